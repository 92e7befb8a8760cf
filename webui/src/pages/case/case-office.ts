// What only the authority sees of a case: who works on it, and its notes. Nothing of law follows from them.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { operations } from '../../api/contract';
import { caught, type Problem } from '../../api/problem';
import type { Application } from '../../api/types';
import { FwElement } from '../../base/element';
import { button, select_field, text_area } from '../../components/fields';
import { notice, problem_notice } from '../../components/notice';
import { date, instant } from '../../format';
import { office as text } from '../../i18n/office';
import { t } from '../../i18n/text';

type Colleagues = operations['list_colleagues']['responses'][200]['content']['application/json'];
type Notes = operations['list_notes']['responses'][200]['content']['application/json'];

@customElement('fw-case-office')
export class CaseOffice extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private colleagues: Colleagues | undefined;
  @state() private books: Notes | undefined;
  @state() private to: string | undefined; // chosen, not sent yet
  @state() private note = '';
  @state() private note_missing = false;
  @state() private problem: Problem | undefined;
  @state() private said = '';

  override updated(changed: PropertyValues): void {
    if (changed.has('application') && (changed.get('application') as Application | undefined)?.id !== this.application.id) void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const params = { path: { application: this.application.id } };
      const [colleagues, books] = await Promise.all([call(api.GET('/api/v1/colleagues')), call(api.GET('/api/v1/applications/{application}/notes', { params }))]);
      [this.colleagues, this.books] = [colleagues.data, books.data];
    } catch (error) {
      this.problem = caught(error);
    }
  }

  // The case itself does not change by it: nothing that is being written elsewhere on the page is read again.
  async #run(act: () => Promise<unknown>, said: string): Promise<void> {
    this.problem = undefined;
    this.said = '';
    try {
      await act();
      await this.#load();
      this.said = said;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  #assign(): Promise<void> {
    const body = { account: this.to || null };
    return this.#run(() => call(api.PUT('/api/v1/applications/{application}/assignment', { params: { path: { application: this.application.id } }, body })), t(text.assigned_done));
  }

  #write(): void {
    this.note_missing = !this.note.trim();
    if (this.note_missing) return;
    void this.#run(async () => {
      await call(api.POST('/api/v1/applications/{application}/notes', { params: { path: { application: this.application.id } }, body: { text: this.note.trim() } }));
      this.note = '';
    }, t(text.note_saved));
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.application.allowed_actions.includes('assign_case')) return nothing;
    const { colleagues, books } = this;
    if (!colleagues || !books) return this.problem ? problem_notice(this.problem) : nothing;
    const current = this.to ?? books.assignments.find(({ until }) => !until)?.to.id ?? '';
    const options = [{ value: '', label: t(text.nobody) }, ...colleagues.colleagues.map(({ id, name, absence }) => ({
      value: id,
      label: absence?.away_today ? t(text.away, { name, date: date(absence.last_day), deputy: absence.deputy.name }) : id === colleagues.me ? t(text.me, { name }) : name,
    }))];
    const former = books.assignments.filter(({ until }) => until);
    return html`<section class="fw-card" aria-labelledby="office-title"><h3 id="office-title">${t(text.assigned)}</h3>
        ${this.problem ? problem_notice(this.problem) : nothing}
        <div role="status">${this.said ? notice('good', this.said) : nothing}</div>
        ${select_field({ id: 'assigned-to', label: t(text.assigned_to), value: current, on_input: (value) => (this.to = value) }, options)}
        <div>${button(t(text.assign), () => void this.#assign(), 'secondary')}</div>
        ${former.length ? html`<details class="fw-why"><summary>${t(text.former)}</summary><ul class="fw-plainlist fw-small">${former.map(({ to, since, until }) => html`<li>${to.name}: ${t(text.span, { from: date(since), until: date(until) })}</li>`)}</ul></details>` : nothing}
      </section>
      <section class="fw-card" aria-labelledby="notes-title"><h3 id="notes-title">${t(text.notes)}</h3><p class="fw-small fw-muted">${t(text.notes_text)}</p>
        ${text_area({ id: 'note', label: t(text.note), value: this.note, error: this.note_missing ? t(text.note_missing) : undefined, on_input: (value) => (this.note = value) }, 3)}
        <div>${button(t(text.note_save), () => this.#write(), 'secondary')}</div>
        ${books.notes.length ? html`<ul class="fw-plainlist fw-lines">${books.notes.map((note) => html`<li><p class="fw-prewrap">${note.text}</p><p class="fw-small fw-muted">${note.author.name}, ${instant(note.at)}</p></li>`)}</ul>` : html`<p class="fw-muted">${t(text.no_notes)}</p>`}
      </section>`;
  }
}

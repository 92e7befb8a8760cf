// Who of the authority is away, from when to when, and who stands in.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { components, operations } from '../../api/contract';
import { caught, type Problem } from '../../api/problem';
import { has_role } from '../../api/session';
import { FwPage } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, select_field, text_field } from '../../components/fields';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import { date } from '../../format';
import { office as text } from '../../i18n/office';
import { t } from '../../i18n/text';

type Colleague = components['schemas']['Colleague'];
type Colleagues = operations['list_colleagues']['responses'][200]['content']['application/json'];

@customElement('fw-absences-page')
export class AbsencesPage extends FwPage {
  @state() private list: Colleagues | undefined;
  @state() private who = '';
  @state() private first = '';
  @state() private last = '';
  @state() private deputy = '';
  @state() private errors: FormError[] = [];
  @state() private problem: Problem | undefined;
  @state() private said = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.list = (await call(api.GET('/api/v1/colleagues'))).data;
      this.who ||= this.list.me;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  async #put(account: string, absence: { first_day: string; last_day: string; deputy: string } | null): Promise<void> {
    this.problem = undefined;
    this.said = '';
    try {
      await call(api.PUT('/api/v1/colleagues/{account}/absence', { params: { path: { account } }, body: { absence } }));
      this.said = t(text.saved);
      this.first = this.last = this.deputy = '';
      await this.#load();
    } catch (error) {
      this.problem = caught(error);
    }
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.errors = [
      ...(this.first && this.last ? [] : [{ field: this.first ? 'last-day' : 'first-day', message: t(text.day_missing) }]),
      ...(this.deputy ? [] : [{ field: 'deputy', message: t(text.deputy_missing) }]),
    ];
    if (!this.errors.length) void this.#put(this.who, { first_day: this.first, last_day: this.last, deputy: this.deputy });
  };

  override render(): TemplateResult {
    return html`<div class="fw-head"><h1>${t(text.absences)}</h1><p class="fw-lead">${t(text.absences_lead)}</p></div>
      <div role="status">${this.said ? notice('good', this.said) : nothing}</div>
      ${this.problem ? problem_notice(this.problem) : nothing}
      ${this.list ? html`<div class="fw-stack fw-stack--wide">${this.#table(this.list)}${this.#form(this.list)}</div>` : this.problem ? nothing : loading()}`;
  }

  // One's own, and as approver everybody's.
  #mine = (one: Colleague): boolean => one.id === this.list?.me || has_role('approver');

  #table(list: Colleagues): TemplateResult {
    return html`<table class="fw-table fw-table--blocks"><thead><tr><th scope="col">${t(text.colleague)}</th><th scope="col">${t(text.absent)}</th><th scope="col">${t(text.deputy)}</th><th scope="col"><span class="fw-sr">${t(text.end)}</span></th></tr></thead>
      <tbody>${list.colleagues.map((one) => html`<tr>
        <td data-label=${t(text.colleague)}>${one.name}</td>
        <td data-label=${t(text.absent)}><div>${one.absence ? html`${t(text.span, { from: date(one.absence.first_day), until: date(one.absence.last_day) })} ${one.absence.away_today ? badge('warn', t(text.today)) : nothing}` : html`<span class="fw-muted">${t(text.present)}</span>`}</div></td>
        <td data-label=${t(text.deputy)}>${one.absence?.deputy.name ?? '–'}</td>
        <td>${one.absence && this.#mine(one) ? html`<button class="fw-plain" type="button" @click=${() => void this.#put(one.id, null)}>${t(text.end)}<span class="fw-sr">: ${one.name}</span></button>` : nothing}</td></tr>`)}</tbody></table>`;
  }

  #form(list: Colleagues): TemplateResult {
    const names = list.colleagues.map(({ id, name }) => ({ value: id, label: name }));
    return html`<form class="fw-stack fw-measure" novalidate @submit=${this.#submit}><h2>${t(text.edit)}</h2>
      <fw-error-summary .errors=${this.errors}></fw-error-summary>
      ${has_role('approver') ? select_field({ id: 'who', label: t(text.whose), value: this.who, on_input: (value) => (this.who = value) }, names) : nothing}
      <div class="fw-fields fw-fields--pair">
        ${text_field({ id: 'first-day', label: t(text.first_day), value: this.first, error: error_of(this.errors, 'first-day'), on_input: (value) => (this.first = value) }, { type: 'date' })}
        ${text_field({ id: 'last-day', label: t(text.last_day), value: this.last, error: error_of(this.errors, 'last-day'), on_input: (value) => (this.last = value) }, { type: 'date' })}
      </div>
      ${select_field({ id: 'deputy', label: t(text.deputy), value: this.deputy, error: error_of(this.errors, 'deputy'), on_input: (value) => (this.deputy = value) }, [{ value: '', label: t(text.choose) }, ...names.filter(({ value }) => value !== this.who)])}
      <div class="fw-actions">${button(t(text.edit), undefined, 'primary', { type: 'submit' })}</div></form>`;
  }
}

// Erasing the persons of a closed case: what would go and what stays, proposed by one person and confirmed by another.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { components } from '../../api/contract';
import { caught, type Problem } from '../../api/problem';
import type { Application } from '../../api/types';
import { FwElement } from '../../base/element';
import { button } from '../../components/fields';
import { notice, problem_notice } from '../../components/notice';
import { date } from '../../format';
import { t } from '../../i18n/text';
import { Act, announce } from './act';
import { erasure as text } from './erasure-texts';

type Erasure = components['schemas']['Erasure'];

@customElement('fw-case-erasure')
export class CaseErasure extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private seen: Erasure | undefined;
  @state() private problem: Problem | undefined;
  readonly #act = new Act(this);

  override updated(changed: PropertyValues): void {
    if (changed.has('application') && this.#offered && !this.seen) void this.#load();
  }

  get #offered(): boolean {
    return this.application.allowed_actions.includes('propose_erasure');
  }

  async #load(): Promise<void> {
    try {
      this.seen = (await call(api.GET('/api/v1/applications/{application}/erasure', { params: { path: { application: this.application.id } } }))).data;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  async #propose(): Promise<void> {
    this.problem = undefined;
    try {
      await call(api.POST('/api/v1/applications/{application}/erasure/proposal', { params: { path: { application: this.application.id } } }));
    } catch (error) {
      this.problem = caught(error);
    }
    await this.#load();
  }

  async #confirm(): Promise<void> {
    const done = await this.#act.run(this.application.version, (header) => call(api.POST('/api/v1/applications/{application}/erasure', { params: { path: { application: this.application.id }, header } })));
    if (done) announce(this, t(text.erased));
  }

  override render(): TemplateResult | typeof nothing {
    const seen = this.seen;
    if (!this.#offered || !seen) return this.problem ? problem_notice(this.problem) : nothing;
    const problem = this.problem ?? this.#act.problem;
    const list = (items: string[]): TemplateResult | typeof nothing => (items.length ? html`<ul class="fw-plainlist">${items.map((item) => html`<li>${item}</li>`)}</ul>` : nothing);
    return html`<section class="fw-card" aria-labelledby="erasure-title" data-erasure><h3 id="erasure-title">${t(text.title)}</h3>
      ${problem ? problem_notice(problem) : nothing}
      ${seen.due ? html`<p>${t(text.due, { due: date(seen.due.due_on), closed: date(seen.due.closed_on) })} <span class="fw-small fw-muted">${seen.due.basis}</span></p>` : nothing}
      ${seen.not_yet ? html`<p>${t(seen.not_yet)}</p>` : html`
        <details class="fw-why"><summary>${t(text.preview)}</summary>
          <p class="fw-strong">${t(text.goes)}</p>
          ${list([...seen.persons.map(({ name }) => name), ...seen.documents.map(({ title, file_name }) => `${title} (${file_name})`), t(text.beside, { notes: seen.notes, drafts: seen.drafts, mails: seen.mails, messages: seen.messages }), t(text.words, { n: seen.words_beside })])}
          <p class="fw-strong">${t(text.stays)}</p>
          ${list([...seen.shared_documents.map(({ title }) => t(text.shared, { title })), ...(seen.words_inside ? [t(text.inside, { n: seen.words_inside })] : []), t(text.log)])}</details>
        ${seen.proposal ? html`<p>${t(text.proposed, { by: seen.proposal.by, at: date(seen.proposal.at) })}</p>` : nothing}
        ${seen.proposal && !seen.proposal.own && this.application.allowed_actions.includes('confirm_erasure')
          ? html`${notice('warn', t(text.final))}<div>${button(t(text.confirm), () => void this.#confirm(), 'primary', { disabled: this.#act.busy })}</div>`
          : seen.proposal ? nothing : html`<div>${button(t(text.propose), () => void this.#propose(), 'secondary')}</div>`}`}
    </section>`;
  }
}

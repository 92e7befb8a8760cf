// What an agency can do with an open request beside answering: acknowledge it, hand it on, ask for time.
// Basis: § 70 Abs. 1 HBO, § 36a Abs. 2 BauGB; what the law does not prolong is not offered. Event `fw-done`.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { StatementRequest } from '../../api/types';
import { FwElement } from '../../base/element';
import { button, select_field, text_area, text_field } from '../../components/fields';
import { question_lines } from '../../components/matrix/matrix';
import { problem_notice } from '../../components/notice';
import { date } from '../../format';
import { t } from '../../i18n/text';
import { Act } from '../case/act';
import { text } from './texts';

// What became of a request for more time, in one sentence; nothing when none was made.
export function extension_text(request: StatementRequest): string {
  const asked = request.extension;
  if (!asked) return '';
  if (!asked.answered_on) return t(text.extension_asked, { date: date(asked.until) });
  if (asked.granted) return t(text.extension_granted, { date: date(request.deadline.end) });
  return t(text.extension_refused, { date: date(asked.until), reason: asked.refused_because });
}

@customElement('fw-request-life')
export class RequestLife extends FwElement {
  @property({ attribute: false }) request!: StatementRequest;
  @state() private to = '';
  @state() private body = ''; // of the register
  @state() private until = '';
  @state() private reason = '';
  @state() private papers = '';
  @state() private error: 'to' | 'extension' | 'papers' | undefined;
  readonly #act = new Act(this);

  override render(): TemplateResult | typeof nothing {
    const { request } = this;
    const may = (name: string): boolean => request.allowed_actions?.includes(name) ?? false;
    const waiting = !!request.extension && !request.extension.answered_on;
    const open = request.status === 'open';
    const said = request.acknowledged_on || request.handed_on_to || request.papers_wanted?.length || question_lines(request).length || extension_text(request);
    const live = may('hand_on_request') || (open && (may('acknowledge_request') || may('want_papers'))) || (may('ask_extension') && request.latest_extension && !waiting);
    if (!said && !live) return nothing;
    return html`<section class="fw-card fw-stack fw-stack--tight"><h2 class="fw-agency__due">${t(text.life)}</h2>
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
      ${request.acknowledged_on ? html`<p>${t(text.acknowledged, { date: date(request.acknowledged_on) })}</p>`
        : may('acknowledge_request') && open ? html`<div>${button(t(text.acknowledge), () => void this.#acknowledge(), 'secondary', { disabled: this.#act.busy })}</div>` : nothing}
      ${request.handed_on_to ? html`<p>${t(text.handed_on, { name: request.handed_on_to })}</p>` : nothing}
      ${may('hand_on_request') ? html`<details class="fw-why"><summary>${t(text.hand_on)}</summary><div class="fw-fields fw-plan__fields">
        ${request.bodies?.length ? html`<p class="fw-small">${t(text.hand_on_text)}</p>${select_field({ id: 'hand-on-agency', label: t(text.hand_on_agency), value: this.body, on_input: (value) => (this.body = value) },
          [{ value: '', label: t(text.hand_on_words) }, ...request.bodies.map(({ id, name }) => ({ value: id, label: name }))])}` : nothing}
        ${this.body ? nothing : text_field({ id: 'hand-on-to', label: t(text.hand_on_to), value: this.to, error: this.error === 'to' ? t(text.hand_on_missing) : undefined, on_input: (value) => (this.to = value) }, { maxlength: 200 })}
        <div>${button(t(text.hand_on), () => void this.#hand_on(), 'secondary', { disabled: this.#act.busy })}</div></div></details>` : nothing}
      ${(request.papers_wanted ?? []).map((wanted) => html`<p>${t(text.papers_said, { date: date(wanted.on), papers: wanted.papers })}</p>`)}
      ${question_lines(request).map((line) => html`<p>${line}</p>`)}
      ${may('want_papers') && open ? html`<details class="fw-why"><summary>${t(text.papers)}</summary><div class="fw-fields fw-plan__fields">
        <p class="fw-small">${t(text.papers_text)}</p>
        ${text_area({ id: 'papers', label: t(text.papers_what), value: this.papers, error: this.error === 'papers' ? t(text.papers_missing) : undefined, on_input: (value) => (this.papers = value) }, 3)}
        <div>${button(t(text.papers_send), () => void this.#want(), 'secondary', { disabled: this.#act.busy })}</div></div></details>` : nothing}
      ${extension_text(request) ? html`<p role="status">${extension_text(request)}</p>` : nothing}
      ${may('ask_extension') && request.latest_extension && !waiting ? this.#extension(request.latest_extension) : nothing}
    </section>`;
  }

  #extension(latest: string): TemplateResult {
    const error = this.error === 'extension' ? t(text.extend_missing) : undefined;
    return html`<details class="fw-why"><summary>${t(text.extend)}</summary><div class="fw-fields fw-plan__fields">
      <p class="fw-small">${t(text.extend_text, { date: date(latest) })}</p>
      ${text_field({ id: 'extend-until', label: t(text.extend_until), value: this.until || latest, error, on_input: (value) => (this.until = value) }, { type: 'date' })}
      ${text_area({ id: 'extend-reason', label: t(text.extend_reason), value: this.reason, on_input: (value) => (this.reason = value) }, 3)}
      <div>${button(t(text.extend), () => void this.#ask(latest), 'secondary', { disabled: this.#act.busy })}</div></div></details>`;
  }

  async #run(send: (key: { 'Idempotency-Key': string }) => Promise<unknown>): Promise<void> {
    if (await this.#act.run(this.request.version ?? 0, (headers) => send({ 'Idempotency-Key': headers['Idempotency-Key'] }))) this.dispatchEvent(new CustomEvent('fw-done'));
  }
  get #params(): { path: { request: string } } {
    return { path: { request: this.request.id } };
  }
  async #acknowledge(): Promise<void> {
    await this.#run(() => call(api.POST('/api/v1/statement-requests/{request}/acknowledgement', { params: this.#params })));
  }
  async #hand_on(): Promise<void> {
    this.error = this.body || this.to.trim() ? undefined : 'to';
    if (this.error) return this.querySelector<HTMLElement>('#hand-on-to')?.focus();
    const body = this.body ? { agency: this.body } : { to: this.to.trim() };
    await this.#run(() => call(api.POST('/api/v1/statement-requests/{request}/hand-on', { params: this.#params, body })));
  }
  async #want(): Promise<void> {
    this.error = this.papers.trim() ? undefined : 'papers';
    if (this.error) return this.querySelector<HTMLElement>('#papers')?.focus();
    await this.#run((headers) => call(api.POST('/api/v1/statement-requests/{request}/papers', { params: this.#params, headers, body: { papers: this.papers.trim() } })));
    if (!this.#act.problem) this.papers = '';
  }
  async #ask(latest: string): Promise<void> {
    this.error = this.reason.trim() ? undefined : 'extension';
    if (this.error) return this.querySelector<HTMLElement>('#extend-reason')?.focus();
    const body = { until: this.until || latest, reason: this.reason.trim() };
    await this.#run((headers) => call(api.POST('/api/v1/statement-requests/{request}/extension', { params: this.#params, headers, body })));
  }
}

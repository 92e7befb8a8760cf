// What the authority does with one request: record its receipt, answer a request for time, replace a refused consent,
// enter a statement that came on paper. Basis: § 70 Abs. 1 HBO, § 36 Abs. 2 Satz 3, § 36a Abs. 2 BauGB.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { StatementRequest } from '../../api/types';
import { FwElement } from '../../base/element';
import '../../components/dialog';
import { button, check_field, radio_group, text_area, text_field } from '../../components/fields';
import { problem_notice } from '../../components/notice';
import { date } from '../../format';
import { shell } from '../../i18n/shell';
import { t, type Text } from '../../i18n/text';
import '../agency/statement-form';
import type { StatementInput } from '../agency/statement-form';
import { Act, announce } from '../case/act';
import { text } from './texts';

export type RequestAct = 'record_delivery' | 'answer_extension' | 'replace_consent' | 'submit_statement' | 'ask_applicant' | 'withdraw_request';

const waits_for_applicant = ({ questions }: StatementRequest): boolean => (questions ?? []).some(({ replied_on }) => !replied_on);

// The acts that make sense for a request as it stands; whether they are allowed the server says.
export function request_acts(request: StatementRequest): RequestAct[] {
  const live = (name: RequestAct): boolean => request.allowed_actions?.includes(name) ?? false;
  const open = request.status === 'open';
  const acts: [RequestAct, boolean][] = [
    ['answer_extension', open && !!request.extension && !request.extension.answered_on],
    ['record_delivery', (open || request.status === 'silent') && !request.delivered_on && !request.former_deadlines?.length],
    ['submit_statement', open || request.status === 'silent' || !!request.correctable],
    ['replace_consent', request.statement?.outcome === 'objection' && !!request.replaceable && !request.consent_replaced && !request.statement.late],
    ['ask_applicant', request.status !== 'withdrawn' && !waits_for_applicant(request)],
    ['withdraw_request', open || (request.statement?.outcome === 'not_responsible' && request.act !== 'opinion')],
  ];
  return acts.filter(([name, fits]) => fits && live(name)).map(([name]) => name);
}

// What an act on this request is called: a letter after an answer corrects it.
export const act_text = (request: StatementRequest, act: RequestAct, which: 'do' | 'named' | 'done'): Text =>
  act === 'submit_statement' && request.status === 'answered' ? text[`correct_statement_${which}`] : text[`${act}_${which}`];

@customElement('fw-request-dialog')
export class RequestDialog extends FwElement {
  @property({ attribute: false }) request: StatementRequest | undefined;
  @property() act: RequestAct = 'withdraw_request';
  @property() today = '';
  @state() private day = '';
  @state() private words = '';
  @state() private grant = 'yes';
  @state() private missing = false;
  @state() private shown: readonly string[] = []; // attachments that the applicant may read
  readonly #act = new Act(this);

  // Opens for one act with empty fields.
  show(request: StatementRequest, act: RequestAct): void {
    this.request = request;
    this.act = act;
    this.day = act === 'answer_extension' ? (request.extension?.until ?? '') : this.today;
    const wanted = request.papers_wanted?.at(-1);
    this.words = act === 'ask_applicant' && wanted ? t(text.papers_from, { agency: request.agency.name, papers: wanted.papers }) : '';
    this.grant = 'yes';
    this.missing = false;
    this.shown = [];
    this.#act.clear();
  }

  override render(): TemplateResult {
    const request = this.request;
    const agency = request?.agency.name ?? '';
    const close = (): void => void (this.request = undefined);
    const own_button = this.act === 'submit_statement'; // the form brings its own
    return html`<fw-dialog .heading=${request ? t(act_text(request, this.act, 'named'), { agency }) : ''} .open=${!!request} @close=${close}
      .body=${request ? html`<div class="fw-stack fw-stack--tight">${this.#act.problem ? problem_notice(this.#act.problem) : nothing}${this.#body(request)}</div>` : nothing}
      .footer=${request && !own_button ? html`${button(t(shell.cancel), close, 'secondary')}${button(t(act_text(request, this.act, 'do')), () => void this.#send(request), 'primary', { disabled: this.#act.busy })}` : nothing}></fw-dialog>`;
  }

  #words(label: string): TemplateResult {
    return text_area({ id: 'request-words', label, value: this.words, error: this.missing ? t(text.words_missing) : undefined, on_input: (value) => (this.words = value) }, 4);
  }
  #day(label: string): TemplateResult {
    return text_field({ id: 'request-day', label, value: this.day, on_input: (value) => (this.day = value) }, { type: 'date' });
  }

  #body(request: StatementRequest): TemplateResult {
    switch (this.act) {
      case 'record_delivery': return html`<p>${t(text.delivery_text)}</p>${this.#day(t(text.delivered_on))}${this.#words(t(text.evidence))}`;
      case 'answer_extension': return html`<p>${t(text.extension_asked, { date: date(request.extension?.until), reason: request.extension?.reason ?? '' })}</p>
        ${radio_group({ id: 'extension-answer', legend: t(text.extension_answer), value: this.grant, on_change: (value) => (this.grant = value) }, [{ value: 'yes', label: t(text.extension_grant) }, { value: 'no', label: t(text.extension_refuse) }])}
        ${this.grant === 'yes' ? html`${this.#day(t(text.extension_until))}${request.latest_extension ? html`<p class="fw-small fw-muted">${t(text.extension_latest, { date: date(request.latest_extension) })}</p>` : nothing}` : this.#words(t(text.reason))}`;
      case 'replace_consent': return html`<p>${t(text.replace_text)}</p>${this.#words(t(text.replace_reason))}`;
      case 'submit_statement': return html`${request.statement && request.status === 'answered' ? html`<p>${t(text.correct_statement_text, { n: request.statement.version ?? 1, date: date(request.statement.received_on) })}</p>` : nothing}<fw-statement-form entering ?correcting=${request.status === 'answered'} .request=${request} .busy=${this.#act.busy} @fw-send=${(event: CustomEvent<StatementInput>) => void this.#enter(request, event.detail)}></fw-statement-form>`;
      case 'ask_applicant': return html`<p>${t(text.ask_applicant_text)} ${request.statement ? t(text.ask_applicant_shows) : nothing}</p>${this.#words(t(text.question_to_applicant))}${this.#attachments(request)}`;
      case 'withdraw_request': return html`<p>${t(text.withdraw_text)}</p>${this.#words(t(text.reason))}`;
    }
  }

  // None is shown unless the authority chooses it.
  #attachments({ statement }: StatementRequest): TemplateResult | typeof nothing {
    if (!statement?.attachments?.length) return nothing;
    return html`<fieldset class="fw-fieldset"><legend>${t(text.show_attachments)}</legend><p class="fw-small fw-muted">${t(text.show_attachments_hint)}</p>
      ${statement.attachments.map(({ id, title, versions }) => check_field(`show-${id}`, title || (versions[0]?.file_name ?? id), this.shown.includes(id), (on) =>
        (this.shown = on ? [...this.shown, id] : this.shown.filter((one) => one !== id))))}</fieldset>`;
  }

  async #enter(request: StatementRequest, body: StatementInput): Promise<void> {
    const params = { path: { request: request.id } };
    if (await this.#act.run(request.version ?? 0, (headers) => call(api.POST('/api/v1/statement-requests/{request}/statement', { params, headers: { 'Idempotency-Key': headers['Idempotency-Key'] }, body })))) this.#done(request);
  }

  async #send(request: StatementRequest): Promise<void> {
    const refuses = this.act === 'answer_extension' && this.grant === 'no';
    this.missing = !this.words.trim() && (this.act !== 'answer_extension' || refuses);
    if (this.missing) return this.querySelector<HTMLElement>('#request-words')?.focus();
    if (await this.#act.run(request.version ?? 0, ({ 'Idempotency-Key': key }) => this.#post(request, { 'Idempotency-Key': key }, refuses))) this.#done(request);
  }

  #post(request: StatementRequest, headers: { 'Idempotency-Key': string }, refuses: boolean): Promise<unknown> {
    const params = { path: { request: request.id } };
    const words = this.words.trim();
    switch (this.act) {
      case 'record_delivery': return call(api.POST('/api/v1/statement-requests/{request}/delivery', { params, headers, body: { delivered_on: this.day, evidence: words } }));
      case 'answer_extension': return call(api.POST('/api/v1/statement-requests/{request}/extension/answer', { params, headers, body: refuses ? { reason: words } : { until: this.day } }));
      case 'replace_consent': return call(api.POST('/api/v1/statement-requests/{request}/consent-replacement', { params, headers, body: { reason: words } }));
      case 'ask_applicant': return call(api.POST('/api/v1/statement-requests/{request}/questions', { params, headers, body: { question: words, attachments: [...this.shown] } }));
      default: return call(api.POST('/api/v1/statement-requests/{request}/withdraw', { params, headers, body: { reason: words } }));
    }
  }

  #done(request: StatementRequest): void {
    const said = t(act_text(request, this.act, 'done'), { agency: request.agency.name });
    this.request = undefined;
    announce(this, said);
  }
}

// What the authority can do with a case now; the server's allowed_actions decide, the rest says why not.
// Basis: §§ 65, 70 HBO. Each act asks in a dialog and is sent with If-Match and an Idempotency-Key.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { can } from '../../api/session';
import type { Application, Procedures } from '../../api/types';
import { FwElement } from '../../base/element';
import '../../components/dialog';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, check_field, link_button, select_field, text_area, text_field } from '../../components/fields';
import { notice, problem_notice } from '../../components/notice';
import { date } from '../../format';
import { shell } from '../../i18n/shell';
import { t, type Text } from '../../i18n/text';
import { Act, announce, type ActHeaders } from './act';
import { document_type } from './case-documents';
import { elsewhere, views_to_act } from './next-act';
import { text } from './texts';
import { length_name, service_choices, service_day, state_name, type Service } from './words';
import { text as decision_text } from '../decision/texts';

type Name = 'forward_exemption' | 'answer_exemption' | 'confirm_completeness' | 'demand_documents' | 'reject_application' | 'extend_decision_period' | 'confirm_withdrawal';
const acts: { name: Name; label: Text; explain: Text }[] = [
  { name: 'forward_exemption', label: text.forward_exemption, explain: text.forward_exemption_text },
  { name: 'answer_exemption', label: text.answer_exemption, explain: text.answer_exemption_text },
  { name: 'confirm_withdrawal', label: text.confirm_withdrawal, explain: text.confirm_withdrawal_text },
  { name: 'confirm_completeness', label: text.complete, explain: text.complete_text },
  { name: 'demand_documents', label: text.demand, explain: text.demand_text },
  { name: 'extend_decision_period', label: text.extend, explain: text.extend_text },
  { name: 'reject_application', label: text.reject, explain: text.reject_text },
];
// Why an operation is not live: the role, or the state.
export const why_not = (application: Application, operation: string): string =>
  application.as_of ? t(text.past_read_only) : can(operation) ? t(text.not_in_state, { state: state_name(application.state, application.procedure) }) : t(text.not_your_role);

// What lies ready for retrieval; undefined: nothing does.
const waiting_letter = ({ notice_offer }: Application): Application['notice_offer'] | undefined => (notice_offer && !notice_offer.not_retrieved ? notice_offer : undefined);

// A demand or an extension that lies ready, or for which nobody came; the decision says so in its own view.
function letter_notice({ notice_offer: offer }: Application): TemplateResult | typeof nothing {
  if (!offer?.letter || offer.letter === 'decision') return nothing;
  const demand = offer.letter === 'demand';
  const said = offer.not_retrieved ? (demand ? text.demand_over : text.extension_over) : demand ? text.demand_waits : text.extension_waits;
  return notice(offer.not_retrieved ? 'warn' : 'info', t(said, { date: date(offer.until), sent: date(offer.sent_on) }));
}

@customElement('fw-case-acts')
export class CaseActs extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ attribute: false }) procedures: Procedures | undefined;
  @state() private open: Name | undefined;
  @state() private on = '';
  @state() private length = '';
  @state() private reason = '';
  @state() private service: '' | 'offer' | Service = '';
  @state() private consent = false;
  @state() private served = '';
  @state() private by: 'municipality' | 'authority' = 'municipality';
  @state() private answer: 'waived' | 'procedure_demanded' | 'prohibition_requested' = 'waived';
  @state() private items = new Map<string, string>(); // document type -> reason
  @state() private errors: FormError[] = [];
  readonly #act = new Act(this);

  get #exemption(): Procedures['procedures'][number]['exemption'] {
    return this.procedures?.procedures.find(({ id }) => id === this.application.procedure)?.exemption ?? null;
  }

  // The receipt that begins an exemption's wait is the municipality's, or the one that the authority confirms.
  get #acts(): typeof acts {
    const exemption = this.#exemption;
    const confirmed = { name: 'forward_exemption', label: text.confirm_receipt, explain: text.confirm_receipt_text } as const;
    return acts.map((act) => {
      if (act.name !== 'forward_exemption' || !exemption || exemption.at_the_latest) return act;
      return exemption.receipt_by === 'authority' ? confirmed : { ...act, explain: text.forward_exemption_only };
    });
  }

  // What was demanded is still open: the clerk may give more time and demand nothing further.
  get #more_time(): boolean {
    return this.application.state === 'incomplete' && this.application.demanded_items.some(({ answered_by }) => !answered_by);
  }

  // Whose request a warning is about: several of one kind read alike.
  #asked(request: string): string {
    const asked = this.application.requests.find(({ id }) => id === request);
    return asked ? `${asked.agency.name}: ` : '';
  }

  override render(): TemplateResult {
    const live = new Set(this.application.allowed_actions);
    const here = this.#acts.filter(({ name }) => live.has(name));
    const there = views_to_act(this.application);
    const off = this.application.as_of ? [] : [...this.#acts, ...elsewhere].filter(({ name }) => !live.has(name));
    return html`<aside class="fw-card fw-card--hued" aria-labelledby="todo-title">
      <h3 id="todo-title">${t(text.to_do)}</h3>
      ${(this.application.warnings ?? []).map((warning) => notice('warn', `${this.#asked(warning.request)}${t(warning.text)}`, html`<p>${t(warning.cure)}</p><p class="fw-small fw-muted">${warning.basis}</p>`))}
      ${this.application.permit_note ? notice('info', t(this.application.permit_note)) : nothing}
      ${this.application.withdrawal_proposed_on ? notice('warn', t(text.withdrawal_proposed, { date: date(this.application.withdrawal_proposed_on) })) : nothing}
      ${letter_notice(this.application)}
      <div class="fw-todo">
        ${here.length + there.length ? nothing : html`<p class="fw-muted">${t(this.application.as_of ? text.past_read_only : text.nothing_to_do)}</p>`}
        ${there.map(({ label, view }, at) => link_button(t(label), `/vorgaenge/${this.application.id}?ansicht=${view}`, at ? 'secondary' : 'primary'))}
        ${here.map(({ name, label }, at) => button(t(label), () => this.#ask(name), at + there.length ? 'secondary' : 'primary'))}
      </div>
      ${off.length ? html`<details class="fw-why fw-todo__off"><summary>${t(text.unavailable)}</summary><ul class="fw-plainlist">
        ${off.map(({ name, label }) => html`<li>${t(label)}<br /><span class="fw-small fw-muted">${why_not(this.application, name)}</span></li>`)}</ul></details>` : nothing}
    </aside>
    ${this.#dialog()}`;
  }

  #ask(name: Name): void {
    this.open = name;
    this.errors = [];
    this.reason = '';
    this.#act.clear();
    this.on = name === 'confirm_completeness' ? (this.application.received_on ?? this.application.today) : this.application.today;
    this.answer = this.#exemption?.waiver === false ? 'procedure_demanded' : 'waived';
    this.length = name === 'demand_documents' ? (this.application.demand_length ?? '4W') : '2M';
    this.service = '';
    this.consent = false;
    this.served = this.application.today;
    this.items = new Map((name === 'demand_documents' && !this.#more_time ? (this.application.missing_documents ?? []) : []).map((type) => [type, '']));
  }

  #dialog(): TemplateResult {
    const act = this.#acts.find(({ name }) => name === this.open);
    return html`<fw-dialog .heading=${act ? t(act.label) : ''} .open=${!!act} @close=${() => (this.open = undefined)}
      .body=${act ? html`<p>${t(act.explain)}</p>
        ${this.#act.problem ? problem_notice(this.#act.problem, this.#act.problem.status === 412 ? html`<p><button class="fw-plain" type="button" @click=${() => this.#reread()}>${t(text.reload)}</button></p>` : nothing) : nothing}
        <fw-error-summary .errors=${this.errors}></fw-error-summary>${this.#form(act.name)}` : nothing}
      .footer=${act ? html`${button(t(shell.cancel), () => (this.open = undefined), 'secondary')}${button(t(act.label), () => void this.#send(act.name), 'primary', { disabled: this.#act.busy })}` : nothing}></fw-dialog>`;
  }

  #reread(): void {
    this.open = undefined;
    announce(this, t(text.reload));
  }

  #form(name: Name): unknown {
    const error = (id: string): string | undefined => error_of(this.errors, id);
    const reason = (): TemplateResult => text_area({ id: 'act-reason', label: t(text.reason), value: this.reason, error: error('act-reason'), on_input: (value) => (this.reason = value) }, 4);
    const lengths = (label: Text, values: string[]): TemplateResult =>
      select_field({ id: 'act-length', label: t(label), value: this.length, on_input: (value) => (this.length = value) }, values.map((value) => ({ value, label: length_name(value) })));
    switch (name) {
      case 'confirm_completeness':
        return html`${this.application.missing_documents?.length ? notice('warn', t(text.missing), html`<ul>${this.application.missing_documents.map((type) => html`<li>${document_type(this.procedures, type)}</li>`)}</ul>`) : nothing}
          ${text_field({ id: 'act-on', label: t(text.complete_on), value: this.on, error: error('act-on'), on_input: (value) => (this.on = value) }, { type: 'date' })}`;
      case 'demand_documents': return html`${this.#demand()}${lengths(text.demand_length, [...new Set([...(this.application.demand_length ? [this.application.demand_length] : []), '2W', '3W', '4W', '6W', '2M'])])}${this.#service('demand', error)}`;
      case 'extend_decision_period': return html`${lengths(text.extend_length, ['1M', '2M'])}${reason()}${this.#service('extension', error)}`;
      case 'reject_application': return reason();
      case 'confirm_withdrawal': return nothing;
      case 'forward_exemption': return text_field({ id: 'act-on', label: t(this.#exemption?.receipt_by === 'authority' ? text.complete_on : text.municipality_received_on), value: this.on, error: error('act-on'), on_input: (value) => (this.on = value) }, { type: 'date' });
      case 'answer_exemption': return this.#declaration(error('act-on'));
    }
  }

  // How it reaches the applicant: from the day on which it counts as known the period runs. What lies ready in the portal
  // records its retrieval itself.
  #service(letter: 'demand' | 'extension', error: (id: string) => string | undefined): TemplateResult {
    const lies_ready = waiting_letter(this.application)?.letter === letter;
    const offer = this.application.allowed_actions.includes(`offer_${letter}`) ? [{ value: 'offer', label: t(text.offer) }] : [];
    return html`${select_field({ id: 'act-service', label: t(decision_text.service), value: this.service, on_input: (value) => (this.service = value as '' | 'offer' | Service) },
        [{ value: '', label: t(text.known_today) }, ...offer, ...service_choices().filter(({ value }) => value !== 'portal' || !lies_ready)])}
      ${this.service === 'offer' ? html`<p class="fw-small fw-muted">${t(letter === 'demand' ? text.offer_demand_text : text.offer_extension_text)}</p>
        ${check_field('act-consent', t(text.offer_consent), this.consent, (on) => (this.consent = on))}`
      : this.service ? text_field({ id: 'act-served', label: service_day(this.service), value: this.served, error: error('act-served'), on_input: (value) => (this.served = value) }, { type: 'date' }) : nothing}`;
  }

  #declaration(error: string | undefined): TemplateResult {
    const choices = <Value extends string>(id: string, label: Text, value: Value, set: (value: Value) => void, all: [Value, Text][]): TemplateResult =>
      select_field({ id, label: t(label), value, on_input: (picked) => set(picked as Value) }, all.map(([name, words]) => ({ value: name, label: t(words) })));
    const exemption = this.#exemption;
    const sides: ['municipality' | 'authority', Text][] = [['municipality', text.by_municipality]];
    if (!exemption || exemption.sides.includes('authority')) sides.push(['authority', exemption?.receipt_by === 'authority' ? text.by_authority_too : text.by_authority]);
    const waiver: [typeof this.answer, Text][] = exemption?.waiver === false ? [] : [['waived', text.answer_waived]];
    return html`${choices('act-by', text.declared_by, this.by, (by) => (this.by = by), sides)}
      ${choices('act-answer', text.declared, this.answer, (answer) => (this.answer = answer), [...waiver, ['procedure_demanded', text.answer_demanded], ['prohibition_requested', text.answer_prohibition]])}
      ${text_field({ id: 'act-on', label: t(text.received_on), value: this.on, error, on_input: (value) => (this.on = value) }, { type: 'date' })}`;
  }

  #demand(): TemplateResult {
    const set = (type: string, value: string | undefined): void => {
      const items = new Map(this.items);
      if (value === undefined) items.delete(type);
      else items.set(type, value);
      this.items = items;
    };
    const procedure = this.procedures?.procedures.find(({ id }) => id === this.application.procedure);
    const required = new Set(procedure?.required_documents);
    const types = (this.procedures?.document_types ?? []).filter(({ id }) => id !== 'notice' && id !== 'statement_attachment')
      .sort((a, b) => Number(required.has(b.id)) - Number(required.has(a.id)));
    const name = (type: string): string => document_type(this.procedures, type);
    return html`${this.#more_time ? html`<p>${t(text.demand_more_time)}</p>` : nothing}<fieldset class="fw-fieldset"><legend id="act-items" tabindex="-1">${t(text.demand_items)}</legend>
        <div class="fw-choices">${types.map(({ id, name: label }) => check_field(`item-${id}`, t(label), this.items.has(id), (on) => set(id, on ? '' : undefined)))}</div></fieldset>
      ${[...this.items].map(([type, value]) => text_area({ id: `reason-${type}`, label: t(text.demand_reason, { name: name(type) }), value, error: error_of(this.errors, `reason-${type}`), on_input: (typed) => set(type, typed) }, 2))}`;
  }

  #flaws(name: Name): FormError[] {
    const flaws: FormError[] = [];
    if (['confirm_completeness', 'forward_exemption', 'answer_exemption'].includes(name) && !this.on) flaws.push({ field: 'act-on', message: t(text.date_missing) });
    if ((name === 'reject_application' || name === 'extend_decision_period') && !this.reason.trim()) flaws.push({ field: 'act-reason', message: t(text.reason_missing) });
    if ((name === 'demand_documents' || name === 'extend_decision_period') && this.service === 'offer' && !this.consent) flaws.push({ field: 'act-consent', message: t(decision_text.offer_no_consent) });
    if ((name === 'demand_documents' || name === 'extend_decision_period') && this.service && this.service !== 'offer' && !this.served) flaws.push({ field: 'act-served', message: t(text.date_missing) });
    if (name === 'demand_documents') {
      if (!this.items.size && !this.#more_time) flaws.push({ field: 'act-items', message: t(text.demand_none) });
      for (const [type, reason] of this.items) if (!reason.trim()) flaws.push({ field: `reason-${type}`, message: t(text.demand_no_reason, { name: document_type(this.procedures, type) }) });
    }
    return flaws;
  }

  async #send(name: Name): Promise<void> {
    this.errors = this.#flaws(name);
    if (this.errors.length) return;
    if (await this.#act.run(this.application.version, (headers) => this.#post(name, headers))) {
      const done = acts.find((act) => act.name === name);
      this.open = undefined;
      announce(this, done ? `${t(done.label)}: ${t(this.service === 'offer' ? text.offered : text.recorded)}` : undefined);
    }
  }

  #post(name: Name, headers: ActHeaders): Promise<unknown> {
    const params = { path: { application: this.application.id } };
    const reason = this.reason.trim();
    const length = this.length;
    const offered = this.service === 'offer';
    const served = this.service && this.service !== 'offer' ? { service: this.service, on: this.served } : {};
    const items = [...this.items].map(([type, why]) => ({ type, reason: why.trim() }));
    switch (name) {
      case 'confirm_completeness': return call(api.POST('/api/v1/applications/{application}/confirm-completeness', { params, headers, body: { complete_on: this.on } }));
      case 'demand_documents': return offered ? call(api.POST('/api/v1/applications/{application}/demand/offer', { params, headers, body: { length, items, consent: this.consent } }))
        : call(api.POST('/api/v1/applications/{application}/demand', { params, headers, body: { length, ...served, items } }));
      case 'extend_decision_period': return offered ? call(api.POST('/api/v1/applications/{application}/extend-decision-period/offer', { params, headers, body: { length, reason, consent: this.consent } }))
        : call(api.POST('/api/v1/applications/{application}/extend-decision-period', { params, headers, body: { length, reason, ...served } }));
      case 'reject_application': return call(api.POST('/api/v1/applications/{application}/reject', { params, headers, body: { reason } }));
      case 'forward_exemption': return call(api.POST('/api/v1/applications/{application}/exemption/forward', { params, headers, body: { municipality_received_on: this.on } }));
      case 'answer_exemption': return call(api.POST('/api/v1/applications/{application}/exemption/answer', { params, headers, body: { by: this.by, answer: this.answer, received_on: this.on } }));
      case 'confirm_withdrawal': return call(api.POST('/api/v1/applications/{application}/confirm-withdrawal', { params, headers }));
    }
  }
}

// The decision of a case: written by the clerk, approved by a second person, served. Basis: § 74 HBO, § 41 HVwVfG.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { as_of } from '../../api/as_of';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application, Decision, FeeAnswer, TextBlocks } from '../../api/types';
import { FwElement } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, check_field, radio_group, select_field, text_area, text_field } from '../../components/fields';
import { icon } from '../../components/icon';
import { badge, notice, problem_notice } from '../../components/notice';
import { open_acts } from '../../components/synopsis/open-acts';
import type { Comparison } from '../../components/synopsis/rows';
import { to_weigh, to_weigh_notice } from '../../components/synopsis/to-weigh';
import { date, euro } from '../../format';
import { t } from '../../i18n/text';
import { Act, announce, type ActHeaders } from '../case/act';
import { why_not } from '../case/case-acts';
import { kind_name, outcome_name, service_choices, service_day, service_name, type Service } from '../case/words';
import { block_picker, deviation_flaws, deviation_input, deviation_list, fee_form, fee_steps, fitting, gaps, litres, type FeeForm } from './aids';
import { condition_list } from './condition-list';
import { cents, inputs } from './conditions';
import './decision.css';
import { draft_of, put_draft, type DecisionDraft } from './draft';
import { answer_list, question_flaws, question_input, question_list } from './questions';
import { text } from './texts';

type Step = 'approve' | 'return' | 'offer' | 'serve';

@customElement('fw-decision-view')
export class DecisionView extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ attribute: false }) draft: DecisionDraft | undefined;
  @state() private errors: FormError[] = [];
  @state() private said = '';
  @state() private reason = '';
  @state() private service: Service = 'certificate';
  @state() private consent = false;
  @state() private on = '';
  @state() private blocks: TextBlocks | undefined;
  @state() private comparison: Comparison | undefined;
  @state() private fees: FeeAnswer | undefined;
  @state() private fee_problem: Problem | undefined;
  readonly #act = new Act(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#aids();
  }

  override updated(changed: PropertyValues): void {
    if (!changed.has('application')) return;
    void this.#acts();
    if (this.#act.problem?.status === 412) this.#act.clear(); // the case was read again
  }

  // Who has to act before a decision can be saved.
  async #acts(): Promise<void> {
    const { application } = this;
    if (application.decision?.stage === 'served') return void (this.comparison = undefined);
    const params = { path: { application: application.id }, query: as_of(application) };
    const comparison = await call(api.GET('/api/v1/applications/{application}/statements', { params })).then(({ data }) => data, () => undefined);
    if (application === this.application) this.comparison = comparison;
  }

  // Text blocks and fee table; without them a decision can be written all the same.
  async #aids(): Promise<void> {
    if (!this.application.allowed_actions.includes('draft_decision')) return;
    const params = { path: { application: this.application.id } };
    this.blocks = await call(api.GET('/api/v1/applications/{application}/text-blocks', { params })).then(({ data }) => data, () => undefined);
    this.fees = await call(api.GET('/api/v1/applications/{application}/decision/fee', { params })).then(({ data }) => data, () => undefined);
  }

  override render(): TemplateResult {
    const decision = this.application.decision;
    const may_write = this.application.allowed_actions.includes('draft_decision');
    return html`<div class="fw-split">
      <div class="fw-stack">
        <div role="status" class="fw-sr">${this.said}</div>
        <fw-error-summary .errors=${this.errors}></fw-error-summary>
        ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
        ${this.comparison ? html`${open_acts(this.application, this.comparison)}${this.#to_weigh(this.comparison)}` : nothing}
        ${decision?.returned ? notice('warn', t(text.returned), html`<p>${decision.returned}</p>`) : nothing}
        ${may_write && this.draft ? this.#overtaken(this.draft) : nothing}
        ${may_write && this.draft ? this.#editor(this.draft) : decision ? this.#reading(decision) : html`<p>${t(text.nothing_yet)}</p><p class="fw-muted">${why_not(this.application, 'draft_decision')}</p>`}
      </div>
      <aside class="fw-stack">${this.#stage(decision)}${this.#approval(decision)}${this.#serving(decision)}</aside>
    </div>`;
  }

  // Somebody has saved another draft while this one was being written: nobody replaces it unawares.
  #overtaken({ dirty, base }: DecisionDraft): TemplateResult | typeof nothing {
    const { decision } = this.application;
    if (!dirty || !decision || decision.version === base) return nothing;
    const take = (): boolean => this.dispatchEvent(new CustomEvent('fw-draft', { bubbles: true, detail: draft_of(decision) }));
    return notice('warn', t(text.overtaken, { name: decision.drafted_by ?? t(text.somebody) }), html`<p>${t(text.overtaken_text)}</p><div>${button(t(text.overtaken_take), take, 'secondary')}</div>`, true);
  }

  // A refusal needs no weighing.
  #to_weigh(comparison: Comparison): TemplateResult | typeof nothing {
    const { draft, application } = this;
    return !draft || draft.outcome === 'refused' || application.as_of ? nothing : to_weigh_notice(application.id, to_weigh(comparison, draft.entries));
  }

  #editor(draft: DecisionDraft): TemplateResult {
    const put = (patch: Partial<DecisionDraft>): boolean => put_draft(this, { ...draft, ...patch });
    return html`<form class="fw-stack" novalidate @submit=${(event: Event) => {
      event.preventDefault();
      void this.#save(draft);
    }}>
      ${radio_group({ id: 'outcome', legend: t(text.outcome), value: draft.outcome, on_change: (value) => put({ outcome: value as DecisionDraft['outcome'] }) },
        ['granted', 'granted_partly', 'refused'].map((value) => ({ value, label: outcome_name(value) })))}
      ${draft.outcome === 'granted_partly' ? text_area({ id: 'refused-part', label: t(text.refused_part), value: draft.refused_part, error: error_of(this.errors, 'refused-part'), on_input: (refused_part) => put({ refused_part }) }, 3) : nothing}
      ${this.application.procedure === 'preliminary' ? question_list(draft.questions, this.errors, (questions) => void put({ questions })) : nothing}
      ${deviation_list({ entries: draft.deviations, errors: this.errors, blocks: fitting(this.blocks, 'deviation', draft.outcome), put: (deviations) => void put({ deviations }) })}
      ${condition_list({ application: this.application, entries: draft.entries, errors: this.errors, blocks: fitting(this.blocks, 'condition', draft.outcome), put: (entries, said) => {
        put({ entries });
        this.said = said ?? '';
      } })}
      ${text_area({ id: 'reasons', label: t(text.reasons), value: draft.reasons, optional: draft.outcome === 'granted', error: error_of(this.errors, 'reasons'), on_input: (reasons) => put({ reasons }) }, 8)}
      ${block_picker('reasons-block', fitting(this.blocks, 'reasons', draft.outcome), (block) => {
        put({ reasons: [draft.reasons, block.text].filter(Boolean).join('\n\n'), text_blocks: [...new Set([...draft.text_blocks, block.id])] });
        this.said = t(text.inserted, { title: t(block.title) });
      })}
      ${text_field({ id: 'fee', label: t(text.fee), value: draft.fee, error: error_of(this.errors, 'fee'), on_input: (fee) => put({ fee, fee_record: undefined }) }, { inputmode: 'decimal', unit: '€' })}
      ${this.fees ? fee_form(this.fees, draft.fee_form, (form) => void put({ fee_form: form, fee_record: undefined }), () => void this.#compute(draft), draft.fee_record) : nothing}
      ${this.fee_problem ? problem_notice(this.fee_problem) : nothing}
      <div class="fw-actions">${button(t(text.save), undefined, 'primary', { type: 'submit', disabled: this.#act.busy })}${draft.dirty ? badge('warn', t(text.unsaved), 'warn') : nothing}</div>
    </form>`;
  }

  #reading(decision: Decision): TemplateResult {
    const agency = (request: string | undefined): string => this.application.requests.find(({ id }) => id === request)?.agency.name ?? '';
    return html`<dl class="fw-facts fw-facts--wide">
        <div><dt>${t(text.outcome)}</dt><dd><strong>${outcome_name(decision.outcome)}</strong></dd></div>
        ${decision.refused_part ? html`<div><dt>${t(text.refused_part)}</dt><dd class="fw-prose">${decision.refused_part}</dd></div>` : nothing}
        <div><dt>${t(text.fee)}</dt><dd>${euro(decision.fee_cents)}${decision.fee ? fee_steps(decision.fee) : nothing}</dd></div></dl>
      ${decision.questions?.length ? html`<section><h3>${t(text.questions)}</h3>${answer_list(decision.questions)}</section>` : nothing}
      ${decision.deviations?.length ? html`<section><h3>${t(text.deviations)}</h3><ol class="fw-conditions">${decision.deviations.map((deviation) => html`<li>
        <p><strong>${deviation.rule}</strong>: ${deviation.subject} ${badge(deviation.granted ? 'good' : 'bad', t(deviation.granted ? text.deviation_granted : text.deviation_refused))}</p>${deviation.reason ? html`<p class="fw-small fw-prose">${deviation.reason}</p>` : nothing}</li>`)}</ol></section>` : nothing}
      <section><h3>${t(text.conditions)}</h3>${decision.conditions.length ? html`<ol class="fw-conditions">${decision.conditions.map((condition) => html`<li>
        <p class="fw-small fw-muted">${kind_name(condition.kind)}${condition.topic ? html` · ${condition.topic}` : nothing} · ${condition.source ? html`<a href="/vorgaenge/${this.application.id}?ansicht=stellungnahmen">${t(text.source, { agency: agency(condition.source) })}</a>` : t(text.own)}</p>
        <p class="fw-prose">${condition.text}</p>
        ${condition.legal_basis ? html`<p class="fw-small fw-muted">${condition.legal_basis}</p>` : nothing}${condition.reason ? html`<p class="fw-small">${condition.reason}</p>` : nothing}</li>`)}</ol>` : html`<p>${t(text.no_conditions)}</p>`}</section>
      ${decision.reasons ? html`<section><h3>${t(text.reasons)}</h3><p class="fw-prose fw-measure">${decision.reasons}</p></section>` : nothing}`;
  }

  #stage(decision: Decision | null): TemplateResult {
    const stage = decision ? { draft: text.stage_draft, approved: text.stage_approved, served: text.stage_served }[decision.stage] : text.stage_none;
    const previewed = this.application.allowed_actions.includes('preview_notice') || (decision && decision.stage !== 'served' && !this.application.as_of);
    return html`<section class="fw-card fw-card--hued" aria-label=${t(stage)}>
      <div>${badge(decision?.stage === 'served' ? 'good' : decision ? 'info' : 'plain', t(stage))}</div>
      ${decision?.drafted_by ? html`<p class="fw-small">${t(text.drafted_by, { name: decision.drafted_by })}</p>` : nothing}
      ${decision?.approved_by ? html`<p class="fw-small">${t(text.approved_by, { name: decision.approved_by })}</p>` : nothing}
      ${decision?.served_on ? html`<p>${t(text.served_on, { date: date(decision.served_on), service: service_name(decision.service ?? '') })}</p>` : nothing}
      ${decision?.notice ? html`<p><a class="fw-plain" href="/api/v1/applications/${this.application.id}/documents/${decision.notice}/versions/1" target="_blank" rel="noopener">${icon('file')}${t(text.notice)}</a></p>` : nothing}
      ${decision && previewed ? html`<div><a class="fw-plain" href="/api/v1/applications/${this.application.id}/decision/preview.pdf" target="_blank" rel="noopener">${icon('file')}${t(text.preview)}</a>
        ${this.draft?.dirty ? html`<p class="fw-small fw-muted">${t(text.preview_saved)}</p>` : nothing}</div>` : nothing}
    </section>`;
  }

  // Live or not, both acts are shown while a draft waits; what is not live says why.
  #approval(decision: Decision | null): TemplateResult | typeof nothing {
    const live = (name: string): boolean => this.application.allowed_actions.includes(name);
    const waits = decision?.stage === 'draft';
    if (!waits && !(decision?.stage === 'approved' && live('return_decision'))) return nothing;
    const off = !live('approve_decision');
    return html`<section class="fw-card"><h3>${t(text.review)}</h3>
      ${waits ? html`<p class="fw-small fw-muted" id="approve-why">${off ? `${why_not(this.application, 'approve_decision')} ` : ''}${t(text.four_eyes)}</p>
      <div>${button(t(text.approve), () => void this.#run('approve'), 'primary', { disabled: off || this.#act.busy, describe: 'approve-why' })}</div>` : nothing}
      ${live('return_decision') ? html`${text_area({ id: 'return-reason', label: t(text.return_reason), value: this.reason, error: error_of(this.errors, 'return-reason'), on_input: (value) => (this.reason = value) }, 3)}
        <div>${button(t(text.return), () => void this.#run('return'), 'secondary', { disabled: this.#act.busy })}</div>` : nothing}</section>`;
  }

  #serving(decision: Decision | null): TemplateResult | typeof nothing {
    if (decision?.stage !== 'approved') return nothing;
    const off = !this.application.allowed_actions.includes('serve_decision');
    const waits = !!this.#offer && !this.#offer.not_retrieved;
    return html`<section class="fw-card"><h3>${t(text.service_title)}</h3>
      <p class="fw-small fw-muted" id="serve-why">${off ? why_not(this.application, 'serve_decision') : t(text.serve_text)}</p>
      ${this.#offering()}
      ${off ? nothing : html`<h4>${t(text.other_way)}</h4>${select_field({ id: 'service', label: t(text.service), value: this.service, on_input: (value) => (this.service = value as Service) }, service_choices().filter(({ value }) => !waits || value !== 'portal'))}
        ${text_field({ id: 'serve-on', label: service_day(this.service), value: this.on || this.application.today, error: error_of(this.errors, 'serve-on'), on_input: (value) => (this.on = value) }, { type: 'date' })}`}
      <div>${button(t(text.serve), () => void this.#run('serve'), 'primary', { disabled: off || this.#act.busy, describe: 'serve-why' })}</div></section>`;
  }

  get #offer(): Application['notice_offer'] {
    const offer = this.application.notice_offer;
    return offer?.letter === 'decision' ? offer : null;
  }

  #offering(): TemplateResult | typeof nothing {
    const offer = this.#offer;
    const live = this.application.allowed_actions.includes('offer_notice');
    if (!offer && !live) return nothing;
    const said = offer ? notice(offer.not_retrieved ? 'warn' : 'info', t(offer.not_retrieved ? text.offer_over : text.offer_open, { date: date(offer.until), sent: date(offer.sent_on) })) : nothing;
    if (!live) return html`${said}`;
    return html`<h4>${t(text.offer_title)}</h4>${said}
      <p class="fw-small fw-muted" id="offer-text">${t(text.offer_text)}</p>
      ${check_field('offer-consent', t(text.offer_consent), this.consent, (on) => (this.consent = on))}
      <div>${button(t(offer ? text.offer_anew : text.offer), () => void this.#run('offer'), 'secondary', { disabled: this.#act.busy, describe: 'offer-text' })}</div>`;
  }

  async #save(draft: DecisionDraft): Promise<void> {
    const fee = draft.fee.trim() ? cents(draft.fee) : 0;
    this.errors = [
      ...draft.entries.flatMap((entry, index) => (entry.text.trim() ? [] : [{ field: `condition-${entry.key}-text`, message: t(text.wording_missing, { n: index + 1 }) }])),
      ...question_flaws(draft.questions),
      ...deviation_flaws(draft.deviations),
      ...draft.entries.flatMap((entry) => (entry.text_block ? gaps(entry.text).map((place) => ({ field: `condition-${entry.key}-text`, message: t(text.open_places, { place }) })) : [])),
      ...(draft.text_blocks.length ? gaps(draft.reasons).map((place) => ({ field: 'reasons', message: t(text.open_places, { place }) })) : []),
      ...(draft.outcome === 'granted_partly' && !draft.refused_part.trim() ? [{ field: 'refused-part', message: t(text.refused_part_missing) }] : []),
      ...(draft.outcome !== 'granted' && !draft.reasons.trim() ? [{ field: 'reasons', message: t(text.reasons_missing) }] : []),
      ...(fee === undefined ? [{ field: 'fee', message: t(text.fee_wrong) }] : []),
    ];
    if (this.errors.length || fee === undefined) return;
    const body = { outcome: draft.outcome, conditions: inputs(draft.entries), reasons: draft.reasons.trim(), fee_cents: fee,
      deviations: draft.deviations.map(deviation_input), ...(draft.questions.length ? { questions: draft.questions.map(question_input) } : {}), ...(draft.outcome === 'granted_partly' ? { refused_part: draft.refused_part.trim() } : {}), text_blocks: draft.text_blocks,
      ...(draft.fee_record ? { fee: this.#fee_input(draft.fee_form) } : {}) };
    const params = { path: { application: this.application.id } };
    if (await this.#act.run(this.application.version, (headers) => call(api.PUT('/api/v1/applications/{application}/decision', { params, headers: { 'If-Match': headers['If-Match'] }, body })))) announce(this, t(text.saved));
  }

  #fee_input(form: FeeForm): { item: string; cost_cents?: number; volume_l?: number; shell_value?: string; cents?: number } {
    const item = this.fees?.table.items.find(({ id }) => id === form.item) ?? this.fees?.table.items[0];
    const input: { item: string; cost_cents?: number; volume_l?: number; shell_value?: string; cents?: number } = { item: item?.id ?? '' };
    const put = (name: 'cost_cents' | 'volume_l' | 'cents', value: number | undefined): void => {
      if (value !== undefined) input[name] = value;
    };
    if (item?.kind === 'framework') put('cents', cents(form.amount));
    if (item?.kind === 'per_started_unit' && form.by === 'cost') put('cost_cents', cents(form.cost));
    if (item?.kind === 'per_started_unit' && form.by === 'volume') {
      put('volume_l', litres(form.volume));
      input.shell_value = form.shell_value || this.fees?.table.shell_values[0]?.id || '';
    }
    return input;
  }

  async #compute(draft: DecisionDraft): Promise<void> {
    this.fee_problem = undefined;
    try {
      const { data } = await call(api.GET('/api/v1/applications/{application}/decision/fee', { params: { path: { application: this.application.id }, query: this.#fee_input(draft.fee_form) } }));
      if (data.fee?.cents !== undefined) put_draft(this, { ...draft, fee: (data.fee.cents / 100).toFixed(2).replace('.', ','), fee_record: data.fee });
    } catch (error) {
      this.fee_problem = caught(error);
    }
  }

  async #run(name: Step): Promise<void> {
    this.errors = name === 'return' && !this.reason.trim() ? [{ field: 'return-reason', message: t(text.reason_missing) }]
      : name === 'offer' && !this.consent ? [{ field: 'offer-consent', message: t(text.offer_no_consent) }] : [];
    if (this.errors.length) return;
    if (!(await this.#act.run(this.application.version, (headers) => this.#post(name, headers)))) return;
    this.reason = '';
    this.consent = false;
    announce(this, t({ approve: text.approved, return: text.returned_done, offer: text.offered, serve: text.served }[name]));
  }

  #post(name: Step, headers: ActHeaders): Promise<unknown> {
    const params = { path: { application: this.application.id } };
    switch (name) {
      case 'approve': return call(api.POST('/api/v1/applications/{application}/decision/approve', { params, headers, body: { decision_version: this.application.decision?.version ?? 0 } }));
      case 'return': return call(api.POST('/api/v1/applications/{application}/decision/return', { params, headers, body: { reason: this.reason.trim() } }));
      case 'offer': return call(api.POST('/api/v1/applications/{application}/decision/offer', { params, headers, body: { consent: this.consent } }));
      case 'serve': return call(api.POST('/api/v1/applications/{application}/decision/serve', { params, headers, body: { service: this.service, on: this.on || this.application.today } }));
    }
  }
}

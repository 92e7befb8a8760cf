// Putting a round together: suggestions with their reason, what could not be checked, agencies added by hand,
// and per agency the question and what exactly it may see.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { operations } from '../../api/contract';
import type { Application, StatementRequest } from '../../api/types';
import { FwElement } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, check_field, select_field, text_area, text_field } from '../../components/fields';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import { agency_kind_name } from '../../i18n/names';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { Act, announce } from '../case/act';
import { act_name, length_name, silence_name } from '../case/words';
import { asked_instead } from './instead';
import type { Link } from './links';
import { unchecked_lines } from './reasons';
import { acts, added_by_hand, can_be_dropped, changed, flaws, is_dropped, plans_of, releasable, released_to_all, resumed, round_input, rules_for, suggested, with_agency, type Act as Kind, type Agency, type Flaw, type Plan } from './round';
import { text } from './texts';

type Suggestions = operations['suggest_agencies']['responses'][200]['content']['application/json'];

@customElement('fw-composer')
export class Composer extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ attribute: false }) instead: StatementRequest | undefined; // whose agency is not responsible: only the one it names is asked
  @state() private suggestions: Suggestions | undefined;
  @state() private agencies: Agency[] = [];
  @state() private plans: Plan[] = [];
  @state() private name = '';
  @state() private errors: FormError[] = [];
  @state() private problem: Problem | undefined;
  readonly #act = new Act(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    const params = { path: { application: this.application.id } };
    try {
      const [found, register] = await Promise.all([call(api.GET('/api/v1/applications/{application}/suggestions', { params })), call(api.GET('/api/v1/agencies'))]);
      const asked = this.application.requests.filter(({ status }) => status !== 'withdrawn').map(({ agency, act }) => ({ agency: agency.id, act }));
      asked.push(...(this.application.agreements ?? []).map(({ agency, act }) => ({ agency: agency.id, act })));
      this.agencies = register.data.agencies;
      const kept = this.instead ? undefined : this.application.round_draft;
      const plans = suggested(found.data.suggestions, this.application.documents, asked, this.#drawn);
      if (this.instead) this.plans = asked_instead(this.instead, this.agencies, found.data.rules, this.application.documents, t(text.instead_because, { agency: this.instead.agency.name }));
      else this.plans = kept ? resumed(plans, this.application.documents, this.agencies, kept) : plans;
      this.name = kept?.title || t(text.title_default, { n: new Set(this.application.requests.map(({ round }) => round?.id)).size + 1 });
      this.suggestions = found.data;
      await this.updateComplete;
      this.querySelector<HTMLElement>('#composer-title')?.focus(); // the button that opened it is gone or far away
    } catch (error) {
      this.problem = caught(error);
    }
  }

  get #drawn(): boolean {
    return !!this.application.draft?.design;
  }

  #change(key: number, patch: Partial<Plan>): void {
    this.plans = changed(this.plans, key, patch);
  }

  override render(): TemplateResult {
    if (this.problem) return problem_notice(this.problem);
    if (!this.suggestions) return loading();
    const chosen = this.plans.filter((plan) => plan.chosen).length;
    return html`<form class="fw-card fw-composer" novalidate aria-labelledby="composer-title" @submit=${this.#submit}>
      <div><h3 id="composer-title" tabindex="-1">${t(text.composer)}</h3><p class="fw-muted">${this.instead ? t(text.instead_text, { agency: this.instead.agency.name, name: this.instead.statement?.refer_to ?? '' }) : t(text.composer_text)}</p></div>
      <fw-error-summary .errors=${this.errors}></fw-error-summary>
      ${this.#act.problem ? problem_notice(this.#act.problem) : nothing}
      ${text_field({ id: 'round-title', label: t(text.title), value: this.name, error: error_of(this.errors, 'round-title'), on_input: (value) => (this.name = value) }, { maxlength: 200 })}
      <fieldset class="fw-fieldset"><legend id="round-requests" tabindex="-1">${t(this.instead ? text.agency : text.suggestions)}</legend>
        ${this.plans.length ? nothing : html`<p>${t(text.no_suggestions)}</p>`}
        <ul class="fw-plainlist fw-plans">${this.plans.map((plan) => this.#plan(plan))}</ul>
        <div>${button(t(text.add), () => (this.plans = added_by_hand(this.plans, this.application.documents, this.#drawn)), 'secondary', { sign: 'add' })}</div>
      </fieldset>
      ${this.suggestions.not_checked.length && !this.instead ? notice('warn', t(text.not_checked), html`<p>${t(text.not_checked_text)}</p>
        <ul>${unchecked_lines(this.suggestions.not_checked, this.agencies).map(({ reason, whom }) => html`<li>${reason}
          <ul class="fw-small fw-muted">${whom.map(({ agencies, bases }) => html`<li>${agencies}${bases.length ? html`: ${bases.join('; ')}` : nothing}</li>`)}</ul></li>`)}</ul>`) : nothing}
      <p><a href="/beteiligungsregeln?vorgang=${this.application.id}" target="_blank" rel="noopener">${t(text.all_rules)}</a></p>
      <div class="fw-actions">${button(chosen === 0 ? t(text.send_none) : chosen === 1 ? t(text.send_one) : t(text.send_count, { n: chosen }), undefined, 'primary', { type: 'submit', disabled: this.#act.busy })}
        ${this.instead && this.application.round_draft ? nothing : button(t(text.draft_save), () => void this.#keep(), 'secondary', { disabled: this.#act.busy })}
        ${button(t(shell.cancel), () => this.dispatchEvent(new CustomEvent('fw-cancel')), 'secondary')}</div>
    </form>`;
  }

  #plan(plan: Plan): TemplateResult {
    const suggestion = plan.suggestion;
    const name = this.#agency_name(plan);
    const asked = this.application.requests.some((request) => request.agency.id === plan.agency && request.act === plan.act && request.status !== 'withdrawn');
    return html`<li class="fw-plan ${plan.chosen ? 'fw-plan--chosen' : ''}">
      ${check_field(`plan-${plan.key}`, html`<strong>${name}</strong> <span class="fw-muted">${act_name(plan.act)}</span>`, plan.chosen, (chosen) => this.#change(plan.key, { chosen }))}
      <div class="fw-plan__body">
        <div class="fw-row">${suggestion && !suggestion.agency ? badge('warn', t(text.unknown_agency), 'warn') : nothing}${asked ? badge('plain', t(text.asked_before)) : nothing}${suggestion ? nothing : badge('plain', t(text.by_hand))}</div>
        ${suggestion ? html`<p>${t(suggestion.reason)}${suggestion.competence ? html` ${t(suggestion.competence)}` : nothing}</p>${suggestion.note ? html`<p class="fw-aside">${t(suggestion.note)}</p>` : nothing}
          ${(suggestion.further ?? []).map((one) => html`<p>${t(one.reason)} <span class="fw-small fw-muted">${one.legal_basis}</span></p>${one.note && t(one.note) !== (suggestion.note ? t(suggestion.note) : '') ? html`<p class="fw-aside">${t(one.note)}</p>` : nothing}`)}` : nothing}
        ${suggestion ? html`<p class="fw-small fw-muted">${t(text.period_from, { length: length_name(suggestion.period) })} · ${silence_name(suggestion.on_silence)} · ${suggestion.legal_basis}</p>` : nothing}
        ${can_be_dropped(plan) ? text_field({ id: `plan-${plan.key}-because`, label: t(text.dropped_because), value: plan.because, optional: !is_dropped(plan), error: error_of(this.errors, `plan-${plan.key}-because`), on_input: (because) => this.#change(plan.key, { because }) }, { maxlength: 2000 }) : nothing}
        ${plan.chosen ? this.#details(plan) : nothing}
      </div></li>`;
  }

  #agency_name(plan: Plan): string {
    const known = this.agencies.find(({ id }) => id === plan.agency)?.name ?? plan.suggestion?.agency?.name;
    return known ?? (plan.suggestion ? agency_kind_name(plan.suggestion.agency_kind) : t(text.agency_choose));
  }

  #details(plan: Plan): TemplateResult {
    const id = (field: string): string => `plan-${plan.key}-${field}`;
    const error = (field: string): string | undefined => error_of(this.errors, id(field));
    return html`
      ${plan.suggestion && !plan.suggestion.agency ? html`<p>${t(text.unknown_agency_text, { kind: agency_kind_name(plan.suggestion.agency_kind) })}</p>` : nothing}
      ${plan.suggestion?.agency ? nothing : select_field({ id: id('agency'), label: t(text.agency), value: plan.agency, error: error('agency'), on_input: (agency) => (this.plans = with_agency(this.plans, plan.key, this.agencies.find(({ id: one }) => one === agency) ?? { id: '', kind: '' }, this.application.documents)) },
        [{ value: '', label: t(text.agency_choose) }, ...this.agencies.map((agency) => ({ value: agency.id, label: agency.name }))])}
      ${plan.suggestion ? nothing : select_field({ id: id('act'), label: t(text.act), hint: t(text.act_hint), value: plan.act, on_input: (act) => this.#change(plan.key, { act: act as Kind, rule: '', further: [] }) }, acts.map((act) => ({ value: act, label: act_name(act) })))}
      ${this.#legal_basis(plan)}
      ${plan.suggestion ? nothing : text_field({ id: id('because'), label: t(text.added_because), value: plan.because, optional: true, on_input: (because) => this.#change(plan.key, { because }) }, { maxlength: 2000 })}
      <details class="fw-why" ?open=${!!error('released') || !plan.suggestion}><summary>${t(text.details)} <span class="fw-muted">(${t(text.released_count, { n: plan.released.length, m: releasable(this.application.documents).length })})</span></summary>
        <div class="fw-fields fw-plan__fields">
          ${text_area({ id: id('question'), label: t(text.question), hint: t(text.question_hint), value: plan.question, optional: true, on_input: (question) => this.#change(plan.key, { question }) }, 3)}
          <fieldset class="fw-fieldset"><legend id=${id('released')} tabindex="-1">${t(text.released)}</legend>
            <p class="fw-small fw-muted">${t(text.released_hint)}</p>
            ${this.#quick(plan)}
            ${error('released') ? html`<p class="kern-error">${error('released')}</p>` : nothing}
            ${releasable(this.application.documents).map((document) => check_field(id(`document-${document.id}`), document.title || document.versions.at(-1)?.file_name, plan.released.includes(document.id), (on) =>
              this.#change(plan.key, { released: on ? [...plan.released, document.id] : plan.released.filter((one) => one !== document.id) })))}
          </fieldset>
          ${this.#drawn ? check_field(id('findings'), html`${t(text.with_findings)} <span class="fw-small fw-muted">${t(text.with_findings_hint)}</span>`, plan.with_findings, (with_findings) => this.#change(plan.key, { with_findings })) : nothing}
        </div>
      </details>`;
  }

  // All, none, what is suggested; and the same for everybody.
  #quick(plan: Plan): TemplateResult {
    const { documents } = this.application;
    const name = this.#agency_name(plan);
    const choices: [label: string, released: string[]][] = [[t(text.release_all), releasable(documents).map(({ id }) => id)], [t(text.release_none), []], [t(text.release_suggested), plans_of(documents, plan.kind)]];
    const several = this.plans.filter(({ chosen }) => chosen).length > 1;
    return html`<div class="fw-row">${choices.map(([label, released]) => html`<button class="fw-plain" type="button" aria-label=${`${label}: ${name}`} @click=${() => this.#change(plan.key, { released })}>${label}</button>`)}
      ${several ? html`<button class="fw-plain" type="button" @click=${() => (this.plans = released_to_all(this.plans, plan.key))}>${t(text.release_everywhere)}</button>` : nothing}</div>`;
  }

  #legal_basis(plan: Plan): TemplateResult | typeof nothing {
    const rules = rules_for(plan, this.suggestions?.rules ?? []);
    if (!rules.length) return nothing;
    const known = rules.find(({ rule }) => rule === plan.rule);
    return html`${select_field({ id: `plan-${plan.key}-rule`, label: t(text.legal_basis), hint: t(text.legal_basis_hint), value: plan.rule, on_input: (rule) => this.#change(plan.key, { rule, further: [] }) },
      [{ value: '', label: t(text.legal_basis_general) }, ...rules.map((rule) => ({ value: rule.rule, label: `${t(rule.name)}: ${rule.legal_basis}` }))])}
      ${known ? html`<p class="fw-small fw-muted">${t(text.period_from, { length: length_name(known.period) })} · ${silence_name(known.on_silence)}</p>` : nothing}`;
  }

  #message(flaw: Flaw): FormError {
    const messages = { title: text.title_missing, requests: text.requests_missing, agency: text.agency_missing, released: text.released_missing, because: text.dropped_missing };
    const plan = this.plans.find(({ key }) => key === flaw.key);
    const message = t(messages[flaw.field]);
    return plan ? { field: `plan-${plan.key}-${flaw.field}`, message: t(text.of, { agency: this.#agency_name(plan), message }) } : { field: `round-${flaw.field}`, message };
  }

  async #keep(): Promise<void> {
    const params = { path: { application: this.application.id } };
    const body = round_input(this.name, this.plans);
    if (!(await this.#act.run(this.application.version, (headers) => call(api.PUT('/api/v1/applications/{application}/round-draft', { params, headers: { 'If-Match': headers['If-Match'] }, body }))))) return;
    announce(this, t(text.draft_saved));
    this.dispatchEvent(new CustomEvent('fw-cancel'));
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.errors = flaws(this.name, this.plans).map((flaw) => this.#message(flaw));
    if (this.errors.length) return;
    const params = { path: { application: this.application.id } };
    await this.#act.run(this.application.version, async (headers) => {
      const { data } = await call(api.POST('/api/v1/applications/{application}/rounds', { params, headers, body: round_input(this.name, this.plans) }));
      const named = (id: string): string => this.agencies.find((agency) => agency.id === id)?.name ?? id;
      const detail: Link[] = (data.links ?? []).map((link) => ({ ...link, agency: named(link.agency) }));
      this.dispatchEvent(new CustomEvent('fw-opened', { detail }));
    });
  };
}

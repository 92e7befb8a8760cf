// The rules that name agencies: read as of a day, tried on a case with every verdict, and what moves under assumptions.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import { speak_law_of } from '../../api/provisions';
import type { Authority } from '../../api/types';
import { FwPage } from '../../base/element';
import { button, text_field } from '../../components/fields';
import { badge, loading, notice, problem_notice } from '../../components/notice';
import { agency_kind_name } from '../../i18n/names';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { set_query } from '../../router';
import { authority_choice, chosen_authority, own_authorities } from '../admin/authority-choice';
import { act_name, length_name, silence_name } from '../case/words';
import { span } from '../rules/part';
import './assumptions';
import './participation-rules.css';
import { asked, assumes, by_agency, count, moved, nothing_assumed, shown, verdicts, what_if_of, write_what_if, type Rule, type Rules, type Verdict, type WhatIf } from './rules';
import { text } from './texts';

const tones = { fires: 'warn', does_not_fire: 'plain', not_checked: 'info' } as const;
const signs = { fires: 'send', does_not_fire: undefined, not_checked: 'open' } as const;

@customElement('fw-participation-rules-page')
export class ParticipationRulesPage extends FwPage {
  @state() private data: Rules | undefined;
  @state() private problem: Problem | undefined;
  @state() private own: Authority[] = [];
  @state() private case_id = '';
  @state() private day = ''; // empty: today
  @state() private words = '';
  @state() private verdict: Verdict | '' = '';
  @state() private what_if: WhatIf = nothing_assumed;
  @state() private file_number = '';
  @state() private case_error = '';
  #authority: string | undefined;
  #asked = 0; // the last question to the server counts

  override connectedCallback(): void {
    super.connectedCallback();
    const { query } = this;
    this.case_id = query.get('vorgang') ?? '';
    this.day = query.get('am') ?? '';
    this.words = query.get('suche') ?? '';
    this.verdict = verdicts.find((one) => one === query.get('zeige')) ?? '';
    this.what_if = what_if_of(query);
    void this.#begin();
  }

  async #begin(): Promise<void> {
    try {
      this.own = await own_authorities();
      this.#authority = chosen_authority(this.own, this.query);
    } catch (error) {
      this.problem = caught(error);
      return;
    }
    await this.#load();
  }

  async #load(): Promise<void> {
    const mine = (this.#asked += 1);
    const on = this.day ? { on: this.day } : {};
    const authority = this.#authority ? { authority: this.#authority } : {};
    try {
      const { data } = this.case_id
        ? await call(api.GET('/api/v1/applications/{application}/participation-rules', { params: { path: { application: this.case_id }, query: { ...on, ...asked(this.what_if) } } }))
        : await call(api.GET('/api/v1/participation-rules', { params: { query: { ...on, ...authority } } }));
      await speak_law_of(data);
      if (mine !== this.#asked) return;
      this.data = data;
      this.problem = undefined;
    } catch (error) {
      if (mine === this.#asked) this.problem = caught(error);
    }
  }

  // The address reproduces what is shown.
  #remember(): void {
    const query = new URLSearchParams(location.search);
    const put = (name: string, value: string): void => (value ? query.set(name, value) : query.delete(name));
    put('vorgang', this.case_id);
    put('am', this.day);
    put('suche', this.words.trim());
    put('zeige', this.verdict);
    write_what_if(query, this.what_if);
    set_query(query);
  }

  #ask(change: () => void): void {
    change();
    this.#remember();
    void this.#load();
  }

  override render(): TemplateResult {
    const { data } = this;
    return html`<div class="fw-head"><h1>${t(shell.participation_rules)}</h1><p class="fw-lead">${t(text.lead)}</p></div>
      ${this.problem ? problem_notice(this.problem, this.case_id ? html`<p>${button(t(text.leave), () => this.#leave(), 'secondary')}</p>` : nothing) : nothing}
      ${data ? html`<div class="fw-stack fw-stack--wide">
        ${this.case_id ? nothing : authority_choice(this.own, data.authority.id, (id) => this.#ask(() => (this.#authority = id)))}
        <div class="fw-fields fw-fields--pair fw-partrules__what">
          ${text_field({ id: 'partrules-day', label: t(text.day), value: this.day || data.on, on_input: (value) => /^[12]\d{3}-\d\d-\d\d$/.test(value) && this.#ask(() => (this.day = value === data.today ? '' : value)) }, { type: 'date' })}
          ${data.application ? nothing : this.#choose_case()}</div>
        ${data.application ? this.#of_case(data) : nothing}
        ${this.#list(data)}</div>` : this.problem ? nothing : loading()}`;
  }

  #choose_case(): TemplateResult {
    return html`<form class="fw-partrules__case" novalidate @submit=${(event: Event) => {
      event.preventDefault();
      void this.#find_case();
    }}>${text_field({ id: 'partrules-case', label: t(text.file_number), hint: t(text.file_number_hint), value: this.file_number, error: this.case_error || undefined, on_input: (value) => (this.file_number = value) }, { maxlength: 60 })}
      ${button(t(text.try), undefined, 'secondary', { type: 'submit' })}</form>`;
  }

  async #find_case(): Promise<void> {
    const wanted = this.file_number.trim();
    this.case_error = wanted ? '' : t(text.case_missing);
    if (wanted) {
      try {
        const { data } = await call(api.GET('/api/v1/applications', { params: { query: { q: `"${wanted.replaceAll('"', '')}"`, limit: 100 } } }));
        const found = data.applications.find(({ file_number }) => file_number === wanted);
        if (found) this.#ask(() => (this.case_id = found.id));
        else this.case_error = t(text.case_unknown);
      } catch (error) {
        this.problem = caught(error);
      }
    }
    if (!this.case_error) return;
    await this.updateComplete;
    this.querySelector<HTMLElement>('#partrules-case')?.focus();
  }

  #leave(): void {
    this.#ask(() => {
      this.case_id = '';
      this.verdict = '';
      this.what_if = nothing_assumed;
    });
  }

  #of_case(data: Rules): TemplateResult {
    const { application } = data;
    const change = moved(data.rules);
    const assumed = assumes(this.what_if);
    return html`<section class="fw-card" aria-labelledby="partrules-of">
      <div><h2 id="partrules-of">${t(text.case)}: <a href="/vorgaenge/${application?.id}?ansicht=beteiligung">${application?.file_number} ${application?.title}</a></h2>
        <p class="fw-muted">${t(text.case_how)}</p></div>
      <fw-assumptions .data=${data} .what_if=${this.what_if} @assumed=${(event: CustomEvent<WhatIf>) => this.#ask(() => (this.what_if = event.detail))}></fw-assumptions>
      <div role="status">${assumed ? notice('info', t(change.length === 0 ? text.moved_none : change.length === 1 ? text.moved_one : text.moved, { n: change.length }),
        change.length ? html`<ul>${change.map((rule) => html`<li>${t(text.moves, { name: t(rule.name), before: t(text[rule.tried?.as_is ?? 'not_checked']), now: t(text[rule.tried?.verdict ?? 'not_checked']) })}</li>`)}</ul>` : nothing) : nothing}</div>
      <div class="fw-actions">${assumed ? button(t(text.reset), () => this.#ask(() => (this.what_if = nothing_assumed)), 'secondary') : nothing}${button(t(text.leave), () => this.#leave(), 'tertiary')}</div>
    </section>`;
  }

  #list(data: Rules): TemplateResult {
    const found = shown(data.rules, this.words, this.verdict);
    const groups = by_agency(found);
    return html`<div class="fw-stack">
      <div class="fw-measure">${text_field({ id: 'partrules-search', label: t(text.search), value: this.words, on_input: (value) => {
        this.words = value;
        this.#remember();
      } }, { type: 'search' })}</div>
      ${data.application ? this.#filter(data) : nothing}
      <p role="status">${found.length ? t(found.length === 1 ? text.count_one : text.count, { n: found.length }) : t(text.count_none)}</p>
      ${groups.map(([kind, rules]) => this.#group(kind, rules, data))}
      ${groups.length > 3 ? html`<p><a class="fw-small" href="#partrules-search" @click=${(event: Event) => {
        event.preventDefault();
        this.querySelector<HTMLElement>('#partrules-search')?.focus();
      }}>${t(text.to_search)}</a></p>` : nothing}</div>`;
  }

  #filter(data: Rules): TemplateResult {
    const one = (verdict: Verdict | '', label: string): TemplateResult =>
      html`<button class="fw-plain" type="button" aria-pressed=${verdict === this.verdict ? 'true' : 'false'} @click=${() => {
        this.verdict = verdict;
        this.#remember();
      }}>${label}</button>`;
    return html`<div class="fw-row" role="group" aria-label=${t(text.filter)}>${one('', t(text.all, { n: data.rules.length }))}
      ${verdicts.map((verdict) => one(verdict, t(text.of_verdict, { verdict: t(text[verdict]), n: count(data.rules, verdict) })))}</div>`;
  }

  #group(kind: string, rules: readonly Rule[], data: Rules): TemplateResult {
    const agencies = rules[0]?.agencies ?? [];
    return html`<section class="fw-stack fw-stack--tight" aria-labelledby="kind-${kind}" data-kind=${kind}>
      <h2 id="kind-${kind}">${agency_kind_name(kind)}</h2>
      <div>${agencies.length ? html`<span class="fw-small fw-muted">${t(text.agencies, { names: agencies.map(({ name }) => name).join(', ') })}</span>` : badge('warn', t(text.no_agency), 'warn')}</div>
      <table class="fw-table fw-table--blocks fw-partrules__table"><thead><tr><th scope="col">${t(text.rule)}</th><th scope="col">${t(text.starts)}</th><th scope="col">${t(text.asks)}</th><th scope="col">${t(text.basis)}</th></tr></thead>
        <tbody>${rules.map((rule) => this.#rule(rule, data))}</tbody></table></section>`;
  }

  #rule(rule: Rule, data: Rules): TemplateResult {
    const { starts } = rule;
    const layer = starts.layer;
    return html`<tr data-rule=${rule.rule} data-verdict=${rule.tried?.verdict ?? nothing}>
      <td><div class="fw-stack fw-stack--tight"><strong>${t(rule.name)}</strong>${this.#tried(rule, data)}</div></td>
      <td data-label=${t(text.starts)}><div class="fw-stack fw-stack--tight"><span>${t(starts.words)}</span>
        ${layer && !layer.loaded ? badge('warn', t(text.no_layer), 'warn') : nothing}
        ${layer?.partial ? html`<span class="fw-small fw-muted">${t(text.partial_layer)}</span>` : nothing}</div></td>
      <td data-label=${t(text.asks)}><div>${act_name(rule.act)}<br /><span class="fw-small">${rule.period ? length_name(rule.period) : t(text.no_period)} · ${silence_name(rule.on_silence)}</span></div></td>
      <td data-label=${t(text.basis)}><div class="fw-stack fw-stack--tight"><span>${rule.legal_basis}</span><span class="fw-small fw-muted">${span(rule.valid_from, rule.valid_to, data.today)}</span>
        ${rule.note ? html`<span class="fw-small">${rule.confidence === 'unsure' ? badge('warn', t(text.unsure)) : nothing} ${t(rule.note)}</span>` : nothing}</div></td></tr>`;
  }

  // What the rule says of the case, by which evidence, and who would be asked.
  #tried(rule: Rule, data: Rules): TemplateResult | typeof nothing {
    const { tried } = rule;
    if (!tried) return nothing;
    const with_rule = tried.asked_with && tried.asked_with !== rule.rule ? data.rules.find(({ rule: id }) => id === tried.asked_with) : undefined;
    return html`<span>${badge(tones[tried.verdict], t(text[tried.verdict]), signs[tried.verdict])}
        ${tried.verdict === tried.as_is ? nothing : html`<span class="fw-small fw-muted">${t(text.before, { verdict: t(text[tried.as_is]) })}</span>`}</span>
      <span class="fw-small">${t(tried.reason)}</span>
      ${tried.agency ? html`<span class="fw-small">${t(text.asked_agency, { agency: tried.agency.name })}${tried.competence ? html` ${t(tried.competence)}` : nothing}</span>` : nothing}
      ${with_rule ? html`<span class="fw-small">${t(text.asked_with, { rule: t(with_rule.name) })}</span>` : nothing}`;
  }
}

// The procedure finder: a few questions, and which procedure follows, why, and with which documents. Without an account.
// Questions and rules are law data of the server, of the Land that is chosen.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, call } from '../../api/client';
import { caught, Problem } from '../../api/problem';
import type { Finder } from '../../api/types';
import { FwPage } from '../../base/element';
import { link_button, select_field, text_field } from '../../components/fields';
import { notice, problem_notice } from '../../components/notice';
import { lands } from '../../i18n/lands';
import { open_pages as text } from '../../i18n/public';
import { t } from '../../i18n/text';
import { set_query } from '../../router';
import { length_name, silence_name } from '../case/words';

type Found = NonNullable<Finder['found']>;
type Rule = Finder['possible'][number];
type Answers = ReadonlyMap<string, string>;

@customElement('fw-procedure-page')
export class ProcedurePage extends FwPage {
  @state() private answers: Answers = new Map();
  @state() private land = ''; // empty: the server's
  @state() private on = '';
  @state() private lands: readonly string[] = [];
  @state() private finder: Finder | undefined;
  @state() private problem: Problem | undefined;
  #turn = 0;

  // The address holds the answers: it can be sent to somebody, and other pages can fill in what they know.
  override connectedCallback(): void {
    super.connectedCallback();
    this.land = this.query.get('land') ?? '';
    this.on = this.query.get('on') ?? '';
    const pairs = (this.query.get('answers') ?? '').split(',').map((pair) => pair.split(':'));
    this.answers = new Map(pairs.flatMap(([question, answer]) => (question && answer ? [[question, answer]] : [])));
    void this.#read();
  }

  #query(answers: Answers): { land?: string; on?: string; answers?: string } {
    const given = [...answers].map(([question, answer]) => `${question}:${answer}`).join(',');
    return { ...(this.land ? { land: this.land } : {}), ...(this.on ? { on: this.on } : {}), ...(given ? { answers: given } : {}) };
  }

  async #ask(answers: Answers): Promise<Finder> {
    return (await call(api.GET('/api/v1/procedure-finder', { params: { query: this.#query(answers) } }))).data;
  }

  // Another Land or day may not ask what was answered before: what it does ask stays answered.
  async #still_asked(answers: Answers): Promise<Answers> {
    const { questions } = await this.#ask(new Map());
    return new Map([...answers].filter(([question, answer]) => questions.some(({ id, choices }) => id === question && choices.some((choice) => choice.id === answer))));
  }

  async #read(): Promise<void> {
    const turn = ++this.#turn;
    this.problem = undefined;
    let answers = this.answers;
    try {
      const finder = await this.#ask(answers).catch(async (error: unknown) => {
        if (!(error instanceof Problem) || error.code !== 'unknown-answer') throw error;
        answers = await this.#still_asked(answers);
        return this.#ask(answers);
      });
      if (turn !== this.#turn) return; // something else was answered meanwhile
      this.answers = answers;
      this.finder = finder;
      this.lands = finder.lands;
      set_query(new URLSearchParams(this.#query(answers)));
    } catch (error) {
      if (turn !== this.#turn) return;
      this.finder = undefined;
      this.problem = caught(error);
    }
  }

  #answer(question: string, answer: string): void {
    const answers = new Map(this.answers);
    if (answer) answers.set(question, answer);
    else answers.delete(question);
    this.answers = answers;
    void this.#read();
  }

  // Asked is what can still change the result, and what has been answered.
  #asked(finder: Finder): Finder['questions'] {
    const open = new Set(finder.possible.flatMap(({ questions }) => questions ?? []));
    return finder.questions.filter(({ id }) => open.has(id) || this.answers.has(id));
  }

  override render(): TemplateResult {
    const finder = this.finder;
    return html`
      <div class="fw-head"><h1>${t(text.finder_title)}</h1><p class="fw-lead">${t(text.finder_lead)}</p></div>
      <div class="fw-split">
        <form class="fw-stack" @submit=${(event: Event) => event.preventDefault()}>
          ${this.#place()}
          ${finder ? repeat(this.#asked(finder), ({ id }) => `${finder.land} ${id}`, (question) => select_field(
            { id: `question-${question.id}`, label: t(question.text), hint: question.note ? `${question.basis}. ${t(question.note)}` : question.basis, value: this.answers.get(question.id) ?? '', on_input: (value) => this.#answer(question.id, value) },
            [{ value: '', label: t(text.finder_unknown) }, ...question.choices.map((choice) => ({ value: choice.id, label: t(choice.text) }))])) : nothing}
        </form>
        <div class="fw-stack" aria-live="polite">${this.problem ? problem_notice(this.problem) : nothing}
          ${finder ? html`${finder.found ? this.#found(finder, finder.found) : this.#open(finder.possible)}${this.#ruled_out(finder.ruled_out)}` : nothing}</div>
      </div>`;
  }

  #place(): TemplateResult {
    const chosen = this.land || this.finder?.land;
    const offered = chosen && !this.lands.includes(chosen) ? [...this.lands, chosen] : this.lands;
    return html`${chosen ? select_field({ id: 'land', label: t(text.finder_land), value: chosen, on_input: (value) => { this.land = value; void this.#read(); } }, offered.map((value) => ({ value, label: lands[value] ?? value }))) : nothing}
      ${text_field({ id: 'on', label: t(text.finder_on), value: this.on, on_input: (value) => { this.on = value; void this.#read(); } }, { type: 'date' })}`;
  }

  #found({ land }: Finder, found: Found): TemplateResult {
    return html`<section class="fw-card fw-card--hued"><h2>${t(found.name)}</h2><p>${t(found.why)}</p><p class="fw-small fw-muted">${found.basis}</p>
        ${found.note ? notice('warn', t(found.note)) : nothing}
        ${!found.procedure ? nothing : found.carried ? html`<div>${link_button(t(text.finder_begin), `/antraege/neu?${new URLSearchParams({ verfahren: found.procedure, land })}`)}</div>` : html`<p>${t(text.finder_not_carried)}</p>`}</section>
      ${this.#provisions(found)}
      ${this.#periods(found)}
      ${found.documents === null ? html`<section class="fw-stack fw-stack--tight"><h2>${t(text.finder_documents)}</h2><p>${t(text.finder_no_documents, { land: lands[land] ?? land })}</p></section>`
        : found.documents.length ? html`<section class="fw-stack fw-stack--tight"><h2>${t(text.finder_documents)}</h2><ul>${found.documents.map((document) => html`<li>${t(document.name)}
        ${document.portal_form ? html`<span class="fw-small fw-muted">${t(text.finder_portal_form)}</span>` : nothing}
        ${document.condition ? html`<br /><span class="fw-small">${t(document.condition)}</span>` : nothing}
        <br /><span class="fw-small fw-muted">${document.basis}</span></li>`)}</ul></section>` : nothing}
      <p class="fw-small fw-muted">${t(text.finder_advice)}</p>`;
  }

  #provisions({ procedure, filed_by, checked, decided_by }: Found): TemplateResult | typeof nothing {
    if (!procedure) return nothing;
    const one = (title: string, said: typeof filed_by): TemplateResult => html`<div><dt>${title}</dt><dd>${said ? html`${t(said.text)} <span class="fw-small fw-muted">${said.basis}</span>` : t(text.finder_not_recorded)}</dd></div>`;
    return html`<dl class="fw-facts fw-facts--wide">${one(t(text.finder_filed_by), filed_by)}${one(t(text.finder_checked), checked)}${one(t(text.finder_decided_by), decided_by)}</dl>`;
  }

  #periods({ procedure, periods, procedure_note }: Found): TemplateResult | typeof nothing {
    if (!procedure) return nothing;
    return html`<section class="fw-stack fw-stack--tight"><h2>${t(text.finder_periods)}</h2>
      ${procedure_note ? html`<p>${t(procedure_note)}</p>` : nothing}
      ${periods.length ? html`<ul data-periods>${periods.map((period) => html`<li data-period=${period.purpose}><strong>${t(period.name)}: ${length_name(period.length)}</strong>, ${t(text.finder_starts, { event: t(period.starts) })}
        ${period.on_silence === 'none' ? nothing : html`<br />${silence_name(period.on_silence)}`}
        ${period.note ? html`<br /><span class="fw-small">${t(period.note)}</span>` : nothing}
        <br /><span class="fw-small fw-muted">${period.basis}</span></li>`)}</ul>` : nothing}
      ${periods.some(({ purpose }) => ['decision', 'municipality', 'wait'].includes(purpose)) ? nothing : html`<p>${t(text.finder_no_period)}</p>`}</section>`;
  }

  #open(possible: Rule[]): TemplateResult {
    return html`<section class="fw-card"><h2>${t(text.finder_open)}</h2><p>${t(text.finder_open_text)}</p>
      <ul>${possible.map((rule) => html`<li>${t(rule.name)}<br /><span class="fw-small fw-muted">${rule.basis}</span></li>`)}</ul></section>`;
  }

  #ruled_out(rules: Rule[]): TemplateResult | typeof nothing {
    if (!rules.length) return nothing;
    const question = (id: string): string => {
      const found = this.finder?.questions.find((one) => one.id === id);
      const choice = found?.choices.find((one) => one.id === this.answers.get(id));
      return found ? `${t(found.text)} ${choice ? t(choice.text) : ''}` : id;
    };
    return html`<details class="fw-why"><summary>${t(text.finder_ruled_out)}</summary><ul>${rules.map((rule) => html`<li>${t(rule.name)} <span class="fw-small fw-muted">${rule.basis}</span><br /><span class="fw-small">${(rule.questions ?? []).map(question).join('; ')}</span></li>`)}</ul></details>`;
  }
}

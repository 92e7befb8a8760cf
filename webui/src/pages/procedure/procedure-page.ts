// The procedure finder: a few questions, and which procedure follows, why, and with which documents. Without an account.
// HBO §§ 62-66, 76; questions and rules are law data of the server.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Finder } from '../../api/types';
import { FwPage } from '../../base/element';
import { select_field, text_field } from '../../components/fields';
import { notice, problem_notice } from '../../components/notice';
import { open_pages as text } from '../../i18n/public';
import { t } from '../../i18n/text';
import { set_query } from '../../router';

type Found = NonNullable<Finder['found']>;
type Rule = Finder['possible'][number];

@customElement('fw-procedure-page')
export class ProcedurePage extends FwPage {
  @state() private answers = new Map<string, string>();
  @state() private on = '';
  @state() private finder: Finder | undefined;
  @state() private problem: Problem | undefined;

  // The address holds the answers: it can be sent to somebody, and other pages can fill in what they know.
  override connectedCallback(): void {
    super.connectedCallback();
    this.on = this.query.get('on') ?? '';
    for (const pair of (this.query.get('answers') ?? '').split(',')) {
      const [question, answer] = pair.split(':');
      if (question && answer) this.answers.set(question, answer);
    }
    void this.#read();
  }

  async #read(): Promise<void> {
    this.problem = undefined;
    const answers = [...this.answers].map(([question, answer]) => `${question}:${answer}`).join(',');
    const query = { ...(answers ? { answers } : {}), ...(this.on ? { on: this.on } : {}) };
    try {
      this.finder = (await call(api.GET('/api/v1/procedure-finder', { params: { query } }))).data;
      set_query(new URLSearchParams(Object.entries(query)));
    } catch (error) {
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
      ${this.problem ? problem_notice(this.problem) : nothing}
      ${finder ? html`<div class="fw-split">
        <form class="fw-stack" @submit=${(event: Event) => event.preventDefault()}>
          ${this.#asked(finder).map((question) => select_field(
            { id: `question-${question.id}`, label: t(question.text), hint: question.basis, value: this.answers.get(question.id) ?? '', on_input: (value) => this.#answer(question.id, value) },
            [{ value: '', label: t(text.finder_unknown) }, ...question.choices.map((choice) => ({ value: choice.id, label: t(choice.text) }))]))}
          ${text_field({ id: 'on', label: t(text.finder_on), value: this.on, on_input: (value) => { this.on = value; void this.#read(); } }, { type: 'date' })}
        </form>
        <div class="fw-stack" aria-live="polite">${finder.found ? this.#found(finder.found) : this.#open(finder.possible)}${this.#ruled_out(finder.ruled_out)}</div>
      </div>` : nothing}`;
  }

  #found(found: Found): TemplateResult {
    return html`<section class="fw-card fw-card--hued"><h2>${t(found.name)}</h2><p>${t(found.why)}</p><p class="fw-small fw-muted">${found.basis}</p>
        ${found.note ? notice('warn', t(found.note)) : nothing}</section>
      ${found.documents.length ? html`<section class="fw-stack fw-stack--tight"><h2>${t(text.finder_documents)}</h2><ul>${found.documents.map((document) => html`<li>${t(document.name)}
        ${document.portal_form ? html`<span class="fw-small fw-muted">${t(text.finder_portal_form)}</span>` : nothing}
        ${document.condition ? html`<br /><span class="fw-small">${t(document.condition)}</span>` : nothing}
        <br /><span class="fw-small fw-muted">${document.basis}</span></li>`)}</ul></section>` : nothing}
      <p class="fw-small fw-muted">${t(text.finder_advice)}</p>`;
  }

  #open(possible: Rule[]): TemplateResult {
    return html`<section class="fw-card"><h2>${t(text.finder_open)}</h2><p>${t(text.finder_open_text)}</p>
      <ul>${possible.map((rule) => html`<li>${t(rule.name)} <span class="fw-small fw-muted">${rule.basis}</span></li>`)}</ul></section>`;
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

// The long form of a statement: outcome, text, conditions as blocks, attachments. Event `fw-send` with what to send.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { operations } from '../../api/contract';
import type { StatementRequest } from '../../api/types';
import { FwElement } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, radio_group, select_field, text_area, text_field } from '../../components/fields';
import '../../components/upload';
import type { Uploaded } from '../../components/upload';
import { t } from '../../i18n/text';
import { condition_kinds, outcome_name } from '../case/words';
import { add_own, change, inputs, known_kind, remove, type ConditionInput, type Entry } from '../decision/conditions';
import { text } from './texts';

export type StatementInput = operations['submit_statement']['requestBody']['content']['application/json'];
type Outcome = StatementInput['outcome'];

// What is missing before a statement can be sent. Text is demanded for objections only.
export function statement_flaws(outcome: Outcome | '', words: string, entries: readonly Entry[]): FormError[] {
  if (!outcome) return [{ field: 'outcome', message: t(text.outcome_missing) }];
  const flaws: FormError[] = [];
  if (outcome === 'objection' && !words.trim()) flaws.push({ field: 'statement', message: t(text.objection_missing) });
  if (outcome === 'conditions' && !entries.length) flaws.push({ field: 'conditions', message: t(text.conditions_missing) });
  entries.forEach((entry, index) => {
    if (!entry.text.trim()) flaws.push({ field: `condition-${entry.key}-text`, message: t(text.wording_missing, { n: index + 1 }) });
  });
  return flaws;
}

@customElement('fw-statement-form')
export class StatementForm extends FwElement {
  @property({ attribute: false }) request!: StatementRequest;
  @property({ type: Boolean }) busy = false;
  @state() private outcome: Outcome | '' = '';
  @state() private words = '';
  @state() private entries: Entry[] = [];
  @state() private attachments: { id: string; name: string }[] = [];
  @state() private errors: FormError[] = [];

  get dirty(): boolean {
    return !!this.outcome || !!this.words || this.entries.length > 0 || this.attachments.length > 0;
  }

  override render(): TemplateResult {
    const error = (id: string): string | undefined => error_of(this.errors, id);
    return html`<form class="fw-stack" novalidate @submit=${this.#submit}>
      <fw-error-summary .errors=${this.errors}></fw-error-summary>
      ${radio_group({ id: 'outcome', legend: t(text.outcome), value: this.outcome, error: error('outcome'), on_change: (value) => this.#choose(value as Outcome) },
        (['conditions', 'objection', 'not_responsible', 'no_objection'] as const).map((value) => ({ value, label: outcome_name(value) })))}
      ${text_area({ id: 'statement', label: t(text.statement), hint: t(text.statement_hint), value: this.words, optional: this.outcome !== 'objection', error: error('statement'), on_input: (value) => (this.words = value) }, 6)}
      <section class="fw-stack fw-stack--tight"><h3 id="conditions" tabindex="-1">${t(text.conditions)}</h3>
        ${error('conditions') ? html`<p class="kern-error">${error('conditions')}</p>` : nothing}
        ${repeat(this.entries, (entry) => entry.key, (entry, index) => this.#condition(entry, index + 1))}
        <div>${button(t(text.add), () => (this.entries = add_own(this.entries)), 'secondary', { sign: 'add' })}</div></section>
      <section class="fw-stack fw-stack--tight"><h3>${t(text.attachments)}</h3>
        <ul class="fw-agency__plain">${this.attachments.map(({ id, name }) => html`<li class="fw-row"><span>${t(text.attached, { name })}</span>
          <button class="fw-plain" type="button" @click=${() => (this.attachments = this.attachments.filter((one) => one.id !== id))}>${t(text.remove)}<span class="fw-sr">: ${name}</span></button></li>`)}</ul>
        <fw-upload .url=${`/api/v1/statement-requests/${encodeURIComponent(this.request.id)}/documents`} .label=${t(text.attachments)} @uploaded=${this.#attached}></fw-upload></section>
      <div class="fw-actions">${button(t(text.send), undefined, 'primary', { type: 'submit', disabled: this.busy })}</div>
    </form>`;
  }

  #choose(outcome: Outcome): void {
    this.outcome = outcome;
    if (outcome === 'conditions' && !this.entries.length) this.entries = add_own([]);
  }

  #condition(entry: Entry, n: number): TemplateResult {
    const id = (field: string): string => `condition-${entry.key}-${field}`;
    const set = (patch: Partial<ConditionInput>): void => void (this.entries = change(this.entries, entry.key, patch));
    return html`<fieldset class="fw-agency__condition"><legend>${t(text.condition, { n })}</legend>
      <button class="fw-plain" type="button" @click=${() => (this.entries = remove(this.entries, entry.key))}>${t(text.remove)}<span class="fw-sr">: ${t(text.condition, { n })}</span></button>
      <div class="fw-fields">
        <div class="fw-fields fw-fields--pair">
          ${select_field({ id: id('kind'), label: t(text.kind), value: entry.kind, on_input: (value) => set({ kind: known_kind(value) }) }, condition_kinds())}
          ${text_field({ id: id('topic'), label: t(text.topic), value: entry.topic ?? '', optional: true, on_input: (topic) => set({ topic }) }, { maxlength: 200 })}</div>
        ${text_area({ id: id('text'), label: t(text.wording), value: entry.text, error: error_of(this.errors, id('text')), on_input: (value) => set({ text: value }) }, 3)}
        ${text_field({ id: id('legal_basis'), label: t(text.legal_basis), value: entry.legal_basis ?? '', optional: true, on_input: (legal_basis) => set({ legal_basis }) }, { maxlength: 400 })}
        ${text_area({ id: id('reason'), label: t(text.reason), value: entry.reason ?? '', optional: true, on_input: (reason) => set({ reason }) }, 2)}
      </div></fieldset>`;
  }

  readonly #attached = (event: CustomEvent<Uploaded>): void => {
    const { id, file_name } = event.detail;
    if (id) this.attachments = [...this.attachments, { id, name: file_name }];
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.errors = statement_flaws(this.outcome, this.words, this.entries);
    if (this.errors.length || !this.outcome) return;
    const detail: StatementInput = { outcome: this.outcome, text: this.words.trim(), conditions: inputs(this.entries), attachments: this.attachments.map(({ id }) => id) };
    this.dispatchEvent(new CustomEvent('fw-send', { detail }));
  };
}

// The long form of a statement: outcome, text, topics and conditions as blocks, attachments. Event `fw-send` with what to send.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { components, operations } from '../../api/contract';
import type { StatementRequest } from '../../api/types';
import { FwElement } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, check_field, radio_group, select_field, text_area, text_field } from '../../components/fields';
import '../../components/mark/mark-field';
import { mark_flaw, type MarkInput } from '../../components/mark/place';
import { text as mark_text } from '../../components/mark/texts';
import '../../components/upload';
import type { Uploaded } from '../../components/upload';
import { t } from '../../i18n/text';
import { condition_kinds, outcome_name } from '../case/words';
import { add_block, add_own, change, entries_of, inputs, known_kind, remove, type ConditionInput, type Entry } from '../decision/conditions';
import { same_value } from '../draft/merge';
import { desk } from './desk-texts';
import { text } from './texts';
import { said_topics, topic_block, topic_flaws, topics_of, type TopicEntry } from './topics';

export type StatementInput = operations['submit_statement']['requestBody']['content']['application/json'];
type Outcome = StatementInput['outcome'];
type Content = components['schemas']['StatementDraftInput'];
type Block = components['schemas']['AgencyTextBlock'];

// What is missing before a statement can be sent. Text is demanded for objections only; a ground where the law lists them.
export function statement_flaws(outcome: Outcome | '', words: string, entries: readonly Entry[], ground_missing = false, topics: readonly TopicEntry[] = []): FormError[] {
  if (!outcome) return [{ field: 'outcome', message: t(text.outcome_missing) }];
  const flaws: FormError[] = [];
  if (outcome === 'objection' && !words.trim() && !topics.length) flaws.push({ field: 'statement', message: t(text.objection_missing) });
  if (outcome === 'objection' && ground_missing) flaws.push({ field: 'grounds', message: t(text.ground_missing) });
  if (outcome === 'conditions' && !entries.length) flaws.push({ field: 'conditions', message: t(text.conditions_missing) });
  flaws.push(...topic_flaws(topics));
  entries.forEach((entry, index) => {
    if (!entry.text.trim()) flaws.push({ field: `condition-${entry.key}-text`, message: t(text.wording_missing, { n: index + 1 }) });
    const flaw = mark_flaw(entry.mark);
    if (flaw) flaws.push({ field: `condition-${entry.key}-mark-where`, message: t(mark_text[flaw]) });
  });
  return flaws;
}

@customElement('fw-statement-form')
export class StatementForm extends FwElement {
  @property({ attribute: false }) request!: StatementRequest;
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) correcting = false; // starts from what was said and takes its place
  @property({ type: Boolean }) entering = false; // the authority enters what came on paper or by mail
  @property({ attribute: false }) draft: Content | undefined; // what the agency has written so far; read once
  @property({ attribute: false }) blocks: readonly Block[] | undefined; // of the agency; without: nothing is kept or inserted
  @property({ type: Boolean }) drafting = false; // sending means saving for a second person
  @state() private grounds: string[] = [];
  @state() private refer_to = '';
  @state() private received_on = '';
  @state() private entered_from: 'paper' | 'mail' = 'paper';
  @state() private outcome: Outcome | '' = '';
  @state() private words = '';
  @state() private topics: TopicEntry[] = [];
  @state() private entries: Entry[] = [];
  @state() private attachments: { id: string; name: string }[] = [];
  @state() private errors: FormError[] = [];

  get dirty(): boolean {
    return !!this.outcome || !!this.words || this.topics.length > 0 || this.entries.length > 0 || this.attachments.length > 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.draft) this.take(this.draft);
    const said = this.correcting && !this.draft ? this.request.statement : undefined;
    this.#known = JSON.stringify(this.#content());
    this.started = this.#content();
    if (!said) return;
    this.outcome = said.outcome;
    this.words = said.text;
    this.topics = topics_of(said.topics);
    this.entries = entries_of(said.conditions);
    // A corrected letter is a file of its own.
    if (!this.entering) this.attachments = (said.attachments ?? []).map((document) => ({ id: document.id, name: document.title || (document.versions[0]?.file_name ?? '') }));
    this.grounds = [...(said.grounds ?? [])];
    this.refer_to = said.refer_to ?? '';
    this.started = this.#content();
    this.#known = JSON.stringify(this.started);
  }

  #known = ''; // what was told last
  started: Content = {}; // what it began with

  // From now on it has this, and tells nobody of it. What says the same already stays as it is being typed.
  take(draft: Content): void {
    const now = this.#content();
    this.outcome = draft.outcome ?? '';
    if (!same_value(now.text, draft.text)) this.words = draft.text ?? '';
    if (!same_value(now.topics, draft.topics)) this.topics = topics_of(draft.topics ?? []);
    if (!same_value(now.conditions, draft.conditions)) this.entries = entries_of((draft.conditions ?? []).map((condition) => ({ ...condition, text: condition.text ?? '' })));
    this.attachments = (draft.attachments ?? []).map((id, index) => this.attachments.find((one) => one.id === id) ?? { id, name: t(text.attachment_n, { n: index + 1 }) });
    this.grounds = [...(draft.grounds ?? [])];
    this.refer_to = draft.refer_to ?? '';
    this.#known = JSON.stringify(this.#content());
  }

  // What stands in the form, finished or not.
  #content(): Content {
    const content: Content = { text: this.words.trim(), topics: said_topics(this.topics), conditions: inputs(this.entries), attachments: this.attachments.map(({ id }) => id) };
    if (this.outcome) content.outcome = this.outcome;
    if (this.outcome === 'objection' && this.grounds.length) content.grounds = this.grounds;
    if (this.outcome === 'not_responsible' && this.refer_to.trim()) content.refer_to = this.refer_to.trim();
    if (this.correcting) content.corrects = this.request.statement?.version ?? 1;
    return content;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.entering) return;
    const now = JSON.stringify(this.#content());
    if (now === this.#known) return;
    this.#known = now;
    this.dispatchEvent(new CustomEvent('fw-changed', { detail: this.#content() }));
  }

  #grounds(error: string | undefined): TemplateResult | typeof nothing {
    const listed = this.request.grounds ?? [];
    if (this.outcome !== 'objection' || !listed.length) return nothing;
    return html`<fieldset class="fw-fieldset"><legend id="grounds" tabindex="-1">${t(text.grounds)}</legend>
      <p class="fw-small fw-muted">${t(this.entering ? text.grounds_entered : text.grounds_text)}</p>${error ? html`<p class="kern-error">${error}</p>` : nothing}
      ${listed.map((ground) => check_field(`ground-${ground.id}`, html`${t(ground.name)} <span class="fw-small fw-muted">${ground.basis}</span>`, this.grounds.includes(ground.id), (on) =>
        (this.grounds = on ? [...this.grounds, ground.id] : this.grounds.filter((one) => one !== ground.id))))}</fieldset>`;
  }

  #source(error: (id: string) => string | undefined): TemplateResult | typeof nothing {
    if (!this.entering) return nothing;
    return html`<div class="fw-fields fw-fields--pair">
      ${select_field({ id: 'entered-from', label: t(text.entered_from), value: this.entered_from, on_input: (value) => (this.entered_from = value === 'mail' ? 'mail' : 'paper') }, [{ value: 'paper', label: t(text.by_paper) }, { value: 'mail', label: t(text.by_mail) }])}
      ${text_field({ id: 'received-on', label: t(text.received_on), hint: t(text.received_on_hint), value: this.received_on, error: error('received-on'), on_input: (value) => (this.received_on = value) }, { type: 'date' })}</div>`;
  }

  override render(): TemplateResult {
    const error = (id: string): string | undefined => error_of(this.errors, id);
    return html`<form class="fw-stack" novalidate @submit=${this.#submit}>
      <fw-error-summary .errors=${this.errors}></fw-error-summary>
      ${radio_group({ id: 'outcome', legend: t(text.outcome), value: this.outcome, error: error('outcome'), on_change: (value) => this.#choose(value as Outcome) },
        (['conditions', 'objection', 'not_responsible', 'no_objection'] as const).map((value) => ({ value, label: outcome_name(value) })))}
      ${this.#grounds(error('grounds'))}${this.#source(error)}
      ${this.outcome === 'not_responsible' ? text_field({ id: 'refer-to', label: t(text.refer_to), value: this.refer_to, optional: true, on_input: (value) => (this.refer_to = value) }, { maxlength: 400 }) : nothing}
      ${text_area({ id: 'statement', label: t(text.statement), hint: t(text.statement_hint), value: this.words, optional: this.outcome !== 'objection', error: error('statement'), on_input: (value) => (this.words = value) }, 6)}
      ${topic_block(this.topics, this.request.topics ?? [], error, (topics) => (this.topics = topics))}
      <section class="fw-stack fw-stack--tight"><h3 id="conditions" tabindex="-1">${t(text.conditions)}</h3>
        ${error('conditions') ? html`<p class="kern-error">${error('conditions')}</p>` : nothing}
        ${repeat(this.entries, (entry) => entry.key, (entry, index) => this.#condition(entry, index + 1))}
        ${this.blocks?.length ? select_field({ id: 'text-block', label: t(desk.insert), value: '', on_input: (id) => this.#insert(id) }, [{ value: '', label: t(desk.insert_choose) }, ...this.blocks.map((block) => ({ value: block.id, label: block.title }))]) : nothing}
        <div>${button(t(text.add), () => (this.entries = add_own(this.entries)), 'secondary', { sign: 'add' })}</div></section>
      <section class="fw-stack fw-stack--tight"><h3 id="attachments" tabindex="-1">${t(this.entering ? text.source : text.attachments)}</h3>
        ${error('attachments') ? html`<p class="kern-error">${error('attachments')}</p>` : nothing}
        <ul class="fw-agency__plain">${this.attachments.map(({ id, name }) => html`<li class="fw-row"><span>${t(text.attached, { name })}</span>
          <button class="fw-plain" type="button" @click=${() => (this.attachments = this.attachments.filter((one) => one.id !== id))}>${t(text.remove)}<span class="fw-sr">: ${name}</span></button></li>`)}</ul>
        <fw-upload .url=${`/api/v1/statement-requests/${encodeURIComponent(this.request.id)}/documents`} .label=${t(text.attachments)} @uploaded=${this.#attached}></fw-upload></section>
      <div class="fw-actions">${button(t(this.drafting ? desk.save_now : text.send), undefined, 'primary', { type: 'submit', disabled: this.busy })}${this.busy ? html`<span role="status">${t(text.sending)}</span>` : nothing}</div>
    </form>`;
  }

  #insert(id: string): void {
    const block = this.blocks?.find((one) => one.id === id);
    if (block) this.entries = add_block(this.entries, block);
  }

  #choose(outcome: Outcome): void {
    this.outcome = outcome;
    if (outcome === 'conditions' && !this.entries.length) this.entries = add_own([]);
  }

  // Those of this statement first: a condition belongs to what is said about it.
  #known_topics(): string[] {
    return [...new Set([...this.topics.map(({ topic }) => topic.trim()).filter(Boolean), ...(this.request.topics ?? [])])];
  }

  #condition(entry: Entry, n: number): TemplateResult {
    const id = (field: string): string => `condition-${entry.key}-${field}`;
    const set = (patch: Partial<ConditionInput>): void => void (this.entries = change(this.entries, entry.key, patch));
    return html`<fieldset class="fw-agency__condition"><legend>${t(text.condition, { n })}</legend>
      <button class="fw-plain" type="button" @click=${() => (this.entries = remove(this.entries, entry.key))}>${t(text.remove)}<span class="fw-sr">: ${t(text.condition, { n })}</span></button>
      <div class="fw-fields">
        <div class="fw-fields fw-fields--pair">
          ${select_field({ id: id('kind'), label: t(text.kind), value: entry.kind, on_input: (value) => set({ kind: known_kind(value) }) }, condition_kinds())}
          ${text_field({ id: id('topic'), label: t(text.topic), value: entry.topic ?? '', optional: true, on_input: (topic) => set({ topic }) }, { maxlength: 200, suggestions: this.#known_topics() })}</div>
        ${text_area({ id: id('text'), label: t(text.wording), value: entry.text, error: error_of(this.errors, id('text')), on_input: (value) => set({ text: value }) }, 3)}
        ${text_field({ id: id('legal_basis'), label: t(text.legal_basis), value: entry.legal_basis ?? '', optional: true, on_input: (legal_basis) => set({ legal_basis }) }, { maxlength: 400 })}
        <fw-mark-field .name=${id('mark')} .mark=${entry.mark ?? undefined} .base=${`/api/v1/applications/${this.request.application}/documents`} .documents=${this.request.documents} .parcels=${this.request.parcels ?? []} .error=${error_of(this.errors, id('mark-where')) ?? ''}
          @fw-place=${(event: CustomEvent<MarkInput | undefined>) => set({ mark: event.detail ?? null })}></fw-mark-field>
        ${text_area({ id: id('reason'), label: t(text.reason), value: entry.reason ?? '', optional: true, on_input: (reason) => set({ reason }) }, 2)}
        ${this.blocks && entry.text.trim() && !entry.text_block ? html`<div><button class="fw-plain" type="button" @click=${() => this.dispatchEvent(new CustomEvent('fw-keep-block', { detail: entry }))}>${t(desk.keep)}<span class="fw-sr">: ${t(text.condition, { n })}</span></button></div>` : nothing}
      </div></fieldset>`;
  }

  readonly #attached = (event: CustomEvent<Uploaded>): void => {
    const { id, file_name } = event.detail;
    if (id) this.attachments = [...this.attachments, { id, name: file_name }];
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const listed = (this.request.grounds ?? []).length > 0;
    this.errors = statement_flaws(this.outcome, this.words, this.entries, listed && !this.grounds.length && !this.entering, this.topics);
    if (this.entering && !this.received_on) this.errors = [...this.errors, { field: 'received-on', message: t(text.received_on_missing) }];
    if (this.entering && !this.attachments.length) this.errors = [...this.errors, { field: 'attachments', message: t(text.source_missing) }];
    if (this.errors.length || !this.outcome) return;
    const detail: StatementInput = { ...this.#content(), outcome: this.outcome, conditions: inputs(this.entries), topics: said_topics(this.topics) };
    if (this.entering) Object.assign(detail, { entered_from: this.entered_from, received_on: this.received_on });
    this.dispatchEvent(new CustomEvent('fw-send', { detail, bubbles: true }));
  };
}

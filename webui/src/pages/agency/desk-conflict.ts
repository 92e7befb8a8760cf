// Two people have written at the same part of a draft: both wordings side by side, and a choice. Event `fw-chosen` with the draft.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { components } from '../../api/contract';
import type { StatementRequest } from '../../api/types';
import { FwElement } from '../../base/element';
import { button } from '../../components/fields';
import { instant } from '../../format';
import { t, type Text } from '../../i18n/text';
import { kind_name, outcome_name } from '../case/words';
import { can_be_both, choose, parts, type Content, type Part, type Side } from './desk-merge';
import { desk as text } from './desk-texts';
import { text as form_text } from './texts';

const part_name: Record<Part, Text> = { outcome: form_text.outcome, refer_to: form_text.refer_to, grounds: form_text.grounds, text: form_text.statement, topics: form_text.topics, conditions: form_text.conditions, attachments: form_text.attachments };
const side_name: Record<Side, Text> = { mine: text.mine, theirs: text.theirs, both: text.both };

function in_words(part: Part, content: Content, request: StatementRequest): string {
  switch (part) {
    case 'outcome': return content.outcome ? outcome_name(content.outcome) : '';
    case 'grounds': return (content.grounds ?? []).map((id) => t(request.grounds?.find((one) => one.id === id)?.name ?? { de: id, en: id })).join('\n');
    case 'topics': return (content.topics ?? []).map((one) => `${one.topic ?? ''}: ${one.text ?? ''}`).join('\n');
    case 'conditions': return (content.conditions ?? []).map((one, index) => `${index + 1}. ${kind_name(one.kind)}: ${[one.topic, one.text, one.legal_basis, one.reason].filter(Boolean).join(' · ')}`).join('\n');
    case 'attachments': return content.attachments?.length ? t(content.attachments.length === 1 ? text.attachment_one : text.attachment_count, { n: content.attachments.length }) : '';
    case 'text': return content.text ?? '';
    case 'refer_to': return content.refer_to ?? '';
  }
}

// All that somebody wrote, part by part.
export function written(content: Content, request: StatementRequest): TemplateResult {
  const said = parts.map((part) => [part, in_words(part, content, request)] as const).filter(([, words]) => words);
  return html`<dl class="fw-facts fw-facts--wide">${said.map(([part, words]) => html`<div><dt>${t(part_name[part])}</dt><dd class="fw-agency__prose">${words}</dd></div>`)}</dl>`;
}

@customElement('fw-desk-conflict')
export class DeskConflict extends FwElement {
  @property({ attribute: false }) request!: StatementRequest;
  @property({ attribute: false }) mine!: Content;
  @property({ attribute: false }) theirs!: components['schemas']['StatementDraft'];
  @property({ attribute: false }) differing: readonly Part[] = [];
  @state() private sides: Partial<Record<Part, Side>> = {};

  override firstUpdated(): void {
    this.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult {
    const { version, at, written_by } = this.theirs;
    return html`<section class="fw-card fw-stack" role="alert" aria-labelledby="desk-conflict"><h3 id="desk-conflict">${t(text.conflict)}</h3>
      <p>${t(text.conflict_text, { n: version, at: instant(at), name: written_by.name })}</p>
      ${this.differing.map((part) => this.#part(part))}
      <div>${button(t(text.take), () => this.#take(), 'primary')}</div></section>`;
  }

  // Nothing of either is dropped unless somebody says so.
  #side(part: Part): Side {
    return this.sides[part] ?? (can_be_both(part) ? 'both' : 'mine');
  }

  #part(part: Part): TemplateResult {
    const option = (side: Side): TemplateResult => html`<label><span><input type="radio" name="desk-${part}" value=${side} .checked=${this.#side(part) === side} @change=${() => (this.sides = { ...this.sides, [part]: side })} />
      <strong>${t(side_name[side], { name: this.theirs.written_by.name })}</strong></span>
      ${side === 'both' ? nothing : html`<pre>${in_words(part, side === 'mine' ? this.mine : this.theirs.content, this.request) || '–'}</pre>`}</label>`;
    return html`<fieldset class="fw-fieldset"><legend>${t(part_name[part])}</legend><div class="fw-choice">${option('mine')}${option('theirs')}${can_be_both(part) ? option('both') : nothing}</div></fieldset>`;
  }

  #take(): void {
    const sides = Object.fromEntries(this.differing.map((part) => [part, this.#side(part)]));
    this.dispatchEvent(new CustomEvent('fw-chosen', { detail: choose(this.mine, this.theirs.content, sides) }));
  }
}

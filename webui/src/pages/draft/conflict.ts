// The page for two versions: both values of each differing field side by side, and a choice; nothing is lost before it.
import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { button } from '../../components/fields';
import { draft_texts as text } from '../../i18n/draft';
import { t } from '../../i18n/text';
import { describe } from './describe';
import { choose, type DraftField, type Side } from './merge';
import { DraftStep } from './step';

@customElement('fw-draft-conflict')
export class DraftConflict extends DraftStep {
  @state() private sides: Partial<Record<DraftField, Side>> = {};

  override firstUpdated(): void {
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  override render(): unknown {
    const conflict = this.store.conflict;
    if (!conflict) return '';
    return html`<div class="fw-head"><h1 tabindex="-1">${t(text.conflict_title)}</h1><p class="fw-lead">${t(text.conflict_text)}</p></div>
      <div class="fw-stack fw-stack--wide">
        ${conflict.fields.map((field) => this.#field(field))}
        <div class="fw-actions">${button(t(text.conflict_take), () => void this.store.resolve(choose(this.store.draft, conflict.theirs, this.#chosen(conflict.fields))))}</div>
      </div>`;
  }

  // One's own input is proposed; it is what is on the screen.
  #chosen(fields: readonly DraftField[]): Partial<Record<DraftField, Side>> {
    return Object.fromEntries(fields.map((field) => [field, this.sides[field] ?? 'mine']));
  }

  #field(field: DraftField): TemplateResult {
    const conflict = this.store.conflict;
    const option = (side: Side): TemplateResult => html`<label>
      <span><input type="radio" name="choice-${field}" value=${side} .checked=${(this.sides[field] ?? 'mine') === side} @change=${() => (this.sides = { ...this.sides, [field]: side })} />
        <strong>${t(side === 'mine' ? text.conflict_mine : text.conflict_theirs)}</strong></span>
      <pre>${describe(field, side === 'mine' ? this.store.draft : (conflict?.theirs ?? this.store.draft), this.store.procedures)}</pre>
    </label>`;
    return html`<fieldset class="fw-fieldset"><legend>${t(text[`field_${field}`])}</legend><div class="fw-choice">${option('mine')}${option('theirs')}</div></fieldset>`;
  }
}

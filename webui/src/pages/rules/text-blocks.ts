// Text blocks by provision: those of the law data to be read, the authority's own to be written.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { error_of } from '../../components/error-summary';
import { button, select_field, text_area, text_field } from '../../components/fields';
import { badge } from '../../components/notice';
import { t } from '../../i18n/text';
import { kind_name } from '../case/words';
import { RulePart, span, type HouseRules } from './part';
import { text } from './texts';

type Block = HouseRules['text_blocks'][number];
type Draft = Pick<Block, 'id' | 'part' | 'kind' | 'topic' | 'text' | 'legal_basis'> & { title: string; procedures: string[]; outcomes: string[] };
const empty: Draft = { id: '', part: 'condition', kind: 'obligation', topic: '', title: '', text: '', legal_basis: '', procedures: [], outcomes: [] };
const condition_kinds = ['obligation', 'condition', 'time_limit', 'reservation', 'hint'] as const;

// As the server takes it; what is empty is left out.
export const content_of = (draft: Draft): Record<string, unknown> => ({
  part: draft.part,
  ...(draft.part === 'condition' ? { kind: draft.kind } : {}),
  ...(draft.topic.trim() ? { topic: draft.topic.trim() } : {}),
  title: { de: draft.title.trim(), en: draft.title.trim() },
  text: draft.text.trim(),
  legal_basis: draft.legal_basis.trim(),
  basis: draft.legal_basis.trim(),
  ...(draft.procedures.length ? { procedures: draft.procedures } : {}),
  ...(draft.outcomes.length ? { outcomes: draft.outcomes } : {}),
});

@customElement('fw-rule-blocks')
export class RuleBlocks extends RulePart {
  @state() private draft: Draft | undefined;
  @state() private fresh = false;
  @state() private ending = ''; // id of the block being ended

  override render(): TemplateResult {
    const on = this.data.on;
    const shown = this.data.text_blocks.filter((block) => block.valid_to === null || block.valid_to >= on).sort((one, other) => one.legal_basis.localeCompare(other.legal_basis, 'de', { numeric: true }));
    return html`<div class="fw-stack fw-stack--wide"><p class="fw-measure">${t(text.blocks_lead)}</p>
      ${this.draft || this.ending ? nothing : html`${this.messages()}<div class="fw-actions">${button(t(text.add_block), () => this.#open({ ...empty }, true), 'primary', { sign: 'add' })}</div>`}
      ${this.draft ? this.#form(this.draft) : nothing}
      <ul class="fw-plainlist fw-stack">${shown.map((block) => this.#block(block))}</ul></div>`;
  }

  #open(draft: Draft, fresh: boolean): void {
    this.draft = draft;
    this.fresh = fresh;
    this.ending = '';
    this.said = '';
    this.errors = [];
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#block-title')?.focus());
  }

  #block(block: Block): TemplateResult {
    return html`<li class="fw-stack fw-stack--tight" data-block=${block.id}><div class="fw-row fw-row--between"><h2 class="fw-strong">${t(block.title)}</h2><div class="fw-row">${block.own ? badge('info', t(text.own)) : nothing}${badge('plain', t(text[block.part]))}
        ${block.own ? html`<button class="fw-plain" type="button" @click=${() => this.#open({ ...block, title: t(block.title) }, false)}>${t(text.edit)}<span class="fw-sr">: ${t(block.title)}</span></button>
          <button class="fw-plain" type="button" @click=${() => { this.draft = undefined; this.ending = block.id; }}>${t(text.end)}<span class="fw-sr">: ${t(block.title)}</span></button>` : nothing}</div></div>
      <p class="fw-small fw-muted">${block.legal_basis || block.basis}${block.kind ? html` · ${kind_name(block.kind)}` : nothing} · ${span(block.valid_from, block.valid_to, this.data.today)}</p>
      <p class="fw-rules__wording">${block.text}</p>
      ${block.note ? html`<p class="fw-small">${block.confidence === 'unsure' ? badge('warn', t(text.unsure)) : nothing} ${t(block.note)}</p>` : nothing}
      ${this.ending === block.id ? html`<form class="fw-card fw-stack" novalidate @submit=${(event: Event) => void this.#end(event, block)}>${this.messages()}${this.when_and_why()}
        <div class="fw-actions">${button(t(text.end), undefined, 'primary', { type: 'submit' })}${button(t(text.cancel), () => (this.ending = ''), 'tertiary')}</div></form>` : nothing}</li>`;
  }

  async #end(event: Event, block: Block): Promise<void> {
    event.preventDefault();
    if (await this.save({ kind: 'text_block', key: block.id, content: null })) this.ending = '';
  }

  #form(draft: Draft): TemplateResult {
    const set = (patch: Partial<Draft>): void => void (this.draft = { ...draft, ...patch });
    return html`<form class="fw-card fw-stack" novalidate @submit=${(event: Event) => void this.#submit(event, draft)}><h2 id="block-title" tabindex="-1">${this.fresh ? t(text.add_block) : draft.title}</h2>${this.messages()}
      <div class="fw-fields fw-fields--pair">
        ${this.fresh ? text_field({ id: 'block-id', label: t(text.block_id), hint: t(text.block_id_hint), value: draft.id, error: error_of(this.errors, 'block-id'), on_input: (id) => set({ id }) }, { maxlength: 64 }) : nothing}
        ${select_field({ id: 'block-part', label: t(text.part), value: draft.part, on_input: (value) => set({ part: value as Draft['part'] }) }, (['condition', 'reasons', 'deviation', 'remedies'] as const).map((value) => ({ value, label: t(text[value]) })))}
        ${draft.part === 'condition' ? select_field({ id: 'block-kind', label: t(text.kind), value: draft.kind, on_input: (kind) => set({ kind }) }, condition_kinds.map((value) => ({ value, label: kind_name(value) }))) : nothing}
        ${text_field({ id: 'block-name', label: t(text.block_title), value: draft.title, on_input: (title) => set({ title }) }, { maxlength: 200 })}
        ${text_field({ id: 'block-basis', label: t(text.provision), value: draft.legal_basis, on_input: (legal_basis) => set({ legal_basis }) }, { maxlength: 200 })}
        ${text_field({ id: 'block-topic', label: t(text.topic), optional: true, value: draft.topic, on_input: (topic) => set({ topic }) }, { maxlength: 100 })}</div>
      ${text_area({ id: 'block-text', label: t(text.wording), hint: t(text.wording_hint), value: draft.text, on_input: (value) => set({ text: value }) }, 8)}
      ${this.when_and_why()}
      <div class="fw-actions">${button(t(text.save_block), undefined, 'primary', { type: 'submit' })}${button(t(text.cancel), () => (this.draft = undefined), 'tertiary')}</div></form>`;
  }

  async #submit(event: Event, draft: Draft): Promise<void> {
    event.preventDefault();
    const whole = draft.id && draft.title.trim() && draft.legal_basis.trim() && draft.text.trim();
    const missing = whole ? [] : [{ field: this.fresh ? 'block-id' : 'block-name', message: t(text.block_missing) }];
    if (await this.save({ kind: 'text_block', key: draft.id, content: content_of(draft) }, missing)) this.draft = undefined;
  }
}

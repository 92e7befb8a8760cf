// What helps to write a decision: text blocks to insert, the fee computed by the authority's table, deviations one by one.
// Basis: § 73, § 74 HBO; the wordings are law data or the authority's own, and what is inserted keeps its source.
import { html, nothing, type TemplateResult } from 'lit';
import type { Deviation, FeeAnswer, TextBlocks } from '../../api/types';
import { error_of, type FormError } from '../../components/error-summary';
import { button, check_field, radio_group, select_field, text_area, text_field } from '../../components/fields';
import { euro } from '../../format';
import { t } from '../../i18n/text';
import { text } from './texts';

export type Block = TextBlocks['blocks'][number];

// Those of a part that fit the outcome.
export const fitting = (blocks: TextBlocks | undefined, part: Block['part'], outcome: string): Block[] =>
  (blocks?.blocks ?? []).filter((block) => block.part === part && (block.outcomes.length === 0 || block.outcomes.includes(outcome)));

// What a person still has to complete: [stands like this].
export const gaps = (wording: string): string[] => [...wording.matchAll(/\[[^\]\n]+\]/g)].map(([place]) => place).slice(0, 1);

export const origin = (block: Block): string => (block.own ? t(text.block_own) : block.legal_basis);

export function block_picker(id: string, blocks: Block[], insert: (block: Block) => void): TemplateResult | typeof nothing {
  if (!blocks.length) return nothing;
  return html`<details class="fw-why"><summary>${t(text.insert_block)}</summary><ul class="fw-plainlist fw-stack fw-stack--tight fw-blocks">${blocks.map((block) => html`<li>
    <div class="fw-row fw-row--between"><strong>${t(block.title)}</strong>${button(html`${t(text.insert)}<span class="fw-sr">: ${t(block.title)}</span>`, () => insert(block), 'tertiary')}</div>
    <p class="fw-small">${block.text}</p><p class="fw-small fw-muted" id="${id}-${block.id}">${origin(block)}${block.note ? html` · ${t(block.note)}` : nothing}</p></li>`)}</ul></details>`;
}

export interface DeviationEntry extends Deviation {
  key: number;
}
export const own_deviation = (entries: readonly DeviationEntry[]): DeviationEntry => ({
  key: 1 + Math.max(0, ...entries.map(({ key }) => key)), kind: 'deviation', rule: '', subject: '', protects_neighbour: false, granted: true, reason: '',
});
export const deviation_input = ({ kind, rule, subject, protects_neighbour, granted, reason }: DeviationEntry): Deviation =>
  ({ kind, rule: rule.trim(), subject: subject.trim(), protects_neighbour, granted, reason: (reason ?? '').trim() });

export function deviation_list(options: { entries: DeviationEntry[]; errors: readonly FormError[]; blocks: Block[]; put: (entries: DeviationEntry[]) => void }): TemplateResult {
  const { entries, errors, blocks, put } = options;
  return html`<section class="fw-stack fw-stack--tight" aria-labelledby="deviations-title"><h3 id="deviations-title">${t(text.deviations)}</h3>
    <p class="fw-small fw-muted">${t(text.deviations_text)}</p>
    <ol class="fw-plainlist fw-entries">${entries.map((entry, index) => {
      const id = (field: string): string => `deviation-${entry.key}-${field}`;
      const set = (patch: Partial<DeviationEntry>): void => put(entries.map((one) => (one.key === entry.key ? { ...one, ...patch } : one)));
      return html`<li class="fw-entry"><div class="fw-entry__head"><h4>${t(text.number, { n: index + 1 })}</h4><div class="fw-entry__tools">
          <button class="fw-plain" type="button" @click=${() => put(entries.filter(({ key }) => key !== entry.key))}>${t(text.remove_short)}<span class="fw-sr">: ${t(text.deviations)} ${index + 1}</span></button></div></div>
        <div class="fw-fields">
          ${select_field({ id: id('kind'), label: t(text.kind), value: entry.kind, on_input: (value) => set({ kind: value as Deviation['kind'] }) },
            [{ value: 'deviation', label: t(text.kind_deviation) }, { value: 'exception', label: t(text.kind_exception) }, { value: 'exemption', label: t(text.kind_exemption) }])}
          ${text_field({ id: id('rule'), label: t(text.deviation_rule), value: entry.rule, error: error_of(errors, id('rule')), on_input: (rule) => set({ rule }) }, { maxlength: 400 })}
          ${text_area({ id: id('subject'), label: t(text.deviation_subject), value: entry.subject, error: error_of(errors, id('subject')), on_input: (subject) => set({ subject }) }, 2)}
          ${check_field(id('neighbour'), t(text.protects_neighbour), entry.protects_neighbour, (protects_neighbour) => set({ protects_neighbour }))}
          ${radio_group({ id: id('granted'), legend: t(text.deviation_ruling), value: entry.granted ? 'yes' : 'no', on_change: (value) => set({ granted: value === 'yes' }) }, [{ value: 'yes', label: t(text.deviation_granted) }, { value: 'no', label: t(text.deviation_refused) }])}
          ${text_area({ id: id('reason'), label: t(text.deviation_reason), value: entry.reason ?? '', optional: entry.granted && !entry.protects_neighbour, error: error_of(errors, id('reason')), on_input: (reason) => set({ reason }) }, 3)}
          ${block_picker(id('blocks'), blocks.filter((block) => block.id.includes(entry.granted ? 'granted' : 'refused')), (block) => set({ reason: [entry.reason, block.text].filter(Boolean).join('\n\n') }))}
        </div></li>`;
    })}</ol>
    <div>${button(t(text.add_deviation), () => put([...entries, own_deviation(entries)]), 'secondary', { sign: 'add' })}</div></section>`;
}

// The deviation flaws that the law would find: no provision, no subject, no reasons where they are needed.
export const deviation_flaws = (entries: readonly DeviationEntry[]): FormError[] =>
  entries.flatMap((entry, index) => {
    const n = index + 1;
    const flaws: FormError[] = [];
    if (!entry.rule.trim()) flaws.push({ field: `deviation-${entry.key}-rule`, message: t(text.deviation_rule_missing, { n }) });
    if (!entry.subject.trim()) flaws.push({ field: `deviation-${entry.key}-subject`, message: t(text.deviation_subject_missing, { n }) });
    if ((!entry.granted || entry.protects_neighbour) && !(entry.reason ?? '').trim()) flaws.push({ field: `deviation-${entry.key}-reason`, message: t(text.deviation_reason_missing, { n }) });
    return flaws;
  });

// What the form asks for, as typed.
export interface FeeForm {
  item: string;
  by: 'cost' | 'volume';
  cost: string; // euros
  volume: string; // cubic metres
  shell_value: string;
  amount: string; // euros, of a framework fee
}
export const empty_fee: FeeForm = { item: '', by: 'volume', cost: '', volume: '', shell_value: '', amount: '' };

export function fee_form(answer: FeeAnswer, form: FeeForm, put: (form: FeeForm) => void, compute: () => void, computed: FeeAnswer['fee'] | undefined): TemplateResult {
  const item = answer.table.items.find(({ id }) => id === form.item) ?? answer.table.items[0];
  const set = (patch: Partial<FeeForm>): void => put({ ...form, ...patch });
  const named = (all: { id: string; name: { de: string; en: string } }[]): { value: string; label: string }[] => all.map(({ id, name }) => ({ value: id, label: t(name) }));
  return html`<details class="fw-why" ?open=${Boolean(computed)}><summary>${t(text.fee_compute)}</summary><div class="fw-stack fw-stack--tight fw-blocks">
    <p class="fw-small fw-muted">${answer.table.name}${answer.table.note ? html`<br />${t(answer.table.note)}` : nothing}</p>
    <div class="fw-fields">
      ${select_field({ id: 'fee-item', label: t(text.fee_item), value: item?.id ?? '', on_input: (value) => set({ item: value }) }, answer.table.items.map(({ id, name, number }) => ({ value: id, label: `${number} ${t(name)}` })))}
      ${item?.kind === 'per_started_unit' ? html`
        ${radio_group({ id: 'fee-by', legend: t(text.fee_by), value: form.by, on_change: (by) => set({ by: by as FeeForm['by'] }) }, [{ value: 'volume', label: t(text.fee_by_volume) }, { value: 'cost', label: t(text.fee_by_cost) }])}
        ${form.by === 'cost' ? text_field({ id: 'fee-cost', label: t(text.fee_cost), value: form.cost, on_input: (cost) => set({ cost }) }, { inputmode: 'decimal', unit: '€' })
          : html`${text_field({ id: 'fee-volume', label: t(text.fee_volume), value: form.volume, on_input: (volume) => set({ volume }) }, { inputmode: 'decimal', unit: 'm³' })}
            ${select_field({ id: 'fee-value', label: t(text.fee_value), value: form.shell_value || answer.table.shell_values[0]?.id || '', on_input: (shell_value) => set({ shell_value }) }, named(answer.table.shell_values))}`}` : nothing}
      ${item?.kind === 'framework' ? text_field({ id: 'fee-amount', label: `${t(text.fee_amount)} (${euro(item.from_cents ?? 0)} – ${euro(item.to_cents ?? 0)})`, value: form.amount, on_input: (amount) => set({ amount }) }, { inputmode: 'decimal', unit: '€' }) : nothing}
    </div>
    <div>${button(t(text.fee_compute), compute, 'secondary')}</div>
    ${computed ? fee_steps(computed) : nothing}</div></details>`;
}

export const fee_steps = (fee: NonNullable<FeeAnswer['fee']>): TemplateResult =>
  html`<div class="fw-fee"><p class="fw-small fw-muted">${fee.basis}</p><ol class="fw-plainlist">${fee.steps.map(({ what, cents }) => html`<li class="fw-row fw-row--between"><span>${t(what)}</span><strong>${euro(cents)}</strong></li>`)}</ol></div>`;

// '1.234,5' cubic metres as typed, in litres; undefined if it is none, or finer than a litre.
export function litres(typed: string): number | undefined {
  const parts = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,3}))?$/.exec(typed.trim().replace(/\s|m³/g, ''));
  return parts ? Number((parts[1] ?? '').replace(/\./g, '')) * 1000 + Number((parts[2] ?? '').padEnd(3, '0')) : undefined;
}

// The authority's fee tables by date: versions, a new one row by row or from a CSV, and a worked example before it is saved.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { components } from '../../api/contract';
import { caught } from '../../api/problem';
import { error_of } from '../../components/error-summary';
import { button, select_field, text_field } from '../../components/fields';
import '../../components/upload';
import type { Uploaded } from '../../components/upload';
import { euro } from '../../format';
import { t } from '../../i18n/text';
import { amounts_of, cents, draft_of, item_of, type Amount, type ItemDraft } from './money';
import { RulePart, span, type FeeTable } from './part';
import { text } from './texts';

const amount_texts: Record<Amount, (typeof text)['amount']> = { cents: text.amount, unit_cents: text.unit, minimum_cents: text.minimum, from_cents: text.lowest, to_cents: text.highest };

@customElement('fw-rule-fees')
export class RuleFees extends RulePart {
  @state() private table: Omit<FeeTable, 'items'> | undefined; // being written
  @state() private items: ItemDraft[] = [];
  @state() private example = { item: '', amount: '' };
  @state() private fee: components['schemas']['FeeRecord'] | undefined;

  override render(): TemplateResult {
    const tables = [...this.data.fee_tables].sort((one, other) => other.valid_from.localeCompare(one.valid_from));
    const holds = tables.some(({ valid_from, valid_to }) => valid_from <= this.data.on && (!valid_to || this.data.on <= valid_to));
    return html`<div class="fw-stack fw-stack--wide"><p class="fw-measure">${t(text.fees_lead)}</p>
      ${this.table ? this.#form(this.table) : html`${this.messages()}<div class="fw-actions">${button(t(text.new_version), () => this.#begin(tables[0]?.table), 'primary')}</div>`}
      ${tables.length ? nothing : html`<p>${t(text.no_fees)}</p>`}
      ${tables.map(({ table, valid_from, valid_to }) => html`<section class="fw-card fw-stack fw-stack--tight" data-table=${valid_from}><h2>${table.name}</h2><p class="fw-small fw-muted">${table.basis} · ${span(valid_from, valid_to, this.data.today)} · ${t(text.counts_from)} ${t(text[table.counts_from])}</p>
        <ul class="fw-plainlist">${table.items.map((item) => html`<li>${item.number} ${t(item.name)}: ${item.kind === 'framework' ? `${euro(item.from_cents ?? 0)} – ${euro(item.to_cents ?? 0)}` : euro(item.cents ?? 0)}${item.kind === 'per_started_unit' ? html` ${t(text.per_started_unit)} ${euro(item.unit_cents ?? 0)}${item.minimum_cents ? `, ${t(text.at_least, { sum: euro(item.minimum_cents) })}` : ''}` : nothing}</li>`)}</ul></section>`)}
      <section class="fw-card fw-stack fw-stack--tight"><h2>CSV</h2>
        ${holds ? html`<p><a class="fw-plain" href="/api/v1/house-rules/fee-table.csv?on=${this.data.on}&authority=${this.data.authority.id}" download>${t(text.take_away)}</a></p>` : nothing}
        <fw-upload url="/api/v1/house-rules/fee-table.csv" .label=${t(text.read_in)} accept=".csv" .hint=${t(text.read_hint)} @uploaded=${(event: CustomEvent<Uploaded & { table: FeeTable }>) => this.#read(event.detail.table)}></fw-upload></section></div>`;
  }

  #begin(table: FeeTable | undefined): void {
    const { items, ...rest } = table ?? { name: '', basis: '', counts_from: 'receipt' as const, items: [], shell_values: [] };
    this.table = rest;
    this.items = items.map(draft_of);
    this.example = { item: items[0]?.id ?? '', amount: '100.000' };
    this.fee = undefined;
    this.said = '';
  }

  // What was read stands in the form above the place where it was chosen.
  #read(table: FeeTable): void {
    this.#begin(table);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#fee-title')?.focus());
  }

  #form(table: Omit<FeeTable, 'items'>): TemplateResult {
    const set = (patch: Partial<FeeTable>): void => void (this.table = { ...table, ...patch });
    return html`<form class="fw-card fw-stack" novalidate @submit=${(event: Event) => void this.#submit(event)}><h2 id="fee-title" tabindex="-1">${t(text.new_version)}</h2>${this.messages()}
      <div class="fw-fields fw-fields--pair">
        ${text_field({ id: 'fee-name', label: t(text.table_name), value: table.name, error: error_of(this.errors, 'fee-name'), on_input: (name) => set({ name }) }, { maxlength: 200 })}
        ${text_field({ id: 'fee-basis', label: t(text.table_basis), value: table.basis, on_input: (basis) => set({ basis }) }, { maxlength: 200 })}
        ${select_field({ id: 'fee-counts', label: t(text.counts_from), value: table.counts_from, on_input: (value) => set({ counts_from: value as FeeTable['counts_from'] }) }, (['receipt', 'decision'] as const).map((value) => ({ value, label: t(text[value]) })))}</div>
      ${this.items.map((item, at) => this.#item(item, at))}
      <div class="fw-actions">${button(t(text.add_item), () => (this.items = [...this.items, { id: this.#free_id(), number: '', name: '', name_en: '', kind: 'fixed', amounts: {} }]), 'secondary', { sign: 'add' })}</div>
      ${this.#trial()}
      ${this.when_and_why()}
      <div class="fw-actions">${button(t(text.save_table), undefined, 'primary', { type: 'submit' })}${button(t(text.cancel), () => (this.table = undefined), 'tertiary')}</div></form>`;
  }

  #free_id(): string {
    let n = this.items.length + 1;
    while (this.items.some(({ id }) => id === `fee-${n}`)) n += 1;
    return `fee-${n}`;
  }

  #item(item: ItemDraft, at: number): TemplateResult {
    const set = (patch: Partial<ItemDraft>): void => void (this.items = this.items.map((one, index) => (index === at ? { ...item, ...patch } : one)));
    return html`<fieldset class="fw-fieldset" data-item=${item.id}><legend>${item.name || t(text.item)}</legend><div class="fw-fields fw-fields--pair">
      ${text_field({ id: `fee-${at}-number`, label: t(text.number), value: item.number, on_input: (number) => set({ number }) }, { maxlength: 40 })}
      ${text_field({ id: `fee-${at}-name`, label: t(text.item), value: item.name, on_input: (name) => set({ name }) }, { maxlength: 200 })}
      ${select_field({ id: `fee-${at}-kind`, label: t(text.kind), value: item.kind, on_input: (value) => set({ kind: value as ItemDraft['kind'] }) }, (['fixed', 'per_started_unit', 'framework'] as const).map((value) => ({ value, label: t(text[value]) })))}
      ${amounts_of[item.kind].map((key) => text_field({ id: `fee-${at}-${key}`, label: t(amount_texts[key]), optional: key === 'minimum_cents', value: item.amounts[key] ?? '', error: error_of(this.errors, `fee-${at}-${key}`), on_input: (value) => set({ amounts: { ...item.amounts, [key]: value } }) }, { inputmode: 'decimal', maxlength: 16 }))}</div>
      <button class="fw-plain" type="button" @click=${() => (this.items = this.items.filter((_, index) => index !== at))}>${t(text.drop)}<span class="fw-sr">: ${item.name}</span></button></fieldset>`;
  }

  #trial(): TemplateResult {
    return html`<section class="fw-stack fw-stack--tight"><h3>${t(text.trial)}</h3><div class="fw-fields fw-fields--pair">
      ${select_field({ id: 'trial-item', label: t(text.item), value: this.example.item, on_input: (item) => (this.example = { ...this.example, item }) }, this.items.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` })))}
      ${text_field({ id: 'trial-amount', label: t(text.trial_cost), value: this.example.amount, on_input: (amount) => (this.example = { ...this.example, amount }) }, { inputmode: 'decimal', maxlength: 16 })}</div>
      <div class="fw-actions">${button(t(text.compute), () => void this.#compute(), 'secondary')}</div>
      ${this.fee ? html`<table class="fw-table" data-fee><tbody>${this.fee.steps.map((step) => html`<tr><td>${t(step.what)}</td><td>${euro(step.cents)}</td></tr>`)}</tbody><tfoot><tr><th scope="row">${this.fee.basis}</th><td><strong>${euro(this.fee.cents ?? 0)}</strong></td></tr></tfoot></table>` : nothing}</section>`;
  }

  // The table as typed, or undefined with the field at fault named.
  #typed(): FeeTable | undefined {
    if (!this.table) return undefined;
    this.errors = this.table.name.trim() && this.table.basis.trim() ? [] : [{ field: 'fee-name', message: t(text.table_missing) }];
    const items: FeeTable['items'] = [];
    this.items.forEach((draft, at) => {
      const item = item_of(draft);
      if (item) items.push(item);
      else this.errors = [...this.errors, { field: `fee-${at}-${amounts_of[draft.kind][0] ?? 'cents'}`, message: t(text.amount_wrong) }];
    });
    return this.errors.length ? undefined : { ...this.table, items };
  }

  async #compute(): Promise<void> {
    const table = this.#typed();
    const amount = cents(this.example.amount);
    if (!table || amount === undefined) return;
    const framework = table.items.find(({ id }) => id === this.example.item)?.kind === 'framework';
    try {
      this.problem = undefined;
      this.fee = (await call(api.POST('/api/v1/house-rules/fee-trial', { body: { table, input: { item: this.example.item, ...(framework ? { cents: amount } : { cost_cents: amount }) } } }))).data.fee;
    } catch (error) {
      this.fee = undefined;
      this.problem = caught(error);
    }
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const table = this.#typed();
    if (table && (await this.save({ kind: 'fee_table', key: '', content: { ...table } }))) this.table = undefined;
  }
}

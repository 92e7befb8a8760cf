// The numbered conditions of the decision as editable blocks, each with its source, in the order of the notice.
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Application, StatementRequest } from '../../api/types';
import { error_of, type FormError } from '../../components/error-summary';
import { button, link_button, select_field, text_area, text_field } from '../../components/fields';
import '../../components/mark/mark';
import { type Mark, type MarkInput, mark_number, place_of } from '../../components/mark/place';
import { text as mark_text } from '../../components/mark/texts';
import { badge } from '../../components/notice';
import { normalised } from '../../components/synopsis/rows';
import { t } from '../../i18n/text';
import { condition_kinds } from '../case/words';
import { block_picker, type Block } from './aids';
import { add_block, add_own, change, known_kind, move, remove, type ConditionInput, type Entry } from './conditions';
import { text } from './texts';

interface Options {
  application: Application;
  entries: Entry[];
  errors: readonly FormError[];
  blocks: Block[];
  put: (entries: Entry[], said?: string) => void; // `said` is announced to screen readers
}

export function condition_list(options: Options): TemplateResult {
  const { application, entries, blocks, put } = options;
  return html`<section class="fw-stack fw-stack--tight" aria-labelledby="conditions-title">
    <h3 id="conditions-title">${t(text.conditions)}</h3>
    ${entries.length ? nothing : html`<p class="fw-muted">${t(text.no_conditions)}</p>`}
    <ol class="fw-plainlist fw-entries">${repeat(entries, (entry) => entry.key, (entry, index) => block(options, entry, index))}</ol>
    <div class="fw-actions">${button(t(text.add), () => put(add_own(entries)), 'secondary', { sign: 'add' })}
      ${application.requests.some(({ statement }) => statement?.conditions.length) ? link_button(t(text.from_statements), `/vorgaenge/${application.id}?ansicht=stellungnahmen`, 'tertiary') : nothing}</div>
    ${block_picker('block', blocks, (block) => put(add_block(entries, block), t(text.inserted, { title: t(block.title) })))}
  </section>`;
}

function block({ application, entries, errors, blocks, put }: Options, entry: Entry, index: number): TemplateResult {
  const n = index + 1;
  const id = (field: string): string => `condition-${entry.key}-${field}`;
  const set = (patch: Partial<ConditionInput>): void => put(change(entries, entry.key, patch));
  const shift = (by: -1 | 1): void => put(move(entries, entry.key, by), t(text.moved, { n: n + by, m: entries.length }));
  const number = t(text.number, { n });
  const source = application.requests.find((request) => request.id === entry.source);
  const from = blocks.find((candidate) => candidate.id === entry.text_block);
  return html`<li class="fw-entry"><div class="fw-entry__head">
      <h4>${number}</h4>
      <span class="fw-small fw-muted">${source ? t(text.source, { agency: source.agency.name }) : from ? t(text.from_block, { title: t(from.title) }) : t(text.own)}</span>
      ${source && differs(source, entry) ? badge('plain', t(text.edited)) : nothing}
      <div class="fw-entry__tools">
        ${tool(t(text.up_short), number, index === 0, () => shift(-1))}${tool(t(text.down_short), number, n === entries.length, () => shift(1))}
        ${tool(t(text.remove_short), number, false, () => put(remove(entries, entry.key), t(text.removed, { n })))}</div></div>
    <div class="fw-fields">
      ${select_field({ id: id('kind'), label: t(text.kind), value: entry.kind, on_input: (value) => set({ kind: known_kind(value) }) }, condition_kinds())}
      ${text_area({ id: id('text'), label: t(text.wording), value: entry.text, error: error_of(errors, id('text')), on_input: (value) => set({ text: value }) }, 3)}
      ${entry.mark ? place(application, entry.mark, mark_number(entries, entry), n, () => set({ mark: null })) : nothing}
      <details class="fw-why"><summary>${t(text.more)}${entry.topic ? html` <span class="fw-muted">(${entry.topic})</span>` : nothing}</summary><div class="fw-fields fw-entry__more">
        ${text_field({ id: id('topic'), label: t(text.topic), value: entry.topic ?? '', optional: true, on_input: (topic) => set({ topic }) }, { maxlength: 200 })}
        ${text_field({ id: id('legal_basis'), label: t(text.legal_basis), value: entry.legal_basis ?? '', optional: true, on_input: (legal_basis) => set({ legal_basis }) }, { maxlength: 400 })}
        ${text_area({ id: id('reason'), label: t(text.reason), value: entry.reason ?? '', optional: true, on_input: (reason) => set({ reason }) }, 2)}</div></details>
    </div></li>`;
}

// Its place as the server words it, and the way to leave it out.
function place(application: Application, mark: MarkInput | Mark, number: string, n: number, leave_out: () => void): TemplateResult {
  const shown = 'text' in mark ? mark : said_already(application, mark);
  return html`<div class="fw-row">${shown ? html`<fw-mark .mark=${shown} .number=${number} .base=${`/api/v1/applications/${application.id}/documents`} .documents=${application.documents}></fw-mark>` : nothing}
    <button class="fw-plain" type="button" @click=${leave_out}>${t(mark_text.unmark)}<span class="fw-sr">: ${t(text.number, { n })}</span></button></div>`;
}

// A draft holds the place without its words: they stand in the statement or the decision that it came from.
function said_already(application: Application, mark: MarkInput): Mark | undefined {
  const same = JSON.stringify(place_of(mark));
  const all = [...application.requests.flatMap(({ statement }) => statement?.conditions ?? []), ...(application.decision?.conditions ?? [])];
  return all.map((condition) => condition.mark).find((known): known is Mark => !!known && JSON.stringify(place_of(known)) === same);
}

const tool = (label: string, which: string, off: boolean, run: () => void): TemplateResult =>
  html`<button class="fw-plain" type="button" ?disabled=${off} @click=${run}>${label}<span class="fw-sr">: ${which}</span></button>`;

function differs(source: StatementRequest, entry: Entry): boolean {
  const original = source.statement?.conditions.find(({ id }) => id === entry.source_condition);
  return original !== undefined && normalised(original.text) !== normalised(entry.text);
}

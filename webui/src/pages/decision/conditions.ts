// The list of conditions a decision is written from: taking over, own ones, order, and what goes to the server.
import type { components } from '../../api/contract';
import { place_of } from '../../components/mark/place';
import { normalised } from '../../components/synopsis/rows';

export type ConditionInput = components['schemas']['ConditionInput'];

// A condition in the editor. `key` stays with it while it moves; the server gives its own ids.
export interface Entry extends ConditionInput {
  key: number;
}
export interface Source extends Omit<ConditionInput, 'kind' | 'source' | 'source_condition'> {
  kind: string;
  id: string; // its id inside the statement
  source?: string; // the request
}

const kinds = ['obligation', 'condition', 'time_limit', 'reservation', 'hint'] as const;
export const known_kind = (kind: string): ConditionInput['kind'] => kinds.find((known) => known === kind) ?? 'obligation';

const next_key = (entries: readonly Entry[]): number => 1 + Math.max(0, ...entries.map((entry) => entry.key));

export const entries_of = (conditions: readonly (Omit<ConditionInput, 'kind'> & { kind: string })[]): Entry[] =>
  conditions.map((condition, index) => ({ ...input(condition), key: index + 1 }));

export function taken_over(entries: readonly Entry[], source: Source): Entry | undefined {
  return entries.find((entry) => entry.source === source.source && entry.source_condition === source.id);
}

// Another entry that already says the same in other dress.
export function same_wording(entries: readonly Entry[], text: string): Entry | undefined {
  return entries.find((entry) => normalised(entry.text) === normalised(text));
}

// Of conditions of statements, those about which nothing was decided: neither weighed nor taken over. `entries`: of the
// decision being written; without one, what was saved counts.
export const unweighed = <C extends Source & { weighing?: unknown; taken_over?: boolean }>(conditions: readonly C[], entries?: readonly Entry[]): C[] =>
  conditions.filter((condition) => !condition.weighing && !(entries ? (taken_over(entries, condition) ?? same_wording(entries, condition.text)) : condition.taken_over));

// Adds a condition of a statement at the end with its source. Taking it over twice changes nothing, and neither does
// taking over what already stands there word for word: `merged` then names the entry that covers it.
export function take_over(entries: readonly Entry[], source: Source): { entries: Entry[]; entry: Entry; merged: boolean } {
  const before = taken_over(entries, source) ?? same_wording(entries, source.text);
  if (before) return { entries: [...entries], entry: before, merged: before.source !== source.source || before.source_condition !== source.id };
  const { id, ...rest } = source;
  const entry: Entry = { ...input(rest), source_condition: id, key: next_key(entries) };
  return { entries: [...entries, entry], entry, merged: false };
}

export const add_own = (entries: readonly Entry[]): Entry[] => [...entries, { key: next_key(entries), kind: 'obligation', text: '' }];

// A wording of the law data or of the authority, as a condition that names where it comes from.
export const add_block = (entries: readonly Entry[], block: { id: string; kind: string; topic: string; text: string; legal_basis: string }): Entry[] =>
  [...entries, { key: next_key(entries), kind: known_kind(block.kind), topic: block.topic, text: block.text, legal_basis: block.legal_basis, text_block: block.id }];

export const change = (entries: readonly Entry[], key: number, patch: Partial<ConditionInput>): Entry[] =>
  entries.map((entry) => (entry.key === key ? { ...entry, ...patch } : entry));

export const remove = (entries: readonly Entry[], key: number): Entry[] => entries.filter((entry) => entry.key !== key);

// Moves an entry up (-1) or down (+1); at the edge it stays.
export function move(entries: readonly Entry[], key: number, by: -1 | 1): Entry[] {
  const result = [...entries];
  const from = result.findIndex((entry) => entry.key === key);
  const to = from + by;
  const [here, there] = [result[from], result[to]];
  if (!here || !there) return result;
  result[from] = there;
  result[to] = here;
  return result;
}

// What the server is sent: no keys, no empty words. Order is the order in the notice.
export const inputs = (entries: readonly Entry[]): ConditionInput[] => entries.map(input);

function input(condition: Omit<ConditionInput, 'kind'> & { kind: string }): ConditionInput {
  const result: ConditionInput = { kind: known_kind(condition.kind), text: condition.text.trim() };
  for (const name of ['topic', 'legal_basis', 'reason', 'source', 'source_condition', 'text_block'] as const) {
    const value = condition[name]?.trim();
    if (value) result[name] = value;
  }
  if (condition.mark) result.mark = place_of(condition.mark);
  return result;
}

// '1.234,50' euros as typed, in cents; undefined if it is no amount. More than two decimals are none.
export function cents(typed: string): number | undefined {
  const text = typed.trim().replace(/\s|€/g, '');
  const parts = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(text) ?? /^(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!parts) return undefined;
  return Number((parts[1] as string).replace(/\./g, '')) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
}

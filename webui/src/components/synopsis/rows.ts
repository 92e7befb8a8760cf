// The synopsis as a table: one row per topic, one column per request, what was said to it and each condition in its cell.
import type { components, operations } from '../../api/contract';

export type Request = components['schemas']['Request'];
export type Comparison = operations['compare_statements']['responses'][200]['content']['application/json'];
export type NumberedCondition = Comparison['conditions'][number];
export type SynopsisObjection = Comparison['objections'][number];

export interface Row {
  topic: string; // as first written; empty: without a topic
  cells: NumberedCondition[][]; // in the order of the requests
  texts: string[]; // likewise; empty: nothing was said to this topic
}

// What makes two wordings the same: letters and digits, whatever the case, spacing and punctuation.
export const normalised = (text: string): string => text.toLocaleLowerCase('de').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

export function rows(comparison: Pick<Comparison, 'requests' | 'conditions'>): Row[] {
  const columns = new Map(comparison.requests.map((request, index) => [request.id, index]));
  const by_topic = new Map<string, Row>();
  const row_of = (topic: string): Row => {
    const key = normalised(topic);
    const known = by_topic.get(key);
    if (known) return known;
    const row = { topic, cells: comparison.requests.map(() => []), texts: comparison.requests.map(() => '') };
    by_topic.set(key, row);
    return row;
  };
  comparison.requests.forEach(({ statement }, column) => (statement?.topics ?? []).forEach(({ topic, text }) => (row_of(topic).texts[column] = text)));
  for (const condition of [...comparison.conditions].sort((a, b) => a.number - b.number)) {
    const column = condition.source === undefined ? undefined : columns.get(condition.source);
    if (column === undefined) continue;
    row_of(condition.topic ?? '').cells[column]?.push(condition);
  }
  // Without a topic comes last: it needs the most reading.
  return [...by_topic.values()].sort((a, b) => Number(!a.topic) - Number(!b.topic));
}

// Conditions that say the same, as number -> the lowest number of that wording. Only the later ones are listed.
export function repeated(conditions: readonly Pick<NumberedCondition, 'number' | 'text'>[]): Map<number, number> {
  const first = new Map<string, number>();
  const result = new Map<number, number>();
  for (const { number, text } of [...conditions].sort((a, b) => a.number - b.number)) {
    const key = normalised(text);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, number);
    else result.set(number, earlier);
  }
  return result;
}

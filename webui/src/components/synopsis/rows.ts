// The synopsis as a table: one row per topic, one column per request, each condition in its cell.
import type { components, operations } from '../../api/contract';

export type Request = components['schemas']['Request'];
export type Comparison = operations['compare_statements']['responses'][200]['content']['application/json'];
export type NumberedCondition = Comparison['conditions'][number];
export type SynopsisObjection = Comparison['objections'][number];

export interface Row {
  topic: string; // as first written; empty: without a topic
  cells: NumberedCondition[][]; // in the order of the requests
}

// What makes two wordings the same: letters and digits, whatever the case, spacing and punctuation.
export const normalised = (text: string): string => text.toLocaleLowerCase('de').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

export function rows(comparison: Pick<Comparison, 'requests' | 'conditions'>): Row[] {
  const columns = new Map(comparison.requests.map((request, index) => [request.id, index]));
  const by_topic = new Map<string, Row>();
  for (const condition of [...comparison.conditions].sort((a, b) => a.number - b.number)) {
    const column = condition.source === undefined ? undefined : columns.get(condition.source);
    if (column === undefined) continue;
    const key = normalised(condition.topic ?? '');
    let row = by_topic.get(key);
    if (!row) by_topic.set(key, (row = { topic: condition.topic ?? '', cells: comparison.requests.map(() => []) }));
    row.cells[column]?.push(condition);
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

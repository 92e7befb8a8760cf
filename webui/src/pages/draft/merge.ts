// Where two drafts of the same application differ, and the draft that choosing between them gives.
import type { Draft } from '../../api/types';

export const draft_fields = ['title', 'procedure', 'description', 'parcels', 'design', 'facts', 'principal', 'designer'] as const;
export type DraftField = (typeof draft_fields)[number];
export type Side = 'mine' | 'theirs';

// Key order does not matter; absent, null and empty are the same.
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null && inner !== '');
    return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value === '' || value === undefined ? null : value);
}
const empty = (text: string): string => (text === '{}' || text === '[]' ? 'null' : text);
export const same_value = (a: unknown, b: unknown): boolean => empty(canonical(a)) === empty(canonical(b));

export const differing_fields = (mine: Draft, theirs: Draft): DraftField[] =>
  draft_fields.filter((field) => !same_value(mine[field], theirs[field]));

export function choose(mine: Draft, theirs: Draft, sides: Partial<Record<DraftField, Side>>): Draft {
  const chosen: Record<string, unknown> = { ...mine };
  for (const [field, side] of Object.entries(sides) as [DraftField, Side][]) {
    const value = (side === 'theirs' ? theirs : mine)[field];
    if (value === undefined) delete chosen[field];
    else chosen[field] = value;
  }
  return chosen as Draft;
}

// Two runs of the checks side by side: which findings are new, gone, better, worse, or have other numbers.
import type { Finding } from '../api/types';
import { finding_keys } from './findings';

export type ChangeKind = 'worse' | 'better' | 'numbers' | 'new' | 'gone';
export interface FindingChange {
  key: string;
  kind: ChangeKind;
  before: Finding | undefined;
  after: Finding | undefined;
}

const weight: Record<Finding['verdict'], number> = { pass: 0, not_checked: 1, warning: 2, fail: 3 };
const kinds: ChangeKind[] = ['worse', 'new', 'better', 'gone', 'numbers'];

function kind_of(before: Finding | undefined, after: Finding | undefined): ChangeKind | undefined {
  if (!before) return 'new';
  if (!after) return 'gone';
  if (before.verdict !== after.verdict) return weight[after.verdict] > weight[before.verdict] ? 'worse' : 'better';
  return JSON.stringify([before.measured, before.limit, before.message]) === JSON.stringify([after.measured, after.limit, after.message]) ? undefined : 'numbers';
}

// What has changed, the gravest first; what is the same is left out.
export function compare_findings(before: readonly Finding[], after: readonly Finding[]): FindingChange[] {
  const by_key = (findings: readonly Finding[]): Map<string, Finding> => new Map([...finding_keys(findings)].map(([finding, key]) => [key, finding]));
  const [old, now] = [by_key(before), by_key(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => ({ key, kind: kind_of(old.get(key), now.get(key)), before: old.get(key), after: now.get(key) }))
    .filter((change): change is FindingChange => change.kind !== undefined)
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

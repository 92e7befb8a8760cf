// Two versions of one draft of a statement, and what both began with: parts that only one of them changed need no choice.
import type { components } from '../../api/contract';
import { normalised } from '../../components/synopsis/rows';
import { same_value } from '../draft/merge';

export type Content = components['schemas']['StatementDraftInput'];
export const parts = ['outcome', 'refer_to', 'grounds', 'text', 'topics', 'conditions', 'attachments'] as const;
export type Part = (typeof parts)[number];
export type Side = 'mine' | 'theirs' | 'both';

// `merged` is one's own with what only the other changed; `differing`: what both changed, each in another way.
export function meet(base: Content, mine: Content, theirs: Content): { merged: Content; differing: Part[] } {
  const of_other = parts.filter((part) => same_value(mine[part], base[part]));
  const differing = parts.filter((part) => !of_other.includes(part) && !same_value(theirs[part], base[part]) && !same_value(mine[part], theirs[part]));
  return { merged: with_parts(mine, theirs, of_other), differing };
}

export const can_be_both = (part: Part): boolean => part !== 'outcome' && part !== 'refer_to';

export function choose(mine: Content, theirs: Content, sides: Partial<Record<Part, Side>>): Content {
  const chosen = with_parts(mine, theirs, parts.filter((part) => sides[part] === 'theirs'));
  for (const part of parts.filter((one) => sides[one] === 'both')) Object.assign(chosen, { [part]: both(part, mine, theirs) });
  return chosen;
}

function with_parts(mine: Content, theirs: Content, taken: readonly Part[]): Content {
  const result: Record<string, unknown> = { ...mine };
  for (const part of taken) {
    if (theirs[part] === undefined) delete result[part];
    else result[part] = theirs[part];
  }
  return result;
}

const joined = (first: string | undefined, then: string | undefined): string => [...new Set([first, then].filter(Boolean))].join('\n\n');

function both(part: Part, mine: Content, theirs: Content): unknown {
  if (part === 'text') return joined(theirs.text, mine.text);
  if (part === 'topics') { // each is named once
    const topics = (theirs.topics ?? []).map((one) => ({ ...one }));
    for (const one of mine.topics ?? []) {
      const there = topics.find(({ topic }) => normalised(topic ?? '') === normalised(one.topic ?? ''));
      if (there) there.text = joined(there.text, one.text);
      else topics.push({ ...one });
    }
    return topics;
  }
  const list = (content: Content): unknown[] => (content[part] as unknown[] | undefined) ?? [];
  return [...list(theirs), ...list(mine).filter((one) => !list(theirs).some((other) => same_value(one, other)))];
}

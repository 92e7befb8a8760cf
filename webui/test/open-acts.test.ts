// What an open act blocks, and how long somebody has been waited for.
import { describe, expect, it } from 'vitest';
import { since_days } from '../src/components/since';
import { blocking } from '../src/components/synopsis/open-acts';
import type { Comparison } from '../src/components/synopsis/rows';

const asked = (id: string, status: string, end: string) => ({ id, status, deadline: { end } });
const comparison = { requests: [asked('running', 'open', '2026-03-10'), asked('over', 'open', '2026-03-09'), asked('silent', 'silent', '2026-02-01'), asked('refused', 'answered', '2026-04-01')] } as unknown as Comparison;

describe('an open act', () => {
  it('blocks any decision while its period runs, the last day included, and a grant from then on', () => {
    expect(['running', 'over', 'silent', 'refused'].map((id) => blocking(comparison, id, '2026-03-10'))).toEqual(['all', 'grant', 'grant', 'grant']);
  });
});

describe('since when', () => {
  it('counts whole days', () => {
    expect(['2026-03-10', '2026-03-09', '2026-03-08', '2026-02-10'].map((day) => since_days(day, '2026-03-10'))).toEqual(['seit heute', 'seit gestern', 'seit 2 Tagen', 'seit 28 Tagen']);
    expect(since_days('2026-03-11', '2026-03-10')).toBe('seit heute');
  });
});

// Amounts of a fee table as people type them.
import { describe, expect, it } from 'vitest';
import { cents, draft_of, euros, item_of } from '../src/pages/rules/money';

describe('money', () => {
  it('reads euros to the cent and nothing else', () => {
    expect(['8', '8,5', '8,50', '1.250,00', '1250', '0'].map(cents)).toEqual([800, 850, 850, 125000, 125000, 0]);
    expect(['', '-8', '8.5', '8,505', 'acht', '=1', '1.25,00', '1e3'].map(cents)).toEqual(Array(8).fill(undefined));
  });
  it('writes what it reads', () => {
    for (const value of [0, 5, 800, 125050]) expect(cents(euros(value))).toBe(value);
  });
  it('keeps a row as it was, and refuses one without its amount', () => {
    const item = { id: 'a', number: 'Nr. 1', name: { de: 'Genehmigung', en: 'permit' }, kind: 'per_started_unit' as const, cents: 800, unit_cents: 100000 };
    expect(item_of(draft_of(item))).toEqual(item);
    expect(item_of({ ...draft_of(item), amounts: { cents: '8' } })).toBeUndefined();
    expect(item_of({ ...draft_of(item), number: ' ' })).toBeUndefined();
  });
});

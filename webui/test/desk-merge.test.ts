// Two versions of one draft of a statement: what needs no choice, and what a choice makes of them.
import { describe, expect, it } from 'vitest';
import { choose, meet, type Content } from '../src/pages/agency/desk-merge';

const hedge = { kind: 'obligation' as const, text: 'Die Hecke bleibt.' };
const light = { kind: 'hint' as const, text: 'Wenig Licht.' };
const base: Content = { outcome: 'conditions', text: 'Wie besprochen.', conditions: [hedge] };

describe('meeting a colleague’s version', () => {
  it('keeps what only one of both changed', () => {
    const mine: Content = { ...base, conditions: [hedge, light] };
    const theirs: Content = { ...base, text: 'Wie am Montag besprochen.', refer_to: 'Wasserbehörde' };
    expect(meet(base, mine, theirs)).toEqual({ merged: { ...theirs, conditions: [hedge, light] }, differing: [] });
  });
  it('takes over what she removed', () => {
    expect(meet(base, { ...base, text: 'Neu.' }, { text: 'Wie besprochen.' })).toEqual({ merged: { text: 'Neu.' }, differing: [] });
  });
  it('asks about what both changed, unless to the same', () => {
    expect(meet(base, { ...base, text: 'A', outcome: 'objection' }, { ...base, text: 'B', outcome: 'objection' })).toEqual({ merged: { ...base, text: 'A', outcome: 'objection' }, differing: ['text'] });
  });
  it('begins with nothing: empty and absent are the same', () => {
    expect(meet({}, { text: '', topics: [], conditions: [hedge] }, { text: 'B', conditions: [] }).differing).toEqual([]);
  });
});

describe('choosing', () => {
  const mine: Content = { text: 'A', outcome: 'objection', conditions: [hedge, light], topics: [{ topic: 'Hecke', text: 'a' }, { topic: 'Licht', text: 'l' }] };
  const theirs: Content = { text: 'B', conditions: [light, { ...hedge, text: 'Anders.' }], topics: [{ topic: 'hecke', text: 'b' }] };
  it('of one side takes its part, and nothing else', () => {
    expect(choose(mine, theirs, { text: 'theirs', outcome: 'theirs' })).toEqual({ text: 'B', conditions: mine.conditions, topics: mine.topics });
    expect(choose(mine, theirs, { text: 'mine' })).toEqual(mine);
  });
  it('of both drops no word and doubles none', () => {
    const { text, conditions, topics } = choose(mine, theirs, { text: 'both', conditions: 'both', topics: 'both' });
    expect(text).toBe('B\n\nA');
    expect(conditions).toEqual([light, { ...hedge, text: 'Anders.' }, hedge]);
    expect(topics).toEqual([{ topic: 'hecke', text: 'b\n\na' }, { topic: 'Licht', text: 'l' }]);
    expect(theirs.topics).toEqual([{ topic: 'hecke', text: 'b' }]); // as it was
  });
});

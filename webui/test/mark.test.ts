// A condition's place: what is sent of it, what it lacks, and that taking a condition over keeps it.
import { describe, expect, it } from 'vitest';
import { mark_flaw, place_of } from '../src/components/mark/place';
import { inputs, take_over } from '../src/pages/decision/conditions';

describe('place_of', () => {
  it('leaves out what the server words itself', () => {
    const mark = { document: 'd1', version: 2, page: 3, points: [[0.5, 0.25]], words: ' Treppenraum ', text: { de: 'x', en: 'x' } };
    expect(place_of(mark)).toEqual({ document: 'd1', version: 2, page: 3, points: [[0.5, 0.25]], words: 'Treppenraum' });
    expect(place_of({ document: '', version: 0, page: 0, points: [[478123.4, 5551000]], words: '', text: { de: 'x', en: 'x' } })).toEqual({ points: [[478123.4, 5551000]] });
  });
});

describe('mark_flaw', () => {
  it.each([
    [undefined, undefined],
    [{ document: 'd1', version: 1, page: 1 }, undefined],
    [{ document: 'd1', version: 1, page: 0 }, 'page_missing'],
    [{ points: [] }, 'place_missing'],
    [{ points: [[478123, 0]] }, 'place_missing'],
    [{ points: [[478123, 5551000]] }, undefined],
  ] as const)('%j: %s', (mark, flaw) => {
    expect(mark_flaw(mark && { ...mark, points: (mark as { points?: number[][] }).points ?? [] })).toBe(flaw);
  });
});

it('a condition that is taken over keeps its place', () => {
  const mark = { document: 'd1', version: 1, page: 1, points: [[0.1, 0.2]] };
  const { entries } = take_over([], { id: 'r1-1', source: 'r1', kind: 'obligation', text: 'Freihalten.', mark });
  expect(inputs(entries)[0]?.mark).toEqual(mark);
});

// Boxes that cover parts of a plan: drawn in any direction, typed in per cent, never beyond the page.
import { describe, expect, it } from 'vitest';
import { box_between, covers, percent, with_side } from '../src/components/pdf/boxes';

const box = { page: 2, left: 0.6, top: 0.7, width: 0.3, height: 0.1 };

describe('a box drawn', () => {
  it('is the same from whichever corner', () => {
    const there = box_between(1, { x: 0.75, y: 0.25 }, { x: 0.25, y: 0.5 });
    expect(there).toEqual({ page: 1, left: 0.25, top: 0.25, width: 0.5, height: 0.25 });
    expect(box_between(1, { x: 0.25, y: 0.5 }, { x: 0.75, y: 0.25 })).toEqual(there);
  });
  it('covers something, and a click does not', () => {
    expect(covers(box)).toBe(true);
    expect(covers(box_between(1, { x: 0.5, y: 0.5 }, { x: 0.502, y: 0.9 }))).toBe(false);
  });
});

describe('a box typed', () => {
  it('takes one side in per cent, with the decimal comma', () => {
    expect(with_side(box, 'left', '2,5')).toEqual({ ...box, left: 0.025 });
    expect(with_side(box, 'width', '40')).toEqual({ ...box, width: 0.4 });
    expect(percent(0.025)).toBe('2,5');
  });
  it('stays on the page and is none without numbers', () => {
    for (const [side, typed] of [['left', '71'], ['left', '-1'], ['height', '0'], ['height', '31'], ['top', 'oben'], ['top', '']] as const) expect(with_side(box, side, typed), `${side} ${typed}`).toBeUndefined();
    expect(with_side(box, 'left', '70')).toEqual({ ...box, left: 0.7 });
  });
});

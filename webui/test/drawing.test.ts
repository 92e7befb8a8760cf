import { describe, expect, it } from 'vitest';
import { plausible } from '../src/design/coordinates';
import { control_text, farthest_corners, in_utm } from '../src/design/drawing';
import type { Position } from '../src/api/types';

describe('control points of a drawing', () => {
  it('are sent as numbers, however they were typed', () => {
    expect(control_text({ x: '3,5', y: '7', east: '478000,125', north: '5.552.000' })).toBe('3.5,7=478000.125,5552000');
    expect(control_text({ x: '3,5', y: '', east: '478000', north: '5552000' })).toBeUndefined();
    expect(control_text({ x: '3,5', y: 'sieben', east: '478000', north: '5552000' })).toBeUndefined();
  });

  it('are suggested as far apart as the outline allows', () => {
    const outline: Position[] = [[0, 0], [20, 0], [20, 30], [0, 30]];
    expect(farthest_corners(outline)).toEqual([[0, 0], [20, 30]]);
    expect(farthest_corners([])).toEqual([]);
  });

  it('are not asked for where the drawing is in coordinates of the land survey', () => {
    expect(in_utm([[478000, 5561000], [478010, 5561000]], plausible)).toBe(true);
    expect(in_utm([[478000, 5561000], [0, 0]], plausible)).toBe(false);
    expect(in_utm([], plausible)).toBe(false);
  });
});

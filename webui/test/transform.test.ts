// Moving, turning and stretching an outline; by hand and by numbers it is the same function.
import { describe, expect, it } from 'vitest';
import type { Position } from '../src/api/types';
import { area, edge_lengths } from '../src/design/ring';
import { centre, moved, turn_to_parallel, turned, with_edge_length } from '../src/design/transform';
import { by_theme } from '../src/components/finding-themes';
import { place_of } from '../src/pages/admin/import-place';
import { wall_at } from '../src/map/interactions';
import type { Finding } from '../src/api/types';

const house: Position[] = [[479500, 5562400], [479510, 5562400], [479510, 5562412], [479500, 5562412]];

describe('an outline', () => {
  it('moves by millimetres and keeps its shape', () => {
    expect(moved(house, 1.2345, -2)[0]).toEqual([479501.235, 5562398]);
    expect(area(moved(house, 3.5, 7.25))).toBeCloseTo(120, 6);
  });
  it('turns clockwise about the centre of its area', () => {
    expect(centre(house)).toEqual([479505, 5562406]);
    expect(turned(house, 90)).toEqual([[479499, 5562411], [479499, 5562401], [479511, 5562401], [479511, 5562411]]);
    const back = turned(turned(house, 33.3), -33.3);
    back.forEach((corner, index) => expect(Math.hypot(corner[0] - (house[index]?.[0] ?? 0), corner[1] - (house[index]?.[1] ?? 0))).toBeLessThan(0.002));
  });
  it('stays a rectangle when an edge gets another length', () => {
    const longer = with_edge_length(house, 0, 12.5);
    expect(edge_lengths(longer)).toEqual([12.5, 12, 12.5, 12]);
    expect(with_edge_length(house, 3, 8)[0]).toEqual([479500, 5562404]);
    expect(with_edge_length(house, 0, 0)).toEqual(house);
  });
  it('is laid parallel to the boundary nearest to its longest wall', () => {
    const boundary = turned([[479495, 5562390], [479520, 5562390], [479520, 5562430], [479495, 5562430]], 12);
    const turn = turn_to_parallel(house, [boundary]) ?? 0;
    expect(turn).toBeCloseTo(12, 2);
    expect(turn_to_parallel(turned(house, turn), [boundary])).toBeCloseTo(0, 2);
    expect(turn_to_parallel(house, [])).toBeUndefined();
  });
  it('gives the wall that is clicked, and none from afar', () => {
    expect(wall_at(house, [479505, 5562400.3], 0.5)).toBe(0);
    expect(wall_at(house, [479509.9, 5562406], 0.5)).toBe(1);
    expect(wall_at(house, [479505, 5562406], 0.5)).toBeUndefined();
  });
});

it('lists findings by theme, unknown checks at the end', () => {
  const finding = (check: string): Finding => ({ check }) as Finding;
  expect(by_theme(['invented', 'grz', 'setback', 'plot-known', 'gfz'].map(finding)).map(([theme, list]) => `${theme} ${list.length}`)).toEqual(['setback 1', 'plot 1', 'plan 2', 'other 1']);
});

it('finds the place in what a reader says', () => {
  expect(place_of('E 466945.35 N 5974915.38')).toEqual([466945.35, 5974915.38]);
  expect(place_of('Zeile/line 123')).toBeUndefined();
});

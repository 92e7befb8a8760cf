// Control points of a drawing as they are typed, and what its layers can show.
import type { Position } from '../api/types';
import { parse_number } from '../format';
import { draft_texts as text } from '../i18n/draft';
import type { Text } from '../i18n/text';

// As typed: a point of the drawing, and where it lies in EPSG:25832.
export interface ControlInput {
  x: string;
  y: string;
  east: string;
  north: string;
}
export const empty_points = (): ControlInput[] => [0, 1].map(() => ({ x: '', y: '', east: '', north: '' }));

// "x,y=EAST,NORTH"; undefined while something is missing.
export function control_text(point: ControlInput): string | undefined {
  const numbers = [point.x, point.y, point.east, point.north].map(parse_number);
  return numbers.every((value) => value !== undefined) ? `${numbers[0]},${numbers[1]}=${numbers[2]},${numbers[3]}` : undefined;
}

// Two corners far apart: the farther, the less an error turns the drawing.
export function farthest_corners(corners: readonly Position[]): [Position, Position] | [] {
  let best: [Position, Position] | [] = [];
  let most = 0;
  for (const [index, a] of corners.entries()) {
    for (const b of corners.slice(index + 1)) {
      const away = Math.hypot(a[0] - b[0], a[1] - b[1]);
      if (away > most) [most, best] = [away, [a, b]];
    }
  }
  return best;
}

// Drawn in coordinates of the land survey?
export const in_utm = (corners: readonly Position[], plausible: (point: Position) => boolean): boolean => corners.length > 0 && corners.every(plausible);

export const kind_texts: Readonly<Record<string, Text>> = {
  building: text.kind_building, garage: text.kind_garage, shed: text.kind_shed, parking: text.kind_parking, driveway: text.kind_driveway,
  terrace: text.kind_terrace, existing: text.kind_existing, fence: text.kind_fence, retaining_wall: text.kind_retaining_wall,
  wood_store: text.kind_wood_store, solar: text.kind_solar, heat_pump: text.kind_heat_pump, plot: text.drawing_plot, none: text.drawing_none,
};

// Moving, turning and resizing an outline: the one arithmetic behind the mouse and behind the fields.
// Metres of EPSG:25832, degrees clockwise as a compass counts them; every result is rounded to millimetres.
import type { Position } from '../api/types';
import { area, open_ring, round_mm } from './ring';

export const moved = (ring: readonly Position[], east: number, north: number): Position[] => open_ring(ring.map(([x, y]): Position => [x + east, y + north]));

// The centre of the area; of the corners where there is no area.
export function centre(ring: readonly Position[]): Position {
  const first = ring[0] ?? [0, 0];
  let [twice, x, y] = [0, 0, 0];
  for (const [index, point] of ring.entries()) {
    const next = ring[(index + 1) % ring.length] as Position;
    const [ax, ay, bx, by] = [point[0] - first[0], point[1] - first[1], next[0] - first[0], next[1] - first[1]];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  if (area(ring) < 1e-6) return [first[0], first[1]];
  return [first[0] + x / (3 * twice), first[1] + y / (3 * twice)];
}

export function turned(ring: readonly Position[], degrees: number, around: Position = centre(ring)): Position[] {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return open_ring(ring.map(([x, y]): Position => {
    const [dx, dy] = [x - around[0], y - around[1]];
    return [around[0] + dx * cos + dy * sin, around[1] - dx * sin + dy * cos];
  }));
}

// Gives edge `index` this length: the next wall is pushed along it, parallel to itself, so that right angles stay.
export function with_edge_length(ring: readonly Position[], index: number, length: number): Position[] {
  const [from, to] = [ring[index], ring[(index + 1) % ring.length]];
  const now = from && to ? Math.hypot(to[0] - from[0], to[1] - from[1]) : 0;
  if (!from || !to || !(length > 0) || now < 1e-9) return [...ring];
  const [dx, dy] = [((to[0] - from[0]) / now) * (length - now), ((to[1] - from[1]) / now) * (length - now)];
  const pushed = [(index + 1) % ring.length, (index + 2) % ring.length];
  return open_ring(ring.map((point, at): Position => (pushed.includes(at) && at !== index ? [point[0] + dx, point[1] + dy] : point)));
}

const azimuth = (a: Position, b: Position): number => (Math.atan2(b[0] - a[0], b[1] - a[1]) * 180) / Math.PI;

// The smallest turn, in degrees, that lays the longest wall parallel to the boundary nearest to it.
export function turn_to_parallel(ring: readonly Position[], boundaries: readonly (readonly Position[])[]): number | undefined {
  const edges = (points: readonly Position[]): [Position, Position][] => points.map((point, index) => [point, points[(index + 1) % points.length] as Position]);
  const length = ([a, b]: [Position, Position]): number => Math.hypot(b[0] - a[0], b[1] - a[1]);
  const wall = edges(ring).sort((a, b) => length(b) - length(a))[0];
  if (!wall) return undefined;
  const middle: Position = [(wall[0][0] + wall[1][0]) / 2, (wall[0][1] + wall[1][1]) / 2];
  const nearest = boundaries.flatMap(edges).filter((edge) => length(edge) > 1).sort((a, b) => distance(middle, a) - distance(middle, b))[0];
  if (!nearest) return undefined;
  const turn = (azimuth(...nearest) - azimuth(...wall)) % 90;
  return turn > 45 ? turn - 90 : turn < -45 ? turn + 90 : turn;
}

// From a point to a stretch, in metres.
export function distance(point: Position, [a, b]: readonly [Position, Position]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square));
  return Math.hypot(point[0] - a[0] - along * dx, point[1] - a[1] - along * dy);
}

// A turn as people type it: tenths of a degree.
export const round_turn = (degrees: number): number => {
  const turn = Math.round(degrees * 10) / 10;
  return turn > 180 ? turn - 360 : turn <= -180 ? turn + 360 : turn;
};
export const rounded_shift = (from: Position, to: Position): Position => [round_mm(to[0] - from[0]), round_mm(to[1] - from[1])];

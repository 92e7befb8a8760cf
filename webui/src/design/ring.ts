// Plane geometry of an outline in metres of EPSG:25832. Rings are kept open: the last point is not the first.
import type { Position } from '../api/types';

export const round_mm = (value: number): number => Math.round(value * 1000) / 1000;
export const rounded = (point: Position): Position => [round_mm(point[0]), round_mm(point[1])];
const same = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

// Rounded to millimetres, without the closing point and without points given twice in a row.
export function open_ring(points: readonly Position[]): Position[] {
  const ring: Position[] = [];
  for (const point of points.map(rounded)) {
    const last = ring[ring.length - 1];
    if (!last || !same(last, point)) ring.push(point);
  }
  const first = ring[0];
  if (ring.length > 1 && first && same(first, ring[ring.length - 1] as Position)) ring.pop();
  return ring;
}

export const closed_ring = (ring: readonly Position[]): Position[] => (ring[0] ? [...ring, ring[0]] : []);

// Length in metres of each edge, from its point to the next.
export const edge_lengths = (ring: readonly Position[]): number[] =>
  ring.map((point, index) => {
    const next = ring[(index + 1) % ring.length] as Position;
    return Math.hypot(next[0] - point[0], next[1] - point[1]);
  });

// Plane area in m², positive whichever way round.
export function area(ring: readonly Position[]): number {
  const first = ring[0];
  if (!first) return 0;
  let twice = 0;
  for (const [index, point] of ring.entries()) {
    const next = ring[(index + 1) % ring.length] as Position;
    twice += (point[0] - first[0]) * (next[1] - first[1]) - (next[0] - first[0]) * (point[1] - first[1]);
  }
  return Math.abs(twice) / 2;
}

// A rectangle from its first corner, the length and direction of its first side (degrees clockwise from north), and its
// depth to the right of that side.
export function rectangle(corner: Position, length: number, depth: number, azimuth_deg: number): Position[] {
  const angle = (azimuth_deg * Math.PI) / 180;
  const along: Position = [Math.sin(angle) * length, Math.cos(angle) * length];
  const right: Position = [Math.cos(angle) * depth, -Math.sin(angle) * depth];
  const [x, y] = corner;
  return open_ring([corner, [x + along[0], y + along[1]], [x + along[0] + right[0], y + along[1] + right[1]], [x + right[0], y + right[1]]]);
}

// The names of the points as on a site plan: A, B, ... Z, A1, B1, ...
export const point_name = (index: number): string => String.fromCharCode(65 + (index % 26)) + (index < 26 ? '' : String(Math.floor(index / 26)));

// The first outer ring of a Polygon or MultiPolygon; undefined for other geometries.
export function outer_ring(geometry: { type: string; coordinates: unknown }): Position[] | undefined {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.type === 'MultiPolygon' ? (geometry.coordinates as unknown[])[0] : undefined;
  const outer = Array.isArray(rings) ? (rings[0] as unknown) : undefined;
  if (!Array.isArray(outer)) return undefined;
  const points = outer.filter((p): p is number[] => Array.isArray(p) && typeof p[0] === 'number' && typeof p[1] === 'number');
  const ring = open_ring(points.map((p): Position => [p[0] as number, p[1] as number]));
  return ring.length >= 3 ? ring : undefined;
}

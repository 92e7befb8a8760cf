// Coordinates as people paste them: one point a line, easting and northing in metres of EPSG:25832 (UTM zone 32).
import type { Position } from '../api/types';
import { parse_number } from '../format';

export type ReadPoints = { points: Position[] } | { line: number; reason: 'not-two-numbers' | 'outside' };

// Zone 32 in and around Germany; a leading zone number (32 476 512) is taken off.
const plausible = ([east, north]: Position): boolean => east > 200_000 && east < 1_000_000 && north > 5_100_000 && north < 6_200_000;

export function read_point(east_text: string, north_text: string): Position | undefined {
  let east = parse_number(east_text);
  const north = parse_number(north_text);
  if (east === undefined || north === undefined) return undefined;
  if (east >= 32_000_000 && east < 33_000_000) east -= 32_000_000;
  return [Math.round(east * 1000) / 1000, Math.round(north * 1000) / 1000];
}

export function read_points(text: string): ReadPoints {
  const points: Position[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (!line) continue;
    // A point may have a name in front; the separator is whatever is not part of a number.
    const parts = line.split(/[;\t]|\s+|,\s+/).filter((part) => part !== '');
    const numbers = parts.length >= 3 ? parts.slice(-2) : parts;
    const point = numbers.length === 2 ? read_point(numbers[0] as string, numbers[1] as string) : undefined;
    if (!point) return { line: index + 1, reason: 'not-two-numbers' };
    if (!plausible(point)) return { line: index + 1, reason: 'outside' };
    points.push(point);
  }
  return { points };
}

export { plausible };

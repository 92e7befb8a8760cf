// Areas of competence as people paste them, WKT or GeoJSON, and as the register keeps them: WKT in EPSG:25832.
import type { Position } from '../../api/types';
import { plausible } from '../../design/coordinates';
import { area, closed_ring, open_ring } from '../../design/ring';

export type Polygon = Position[][]; // outer ring, then holes; rings are open
export interface Area {
  polygons: Polygon[];
  degrees: boolean; // longitude and latitude, to be turned into metres
  wkt: boolean; // written as the register keeps it
}
export type AreaFlaw = 'area_unreadable' | 'area_no_polygon' | 'area_outside';

interface GeoJson {
  type?: string;
  geometry?: GeoJson | null;
  features?: GeoJson[];
  coordinates?: unknown;
}
type Nested = number | Nested[];

// The coordinates of each polygon; undefined where something is no polygon.
function of_geojson(value: GeoJson): unknown[] | undefined {
  if (value.type === 'Polygon') return [value.coordinates];
  if (value.type === 'MultiPolygon') return value.coordinates as unknown[];
  if (value.type === 'Feature') return value.geometry ? of_geojson(value.geometry) : undefined;
  if (value.type !== 'FeatureCollection' || !value.features?.length) return undefined;
  const parts = value.features.map(of_geojson);
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function of_wkt(typed: string): unknown[] | AreaFlaw {
  const parts = /^(?:SRID=25832;)?\s*([A-Z]+)\s*Z?\s*(\(.*\))$/is.exec(typed);
  if (!parts) return 'area_unreadable';
  const kind = parts[1]?.toUpperCase();
  if (kind !== 'POLYGON' && kind !== 'MULTIPOLYGON') return /^(POINT|LINESTRING|MULTI\w+|GEOMETRYCOLLECTION)$/.test(kind ?? '') ? 'area_no_polygon' : 'area_unreadable';
  const json = (parts[2] ?? '').replace(/[^(),]+/g, (point) => (point.trim() ? `[${point.trim().split(/\s+/).join(',')}]` : '')).replaceAll('(', '[').replaceAll(')', ']');
  try {
    const found = JSON.parse(json) as unknown[];
    return kind === 'POLYGON' ? [found] : found;
  } catch {
    return 'area_unreadable';
  }
}

function ring_of(points: Nested, degrees: boolean): Position[] | undefined {
  if (!Array.isArray(points)) return undefined;
  const ring = points.map((point) => (Array.isArray(point) ? point.slice(0, 2) : [])) as Position[];
  if (!ring.every((point) => point.length === 2 && point.every((one) => typeof one === 'number' && Number.isFinite(one)))) return undefined;
  // Millimetres would be far too coarse for degrees.
  const open = degrees ? ring.slice(0, String(ring[0]) === String(ring.at(-1)) ? -1 : undefined) : open_ring(ring);
  return open.length >= 3 ? open : undefined;
}

// Undefined: nothing is written, so the agency is competent everywhere.
export function read_area(typed: string): Area | AreaFlaw | undefined {
  const text = typed.trim();
  if (!text) return undefined;
  let found: unknown[] | AreaFlaw | undefined;
  if (text.startsWith('{')) {
    try {
      found = of_geojson(JSON.parse(text) as GeoJson) ?? 'area_no_polygon';
    } catch {
      return 'area_unreadable';
    }
  } else found = of_wkt(text);
  if (typeof found === 'string') return found;
  const numbers = (found as Nested[]).flat(4) as number[];
  const degrees = numbers.length > 0 && numbers.every((value) => Math.abs(value) <= 180);
  const polygons = (found as Nested[]).map((rings) => (Array.isArray(rings) ? rings.map((points) => ring_of(points, degrees)) : []));
  if (!polygons.length || !polygons.every((rings) => rings.length && rings.every((ring) => ring !== undefined))) return 'area_unreadable';
  if (!degrees && !polygons.flat(2).every((point) => plausible(point as Position))) return 'area_outside';
  return { polygons: polygons as Polygon[], degrees, wkt: !text.startsWith('{') };
}

export const outer_rings = (wkt: string): Position[][] => {
  const read = read_area(wkt);
  return typeof read === 'object' ? read.polygons.flatMap(([outer]) => (outer ? [outer] : [])) : [];
};

export function wkt_of(polygons: readonly Polygon[]): string {
  const written = polygons.map((rings) => `(${rings.map((ring) => `(${closed_ring(ring).map(([x, y]) => `${x} ${y}`).join(', ')})`).join(', ')})`);
  return !written.length ? '' : written.length === 1 ? `POLYGON${written[0]}` : `MULTIPOLYGON(${written.join(', ')})`;
}

export const square_km = (polygons: readonly Polygon[]): number =>
  polygons.reduce((sum, [outer, ...holes]) => sum + area(outer ?? []) - holes.reduce((hole, ring) => hole + area(ring), 0), 0) / 1e6;

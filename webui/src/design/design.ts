// The design document (GeoJSON in EPSG:25832, geo/design.schema.json) and the form that edits it, one into the other.
// What the form does not show (dormers, profiles, other geometry) is kept as it was.
import type { Feature, FeatureCollection, Position } from '../api/types';
import { number, parse_number } from '../format';
import { closed_ring, outer_ring } from './ring';

export const kinds = ['building', 'garage', 'shed', 'parking', 'driveway', 'terrace', 'existing', 'fence', 'retaining_wall', 'wood_store', 'solar', 'heat_pump'] as const;
export const roof_shapes = ['flat', 'gable', 'hip', 'mono_pitch'] as const;
export type Kind = (typeof kinds)[number];
export type RoofShape = (typeof roof_shapes)[number];
export type Heights = 'eaves' | 'walls' | 'none' | 'kept'; // 'kept': heights the form cannot show; left untouched

// One structure as its form holds it: numbers are texts as typed, so that nothing typed is lost.
export interface Structure {
  id: string;
  name: string;
  kind: Kind;
  ring: Position[]; // open, metres
  heights: Heights;
  eaves_height: string;
  roof_shape: RoofShape;
  pitch_deg: string;
  ridge_height: string;
  ridge_azimuth: string;
  wall_heights: string[]; // one per edge
  storeys: string;
  use: string;
  floor_area: string;
  height: string; // of an installation at the boundary
  kept: Record<string, unknown>; // properties the form does not show
  kept_geometry?: Feature['geometry']; // if it is more than one outer ring
}

export const CRS = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25832' } } as const;

export function new_structure(id: string, name: string, kind: Kind = 'building', ring: Position[] = []): Structure {
  return {
    id, name, kind, ring, heights: is_building(kind) ? 'eaves' : 'none', eaves_height: '', roof_shape: 'gable', pitch_deg: '', ridge_height: '',
    ridge_azimuth: '', wall_heights: ring.map(() => ''), storeys: '', use: '', floor_area: '', height: '', kept: {},
  };
}

// Kinds that have walls; the others are areas on the ground.
export const is_building = (kind: Kind): boolean => ['building', 'garage', 'shed', 'existing'].includes(kind);

// Fences, heat pumps and the like: one height, no storeys (HBO § 6 Abs. 10).
export const is_installation = (kind: Kind): boolean => ['fence', 'retaining_wall', 'wood_store', 'solar', 'heat_pump'].includes(kind);

const shown = ['kind', 'name', 'use', 'storeys', 'floor_area', 'height', 'wall_heights', 'eaves_height', 'roof'];

function heights_of(structure: Structure): Record<string, unknown> {
  if (structure.heights === 'walls') {
    const walls = structure.ring.map((_, index) => parse_number(structure.wall_heights[index] ?? ''));
    return walls.length > 0 && walls.every((height) => height !== undefined) ? { wall_heights: walls } : {};
  }
  if (structure.heights !== 'eaves') return {};
  const eaves = parse_number(structure.eaves_height);
  if (eaves === undefined) return {};
  const roof: Record<string, unknown> = { shape: structure.roof_shape };
  if (structure.roof_shape !== 'flat') {
    for (const name of ['pitch_deg', 'ridge_height', 'ridge_azimuth'] as const) {
      const value = parse_number(structure[name]);
      if (value !== undefined) roof[name] = value;
    }
  }
  return { eaves_height: eaves, roof };
}

function feature_of(structure: Structure): Feature {
  const properties: Record<string, unknown> = { ...structure.kept, kind: structure.kind, ...heights_of(structure) };
  if (structure.name.trim()) properties['name'] = structure.name.trim();
  if (structure.use.trim()) properties['use'] = structure.use.trim();
  const storeys = parse_number(structure.storeys);
  if (storeys !== undefined && Number.isInteger(storeys)) properties['storeys'] = storeys;
  const floor_area = parse_number(structure.floor_area);
  if (floor_area !== undefined) properties['floor_area'] = floor_area;
  const height = parse_number(structure.height);
  if (height !== undefined) properties['height'] = height;
  const geometry = structure.kept_geometry ?? { type: 'Polygon', coordinates: [closed_ring(structure.ring)] };
  return { type: 'Feature', id: structure.id, geometry, properties };
}

// Whether the heights say enough to compute walls from: half of a roof would be refused, none at all is "not checked".
export function heights_complete(structure: Structure): boolean {
  if (structure.heights !== 'eaves') return true;
  const needed = structure.roof_shape === 'flat' ? [structure.eaves_height] : [structure.eaves_height, structure.pitch_deg, structure.ridge_height, structure.ridge_azimuth];
  return needed.every((typed) => parse_number(typed) !== undefined);
}

// The same structures for a check while somebody is still typing.
export const checkable = (structures: readonly Structure[]): Structure[] =>
  structures.map((structure) => (heights_complete(structure) ? structure : { ...structure, heights: 'none' as const }));

// The document; null while there is no outline yet. `others` are features the form does not edit (a drawn plot).
export function to_document(structures: readonly Structure[], parcels: readonly string[], others: readonly Feature[] = []): FeatureCollection | null {
  const drawn = structures.filter((structure) => structure.kept_geometry || structure.ring.length >= 3);
  if (drawn.length === 0 && others.length === 0) return null;
  return {
    type: 'FeatureCollection',
    crs: CRS,
    ...(parcels.length > 0 ? { parcels: [...parcels] } : {}),
    features: [...others, ...drawn.map(feature_of)],
  } as FeatureCollection;
}

export interface Reading {
  structures: Structure[];
  others: Feature[];
  foreign_crs?: string; // the document is in another CRS than the form works in
}

const text = (value: unknown, digits?: number): string =>
  typeof value === 'number' ? (digits === undefined ? plain(value) : number(value, digits)) : typeof value === 'string' ? value : '';
const plain = (value: number): string => String(value).replace('.', ',');

// A document made into the form's structures.
export function from_document(document: unknown): Reading {
  const source = document as { features?: unknown; crs?: { properties?: { name?: string } } } | null;
  const features = Array.isArray(source?.features) ? (source.features as Feature[]) : [];
  const crs = source?.crs?.properties?.name;
  if (features.length > 0 && !/25832$/.test(crs ?? '')) return { structures: [], others: [], foreign_crs: crs ?? 'CRS84' };
  const reading: Reading = { structures: [], others: [] };
  for (const feature of features) {
    const kind = feature.properties?.['kind'] as Kind;
    if (!kinds.includes(kind)) reading.others.push(feature);
    else reading.structures.push(structure_of(feature, kind, reading.structures.length + 1));
  }
  return reading;
}

function structure_of(feature: Feature, kind: Kind, count: number): Structure {
  const p = feature.properties;
  const rings = feature.geometry.type === 'Polygon' ? (feature.geometry.coordinates as unknown[]).length : 2;
  const ring = outer_ring(feature.geometry) ?? [];
  const structure = new_structure(String(feature.id ?? `b${count}`), text(p['name']), kind, ring);
  if (rings > 1) structure.kept_geometry = feature.geometry;
  structure.use = text(p['use']);
  structure.storeys = text(p['storeys']);
  structure.floor_area = text(p['floor_area']);
  structure.height = text(p['height']);
  structure.kept = Object.fromEntries(Object.entries(p).filter(([name]) => !shown.includes(name)));
  read_heights(structure, p);
  return structure;
}

function read_heights(structure: Structure, p: Record<string, unknown>): void {
  const walls = p['wall_heights'];
  if (Array.isArray(walls)) {
    if (walls.length === structure.ring.length && walls.every((height) => typeof height === 'number')) {
      structure.heights = 'walls';
      structure.wall_heights = walls.map((height) => text(height));
    } else {
      structure.heights = 'kept';
      structure.kept['wall_heights'] = walls;
    }
    return;
  }
  const roof = (p['roof'] ?? {}) as Record<string, unknown>;
  const aliases: Record<string, RoofShape> = { pyramid: 'hip', tent: 'hip', 'mono-pitch': 'mono_pitch', shed: 'mono_pitch' };
  const shape = aliases[String(roof['shape'])] ?? (roof['shape'] as RoofShape | undefined);
  if (typeof p['eaves_height'] !== 'number') {
    if (p['roof']) structure.kept['roof'] = p['roof'];
    return;
  }
  structure.heights = 'eaves';
  structure.eaves_height = text(p['eaves_height']);
  structure.roof_shape = shape && roof_shapes.includes(shape) ? shape : 'flat';
  structure.pitch_deg = text(roof['pitch_deg']);
  structure.ridge_height = text(roof['ridge_height']);
  structure.ridge_azimuth = text(roof['ridge_azimuth']);
}

// A new outline keeps what was typed; wall heights follow the number of edges.
export function with_ring(structure: Structure, ring: Position[]): Structure {
  const { kept_geometry: _, ...rest } = structure;
  return { ...rest, ring, wall_heights: ring.map((__, index) => structure.wall_heights[index] ?? '') };
}

// Heights wall by wall: what was said of the whole (eaves) stands for the walls that have none yet.
export function with_wall_height(structure: Structure, index?: number, height?: string): Partial<Structure> {
  const { wall_heights: _, ...kept } = structure.kept;
  const before = (at: number): string => structure.wall_heights[at] || (structure.heights === 'eaves' ? structure.eaves_height : '');
  return { heights: 'walls', kept, wall_heights: structure.ring.map((__, at) => (at === index ? (height ?? '') : before(at))) };
}

// Fields whose text is no number (with what is asked): id of the field -> true.
export function unreadable(structure: Structure): string[] {
  const fields: [string, string][] = [['floor_area', structure.floor_area], ['storeys', structure.storeys]];
  if (is_installation(structure.kind)) fields.push(['height', structure.height]);
  if (structure.heights === 'eaves') fields.push(['eaves_height', structure.eaves_height]);
  if (structure.heights === 'eaves' && structure.roof_shape !== 'flat')
    fields.push(['pitch_deg', structure.pitch_deg], ['ridge_height', structure.ridge_height], ['ridge_azimuth', structure.ridge_azimuth]);
  if (structure.heights === 'walls') structure.wall_heights.forEach((height, index) => fields.push([`wall-${index}`, height]));
  return fields.filter(([, typed]) => typed.trim() !== '' && parse_number(typed) === undefined).map(([name]) => name);
}

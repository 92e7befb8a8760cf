// What the pointer does in each mode of the map: drawing, moving corners, moving and turning the whole, taking a wall.
import type OlFeature from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import type Point from 'ol/geom/Point';
import type Polygon from 'ol/geom/Polygon';
import Draw from 'ol/interaction/Draw';
import type Interaction from 'ol/interaction/Interaction';
import Modify from 'ol/interaction/Modify';
import Snap from 'ol/interaction/Snap';
import VectorSource from 'ol/source/Vector';
import type { Position } from '../api/types';
import { edge_lengths, open_ring } from '../design/ring';
import { distance } from '../design/transform';
import { number } from '../format';
import { map_texts as text } from '../i18n/map';
import { t } from '../i18n/text';
import { type Grasp, Grip } from './grip';
import { vertex_style } from './styles';

export type MapMode = 'select' | 'draw' | 'modify' | 'move' | 'turn' | 'walls' | 'point' | 'view';

export interface Hands {
  drawn: (ring: Position[]) => void;
  modified: (ring: Position[]) => void;
  grasped: (grasp: Grasp) => void;
  pointed: (at: Position) => void;
  say: (words: string) => void; // while the hand moves
}

export const ring_of = (feature: OlFeature<Geometry>): Position[] => open_ring((feature.getGeometry() as Polygon).getCoordinates()[0] as Position[]);

export const grasp_words = (grasp: Grasp): string =>
  'degrees' in grasp ? t(text.turned_by, { degrees: number(grasp.degrees, 1) }) : t(text.moved_by, { east: number(grasp.east), north: number(grasp.north) });

function drawing(hands: Hands): Interaction {
  const draw = new Draw({ type: 'Polygon', style: vertex_style(), stopClick: true });
  draw.on('drawstart', (event) => {
    (event.feature.getGeometry() as Polygon).on('change', (change) => {
      const points = ((change.target as Polygon).getCoordinates()[0] ?? []) as Position[];
      const [from, to] = [points[points.length - 3], points[points.length - 2]]; // the last one closes the ring
      if (from && to) hands.say(t(text.edge_now, { length: number(Math.hypot(to[0] - from[0], to[1] - from[1])) }));
    });
  });
  draw.on('drawend', (event) => hands.drawn(ring_of(event.feature)));
  return draw;
}

function pointing(hands: Hands): Interaction {
  const draw = new Draw({ type: 'Point', style: vertex_style(), stopClick: true });
  draw.on('drawend', (event) => hands.pointed((event.feature.getGeometry() as Point).getCoordinates() as Position));
  return draw;
}

function corners(active: OlFeature, hands: Hands): Interaction {
  const modify = new Modify({ source: new VectorSource({ features: [active] }), style: vertex_style() });
  modify.on('modifyend', () => hands.modified(ring_of(active)));
  return modify;
}

// Snap comes last: interactions are asked from the last to the first. What is moved does not snap to itself.
export function interactions_of(mode: MapMode, active: OlFeature | null, design: VectorSource, cadastre: readonly VectorSource[], hands: Hands): Interaction[] {
  const grip = (how: 'move' | 'turn'): Interaction[] => {
    if (!active) return [];
    const others = new VectorSource({ features: design.getFeatures().filter((feature) => feature !== active) });
    const hold = new Grip(active, how, (grasp, over) => (over ? hands.grasped(grasp) : hands.say(grasp_words(grasp))));
    return how === 'turn' ? [hold] : [hold, ...[...cadastre, others].map((source) => new Snap({ source, pixelTolerance: 12 }))];
  };
  const snapping = (): Interaction[] => [...cadastre, design].map((source) => new Snap({ source, pixelTolerance: 12 }));
  switch (mode) {
    case 'draw': return [drawing(hands), ...snapping()];
    case 'point': return [pointing(hands), ...snapping()];
    case 'modify': return active ? [corners(active, hands), ...snapping()] : [];
    case 'move': return grip('move');
    case 'turn': return grip('turn');
    default: return [];
  }
}

// The wall nearest to a place, if it is within reach (metres); walls are counted as the edges of the ring.
export function wall_at(ring: readonly Position[], at: Position, reach: number): number | undefined {
  let best: { index: number; away: number } | undefined;
  for (const [index, point] of ring.entries()) {
    const away = distance(at, [point, ring[(index + 1) % ring.length] as Position]);
    if (away <= reach && (!best || away < best.away)) best = { index, away };
  }
  return best?.index;
}

export const wall_middle = (ring: readonly Position[], index: number): Position => {
  const [a, b] = [ring[index] as Position, ring[(index + 1) % ring.length] as Position];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
};
export const wall_length = (ring: readonly Position[], index: number): number => edge_lengths(ring)[index] ?? 0;

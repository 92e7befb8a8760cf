// How the map draws: colours follow light and dark; findings differ by line and hatching, not by colour alone.
import type { FeatureLike } from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import PointGeometry from 'ol/geom/Point';
import type Polygon from 'ol/geom/Polygon';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { Position } from '../api/types';
import { open_ring, point_name } from '../design/ring';
import { centre } from '../design/transform';
import { number } from '../format';

export const dark = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches;

interface Palette {
  ground: string; parcel: string; parcel_fill: string; label: string; halo: string; building: string; building_line: string; plan: string; window: string;
  selected: string; selected_fill: string; design: string; design_fill: string; good: string; good_fill: string; bad: string; bad_fill: string; note: string; other: string; street: string; water: string; green: string;
}
const light: Palette = {
  ground: '#f4f3ef', parcel: '#8a8a80', parcel_fill: '#fbfaf7', label: '#4a4a44', halo: '#fbfaf7', building: '#d9d3c7', building_line: '#8c8373', plan: '#8a4f9e', window: '#1d5fa8',
  selected: '#12329a', selected_fill: 'rgba(38, 84, 200, 0.14)', design: '#12205a', design_fill: 'rgba(60, 84, 190, 0.42)', good: '#00695c', good_fill: 'rgba(0, 121, 107, 0.16)', bad: '#b3121d', bad_fill: 'rgba(200, 20, 30, 0.18)', note: '#8a5a00', other: '#54705c', street: '#eceae4', water: '#cfe0ec', green: '#e2ecd9',
};
const night: Palette = {
  ground: '#101216', parcel: '#6c7280', parcel_fill: '#191c22', label: '#c6cad2', halo: '#191c22', building: '#383c46', building_line: '#7f8592', plan: '#c79bd8', window: '#7fb4f0',
  selected: '#9db4ff', selected_fill: 'rgba(140, 165, 255, 0.2)', design: '#dfe6ff', design_fill: 'rgba(130, 155, 255, 0.5)', good: '#5fd3bf', good_fill: 'rgba(80, 210, 190, 0.18)', bad: '#ff8f93', bad_fill: 'rgba(255, 110, 115, 0.22)', note: '#f0bd6a', other: '#93b59c', street: '#22262e', water: '#1d3444', green: '#1e2b20',
};
export const palette = (): Palette => (dark() ? night : light);

const font = (size: number, weight = 400): string => `${weight} ${size}px 'Fira Sans', sans-serif`;
const words = (text: string, size: number, colour: string, weight = 400): Text =>
  new Text({ text, font: font(size, weight), fill: new Fill({ color: colour }), stroke: new Stroke({ color: palette().halo, width: 3 }), overflow: true });

const first = (feature: FeatureLike, ...names: string[]): unknown => names.map((name) => feature.get(name) as unknown).find((value) => value !== undefined && value !== null && value !== '');

export function parcel_style(feature: FeatureLike, resolution: number, selected: ReadonlySet<string>): Style[] {
  const p = palette();
  const use = String(first(feature, 'public_use') ?? 'none');
  const ground = { traffic: p.street, water: p.water, green: p.green }[use] ?? p.parcel_fill;
  const styles = [new Style({ fill: new Fill({ color: ground }), stroke: new Stroke({ color: p.parcel, width: resolution < 0.5 ? 1.2 : 0.7 }) })];
  if (selected.has(String(first(feature, 'key') ?? feature.getId() ?? ''))) styles.push(new Style({ fill: new Fill({ color: p.selected_fill }), stroke: new Stroke({ color: p.selected, width: 3 }), zIndex: 2 }));
  return styles;
}

// '23/4', as the land register map writes it.
export const name_style = (feature: FeatureLike, resolution: number): Style[] =>
  resolution < 0.45 ? [new Style({ text: words(String(first(feature, 'number', 'name') ?? ''), 12, palette().label) })] : [];

export const building_style = (): Style =>
  new Style({ fill: new Fill({ color: palette().building }), stroke: new Stroke({ color: palette().building_line, width: 1 }) });

export const plan_style = (): Style => new Style({ stroke: new Stroke({ color: palette().plan, width: 2, lineDash: [8, 5] }) });

// What stands in an area of the plan: its type and GRZ, its überbaubare Grundstücksflächen (set by the layer).
export function window_style(feature: FeatureLike, resolution: number): Style[] {
  const p = palette();
  const name = [first(feature, 'type'), first(feature, 'grz') === undefined ? undefined : `GRZ ${String(first(feature, 'grz')).replace('.', ',')}`].filter(Boolean).join(' · ');
  const windows = feature.get('window_geometry') as Geometry | undefined;
  return [...(windows ? [new Style({ geometry: windows, stroke: new Stroke({ color: p.window, width: 1.5, lineDash: [10, 3, 2, 3] }) })] : []),
    ...(resolution < 0.8 && name ? [new Style({ text: words(name, 13, p.plan, 500) })] : [])];
}

export function other_style(feature: FeatureLike, resolution: number): Style[] {
  const p = palette();
  const stroke = new Stroke({ color: p.other, width: 1.5, lineDash: [2, 4] });
  const label = String(first(feature, 'label', 'name') ?? '');
  return [new Style({ stroke, image: new CircleStyle({ radius: 4, stroke }), ...(resolution < 1 && label ? { text: words(label, 12, p.other) } : {}) })];
}

// The corners of the building at hand carry the letters of the table, its walls their length or height.
function names_of(feature: FeatureLike, resolution: number): Style[] {
  const p = palette();
  const colour = dark() ? '#ffffff' : p.design;
  const ring = open_ring(((feature.getGeometry() as Polygon).getCoordinates()[0] ?? []) as Position[]);
  const heights = feature.get('heights') as readonly string[] | undefined;
  if (resolution > 0.25) return [];
  const middle = centre(ring);
  const away = ([x, y]: Position, by: number): Position => {
    const length = Math.hypot(x - middle[0], y - middle[1]) || 1;
    return [x + ((x - middle[0]) / length) * by * resolution, y + ((y - middle[1]) / length) * by * resolution];
  };
  const corners = ring.map((corner, index) => new Style({ geometry: new PointGeometry(away(corner, 14)), text: words(point_name(index), 13, colour, 600), zIndex: 8 }));
  const walls = ring.map((corner, index) => {
    const next = ring[(index + 1) % ring.length] as Position;
    const label = heights ? (heights[index] ? `h ${heights[index]}` : 'h ?') : number(Math.hypot(next[0] - corner[0], next[1] - corner[1]));
    return new Style({ geometry: new PointGeometry([(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2]), text: words(`${label} m`, 12, colour, heights ? 600 : 400), zIndex: 8 });
  });
  return [...corners, ...walls];
}

export function design_style(feature: FeatureLike, resolution: number): Style[] {
  const p = palette();
  const active = feature.get('active') === true;
  const wall = feature.get('wall') as Geometry | undefined;
  return [new Style({
    fill: new Fill({ color: p.design_fill }), stroke: new Stroke({ color: p.design, width: active ? 3 : 2 }),
    text: words(String(feature.get('name') ?? ''), 13, dark() ? '#ffffff' : p.design, 600), zIndex: 5,
  }), ...(wall ? [new Style({ geometry: wall, stroke: new Stroke({ color: p.window, width: 7 }), zIndex: 7 })] : []), ...(active ? names_of(feature, resolution) : [])];
}

// Both versions of a design, one over the other.
export function former_style(): Style {
  return new Style({ stroke: new Stroke({ color: palette().note, width: 2, lineDash: [7, 5] }), zIndex: 4 });
}

export const vertex_style = (): Style =>
  new Style({ image: new CircleStyle({ radius: 7, fill: new Fill({ color: palette().ground }), stroke: new Stroke({ color: palette().design, width: 3 }) }), zIndex: 9 });

// Slanted lines for what is not met; made on a canvas, once for each colour.
const hatchings = new Map<string, CanvasPattern | null>();
function hatching(colour: string): CanvasPattern | string {
  if (!hatchings.has(colour)) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 10;
    const pen = canvas.getContext('2d');
    if (pen) {
      pen.strokeStyle = colour;
      pen.lineWidth = 1.6;
      for (const shift of [-10, 0, 10]) {
        pen.moveTo(shift, 10);
        pen.lineTo(shift + 10, 0);
      }
      pen.stroke();
    }
    hatchings.set(colour, pen?.createPattern(canvas, 'repeat') ?? null);
  }
  return hatchings.get(colour) ?? colour;
}

export function evidence_style(feature: FeatureLike, resolution: number): Style[] {
  const p = palette();
  const verdict = String(feature.get('verdict'));
  const role = String(feature.get('role') ?? '');
  if (role === 'plot' || role === 'building') return [new Style({ stroke: new Stroke({ color: p.selected, width: 2, lineDash: [4, 4] }) })];
  const bad = verdict === 'fail' || role === 'outside' || role === 'overlap';
  const colour = bad ? p.bad : verdict === 'pass' ? p.good : p.note;
  const stroke = new Stroke({ color: colour, width: bad ? 2.5 : 1.5, ...(bad ? {} : { lineDash: [6, 4] }) });
  if (feature.getGeometry()?.getType() === 'Point') return [new Style({ image: new CircleStyle({ radius: 9, stroke: new Stroke({ color: colour, width: 3 }), fill: new Fill({ color: p.bad_fill }) }), zIndex: 6 })];
  const styles = [new Style({ ...(bad || verdict === 'pass' ? { fill: new Fill({ color: bad ? p.bad_fill : p.good_fill }) } : {}), stroke, zIndex: bad ? 4 : 3 })];
  if (bad) styles.push(new Style({ fill: new Fill({ color: hatching(p.bad) as string }), zIndex: 4 }));
  const label = String(feature.get('label') ?? '');
  if (label && resolution < 0.3) styles.push(new Style({ text: words(label, 12, colour, 600), zIndex: 6 }));
  return styles;
}

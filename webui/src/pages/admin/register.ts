// An entry of the register as a line of its CSV, and the outlines of an area written as WKT.
export interface Entry {
  id: string;
  name: string;
  kind: string;
  email: string;
  topics: string;
  acts: string[];
  area: string; // WKT, EPSG:25832
  deputy: string;
  absent_from: string;
  absent_until: string;
  second_person: boolean;
}

export const known_acts = ['opinion', 'benehmen', 'einvernehmen', 'zustimmung', 'permit'] as const;
const columns = ['id', 'name', 'kind', 'email', 'topics', 'acts', 'area', 'deputy', 'absent_from', 'absent_until', 'second_person'] as const;

// What is missing before the server is asked; it knows the rest.
export const flaws_of = (entry: Entry): ('id' | 'name' | 'kind' | 'email')[] => (['id', 'name', 'kind', 'email'] as const).filter((name) => !entry[name].trim());

// What a spreadsheet would take for a formula is marked as text, as in the exported file.
const cell = (value: string): string => `"${value.replace(/^([=+\-@\t\r'])/, "'$1").replaceAll('"', '""')}"`;

export function csv_of(entry: Entry): string {
  const cells = columns.map((column) => {
    const value = entry[column];
    if (typeof value === 'boolean') return value ? 'yes' : '';
    return cell(typeof value === 'string' ? value.trim() : value.join(','));
  });
  return `${columns.join(';')}\r\n${cells.join(';')}\r\n`;
}

// The outer rings of POLYGON and MULTIPOLYGON; holes are left out of the picture.
export function rings_of(wkt: string): [number, number][][] {
  const polygons = wkt.trim().replace(/^(MULTI)?POLYGON\s*/i, '').split(/\)\s*\)\s*,\s*\(\s*\(/);
  return polygons.map((polygon) => {
    const outer = polygon.replace(/^[\s(]+/, '').split(')')[0] ?? '';
    return outer.split(',').map((pair) => pair.trim().split(/\s+/).map(Number)).filter((pair): pair is [number, number] => pair.length >= 2 && pair.every(Number.isFinite)).map(([x, y]): [number, number] => [x, y]);
  }).filter((ring) => ring.length >= 3);
}

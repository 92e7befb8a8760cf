// An entry of the register as a CSV line, its kind in words, and its area as WKT or GeoJSON.
import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { agency_kind_name, agency_kinds } from '../src/i18n/names';
import { outer_rings, read_area, square_km, wkt_of, type Area } from '../src/pages/admin/area';
import { csv_of, flaws_of, type Entry } from '../src/pages/admin/register';

const entry: Entry = { id: 'wasser', name: 'Amt "Wasser"; Nord', kind: 'water', email: 'w@x.example', topics: '=Graben', acts: ['opinion', 'permit'], area: '', deputy: '', absent_from: '', absent_until: '', second_person: true, channel: 'account', postal_address: '' };

describe('register', () => {
  it('writes an entry as one line, quoted, formulas as text', () => {
    expect(csv_of(entry)).toBe(
      'id;name;kind;email;topics;acts;area;deputy;absent_from;absent_until;second_person;channel;postal_address\r\n"wasser";"Amt ""Wasser""; Nord";"water";"w@x.example";"\'=Graben";"opinion,permit";"";"";"";"";yes;"account";""\r\n');
  });
  it('names what is missing', () => {
    expect(flaws_of(entry)).toEqual([]);
    expect(flaws_of({ ...entry, email: ' ', name: '' })).toEqual([{ column: 'name', text: 'name_missing' }, { column: 'email', text: 'email_missing' }]);
    expect(flaws_of({ ...entry, channel: 'post', email: '' }), 'a letter needs no e-mail address').toEqual([{ column: 'postal_address', text: 'postal_address_missing' }]);
    expect(flaws_of({ ...entry, area: 'POINT(478000 5561000)' })).toEqual([{ column: 'area', text: 'area_no_polygon' }]);
  });
});

const square = 'POLYGON((478000 5561000, 480000 5561000, 480000 5563000, 478000 5563000, 478000 5561000), (478500 5561500, 479000 5561500, 479000 5562000, 478500 5561500))';
const area_of = (typed: string): Area => {
  const read = read_area(typed);
  if (typeof read !== 'object') throw new Error(`no area: ${String(read)}`);
  return read;
};

describe('an area of competence', () => {
  it('is read from WKT, with its holes, and written the same', () => {
    const { polygons, degrees } = area_of(square);
    expect([polygons.length, polygons[0]?.length, degrees]).toEqual([1, 2, false]);
    expect(wkt_of(polygons).replace(/\s/g, '')).toBe(square.replace(/\s/g, ''));
    expect(square_km(polygons)).toBeCloseTo(4 - 0.125, 9);
    expect(outer_rings('MULTIPOLYGON(((478000 5561000,479000 5561000,479000 5562000,478000 5561000)),((480000 5561000,481000 5561000,481000 5562000,480000 5561000)))')).toHaveLength(2);
    expect(area_of('SRID=25832;polygon z ((478000 5561000 12, 479000 5561000 12, 479000 5562000 12, 478000 5561000 12))').polygons[0]?.[0]).toHaveLength(3);
  });
  it('is read from GeoJSON, also of several features, also in degrees', () => {
    const ring = [[478000, 5561000], [479000, 5561000], [479000, 5562000], [478000, 5561000]];
    const feature = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
    expect(wkt_of(area_of(JSON.stringify(feature)).polygons)).toBe('POLYGON((478000 5561000, 479000 5561000, 479000 5562000, 478000 5561000))');
    expect(area_of(JSON.stringify({ type: 'FeatureCollection', features: [feature, { ...feature, geometry: { type: 'MultiPolygon', coordinates: [[ring]] } }] })).polygons).toHaveLength(2);
    const degrees = area_of('{"type":"Polygon","coordinates":[[[8.69,50.21],[8.7,50.21],[8.7,50.2200001],[8.69,50.21]]]}');
    expect([degrees.degrees, degrees.wkt, degrees.polygons[0]?.[0]?.[2]]).toEqual([true, false, [8.7, 50.2200001]]);
  });
  it('is refused with the reason when it is none', () => {
    expect(read_area('  ')).toBeUndefined();
    expect(read_area('POINT(478000 5561000)')).toBe('area_no_polygon');
    expect(read_area('{"type":"LineString","coordinates":[[478000,5561000],[479000,5561000]]}')).toBe('area_no_polygon');
    expect(read_area('{"type":"FeatureCollection","features":[]}')).toBe('area_no_polygon');
    for (const broken of ['Kreis Lindenau', 'POLYGON((478000 5561000, 479000 5561000', 'POLYGON((478000 5561000, 479000))', 'POLYGON((478000 5561000, 479000 5561000, 478000 5561000))', 'POLYGON(())', '{"type":']) expect(read_area(broken), broken).toBe('area_unreadable');
    expect(read_area('POLYGON((3478000 5561000, 3479000 5561000, 3479000 5562000, 3478000 5561000))')).toBe('area_outside');
  });
});

describe('the kind of an agency', () => {
  it('has a name for every kind that the rules of a Land name', () => {
    const law = new URL('../../permit-core/law/', import.meta.url);
    const kinds = readdirSync(law, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('triggers.json'))
      .flatMap((name) => [...readFileSync(new URL(name, law), 'utf8').matchAll(/"agency_kind": "([^"]+)"/g)].map(([, kind]) => kind ?? ''));
    expect(kinds.length).toBeGreaterThan(20);
    expect(kinds.filter((kind) => !(kind in agency_kinds))).toEqual([]);
    expect(agency_kind_name('nature-protection')).toBe('Naturschutzbehörde');
    expect(agency_kind_name('Nachbargemeinde')).toBe('Nachbargemeinde');
  });
});

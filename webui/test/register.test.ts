// An entry of the register as a CSV line, and areas as outlines.
import { describe, expect, it } from 'vitest';
import { csv_of, flaws_of, rings_of, type Entry } from '../src/pages/admin/register';

const entry: Entry = { id: 'wasser', name: 'Amt "Wasser"; Nord', kind: 'water', email: 'w@x.example', topics: '=Graben', acts: ['opinion', 'permit'], area: '', deputy: '', absent_from: '', absent_until: '', second_person: true };

describe('register', () => {
  it('writes an entry as one line, quoted, formulas as text', () => {
    expect(csv_of(entry)).toBe(
      'id;name;kind;email;topics;acts;area;deputy;absent_from;absent_until;second_person\r\n"wasser";"Amt ""Wasser""; Nord";"water";"w@x.example";"\'=Graben";"opinion,permit";"";"";"";"";yes\r\n');
  });
  it('names what is missing', () => {
    expect(flaws_of(entry)).toEqual([]);
    expect(flaws_of({ ...entry, email: ' ', name: '' })).toEqual(['name', 'email']);
  });
  it('reads the outlines of polygons and multipolygons', () => {
    expect(rings_of('POLYGON((0 0, 2 0, 2 2, 0 0),(1 1, 1.5 1, 1 1.5, 1 1))')).toEqual([[[0, 0], [2, 0], [2, 2], [0, 0]]]);
    expect(rings_of('MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))')).toHaveLength(2);
    expect(rings_of('')).toEqual([]);
  });
});

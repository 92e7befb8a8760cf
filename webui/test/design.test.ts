import { describe, expect, it } from 'vitest';
import { checkable, from_document, new_structure, to_document, unreadable, with_ring } from '../src/design/design';
import type { Position } from '../src/api/types';

const house: Position[] = [[476500, 5551000], [476510, 5551000], [476510, 5551008], [476500, 5551008]];

describe('design document', () => {
  it('says its CRS, closes the ring and turns typed German numbers into numbers', () => {
    const structure = { ...new_structure('b1', 'Wohnhaus', 'building', house), eaves_height: '5,80', pitch_deg: '38', ridge_height: '9,25', ridge_azimuth: '90', storeys: '2', floor_area: '1.140,5', use: 'Wohnen' };
    const document = to_document([structure], ['06472600100123______']);
    expect(document?.crs).toEqual({ type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25832' } });
    expect(document?.features[0]?.geometry.coordinates).toEqual([[...house, house[0]]]);
    expect(document?.features[0]?.properties).toEqual({
      kind: 'building', name: 'Wohnhaus', use: 'Wohnen', storeys: 2, floor_area: 1140.5,
      eaves_height: 5.8, roof: { shape: 'gable', pitch_deg: 38, ridge_height: 9.25, ridge_azimuth: 90 },
    });
    expect((document as { parcels?: string[] }).parcels).toEqual(['06472600100123______']);
  });

  it('has no document without an outline', () => {
    expect(to_document([new_structure('b1', 'Haus')], ['x'])).toBeNull();
  });

  it('gives wall heights only when every edge has one', () => {
    const structure = { ...new_structure('b1', 'Haus', 'building', house), heights: 'walls' as const, wall_heights: ['3', '3', '4,5', ''] };
    expect(to_document([structure], [])?.features[0]?.properties).not.toHaveProperty('wall_heights');
    structure.wall_heights[3] = '4,5';
    expect(to_document([structure], [])?.features[0]?.properties['wall_heights']).toEqual([3, 3, 4.5, 4.5]);
  });

  it('comes back from the document as it went in', () => {
    const structure = { ...new_structure('b1', 'Carport', 'garage', house), eaves_height: '2,75', roof_shape: 'flat' as const };
    const document = to_document([structure], []);
    const read = from_document(document);
    expect(read.structures).toHaveLength(1);
    expect(to_document(read.structures, [])).toEqual(document);
  });

  it('takes the height of a fence, and loses that of a building to nobody', () => {
    const fence = { ...new_structure('b1', 'Zaun', 'fence', house), height: '1,80' };
    expect(to_document([fence], [])?.features[0]?.properties).toEqual({ kind: 'fence', name: 'Zaun', height: 1.8 });
    expect(unreadable({ ...fence, height: 'hoch' })).toEqual(['height']);
    const document = to_document([{ ...fence, kind: 'building' as const, heights: 'none' as const }], []);
    expect(to_document(from_document(document).structures, [])).toEqual(document);
  });

  it('keeps what the form does not show', () => {
    const document = {
      type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'EPSG:25832' } },
      features: [
        { type: 'Feature', geometry: { type: 'Polygon', coordinates: [[...house, house[0]]] }, properties: { kind: 'plot', official_area: 500 } },
        { type: 'Feature', id: 'x', geometry: { type: 'Polygon', coordinates: [[...house, house[0]]] }, properties: { kind: 'building', wall_heights: [[3, 4], 3, 3, 3], dormers: [{ edge: 1, width: 2, height: 1, setback: 0.5 }] } },
      ],
    };
    const read = from_document(document);
    const again = to_document(read.structures, [], read.others);
    expect(again?.features[0]).toEqual(document.features[0]);
    expect(again?.features[1]?.properties).toEqual(document.features[1]?.properties);
  });

  it('refuses to edit a document in another CRS rather than misplace it', () => {
    const read = from_document({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[8.6, 50.1], [8.7, 50.1], [8.7, 50.2], [8.6, 50.1]]] }, properties: { kind: 'building' } }] });
    expect(read.foreign_crs).toBe('CRS84');
    expect(read.structures).toEqual([]);
  });

  it('checks without heights until a roof is complete', () => {
    const structure = { ...new_structure('b1', 'Haus', 'building', house), eaves_height: '3', pitch_deg: '38', ridge_height: '7' };
    expect(to_document(checkable([structure]), [])?.features[0]?.properties).not.toHaveProperty('eaves_height');
    expect(to_document([structure], [])?.features[0]?.properties['eaves_height']).toBe(3);
    expect(to_document(checkable([{ ...structure, ridge_azimuth: '0' }]), [])?.features[0]?.properties).toHaveProperty('roof.ridge_azimuth', 0);
    expect(to_document(checkable([{ ...structure, roof_shape: 'flat' }]), [])?.features[0]?.properties['eaves_height']).toBe(3);
  });

  it('names fields that are no numbers', () => {
    const structure = { ...new_structure('b1', 'Haus', 'building', house), eaves_height: 'drei', pitch_deg: '38°', storeys: '2' };
    expect(unreadable(structure)).toEqual(['eaves_height', 'pitch_deg']);
  });

  it('gives a new outline as many wall heights as edges', () => {
    const structure = { ...new_structure('b1', 'Haus', 'building', house), wall_heights: ['1', '2', '3', '4'] };
    expect(with_ring(structure, house.slice(0, 3)).wall_heights).toEqual(['1', '2', '3']);
  });
});

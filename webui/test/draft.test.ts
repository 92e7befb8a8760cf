import { describe, expect, it } from 'vitest';
import type { Application, Draft, Procedures } from '../src/api/types';
import { choose, differing_fields } from '../src/pages/draft/merge';
import { missing_items, step_status } from '../src/pages/draft/steps';

const draft: Draft = { title: 'Haus', procedure: 'simplified' };

describe('two versions of a draft', () => {
  it('differ where their contents differ, not where their spelling does', () => {
    expect(differing_fields({ ...draft, facts: { farming: true, tall: false }, description: '' }, { ...draft, facts: { tall: false, farming: true } })).toEqual([]);
    expect(differing_fields({ ...draft, parcels: [] }, draft)).toEqual([]);
    expect(differing_fields({ ...draft, title: 'A', parcels: ['1', '2'] }, { ...draft, title: 'B', parcels: ['2', '1'] })).toEqual(['title', 'parcels']);
  });
  it('give the draft that was chosen, field by field', () => {
    const mine: Draft = { ...draft, title: 'meins', description: 'x' };
    const theirs: Draft = { ...draft, title: 'ihres' };
    expect(choose(mine, theirs, { title: 'theirs' })).toEqual({ ...draft, title: 'ihres', description: 'x' });
    expect(choose(mine, theirs, { title: 'mine', description: 'theirs' })).toEqual({ ...draft, title: 'meins' });
  });
});

describe('what a draft lacks', () => {
  const procedures = {
    land: 'HE', law_version: '1', notes: [], document_types: [{ id: 'site-plan', name: { de: 'Lageplan', en: 'site plan' } }],
    procedures: [
      { id: 'simplified', name: { de: 'Vereinfacht', en: 'simplified' }, basis: '§ 65 HBO', stands_on: 'ruling', carried: true, prepared_by: 'designer', exemption: null, required_documents: ['site-plan'] },
      { id: 'demolition', name: { de: 'Anzeige der Beseitigung', en: 'notice of demolition' }, basis: '§ 63a HBO', stands_on: null, carried: true, prepared_by: 'principal', exemption: null, required_documents: [] },
      { id: 'preliminary', name: { de: 'Bauvoranfrage', en: 'preliminary enquiry' }, basis: '§ 76 HBO', stands_on: null, carried: true, prepared_by: 'designer_if_drawn', exemption: null, required_documents: [] },
      { id: 'partial', name: { de: 'Teilbaugenehmigung', en: 'partial permit' }, basis: '§ 77 HBO', stands_on: 'whole', carried: true, prepared_by: 'designer', exemption: null, required_documents: [] }],
  } as Procedures;
  const application = { documents: [] as unknown[] } as unknown as Application;

  it('is listed by step', () => {
    const missing = missing_items(draft, application, procedures);
    expect(missing.map((item) => item.step)).toEqual(['grundstueck', 'gebaeude', 'vorhaben', 'beteiligte', 'beteiligte', 'unterlagen']);
    expect(missing.at(-1)?.message).toContain('Lageplan');
    expect(step_status('absenden', draft, missing)).toBe('blocked');
    expect(step_status('vorhaben', draft, missing)).toBe('open');
  });

  it('of a part is the whole, until one is named', () => {
    const part: Draft = { ...draft, procedure: 'partial' };
    const fields = (links: unknown[]): string[] => missing_items(part, { ...application, links } as Application, procedures).map(({ field }) => field);
    expect(fields([])).toContain('basis-case');
    expect(fields([{ relation: 'preliminary' }])).toContain('basis-case');
    expect(fields([{ relation: 'whole' }])).not.toContain('basis-case');
  });

  it('of a mere notice is neither a drawing nor a designer', () => {
    const missing = missing_items({ ...draft, procedure: 'demolition' }, application, procedures);
    expect(missing.map(({ field }) => field)).toEqual(['parcel-search', 'description', 'principal-name']);
  });

  it('of a preliminary enquiry is a designer as soon as something is drawn', () => {
    const enquiry: Draft = { ...draft, procedure: 'preliminary' };
    const fields = (one: Draft): string[] => missing_items(one, application, procedures).map(({ field }) => field);
    expect(fields(enquiry)).toEqual(['parcel-search', 'description', 'principal-name']);
    const square = [[476500, 5551000], [476510, 5551000], [476510, 5551010], [476500, 5551000]];
    const drawn = (kind: string): Draft => ({ ...enquiry, design: { type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'EPSG:25832' } }, features: [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [square] }, properties: { kind, eaves_height: 3, roof: { shape: 'flat' } } }] } }) as Draft;
    expect(fields(drawn('building'))).toContain('designer-name');
    expect(fields(drawn('existing'))).not.toContain('designer-name');
  });

  it('is nothing when all is there', () => {
    const whole: Draft = {
      ...draft, description: 'Neubau', parcels: ['06472600100123______'], principal: { name: 'A' }, designer: { name: 'B' },
      design: { type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'EPSG:25832' } }, features: [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[476500, 5551000], [476510, 5551000], [476510, 5551010], [476500, 5551000]]] }, properties: { kind: 'building', eaves_height: 3, roof: { shape: 'flat' } } }] },
    };
    const filed = { documents: [{ type: 'site-plan', versions: [{}] }] } as unknown as Application;
    const missing = missing_items(whole, filed, procedures);
    expect(missing).toEqual([]);
    expect(step_status('gebaeude', whole, missing)).toBe('done');
    expect(step_status('absenden', whole, missing)).toBe('open');
  });
});

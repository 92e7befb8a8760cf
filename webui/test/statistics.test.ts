// The statistics form: which fields apply as one types, what is sent, what stays unknown for a reason.
import { describe, expect, it } from 'vitest';
import { answers, applying, counts_text, sent, shown, typed_of, type StatField } from '../src/pages/statistics/fields';

const field = (id: string, patch: Partial<StatField> = {}): StatField => ({
  id, element: '', name: { de: id, en: id }, help: null, kind: 'text', unit: '', source: 'asked', by_authority: false, codes: [], conditions: [], basis: '', note: null,
  value: { value: '', source: null, unknown_because: null, open: true, of_all: '' }, ...patch,
});
const use = field('use', { kind: 'code', codes: [{ code: 'a', name: 'Wohnen' }, { code: 'b', name: 'Halle' }] });
const type = field('type', { conditions: [{ field: 'use', any_of: ['a'], none_of: [] }] });
const rooms = field('rooms', { kind: 'counts', codes: [{ code: '3', name: '3 Räume' }], conditions: [{ field: 'flats', any_of: [], none_of: ['0'] }] });
const flats = field('flats', { kind: 'whole' });
const cost = field('cost', { kind: 'cents' });
const key = field('key', { by_authority: true });
const all = [use, type, flats, rooms, cost, key];
const ids = (fields: StatField[]): string[] => fields.map(({ id }) => id);
const ours = ({ by_authority }: StatField): boolean => !by_authority;

describe('statistics fields', () => {
  it('apply by what is typed, and not while the field they depend on is empty', () => {
    expect(ids(applying(all, {}))).toEqual(['use', 'flats', 'cost', 'key']);
    expect(ids(applying(all, { use: 'a', flats: '2' }))).toEqual(['use', 'type', 'flats', 'rooms', 'cost', 'key']);
    expect(ids(applying(all, { use: 'b', flats: '0' }))).toEqual(['use', 'flats', 'cost', 'key']);
  });
  it('apply where a value holds a code, and by what the project says', () => {
    const large = field('large', { conditions: [{ field: 'rooms', any_of: ['7'], none_of: [] }] });
    const seven = { ...rooms, codes: [{ code: '3', name: '3' }, { code: '7', name: '7' }], conditions: [] };
    expect(ids(applying([seven, large], { rooms: '3=2' }))).toEqual(['rooms']);
    expect(ids(applying([seven, large], { rooms: '3=2,7=1' }))).toEqual(['rooms', 'large']);
    expect(ids(applying([type], {}, [use], { use: 'a' }))).toEqual(['type']);
    expect(ids(applying([type], {}, [use], { use: 'b' }))).toEqual([]);
  });
  it('are sent as the server takes them', () => {
    expect(['2026-06', '2026-13', 'Juni'].map((typed) => sent(field('month', { kind: 'month' }), typed))).toEqual(['2026-06', undefined, undefined]);
    expect(['250.000,50', '18000', '', 'viel', '-1'].map((typed) => sent(cost, typed))).toEqual(['25000050', '1800000', '', undefined, undefined]);
    expect(['612,5', '1.234,567', 'x'].map((typed) => sent(field('m3', { kind: 'decimal' }), typed))).toEqual(['612.5', '1234.57', undefined]);
    expect(['2', '2,5', '-1'].map((typed) => sent(flats, typed))).toEqual(['2', undefined, undefined]);
    expect(counts_text({ '3': '2', '4': '0', '5': 'x' })).toBe('3=2');
  });
  it('name parcels by Flur and number, not by the key of the register', () => {
    expect(shown(field('plots'), '06099900700105______, 060999007000120003__')).toBe('Flur 7, Flurstück 105, Flur 7, Flurstück 12/3');
    expect(shown(field('address'), 'Gartenstraße 197, 35999 Lindenau')).toBe('Gartenstraße 197, 35999 Lindenau');
  });
  it('answer what is new, and the empty ones with the one reason, but not what others are asked', () => {
    const before = typed_of(all);
    const typed = { ...before, use: 'b' };
    const asked = applying(all, typed).filter(ours);
    expect(answers(asked, before, typed, '')).toEqual([{ field: 'use', value: 'b' }]);
    expect(answers(asked, before, typed, 'kommt noch')).toEqual([{ field: 'use', value: 'b' }, { field: 'flats', reason: 'kommt noch' }, { field: 'cost', reason: 'kommt noch' }]);
    expect(answers(asked, before, typed, '', 'building/b1')).toEqual([{ field: 'use', of: 'building/b1', value: 'b' }]);
  });
  it('are shown in words', () => {
    expect(shown(use, 'a')).toBe('Wohnen');
    expect(shown(rooms, '3=2')).toBe('3 Räume: 2');
    expect(shown(field('m', { kind: 'month' }), '2026-06')).toBe('06/2026');
  });
});

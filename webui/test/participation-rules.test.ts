// The rules that name agencies on their page: filtered, grouped, and what the address says of assumptions.
import { describe, expect, it } from 'vitest';
import { asked, assume, assumes, by_agency, count, moved, nothing_assumed, shown, what_if_of, write_what_if, type Rule, type Verdict } from '../src/pages/participation-rules/rules';

const rule = (id: string, agency_kind: string, verdict?: Verdict, as_is = verdict): Rule =>
  ({ rule: id, agency_kind, name: { de: `Regel ${id}`, en: id }, act: 'opinion', starts: { words: { de: 'Das Vorhaben liegt in: Wald.', en: '' } }, legal_basis: '§ 12 HWaldG', note: null, agencies: [{ id: 'a', name: 'Forstamt Linden' }],
    ...(verdict ? { tried: { verdict, as_is, reason: { de: 'am nächsten ist: Eichwald', en: '' } } } : {}) }) as unknown as Rule;
const rules = [rule('w1', 'water', 'fires', 'does_not_fire'), rule('f1', 'fire', 'not_checked'), rule('w2', 'water', 'does_not_fire')];
const ids = (some: readonly Rule[]): string[] => some.map(({ rule: id }) => id);

describe('rules that name agencies', () => {
  it('are found by words of rule, agency, start, basis and evidence, all of them', () => {
    for (const words of ['', 'regel w1', 'WASSERBEHÖRDE w1', 'wald hwaldg w1', 'linden w1', 'eichwald w1']) expect(ids(shown(rules, words, ''))).toContain('w1');
    expect(shown(rules, 'wald moor', '')).toEqual([]);
  });
  it('are filtered by what they say of the case', () => {
    expect(ids(shown(rules, '', 'not_checked'))).toEqual(['f1']);
    expect(ids(shown(rules, 'wasser', 'not_checked'))).toEqual([]);
    expect(count(rules, 'fires')).toBe(1);
  });
  it('stand by kind of agency, by name', () => {
    expect(by_agency(rules).map(([kind, some]) => [kind, ids(some)])).toEqual([['fire', ['f1']], ['water', ['w1', 'w2']]]);
  });
  it('move where the verdict is another without assumptions', () => {
    expect(ids(moved(rules))).toEqual(['w1']);
    expect(moved([rule('x', 'fire')])).toEqual([]);
  });
});

describe('assumptions', () => {
  it('stand in the address and come back from it', () => {
    const what_if = { ...assume(assume(nothing_assumed, 'infill', 'yes'), 'farming', 'unknown'), height: 25.5 };
    const query = new URLSearchParams('vorgang=x&merkmal=alt:no');
    write_what_if(query, what_if);
    expect(query.toString()).toBe('vorgang=x&merkmal=infill%3Ayes&merkmal=farming%3Aunknown&hoehe=25.5');
    expect(what_if_of(query)).toEqual(what_if);
    expect(asked(what_if)).toEqual({ fact: ['infill:yes', 'farming:unknown'], height_m: 25.5 });
  });
  it('end when a fact is as known again', () => {
    const what_if = assume(assume(nothing_assumed, 'infill', 'yes'), 'infill', '');
    expect(assumes(what_if)).toBe(false);
    expect(asked(what_if)).toEqual({});
  });
  it('are none where the address holds nonsense', () => {
    expect(what_if_of(new URLSearchParams('merkmal=infill:maybe&merkmal=x&hoehe=hoch'))).toEqual(nothing_assumed);
  });
});

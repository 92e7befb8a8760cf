// What a draft tells the procedure finder: only what it says, and only choices that some Land's finder has.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Draft, Findings } from '../src/api/types';
import { finder_address, known_answers } from '../src/pages/draft/known-answers';

const draft = (facts: Draft['facts'], uses: string[] = [], procedure = 'simplified') =>
  ({ facts, procedure, design: { features: [...uses.map((use) => ({ properties: { kind: 'building', use } })), { properties: { kind: 'garage', use: 'Garage' } }] } }) as unknown as Draft;
const findings = (...of: [string, string, number?][]) => ({ findings: of.map(([check, verdict, value]) => ({ check, verdict, measured: value === undefined ? null : { value, unit: '1' } })) }) as unknown as Findings;

describe('a draft before the procedure finder', () => {
  it('says nothing that nobody has said', () => {
    expect(known_answers(draft({}), undefined)).toEqual([['aim', 'build']]);
    expect(known_answers(draft({ infill: false }, ['Wohnen', 'Laden'], 'preliminary'), findings(['special-building', 'not_checked']))).toEqual([]);
  });
  it('says use, class, special building, place and exceptions', () => {
    expect(known_answers(draft({ infill: true, plan_exception: true }, ['Wohnen', 'Wohngebäude']), findings(['special-building', 'pass'], ['building-class', 'pass', 1], ['building-class', 'pass', 3]))).toEqual([
      ['aim', 'build'], ['special_building', 'no'], ['use', 'housing'], ['building_class', '3'], ['plan', 'infill'], ['deviations', 'yes']]);
    expect(known_answers(draft({ special_building: true }), findings(['special-building', 'pass']))).toContainEqual(['special_building', 'yes']);
  });
  it('names only choices that a finder has', () => {
    const law = new URL('../../permit-core/law/', import.meta.url);
    const known = new Set(readdirSync(law).flatMap((land) => {
      try {
        return (JSON.parse(readFileSync(new URL(`${land}/finder_questions.json`, law), 'utf8')) as { id: string; choices: { id: string }[] }[]).flatMap(({ id, choices }) => choices.map((choice) => `${id}:${choice.id}`));
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '')) return [];
        throw error;
      }
    }));
    expect(known.size).toBeGreaterThan(20);
    const all = [...known_answers(draft({ special_building: true, infill: true, plan_exception: true }, ['Wohnen']), findings(['building-class', 'pass', 5])), ...known_answers(draft({ outlying: true }), findings(['special-building', 'pass'])), ...known_answers(draft({ draft_plan: true }), undefined)];
    for (const pair of all) expect(known).toContain(pair.join(':'));
  });
  it('stands in the address of the finder', () => {
    expect(finder_address('HE', [['aim', 'build'], ['plan', 'infill']])).toBe('/verfahren?land=HE&answers=aim%3Abuild%2Cplan%3Ainfill');
    expect(finder_address('SN', [])).toBe('/verfahren?land=SN');
  });
});

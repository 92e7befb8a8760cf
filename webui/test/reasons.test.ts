// Rules mean kinds of agencies; people know their names.
import { describe, expect, it } from 'vitest';
import { agencies_of, unchecked_lines } from '../src/pages/participation/reasons';

describe('whom a rule means', () => {
  it('is said by the names in the register', () => {
    const register = [{ kind: 'water', name: 'Untere Wasserbehörde' }, { kind: 'fire', name: 'Brandschutz' }, { kind: 'water', name: 'Obere Wasserbehörde' }];
    expect(agencies_of('water', register)).toBe('Obere Wasserbehörde, Untere Wasserbehörde');
    expect(agencies_of('mining', register)).toBe('Bergaufsicht');
  });
  it('is said once for each reason, with the provisions', () => {
    const reason = (de: string): { de: string; en: string } => ({ de, en: de });
    const rules = [
      { agency_kind: 'aviation', reason: reason('Flugplätze fehlt'), legal_basis: '§ 12 LuftVG' }, { agency_kind: 'fire', reason: reason('Sonderbau'), legal_basis: '§ 2 HBKG' },
      { agency_kind: 'aviation', reason: reason('Flugplätze fehlt'), legal_basis: '§ 17 LuftVG' }, { agency_kind: 'aviation', reason: reason('Flugplätze fehlt'), legal_basis: '§ 12 LuftVG' }, { agency_kind: 'military', reason: reason('Flugplätze fehlt') },
    ];
    expect(unchecked_lines(rules, [{ kind: 'fire', name: 'Brandschutz' }])).toEqual([
      { reason: 'Flugplätze fehlt', whom: [{ agencies: 'Luftfahrtbehörde', bases: ['§ 12 LuftVG', '§ 17 LuftVG'] }, { agencies: 'Bundeswehr', bases: [] }] },
      { reason: 'Sonderbau', whom: [{ agencies: 'Brandschutz', bases: ['§ 2 HBKG'] }] },
    ]);
  });
});

// Reasons of suggestion rules name layers and facts as people do.
import { describe, expect, it } from 'vitest';
import { agencies_of, in_words } from '../src/pages/participation/reasons';

const layers = [{ id: 'flood-risk', name: { de: 'Hochwasserrisikogebiete', en: 'flood risk areas' } }] as unknown as Parameters<typeof in_words>[1];

describe('the reason of a rule', () => {
  it('names the layer that nobody imported', () => {
    expect(in_words({ de: 'nicht geprüft, weil die Kartenebene "flood-risk" fehlt', en: 'not checked, because the map layer "flood-risk" is missing' }, layers))
      .toEqual({ de: 'nicht geprüft, weil die Kartenebene Hochwasserrisikogebiete fehlt', en: 'not checked, because the map layer flood risk areas is missing' });
  });
  it('names the fact that nobody stated, and leaves out its key where the rule is named', () => {
    expect(in_words({ de: 'nicht geprüft, weil über das Vorhaben nicht bekannt ist: special_building', en: 'not checked, because it is not known about the project: special_building' }, layers).de)
      .toBe('nicht geprüft, weil über das Vorhaben nicht bekannt ist: Sonderbau (§ 2 Abs. 9 HBO)');
    expect(in_words({ de: 'Merkmal des Vorhabens trifft zu: Einvernehmen der Gemeinde (consent_situation).', en: 'A fact of the project applies: consent of the municipality (consent_situation).' }, layers))
      .toEqual({ de: 'Merkmal des Vorhabens trifft zu: Einvernehmen der Gemeinde.', en: 'A fact of the project applies: consent of the municipality.' });
  });
  it('leaves alone what it does not know', () => {
    const other = { de: 'Das Vorhaben liegt auf 12 m² in: L 3099.', en: 'The project lies with 12 m² in: "unknown-layer".' };
    expect(in_words(other, layers)).toEqual(other);
  });
});

describe('whom a rule means', () => {
  it('is said by the names in the register', () => {
    const register = [{ kind: 'water', name: 'Untere Wasserbehörde' }, { kind: 'fire', name: 'Brandschutz' }, { kind: 'water', name: 'Obere Wasserbehörde' }];
    expect(agencies_of('water', register)).toBe('Obere Wasserbehörde, Untere Wasserbehörde');
    expect(agencies_of('mining', register)).toBe('');
  });
});

// Rules mean kinds of agencies; people know their names.
import { describe, expect, it } from 'vitest';
import { agencies_of } from '../src/pages/participation/reasons';

describe('whom a rule means', () => {
  it('is said by the names in the register', () => {
    const register = [{ kind: 'water', name: 'Untere Wasserbehörde' }, { kind: 'fire', name: 'Brandschutz' }, { kind: 'water', name: 'Obere Wasserbehörde' }];
    expect(agencies_of('water', register)).toBe('Obere Wasserbehörde, Untere Wasserbehörde');
    expect(agencies_of('mining', register)).toBe('');
  });
});

// Who is offered from earlier applications.
import { describe, expect, it } from 'vitest';
import { person_label, persons_of } from '../src/pages/draft/known-persons';

const paul = { name: 'Paul Weber', street: 'Weinstraße 3', postcode: '35999', city: 'Lindenau' };
const office = { name: 'Büro Sander', email: 'architektin@lindenau.example', qualification: 'Architektin' };

describe('persons of earlier applications', () => {
  it('stand once, in the order of the applications, each for their own part', () => {
    const drafts = [{ principal: paul, designer: office }, { principal: { name: ' ' }, designer: { ...office, name: 'BÜRO Sander ' } }, { principal: { ...paul, phone: '1' }, designer: null }];
    expect(persons_of(drafts, 'principal', undefined)).toEqual([paul, { ...paul, phone: '1' }]);
    expect(persons_of(drafts, 'designer', undefined)).toEqual([office]);
  });
  it('leave out whom the draft has already', () => {
    expect(persons_of([{ principal: paul }], 'principal', { ...paul })).toEqual([]);
    expect(persons_of([{ principal: paul }], 'principal', { name: '' })).toEqual([paul]);
  });
  it('are told apart by their address', () => {
    expect(person_label(paul)).toBe('Paul Weber, Weinstraße 3, 35999 Lindenau');
    expect(person_label(office)).toBe('Büro Sander, architektin@lindenau.example');
  });
});

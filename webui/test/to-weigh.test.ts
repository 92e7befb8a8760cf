// What is left to weigh before a permit, as the server counts it (participation/weighing.cpp), for the decision being written.
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../src/components/synopsis/rows';
import { to_weigh } from '../src/components/synopsis/to-weigh';
import { entries_of, take_over } from '../src/pages/decision/conditions';

const request = (id: string, agency: string, more: object = {}): object => ({ id, agency: { id: agency, name: agency }, act: 'opinion', status: 'answered', statement: { late: false }, ...more });
const condition = (number: number, source: string, more: object = {}): object => ({ number, source, id: `c${number}`, kind: 'obligation', text: `Text ${number}`, agency: { id: source, name: source }, weighing: null, same_as: null, ...more });
const synopsis = (requests: object[], conditions: object[], objections: object[] = []): Comparison => ({ requests, conditions, objections }) as unknown as Comparison;
const numbers = (comparison: Comparison, entries = entries_of([])): number[] => to_weigh(comparison, entries).conditions.map(({ number }) => number);

describe('what is left to weigh', () => {
  it('is what was neither weighed nor taken over', () => {
    const comparison = synopsis([request('r1', 'fire')], [condition(1, 'r1'), condition(2, 'r1', { weighing: { result: 'rejected', reason: 'Fels' } }), condition(3, 'r1')]);
    expect(numbers(comparison)).toEqual([1, 3]);
    const first = comparison.conditions[0];
    if (!first) throw new Error('no condition');
    expect(numbers(comparison, take_over([], first).entries)).toEqual([3]);
    expect(numbers(comparison, entries_of([{ kind: 'obligation', text: 'Text 3' }])), 'the authority’s own words decide on nobody’s condition').toEqual([1, 3]);
  });
  it('is open with the condition that it repeats, and decided with it', () => {
    const twice = (weighing: object | null): Comparison => synopsis([request('r1', 'fire'), request('r2', 'water')], [condition(1, 'r1', { weighing }), condition(2, 'r2', { same_as: 1 })]);
    expect(numbers(twice(null))).toEqual([1, 2]);
    expect(numbers(twice({ result: 'taken_over', reason: '' }))).toEqual([]);
  });
  it('leaves out late statements and those of who was asked again', () => {
    expect(numbers(synopsis([request('r1', 'fire', { statement: { late: true } })], [condition(1, 'r1')]))).toEqual([]);
    const again = (status: string): Comparison => synopsis([request('r1', 'fire'), request('r2', 'fire', { status, statement: null })], [condition(1, 'r1')]);
    expect(numbers(again('open'))).toEqual([]);
    expect(numbers(again('withdrawn'))).toEqual([1]);
    expect(numbers(synopsis([request('r1', 'fire'), request('r2', 'water', { statement: null })], [condition(1, 'r1')]))).toEqual([1]);
  });
  it('counts objections, whoever raised them', () => {
    const objections = [{ id: 'o1', neighbour: true, number: 2, weighing: null }, { id: 'o2', neighbour: false, number: 1, weighing: { result: 'rejected', reason: 'nein' } }];
    expect(to_weigh(synopsis([], [], objections), []).objections.map(({ id }) => id)).toEqual(['o1']);
  });
});

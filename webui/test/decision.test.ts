// From statements to the decision: the synopsis as a table, taking conditions over, and amounts as typed.
import { describe, expect, it } from 'vitest';
import { repeated, rows, type NumberedCondition, type Request } from '../src/components/synopsis/rows';
import { add_own, cents, change, entries_of, inputs, move, remove, take_over, taken_over, unweighed } from '../src/pages/decision/conditions';

const condition = (number: number, source: string, topic: string, text: string): NumberedCondition =>
  ({ number, source, topic, text, id: `c${number}`, kind: 'obligation', agency: { id: source, name: source } }) as NumberedCondition;
const requests = [{ id: 'fire' }, { id: 'water' }] as Request[];

describe('synopsis', () => {
  const conditions = [
    condition(1, 'fire', 'Zufahrt', 'Die Zufahrt ist 3,50 m breit herzustellen.'),
    condition(2, 'fire', '', 'Hinweis ohne Thema.'),
    condition(3, 'water', ' zufahrt ', 'die Zufahrt ist  3,50 m breit herzustellen'),
    condition(4, 'water', 'Niederschlag', 'Versickern.'),
    condition(5, 'gone', 'Zufahrt', 'Von einer unbekannten Anforderung.'),
  ];
  it('has one row per topic, however it is spelled, and those without a topic last', () => {
    const table = rows({ requests, conditions });
    expect(table.map(({ topic }) => topic)).toEqual(['Zufahrt', 'Niederschlag', '']);
    expect(table[0]?.cells.map((cell) => cell.map(({ number }) => number))).toEqual([[1], [3]]);
    expect(table[1]?.cells.map((cell) => cell.length)).toEqual([0, 1]);
  });
  it('puts what a statement says to a topic into the cell of that topic', () => {
    const said = requests.map((request, index) => ({ ...request, statement: { topics: index ? [{ topic: 'ZUFAHRT', text: 'Nichts.' }] : [{ topic: 'Brandschutz', text: 'Der Rettungsweg fehlt.' }] } })) as Request[];
    const table = rows({ requests: said, conditions });
    expect(table.map(({ topic }) => topic)).toEqual(['Brandschutz', 'ZUFAHRT', 'Niederschlag', '']);
    expect(table.map(({ texts }) => texts)).toEqual([['Der Rettungsweg fehlt.', ''], ['', 'Nichts.'], ['', ''], ['', '']]);
    expect(table[1]?.cells.map((cell) => cell.length)).toEqual([1, 1]);
  });
  it('finds what says the same in other dress', () => {
    expect([...repeated(conditions)]).toEqual([[3, 1]]);
  });
});

describe('conditions of the decision', () => {
  const fire = { ...condition(1, 'fire', 'Zufahrt', 'Die Zufahrt ist breit.'), legal_basis: '§ 5 HBO' };
  it('is weighed by taking it over, too', () => {
    const two = [fire, condition(2, 'water', '', 'Versickern.'), condition(3, 'water', '', 'Pflanzen.'), condition(4, 'fire', '', 'die Zufahrt ist breit')];
    const { entries } = take_over([], fire);
    expect(unweighed(two, entries).map(({ number }) => number)).toEqual([2, 3]);
    expect(unweighed([{ ...two[1], weighing: { result: 'rejected', reason: 'Fels.' } } as NumberedCondition, two[2] as NumberedCondition], entries).map(({ number }) => number)).toEqual([3]);
    expect(unweighed(two.map((one) => ({ ...one, taken_over: one.number < 3 }))).map(({ number }) => number)).toEqual([3, 4]);
  });
  it('takes a condition over with its source, once', () => {
    const first = take_over([], fire);
    expect(inputs(first.entries)).toEqual([{ kind: 'obligation', topic: 'Zufahrt', text: 'Die Zufahrt ist breit.', legal_basis: '§ 5 HBO', source: 'fire', source_condition: 'c1' }]);
    expect(take_over(first.entries, fire).entries).toHaveLength(1);
    expect(take_over(first.entries, fire).merged).toBe(false);
    expect(taken_over(first.entries, fire)?.key).toBe(first.entry.key);
  });
  it('merges the same wording of another agency into the entry that is there', () => {
    const { entries } = take_over([], fire);
    const merged = take_over(entries, condition(3, 'water', '', 'die Zufahrt ist breit'));
    expect(merged.entries).toHaveLength(1);
    expect(merged.merged).toBe(true);
    expect(merged.entry.source).toBe('fire');
  });
  it('keeps the source when the text is edited, and gives own ones none', () => {
    let { entries } = take_over([], fire);
    entries = change(add_own(entries), 1, { text: 'Die Zufahrt ist 3,50 m breit.' });
    entries = change(entries, 2, { text: ' Eigene. ' });
    expect(inputs(entries)).toEqual([
      { kind: 'obligation', topic: 'Zufahrt', text: 'Die Zufahrt ist 3,50 m breit.', legal_basis: '§ 5 HBO', source: 'fire', source_condition: 'c1' },
      { kind: 'obligation', text: 'Eigene.' },
    ]);
  });
  it('moves inside the list and stays at its edges; keys are never used twice', () => {
    const three = entries_of(['a', 'b', 'c'].map((text) => ({ kind: 'hint', text })));
    expect(move(three, 3, -1).map(({ text }) => text)).toEqual(['a', 'c', 'b']);
    expect(move(three, 1, -1).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(move(three, 3, 1).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(add_own(remove(three, 1)).map(({ key }) => key)).toEqual([2, 3, 4]);
  });
  it('reads euros as typed in Germany', () => {
    expect(cents('1.234,50')).toBe(123450);
    expect(cents('250')).toBe(25000);
    expect(cents('12,5 €')).toBe(1250);
    expect(cents('12.50')).toBe(1250);
    expect(cents('0,1')).toBe(10);
    for (const none of ['', '-1', '1,234', 'zwölf', '1.23,4']) expect(cents(none)).toBeUndefined();
  });
});

// Putting a round together, and the address of an inbox view.
import { describe, expect, it } from 'vitest';
import type { StatementRequest } from '../src/api/types';
import { filtered, next_page, previous_page, query_of, states_asked, view_of } from '../src/pages/inbox/view';
import { agency_named, asked_instead, referred } from '../src/pages/participation/instead';
import { added_by_hand, changed, flaws, plans_of, releasable, released_to_all, resumed, round_input, rules_for, suggested, with_agency, type Agency, type Document, type Rule, type Suggestion } from '../src/pages/participation/round';

const suggestion = (rule: string, agency: string | null, act = 'opinion', period_rule = 'statement'): Suggestion =>
  ({ rule, agency_kind: rule, agency: agency ? { id: agency, name: agency } : null, reason: { de: 'weil', en: 'because' }, act, period_rule, period: '1M', on_silence: 'disregarded', legal_basis: '§ 70 Abs. 1 HBO' }) as Suggestion;
const documents = [
  { id: 'd1', type: 'site-plan' }, { id: 'd2', type: 'drawings' }, { id: 'd3', type: 'notice' }, { id: 'd4', type: 'statement_attachment', request: 'r1' },
] as Document[];

describe('round', () => {
  it('releases all plans, but no notice and no other agency\'s attachment', () => {
    expect(plans_of(documents)).toEqual(['d1', 'd2']);
  });
  it('offers no letter to or from a neighbour, which the authority alone may read', () => {
    const letters = [{ id: 'l1', type: 'neighbour_letter' }, { id: 'l2', type: 'letter_received' }] as Document[];
    expect(releasable([...documents, ...letters]).map(({ id }) => id)).toEqual(['d1', 'd2', 'd3', 'd4']);
  });
  it('releases to each kind of agency what it needs, and to none the statistics, the costs and the rights of the plot', () => {
    const filed = ['application-form', 'statistics-sheet', 'shell-costs', 'owner-consent', 'designer-qualification', 'structural-proof', 'heat-proof', 'site-plan', 'sections', 'building-description', 'fire-proof', 'drainage-plan', 'parking-proof', 'coverage-calculation']
      .map((type) => ({ id: type, type })) as Document[];
    const plans = ['site-plan', 'sections', 'building-description'];
    expect(plans_of(filed, 'heritage')).toEqual(plans);
    expect(plans_of(filed, 'fire')).toEqual([...plans, 'fire-proof']);
    expect(plans_of(filed, 'water')).toEqual([...plans, 'drainage-plan']);
    expect(plans_of(filed, 'municipality')).toEqual(['application-form', ...plans, 'drainage-plan', 'parking-proof', 'coverage-calculation']);
    const [fire, water] = suggested([suggestion('fire', 'a2'), suggestion('water', 'a3')], filed, []);
    expect([fire?.released, water?.released]).toEqual([plans_of(filed, 'fire'), plans_of(filed, 'water')]);
  });
  it('gives an agency added by hand what its kind needs, unless somebody chose already', () => {
    const filed = ['site-plan', 'fire-proof'].map((type) => ({ id: type, type })) as Document[];
    const by_hand = added_by_hand([], filed);
    expect(with_agency(by_hand, 1, { id: 'a2', kind: 'fire' }, filed)[0]).toMatchObject({ agency: 'a2', released: ['site-plan', 'fire-proof'] });
    expect(with_agency(changed(by_hand, 1, { released: [] }), 1, { id: 'a2', kind: 'fire' }, filed)[0]).toMatchObject({ agency: 'a2', released: [] });
  });
  it('puts the choice for one agency to all that are asked', () => {
    const plans = changed(suggested([suggestion('fire', 'a2'), suggestion('town', 'a1'), suggestion('monument', null)], documents, []), 1, { released: ['d2'], with_findings: true });
    expect(released_to_all(plans, 1).map(({ released, with_findings }) => [released, with_findings])).toEqual([[['d2'], true], [['d2'], true], [['d1', 'd2'], false]]);
  });
  it('chooses what is suggested, but neither an unknown agency nor one that was asked for the same', () => {
    const plans = suggested([suggestion('town', 'a1', 'einvernehmen', 'consent'), suggestion('fire', 'a2'), suggestion('monument', null)], documents, [{ agency: 'a2', act: 'opinion' }]);
    expect(plans.map(({ chosen }) => chosen)).toEqual([true, false, false]);
    expect(flaws('Runde 1', plans)).toEqual([]);
    expect(round_input(' Runde 1 ', plans)).toEqual({ title: 'Runde 1', requests: [{ agency: 'a1', act: 'einvernehmen', rule: 'town', released: ['d1', 'd2'] }] });
  });
  it('releases the drawing with a plan of the site, where there is one and nobody unticks it', () => {
    const sent = (plans: ReturnType<typeof suggested>): unknown => round_input('x', plans).requests[0]?.with_findings;
    expect(sent(suggested([suggestion('fire', 'a2')], documents, [], true))).toBe(true);
    expect(sent(suggested([suggestion('fire', 'a2')], documents, [], false))).toBeUndefined();
    expect(sent(suggested([suggestion('fire', 'a2')], documents.slice(1), [], true))).toBeUndefined();
    const unticked = changed(suggested([suggestion('fire', 'a2')], documents, [], true), 1, { with_findings: false });
    expect(sent(unticked)).toBeUndefined();
    const { requests } = round_input('x', unticked);
    expect(sent(resumed(suggested([suggestion('fire', 'a2')], documents, [], true), documents, [], { title: 'x', requests }))).toBeUndefined();
  });
  it('names what is missing, line by line', () => {
    let plans = suggested([suggestion('monument', null)], documents, []);
    expect(flaws('', plans)).toEqual([{ key: 0, field: 'title' }, { key: 0, field: 'requests' }]);
    plans = changed(plans, 1, { chosen: true, released: [] });
    expect(flaws('x', plans)).toEqual([{ key: 1, field: 'agency' }, { key: 1, field: 'released' }]);
  });
  it('names no rule for what was added by hand, and sends a question only where there is one', () => {
    const plans = changed(added_by_hand(suggested([suggestion('fire', 'a2')], documents, []), documents), 2, { agency: 'a9', act: 'benehmen', question: ' Löschwasser? ' });
    expect(round_input('x', plans).requests).toEqual([
      { agency: 'a2', act: 'opinion', rule: 'fire', released: ['d1', 'd2'] },
      { agency: 'a9', act: 'benehmen', question: 'Löschwasser?', released: ['d1', 'd2'] },
    ]);
  });
});

describe('one request per agency and act', () => {
  const church = { ...suggestion('monument', 'a5'), further: [{ rule: 'monument-surroundings', name: { de: 'U', en: 'S' }, reason: { de: 'nah', en: 'near' }, legal_basis: '§ 18 HDSchG', note: null }] } as Suggestion;
  it('carries all its rules', () => {
    expect(round_input('x', suggested([church], documents, [])).requests).toEqual([{ agency: 'a5', act: 'opinion', rule: 'monument', further_rules: ['monument-surroundings'], released: ['d1', 'd2'] }]);
  });
  it('keeps them while the round is kept, whatever is suggested by then', () => {
    const kept = round_input('x', suggested([church], documents, []));
    const again = (suggestions: readonly Suggestion[]): unknown => round_input('x', resumed(suggested(suggestions, documents, []), documents, [], kept)).requests.map(({ rule, further_rules }) => [rule, further_rules]);
    expect(again([church])).toEqual([['monument', ['monument-surroundings']]]);
    expect(again([])).toEqual([['monument', ['monument-surroundings']]]);
    expect(again([suggestion('monument-surroundings', 'a5')])).toEqual([['monument-surroundings', undefined]]);
  });
  it('is left out with all its rules, and alone if nobody else is asked', () => {
    const plans = changed(suggested([church], documents, []), 1, { chosen: false, because: 'Abgesprochen.' });
    expect(flaws('x', plans)).toEqual([]);
    expect(round_input('x', plans)).toEqual({ title: 'x', requests: [], dropped: [{ rule: 'monument', reason: 'Abgesprochen.' }, { rule: 'monument-surroundings', reason: 'Abgesprochen.' }] });
    const kept = { title: 'x', requests: [], dropped: [{ rule: 'monument', reason: 'Abgesprochen.' }] };
    expect(resumed(suggested([church], documents, []), documents, [], kept).map(({ chosen, because }) => [chosen, because])).toEqual([[false, 'Abgesprochen.']]);
  });
  it('can be left out where the register has no such agency, but need not be', () => {
    const plans = suggested([suggestion('forest', null, 'permit'), suggestion('town', 'a1')], documents, []);
    expect(flaws('x', plans)).toEqual([]);
    expect(round_input('x', changed(plans, 1, { because: 'Kein Wald mehr.' })).dropped).toEqual([{ rule: 'forest', reason: 'Kein Wald mehr.' }]);
  });
});

describe('a request by hand', () => {
  const rules = [
    { rule: 'municipality-consent', agency_kind: 'municipality', act: 'einvernehmen' }, { rule: 'municipality-approval', agency_kind: 'municipality', act: 'zustimmung' }, { rule: 'state-road', agency_kind: 'state-road', act: 'zustimmung' },
  ] as Rule[];
  it('rests on a provision that fits agency and act', () => {
    const plans = changed(added_by_hand([], documents), 1, { agency: 'a1', kind: 'municipality', act: 'zustimmung', rule: 'municipality-approval' });
    expect(plans.flatMap((plan) => rules_for(plan, rules)).map(({ rule }) => rule)).toEqual(['municipality-approval']);
    expect(round_input('x', plans).requests).toEqual([{ agency: 'a1', act: 'zustimmung', rule: 'municipality-approval', released: ['d1', 'd2'] }]);
  });
});

describe('a round that is kept', () => {
  it('asks for the reason why a suggestion is left out, and sends it', () => {
    let plans = changed(suggested([suggestion('town', 'a1'), suggestion('fire', 'a2')], documents, []), 2, { chosen: false });
    expect(flaws('x', plans)).toEqual([{ key: 2, field: 'because' }]);
    plans = changed(plans, 2, { because: ' hat schon zugestimmt ' });
    expect(flaws('x', plans)).toEqual([]);
    expect(round_input('x', plans).dropped).toEqual([{ rule: 'fire', reason: 'hat schon zugestimmt' }]);
  });
  it('comes back as it was left, with the suggestions of today', () => {
    const left = changed(added_by_hand(changed(suggested([suggestion('town', 'a1'), suggestion('fire', 'a2')], documents, []), 2, { chosen: false, because: 'nein' }), documents), 3, { agency: 'a9', because: 'Hydrant' });
    const { requests, dropped } = round_input('x', left);
    const back = resumed(suggested([suggestion('town', 'a1'), suggestion('fire', 'a2'), suggestion('new', 'a3')], documents, []), documents, [], { title: 'x', requests, dropped: dropped ?? [] });
    expect(back.map(({ agency, chosen, because }) => [agency, chosen, because])).toEqual([['a1', true, ''], ['a2', false, 'nein'], ['a3', false, ''], ['a9', true, 'Hydrant']]);
  });
});

describe('a line by hand of a round that is kept', () => {
  it('offers its legal bases again', () => {
    const rules = [{ rule: 'municipality-approval', agency_kind: 'municipality', act: 'zustimmung' }, { rule: 'state-road', agency_kind: 'state-road', act: 'zustimmung' }] as Rule[];
    const left = changed(added_by_hand([], documents), 1, { agency: 'a1', kind: 'municipality', act: 'zustimmung', rule: 'municipality-approval' });
    const [back] = resumed([], documents, [{ id: 'a9', kind: 'fire' }, { id: 'a1', kind: 'municipality' }], { title: 'x', requests: round_input('x', left).requests });
    expect(back && rules_for(back, rules).map(({ rule }) => rule)).toEqual(['municipality-approval']);
    expect(back?.rule).toBe('municipality-approval');
  });
});

describe('inbox view', () => {
  it('is the same after a trip through the address', () => {
    for (const text of ['', 'status=complete%2Cin_consultation&suche=Garage&sortierung=received&seite=abc&seite=def', 'status=alle', 'bearbeitung=mine']) {
      expect(query_of(view_of(new URLSearchParams(text))).toString()).toBe(text);
    }
  });
  it('ignores what it does not know', () => {
    const view = view_of(new URLSearchParams('status=complete,nonsense&sortierung=colour'));
    expect(view.states).toEqual(['complete']);
    expect(view.sort).toBe('due');
  });
  it('shows open work by default, and starts at the first page after filtering', () => {
    const view = view_of(new URLSearchParams());
    expect(states_asked(view)).toEqual(['submitted', 'incomplete', 'complete', 'in_consultation', 'exemption_filed']);
    const paged = next_page(next_page(view, 'a'), 'b');
    expect(previous_page(paged).cursors).toEqual(['a']);
    expect(filtered(paged, { q: 'x' }).cursors).toEqual([]);
  });
});

describe('whom an answer names as responsible', () => {
  const agencies = [{ id: 'a1', kind: 'water', name: 'Untere Wasserbehörde Lindenkreis' }, { id: 'a2', kind: 'soil', name: 'Bodenschutz' }, { id: 'a3', kind: 'water', name: 'Obere Wasserbehörde' }] as Agency[];
  it('is found by name, and by a part of it where that means one alone', () => {
    const found = (name: string): string | undefined => agency_named(name, agencies)?.id;
    expect(['untere wasserbehörde lindenkreis', 'Untere Wasserbehörde', 'das Dezernat Bodenschutz, Frau Berg', 'Wasserbehörde', 'Boden', 'Bergamt', ' ', '…'].map(found)).toEqual(['a1', 'a1', 'a2', undefined, undefined, undefined, undefined, undefined]);
  });
  const request = (id: string, agency: string, more: object = {}): StatementRequest =>
    ({ id, act: 'zustimmung', status: 'answered', agency: { id: agency, name: agencies.find((one) => one.id === agency)?.name ?? agency }, question: 'Darf gebaut werden?', documents: [{ id: 'd2' }], suggested_by: 'water-approval', statement: { outcome: 'not_responsible', refer_to: 'Untere Wasserbehörde' }, ...more }) as unknown as StatementRequest;
  it('is asked the same, on the same provision where the law has it for that kind', () => {
    const rules = [{ rule: 'water-approval', agency_kind: 'water', act: 'zustimmung' }] as Rule[];
    const plans = asked_instead(request('r1', 'a3'), agencies, rules, documents, 'Benannt.');
    expect(round_input('x', plans).requests).toEqual([{ agency: 'a1', act: 'zustimmung', rule: 'water-approval', question: 'Darf gebaut werden?', released: ['d2'], added_because: 'Benannt.' }]);
    const [other] = asked_instead(request('r1', 'a3', { statement: { outcome: 'not_responsible', refer_to: 'Bodenschutz' } }), agencies, rules, documents, '');
    expect([other?.agency, other?.rule]).toEqual(['a2', '']);
    expect(flaws('x', asked_instead(request('r1', 'a3', { statement: { outcome: 'not_responsible', refer_to: 'Bergamt' } }), agencies, rules, documents, '')), 'to be chosen by hand').toEqual([{ key: 1, field: 'agency' }]);
  });
  it('is offered until it is asked', () => {
    const first = request('r1', 'a3');
    expect(referred(first, [first])).toBe('Untere Wasserbehörde');
    expect(referred(first, [first, request('r2', 'a1', { status: 'open', statement: null })])).toBe('');
    expect(referred(first, [first, request('r2', 'a1', { status: 'withdrawn', statement: null })])).toBe('Untere Wasserbehörde');
    expect(referred(first, [first, request('r2', 'a1', { act: 'opinion', statement: null })])).toBe('Untere Wasserbehörde');
    expect(referred(request('r3', 'a3', { statement: { outcome: 'objection', refer_to: 'x' } }), [])).toBe('');
  });
});

// A participation round while it is being put together: from the program's suggestions to what the server is sent.
import type { components, operations } from '../../api/contract';

export type Suggestion = components['schemas']['Suggestion'];
export type Document = components['schemas']['Document'];
export type Agency = operations['list_agencies']['responses'][200]['content']['application/json']['agencies'][number];
export type KeptRound = components['schemas']['RoundDraft'];
export type RoundInput = operations['open_round']['requestBody']['content']['application/json'];
export type Act = RoundInput['requests'][number]['act'];

export interface Plan {
  key: number;
  chosen: boolean;
  agency: string; // empty: the register has none of this kind, a clerk must pick one
  kind: string; // of the agency; empty: not known yet
  suggestion: Suggestion | undefined; // none: added by hand
  act: Act;
  rule: string; // added by hand: the provision it rests on, where the law has one; empty: none was chosen
  further: readonly string[]; // added by hand: further provisions that a kept request rests on
  question: string;
  released: string[];
  with_findings: boolean; // and the drawing with what the checks say of it
  must_explain: boolean; // not asked for the same thing before: leaving it out needs a reason
  because: string; // added by hand: why; a suggestion that is not followed: why not
}
export interface Flaw {
  key: number; // 0: the round itself
  field: 'title' | 'requests' | 'agency' | 'released' | 'because';
}

export type Rule = operations['suggest_agencies']['responses'][200]['content']['application/json']['rules'][number];

// The provisions on which a request by hand can rest.
export const rules_for = (plan: Plan, rules: readonly Rule[]): Rule[] =>
  plan.suggestion || !plan.kind ? [] : rules.filter((rule) => rule.agency_kind === plan.kind && rule.act === plan.act);
const rules_of = (suggestion: Suggestion): string[] => [suggestion.rule, ...(suggestion.further ?? []).map(({ rule }) => rule)];

export const acts: readonly Act[] = ['opinion', 'benehmen', 'einvernehmen', 'zustimmung', 'permit'];
export const known_act = (act: string): Act => acts.find((known) => known === act) ?? 'opinion';

// What no agency needs to answer: notices, letters, other agencies' attachments, statistics, costs, rights and qualifications,
// proofs that somebody else examines. Each can be ticked all the same.
const kept_back = new Set(['notice', 'letter', 'statement_attachment', 'neighbour_letter', 'letter_received', 'statistics-sheet', 'shell-costs', 'owner-consent', 'designer-qualification', 'structural-proof', 'heat-proof']);
// What only some kinds of agency need; plans, descriptions and what is not named here go to all.
const only_for: Readonly<Record<string, readonly string[]>> = {
  'application-form': ['municipality'],
  'exemption-form': ['municipality'],
  'deviation-request': ['municipality', 'fire'],
  'coverage-calculation': ['municipality'],
  'parking-proof': ['municipality', 'federal-road', 'state-road'],
  'drainage-plan': ['municipality', 'water', 'soil', 'utility'],
  'setback-proof': ['fire'],
  'fire-proof': ['fire'],
  'sound-proof': ['immission', 'health'],
};

// What can be released at all: letters to and from neighbours and the public are the authority's alone.
const letters = new Set(['neighbour_letter', 'letter_received']);
export const releasable = (documents: readonly Document[]): Document[] => documents.filter(({ type }) => !letters.has(type));

// What an agency of a kind gets unless somebody chooses otherwise: no more than it needs.
export const plans_of = (documents: readonly Document[], kind = ''): string[] =>
  documents.filter(({ type, request }) => !kept_back.has(type) && !request && (only_for[type]?.includes(kind) ?? true)).map(({ id }) => id);

// Who gets a plan of the site may see the same drawn, unless somebody unticks it.
const shows_site = (documents: readonly Document[]): boolean => documents.some(({ type }) => type === 'site-plan' || type === 'outdoor-plan');

// One line per suggestion; `drawn`: there is a drawing to release. Chosen where the agency is known and has not been asked before for the same thing.
export function suggested(suggestions: readonly Suggestion[], documents: readonly Document[], asked: readonly { agency: string; act: string }[], drawn = false): Plan[] {
  return suggestions.map((suggestion, index) => ({
    key: index + 1,
    chosen: !!suggestion.agency && !asked.some((one) => one.agency === suggestion.agency?.id && one.act === suggestion.act),
    agency: suggestion.agency?.id ?? '',
    kind: suggestion.agency_kind,
    suggestion,
    act: known_act(suggestion.act),
    rule: '',
    further: [],
    question: '',
    released: plans_of(documents, suggestion.agency_kind),
    with_findings: drawn && shows_site(documents),
    must_explain: !asked.some((one) => one.agency === suggestion.agency?.id && one.act === suggestion.act),
    because: '',
  }));
}

// What a clerk adds: period, legal basis and effect of silence follow from the provision chosen for it, else from the act.
export function added_by_hand(plans: readonly Plan[], documents: readonly Document[], drawn = false): Plan[] {
  const key = 1 + Math.max(0, ...plans.map((plan) => plan.key));
  return [...plans, { key, chosen: true, agency: '', kind: '', suggestion: undefined, act: 'opinion', rule: '', further: [], question: '', released: plans_of(documents), with_findings: drawn && shows_site(documents), must_explain: false, because: '' }];
}

export const changed = (plans: readonly Plan[], key: number, patch: Partial<Plan>): Plan[] =>
  plans.map((plan) => (plan.key === key ? { ...plan, ...patch } : plan));

// The agency of a line; what it gets follows its kind as long as nobody has chosen.
export function with_agency(plans: readonly Plan[], key: number, agency: Pick<Agency, 'id' | 'kind'>, documents: readonly Document[]): Plan[] {
  const plan = plans.find((one) => one.key === key);
  const untouched = plan && !plan.suggestion && plan.released.join() === plans_of(documents, plan.kind).join();
  return changed(plans, key, { agency: agency.id, kind: agency.kind, rule: '', further: [], ...(untouched ? { released: plans_of(documents, agency.kind) } : {}) });
}

// What one agency gets, for all that are asked.
export function released_to_all(plans: readonly Plan[], key: number): Plan[] {
  const from = plans.find((plan) => plan.key === key);
  return plans.map((plan) => (from && plan.chosen ? { ...plan, released: from.released, with_findings: from.with_findings } : plan));
}

// A suggestion that could be followed and is not.
export const is_dropped = (plan: Plan): boolean => can_be_dropped(plan) && !!plan.suggestion?.agency;
// Where the register has no such agency, a reason may be given all the same.
export const can_be_dropped = (plan: Plan): boolean => plan.must_explain && !plan.chosen && !!plan.suggestion;
const drops = (plan: Plan): boolean => can_be_dropped(plan) && !!plan.because.trim();

// A kept request rests on one of these rules.
const rests_on = (planned: KeptRound['requests'][number], rules: readonly string[]): boolean => !!planned.rule && [planned.rule, ...(planned.further_rules ?? [])].some((rule) => rules.includes(rule));

// The round that was kept: what was planned is put into the suggestions of today; `register` knows the kinds of agencies
// that were added by hand.
export function resumed(plans: readonly Plan[], documents: readonly Document[], register: readonly Pick<Agency, 'id' | 'kind'>[], kept: KeptRound): Plan[] {
  const result = plans.map((plan): Plan => {
    const rules = plan.suggestion ? rules_of(plan.suggestion) : [];
    const dropped = kept.dropped?.find(({ rule }) => rules.includes(rule));
    const planned = kept.requests.find((one) => rests_on(one, rules));
    if (!planned) return { ...plan, chosen: false, because: dropped?.reason ?? '' };
    return { ...plan, chosen: true, agency: planned.agency, question: planned.question ?? '', released: planned.released, with_findings: planned.with_findings ?? false };
  });
  for (const planned of kept.requests) {
    if (plans.some(({ suggestion }) => suggestion && rests_on(planned, rules_of(suggestion)))) continue;
    const [added] = added_by_hand(result, documents).slice(-1);
    if (added) result.push({ ...added, agency: planned.agency, kind: register.find(({ id }) => id === planned.agency)?.kind ?? '', act: planned.act, rule: planned.rule ?? '', further: planned.further_rules ?? [], question: planned.question ?? '', released: planned.released, with_findings: planned.with_findings ?? false, because: planned.added_because ?? '' });
  }
  return result;
}

export function flaws(title: string, plans: readonly Plan[]): Flaw[] {
  const chosen = plans.filter((plan) => plan.chosen);
  const result: Flaw[] = [];
  if (!title.trim()) result.push({ key: 0, field: 'title' });
  if (!chosen.length && !plans.some(drops)) result.push({ key: 0, field: 'requests' });
  for (const plan of chosen) {
    if (!plan.agency) result.push({ key: plan.key, field: 'agency' });
    if (!plan.released.length) result.push({ key: plan.key, field: 'released' });
  }
  for (const plan of plans) {
    if (is_dropped(plan) && !plan.because.trim()) result.push({ key: plan.key, field: 'because' });
  }
  return result;
}

function further_of(plan: Plan): { further_rules?: string[] } {
  const further = plan.suggestion ? rules_of(plan.suggestion).slice(1) : plan.rule ? [...plan.further] : [];
  return further.length ? { further_rules: further } : {};
}

export function round_input(title: string, plans: readonly Plan[]): RoundInput {
  const dropped = plans.filter(drops).flatMap((plan) => (plan.suggestion ? rules_of(plan.suggestion) : []).map((rule) => ({ rule, reason: plan.because.trim() })));
  return {
    title: title.trim(),
    requests: plans.filter((plan) => plan.chosen).map((plan) => ({
      agency: plan.agency,
      act: plan.act,
      ...(plan.suggestion ? { rule: plan.suggestion.rule } : plan.rule ? { rule: plan.rule } : {}),
      ...further_of(plan),
      ...(plan.question.trim() ? { question: plan.question.trim() } : {}),
      released: plan.released,
      ...(plan.with_findings ? { with_findings: true } : {}),
      ...(!plan.suggestion && plan.because.trim() ? { added_because: plan.because.trim() } : {}),
    })),
    ...(dropped.length ? { dropped } : {}),
  };
}

// A participation round while it is being put together: from the program's suggestions to what the server is sent.
import type { components, operations } from '../../api/contract';

export type Suggestion = components['schemas']['Suggestion'];
export type Document = components['schemas']['Document'];
export type Agency = operations['list_agencies']['responses'][200]['content']['application/json']['agencies'][number];
export type RoundInput = operations['open_round']['requestBody']['content']['application/json'];
export type Act = RoundInput['requests'][number]['act'];

export interface Plan {
  key: number;
  chosen: boolean;
  agency: string; // empty: the register has none of this kind, a clerk must pick one
  suggestion: Suggestion | undefined; // none: added by hand
  act: Act;
  period_rule: string;
  question: string;
  legal_basis: string;
  released: string[];
}
export interface Flaw {
  key: number; // 0: the round itself
  field: 'title' | 'requests' | 'agency' | 'legal_basis' | 'released';
}

export const acts: readonly Act[] = ['opinion', 'benehmen', 'einvernehmen', 'zustimmung', 'permit'];
const known_act = (act: string): Act => acts.find((known) => known === act) ?? 'opinion';

// Notices and other agencies' attachments are no plans: they are not released unless somebody ticks them.
const kept_back = new Set(['notice', 'statement_attachment']);
export const plans_of = (documents: readonly Document[]): string[] =>
  documents.filter((document) => !kept_back.has(document.type) && !document.request).map((document) => document.id);

// One line per suggestion; chosen where the agency is known and has not been asked before for the same thing.
export function suggested(suggestions: readonly Suggestion[], documents: readonly Document[], asked: readonly { agency: string; act: string }[]): Plan[] {
  return suggestions.map((suggestion, index) => ({
    key: index + 1,
    chosen: !!suggestion.agency && !asked.some((one) => one.agency === suggestion.agency?.id && one.act === suggestion.act),
    agency: suggestion.agency?.id ?? '',
    suggestion,
    act: known_act(suggestion.act),
    period_rule: suggestion.period_rule,
    question: '',
    legal_basis: suggestion.legal_basis,
    released: plans_of(documents),
  }));
}

export interface PeriodChoice {
  rule: string;
  act: Act;
  period: string;
  on_silence: string;
  legal_basis: string;
}
// Periods a clerk can choose for an agency added by hand: the general ones of § 70 HBO, whose length and effect the
// server takes from the law data, and those that rules name for this case; each once.
const general: readonly PeriodChoice[] = [
  { rule: 'statement', act: 'opinion', period: '', on_silence: '', legal_basis: '' },
  { rule: 'formal-act', act: 'benehmen', period: '', on_silence: '', legal_basis: '' },
];
export function period_choices(suggestions: readonly Suggestion[]): PeriodChoice[] {
  const seen = new Map<string, PeriodChoice>();
  for (const one of suggestions) {
    const choice = { rule: one.period_rule, act: known_act(one.act), period: one.period, on_silence: one.on_silence, legal_basis: one.legal_basis };
    if (!seen.has(`${choice.rule} ${choice.act}`)) seen.set(`${choice.rule} ${choice.act}`, choice);
  }
  for (const choice of general) if (!seen.has(`${choice.rule} ${choice.act}`)) seen.set(`${choice.rule} ${choice.act}`, choice);
  return [...seen.values()].sort((a, b) => acts.indexOf(a.act) - acts.indexOf(b.act));
}

export function added_by_hand(plans: readonly Plan[], choice: PeriodChoice, documents: readonly Document[]): Plan[] {
  const key = 1 + Math.max(0, ...plans.map((plan) => plan.key));
  return [...plans, { key, chosen: true, agency: '', suggestion: undefined, act: choice.act, period_rule: choice.rule, question: '', legal_basis: choice.legal_basis, released: plans_of(documents) }];
}

export const changed = (plans: readonly Plan[], key: number, patch: Partial<Plan>): Plan[] =>
  plans.map((plan) => (plan.key === key ? { ...plan, ...patch } : plan));

export function flaws(title: string, plans: readonly Plan[]): Flaw[] {
  const chosen = plans.filter((plan) => plan.chosen);
  const result: Flaw[] = [];
  if (!title.trim()) result.push({ key: 0, field: 'title' });
  if (!chosen.length) result.push({ key: 0, field: 'requests' });
  for (const plan of chosen) {
    if (!plan.agency) result.push({ key: plan.key, field: 'agency' });
    if (!plan.legal_basis.trim()) result.push({ key: plan.key, field: 'legal_basis' });
    if (!plan.released.length) result.push({ key: plan.key, field: 'released' });
  }
  return result;
}

export function round_input(title: string, plans: readonly Plan[]): RoundInput {
  return {
    title: title.trim(),
    requests: plans.filter((plan) => plan.chosen).map((plan) => ({
      agency: plan.agency,
      act: plan.act,
      period_rule: plan.period_rule,
      question: plan.question.trim(),
      legal_basis: plan.legal_basis.trim(),
      ...(plan.suggestion ? { suggested_by: plan.suggestion.rule } : {}),
      released: plan.released,
    })),
  };
}

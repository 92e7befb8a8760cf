// The rules that name agencies as the page shows them: filtered, by kind of agency, and what assumptions move.
import type { components, operations } from '../../api/contract';
import { agency_kind_name } from '../../i18n/names';
import { locale, t } from '../../i18n/text';
import { act_name } from '../case/words';

export type Rules = components['schemas']['ParticipationRules'];
export type Rule = components['schemas']['ParticipationRule'];
export type Fact = NonNullable<Rules['facts']>[number];
export type Verdict = components['schemas']['RuleVerdict'];
export type Query = NonNullable<operations['get_case_participation_rules']['parameters']['query']>;

export const verdicts: readonly Verdict[] = ['fires', 'does_not_fire', 'not_checked'];
export type Assumed = 'yes' | 'no' | 'unknown';
const is_assumed = (value: string | undefined): value is Assumed => value === 'yes' || value === 'no' || value === 'unknown';

// What is assumed in place of what is known; the address of the page says it.
export interface WhatIf {
  facts: Readonly<Record<string, Assumed>>;
  height: number | undefined; // metres
  floor: number | undefined;
}
export const nothing_assumed: WhatIf = { facts: {}, height: undefined, floor: undefined };

const metres = (value: string | null): number | undefined => (value && Number.isFinite(Number(value)) ? Number(value) : undefined);

export function what_if_of(query: URLSearchParams): WhatIf {
  const given = query.getAll('merkmal').map((one) => one.split(':'));
  const facts = Object.fromEntries(given.flatMap(([fact, value]) => (fact && is_assumed(value) ? [[fact, value]] : [])));
  return { facts, height: metres(query.get('hoehe')), floor: metres(query.get('fussboden')) };
}

export function write_what_if(query: URLSearchParams, what_if: WhatIf): void {
  for (const name of ['merkmal', 'hoehe', 'fussboden']) query.delete(name);
  for (const [fact, value] of Object.entries(what_if.facts)) query.append('merkmal', `${fact}:${value}`);
  if (what_if.height !== undefined) query.set('hoehe', String(what_if.height));
  if (what_if.floor !== undefined) query.set('fussboden', String(what_if.floor));
}

// As the server is asked.
export const asked = (what_if: WhatIf): Query => ({
  ...(Object.keys(what_if.facts).length ? { fact: Object.entries(what_if.facts).map(([fact, value]) => `${fact}:${value}`) } : {}),
  ...(what_if.height === undefined ? {} : { height_m: what_if.height }),
  ...(what_if.floor === undefined ? {} : { upper_floor_m: what_if.floor }),
});

export const assumes = (what_if: WhatIf): boolean => Object.keys(what_if.facts).length > 0 || what_if.height !== undefined || what_if.floor !== undefined;

export function assume(what_if: WhatIf, fact: string, value: string): WhatIf {
  const facts = Object.fromEntries(Object.entries(what_if.facts).filter(([other]) => other !== fact));
  return { ...what_if, facts: is_assumed(value) ? { ...facts, [fact]: value } : facts };
}

const says = (rule: Rule): string =>
  [t(rule.name), agency_kind_name(rule.agency_kind), act_name(rule.act), t(rule.starts.words), rule.legal_basis, rule.note ? t(rule.note) : '', rule.tried ? t(rule.tried.reason) : '', ...rule.agencies.map(({ name }) => name)].join(' ').toLocaleLowerCase('de');

export const matches = (rule: Rule, words: string): boolean => {
  const all = says(rule);
  return words.toLocaleLowerCase('de').split(/\s+/).every((word) => all.includes(word));
};

export const shown = (rules: readonly Rule[], words: string, verdict: Verdict | ''): Rule[] => rules.filter((rule) => matches(rule, words) && (!verdict || rule.tried?.verdict === verdict));

// By kind of agency, in the order people look them up.
export function by_agency(rules: readonly Rule[]): [kind: string, rules: Rule[]][] {
  const kinds = new Map<string, Rule[]>();
  for (const rule of rules) kinds.set(rule.agency_kind, [...(kinds.get(rule.agency_kind) ?? []), rule]);
  return [...kinds].sort(([a], [b]) => agency_kind_name(a).localeCompare(agency_kind_name(b), locale()));
}

export const count = (rules: readonly Rule[], verdict: Verdict): number => rules.filter(({ tried }) => tried?.verdict === verdict).length;
export const moved = (rules: readonly Rule[]): Rule[] => rules.filter(({ tried }) => tried && tried.verdict !== tried.as_is);

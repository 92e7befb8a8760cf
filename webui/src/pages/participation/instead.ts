// An agency that is not responsible names who is: that body found in the register, and asked the same in its place.
// Basis: § 70 Abs. 1 HBO; participation/participation.cpp takes the later request of the same act for the earlier one.
import type { StatementRequest } from '../../api/types';
import { normalised } from '../../components/synopsis/rows';
import { added_by_hand, known_act, rules_for, type Agency, type Document, type Plan, type Rule } from './round';

// Whom a written name means: the agency of that name, else the only one whose name has it within, or lies within it.
export function agency_named<A extends { name: string }>(name: string, agencies: readonly A[]): A | undefined {
  const wanted = normalised(name);
  if (!wanted) return undefined;
  const padded = (words: string): string => ` ${words} `;
  const exact = agencies.find((one) => normalised(one.name) === wanted);
  const near = agencies.filter((one) => padded(normalised(one.name)).includes(padded(wanted)) || padded(wanted).includes(padded(normalised(one.name))));
  return exact ?? (near.length === 1 ? near[0] : undefined);
}

// The name that a request's answer gives, unless that agency has been asked for the same since.
export function referred(request: StatementRequest, requests: readonly StatementRequest[]): string {
  const name = request.statement?.outcome === 'not_responsible' ? (request.statement.refer_to ?? '').trim() : '';
  const later = requests.slice(requests.findIndex(({ id }) => id === request.id) + 1).filter(({ act, status }) => act === request.act && status !== 'withdrawn');
  return name && !agency_named(name, later.map(({ agency }) => agency)) ? name : '';
}

// The line of a round that asks whoever is responsible: act, question, papers and, where the law has it for that kind of agency,
// the provision are those of the request.
export function asked_instead(request: StatementRequest, agencies: readonly Agency[], rules: readonly Rule[], documents: readonly Document[], because: string): Plan[] {
  const agency = agency_named(request.statement?.refer_to ?? '', agencies);
  return added_by_hand([], documents).map((empty) => {
    const plan: Plan = { ...empty, agency: agency?.id ?? '', kind: agency?.kind ?? '', act: known_act(request.act), question: request.question, released: request.documents.map(({ id }) => id), with_findings: request.with_findings ?? false, because };
    return { ...plan, rule: rules_for(plan, rules).some(({ rule }) => rule === request.suggested_by) ? (request.suggested_by ?? '') : '' };
  });
}

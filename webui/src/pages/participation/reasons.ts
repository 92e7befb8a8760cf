// Whom a rule of the law data means, by the register.
import type { components } from '../../api/contract';
import { agency_kind_name } from '../../i18n/names';
import { locale, t } from '../../i18n/text';

type Unchecked = { agency_kind?: string; reason: components['schemas']['Text']; legal_basis?: string };

// The agencies of the register that a rule means, in the order people look them up; where it has none, what kind is meant.
export const agencies_of = (kind: string | undefined, register: readonly { kind: string; name: string }[]): string =>
  register.filter((agency) => agency.kind === kind).map(({ name }) => name).sort((a, b) => a.localeCompare(b, locale())).join(', ') || agency_kind_name(kind ?? '');

// Rules that could not be tried, each reason once with whom it is about and by which provisions: several rules ask for the
// same layer.
export function unchecked_lines(rules: readonly Unchecked[], register: readonly { kind: string; name: string }[]): { reason: string; whom: { agencies: string; bases: string[] }[] }[] {
  const lines = new Map<string, Map<string, string[]>>();
  for (const { reason, agency_kind, legal_basis } of rules) {
    const whom = lines.get(t(reason)) ?? new Map<string, string[]>();
    const agencies = agencies_of(agency_kind, register);
    const bases = whom.get(agencies) ?? [];
    whom.set(agencies, !legal_basis || bases.includes(legal_basis) ? bases : [...bases, legal_basis]);
    lines.set(t(reason), whom);
  }
  return [...lines].map(([reason, whom]) => ({ reason, whom: [...whom].map(([agencies, bases]) => ({ agencies, bases })) }));
}

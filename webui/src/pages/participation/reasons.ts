// Whom a rule of the law data means, by the register.
import type { components } from '../../api/contract';
import { agency_kind_name } from '../../i18n/names';
import { locale, t } from '../../i18n/text';

type Unchecked = { agency_kind?: string; reason: components['schemas']['Text'] };

// The agencies of the register that a rule means, in the order people look them up; where it has none, what kind is meant.
export const agencies_of = (kind: string | undefined, register: readonly { kind: string; name: string }[]): string =>
  register.filter((agency) => agency.kind === kind).map(({ name }) => name).sort((a, b) => a.localeCompare(b, locale())).join(', ') || agency_kind_name(kind ?? '');

// Rules that could not be tried, each reason once with whom it is about: several rules ask for the same layer.
export function unchecked_lines(rules: readonly Unchecked[], register: readonly { kind: string; name: string }[]): { reason: string; agencies: string }[] {
  const whom = new Map<string, string[]>();
  for (const rule of rules) {
    const reason = t(rule.reason);
    const agencies = agencies_of(rule.agency_kind, register);
    const known = whom.get(reason) ?? [];
    whom.set(reason, known.includes(agencies) ? known : [...known, agencies]);
  }
  return [...whom].map(([reason, agencies]) => ({ reason, agencies: agencies.join(', ') }));
}

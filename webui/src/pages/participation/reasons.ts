// Whom a rule of the law data means, by the register.
import { locale } from '../../i18n/text';

// The agencies of the register that a rule means, in the order people look them up.
export const agencies_of = (kind: string | undefined, register: readonly { kind: string; name: string }[]): string =>
  register.filter((agency) => agency.kind === kind).map(({ name }) => name).sort((a, b) => a.localeCompare(b, locale())).join(', ');

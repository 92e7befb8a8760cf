// What people call the keys of the law data: kinds of agencies and facts of a project. Basis: permit-core/law/names.json, which
// the server reads as well.
import { agency_kinds, facts } from '../../../permit-core/law/names.json';
import { sentence } from '../format';
import { cited } from './provisions';
import { language, t, type Text } from './text';

export { agency_kinds };

// A kind that no rule names stays as it was written.
export function agency_kind_name(kind: string): string {
  const name = (agency_kinds as Readonly<Record<string, Text | undefined>>)[kind];
  return name ? t(name) : kind;
}

// 'Sonderbau (§ 2 Abs. 9 HBO)', with the provision of the Land of the case.
export function fact_name(key: string): string {
  const row = facts.find(({ fact }) => fact === key);
  if (!row) return key;
  const name = t(row.name);
  return sentence(name) + (row.basis ? ` (${cited(row.basis, language() === 'en')})` : '');
}

// The fields of the statistics as the page fills them in: which apply, how a value is typed, shown and sent. Pure.
import type { components } from '../../api/contract';
import { euro, number, parcel_label, parse_number } from '../../format';
import { cents, euros } from '../rules/money';

export type Statistics = components['schemas']['Statistics'];
export type StatSection = Statistics['sections'][number];
export type StatField = StatSection['fields'][number];
export type Typed = Readonly<Record<string, string>>; // what stands in each field of a section, as typed

export const is_asked = (field: StatField): boolean => field.source !== 'known';

// What the page starts from.
export const typed_of = (fields: readonly StatField[]): Typed => Object.fromEntries(fields.filter(is_asked).map((field) => [field.id, as_typed(field, field.value?.value ?? '')]));

function as_typed(field: StatField, value: string): string {
  if (!value) return '';
  if (field.kind === 'cents') return euros(Number(value));
  return field.kind === 'decimal' ? value.replace('.', ',') : value;
}

// What the server takes; undefined: it fits no such field.
export function sent(field: StatField, typed: string): string | undefined {
  const text = typed.trim();
  if (!text) return '';
  if (field.kind === 'cents') return cents(text)?.toString();
  if (field.kind === 'month') return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
  if (field.kind !== 'whole' && field.kind !== 'decimal') return text;
  const value = parse_number(text);
  if (value === undefined || value < 0 || (field.kind === 'whole' && !Number.isInteger(value))) return undefined;
  return String(Math.round(value * 100) / 100);
}

// The codes that a value is, or holds.
const codes_in = (field: StatField, value: string): string[] =>
  field.kind === 'codes' ? code_list(value) : field.kind === 'counts' ? Object.keys(counts_of(value)) : [value];

// Those that apply as things are typed, in order: a condition asks only for fields before it, of the section or of the
// project around it.
export function applying(fields: readonly StatField[], typed: Typed, project: readonly StatField[] = [], typed_project: Typed = {}): StatField[] {
  const values = new Map<string, string[]>();
  const take = (list: readonly StatField[], of: Typed): StatField[] => list.filter((field) => {
    const applies = field.conditions.every(({ field: other, any_of, none_of }) => {
      const held = values.get(other) ?? [];
      return held.length > 0 && (any_of.length ? held.some((code) => any_of.includes(code)) : !held.some((code) => none_of.includes(code)));
    });
    const value = is_asked(field) ? (sent(field, of[field.id] ?? '') ?? '') : (field.value?.value ?? '');
    if (applies && value) values.set(field.id, codes_in(field, value));
    return applies;
  });
  take(project, typed_project);
  return take(fields, typed);
}

export interface StatAnswer {
  field: string;
  of?: string; // key of the section, where it is not the project
  value?: string;
  reason?: string;
}
// What is new against what the page started from; what stays empty is not known for the one reason given.
export function answers(shown: readonly StatField[], before: Typed, typed: Typed, reason: string, of = ''): StatAnswer[] {
  const where = of ? { of } : {};
  return shown.flatMap((field): StatAnswer[] => {
    const now = typed[field.id] ?? '';
    if (now.trim() !== (before[field.id] ?? '')) return [{ field: field.id, ...where, value: sent(field, now) ?? '' }];
    return now.trim() || !reason.trim() ? [] : [{ field: field.id, ...where, reason: reason.trim() }];
  });
}

// Codes "1,3" and counts "3=2,4=1" as lists.
export const code_list = (value: string): string[] => value.split(',').filter(Boolean);
export const counts_of = (value: string): Record<string, string> => Object.fromEntries(code_list(value).map((pair) => pair.split('=') as [string, string]));
export const counts_text = (counts: Record<string, string>): string => Object.entries(counts).filter(([, count]) => /^[1-9]\d{0,4}$/.test(count)).map(([code, count]) => `${code}=${count}`).join(',');

// A value as people read it.
export function shown(field: StatField, value: string): string {
  const name = (code: string): string => field.codes.find((one) => one.code === code)?.name ?? code;
  switch (field.kind) {
    case 'code': return name(value);
    case 'codes': return code_list(value).map(name).join(', ');
    case 'counts': return Object.entries(counts_of(value)).map(([code, count]) => `${name(code)}: ${count}`).join(', ');
    case 'cents': return euro(Number(value));
    case 'decimal': return `${number(Number(value))}${field.unit ? `\u00a0${field.unit}` : ''}`;
    case 'month': return `${value.slice(5)}/${value.slice(0, 4)}`;
    default: return value.replace(/\b\d{14}[\d_]{4,6}/g, (key) => parcel_label(key));
  }
}

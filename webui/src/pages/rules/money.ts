// Euros as people type them, and cents as the server takes them; a fee table while it is edited.
import type { FeeTable } from './part';

export type Item = FeeTable['items'][number];
export interface ItemDraft {
  id: string;
  number: string;
  name: string;
  name_en: string;
  kind: Item['kind'];
  amounts: Partial<Record<Amount, string>>; // in euros
}
export type Amount = 'cents' | 'unit_cents' | 'minimum_cents' | 'from_cents' | 'to_cents';
export const amounts_of: Record<Item['kind'], Amount[]> = { fixed: ['cents'], per_started_unit: ['cents', 'unit_cents', 'minimum_cents'], framework: ['from_cents', 'to_cents'] };

// '1.250,5' -> 125050; undefined for anything that is no amount from 0.
export function cents(typed: string): number | undefined {
  const parts = /^(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(\d{1,2}))?$/.exec(typed.trim());
  return parts ? Number((parts[1] ?? '').replaceAll('.', '')) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined;
}
export const euros = (value: number): string => `${Math.floor(value / 100)},${String(value % 100).padStart(2, '0')}`;

export function draft_of(item: Item): ItemDraft {
  const amounts: ItemDraft['amounts'] = {};
  for (const key of amounts_of[item.kind]) if (item[key] !== undefined) amounts[key] = euros(item[key]);
  return { id: item.id, number: item.number, name: item.name.de, name_en: item.name.en, kind: item.kind, amounts };
}

// The row as the server takes it, or undefined where an amount is missing or none.
export function item_of(draft: ItemDraft): Item | undefined {
  const item: Item = { id: draft.id, number: draft.number.trim(), name: { de: draft.name.trim(), en: draft.name_en.trim() || draft.name.trim() }, kind: draft.kind };
  for (const key of amounts_of[draft.kind]) {
    const typed = draft.amounts[key] ?? '';
    if (key === 'minimum_cents' && !typed.trim()) continue;
    const value = cents(typed);
    if (value === undefined) return undefined;
    item[key] = value;
  }
  return item.number && item.name.de ? item : undefined;
}

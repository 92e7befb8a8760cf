// The lengths of the law that texts of the pages state: a text writes {start-notice}, a period of the law data, and `t` puts
// its length in the Land of the case that is open at its place. A Land that has no such rule on record gets a text that says
// so instead of the whole one, for what else it says is as much another Land's law (decision 0021).
import { lands } from './lands';

export const periods = ['cancellation-knowledge', 'completion-notice', 'early-use-notice', 'exemption-forwarding', 'fit-out-start', 'permit-display', 'permit-extension', 'permit-interruption', 'start-notice', 'use-start'] as const;
export type Period = (typeof periods)[number];
export type Lengths = Readonly<Record<string, string>>; // '1W', '-2W' (backwards), by period

let current: { land: string; lengths: Lengths } = { land: '', lengths: {} };

// States the lengths of this Land from now on; what is shown already is not drawn again, so say it before.
export function state_periods(land: string, lengths: Lengths): void {
  current = { land, lengths };
}

// '2Y', as the law data write it; undefined where the Land has no such rule on record.
export const length_of = (period: Period): string | undefined => current.lengths[period];

const numbers = {
  de: ['', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'],
  en: ['', 'a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
};
const units: Readonly<Record<string, { de: [one: string, many: string]; en: string }>> = {
  D: { de: ['einen Tag', 'Tage'], en: 'day' }, W: { de: ['eine Woche', 'Wochen'], en: 'week' }, M: { de: ['einen Monat', 'Monate'], en: 'month' }, Y: { de: ['ein Jahr', 'Jahre'], en: 'year' },
  AT: { de: ['einen Arbeitstag', 'Arbeitstage'], en: 'working day (Mon-Fri)' }, WT: { de: ['einen Werktag', 'Werktage'], en: 'working day (Mon-Sat)' },
};

// '-2W' -> 'zwei Wochen', '1D' -> 'einen Tag': as they stand after "mindestens", in the accusative.
export function length_in_words(length: string, english: boolean): string {
  const [, digits = '', sign = ''] = /^-?(\d+)(AT|WT|[DWMY])$/.exec(length) ?? [];
  const unit = units[sign];
  if (!unit) return length;
  const count = numbers[english ? 'en' : 'de'][Number(digits)] ?? digits;
  if (english) return digits === '1' ? `a ${unit.en}` : `${count} ${unit.en.replace('day', 'days').replace(/(week|month|year)$/, '$1s')}`;
  return digits === '1' ? unit.de[0] : `${count} ${unit.de[1]}`;
}

// Undefined where `key` names no period.
export function period(key: string, english: boolean): string | undefined {
  if (!(periods as readonly string[]).includes(key)) return undefined;
  const length = current.lengths[key];
  return length === undefined ? undefined : length_in_words(length, english);
}

// Whether `key` names a period that the Land has no rule for.
export const is_unknown = (key: string): boolean => (periods as readonly string[]).includes(key) && !(key in current.lengths);

// What stands instead of a text that states such a period; `basis`: the provisions it names, as they are called in the Land.
export function not_on_record(basis: readonly string[], english: boolean): string {
  const land = lands[current.land] ?? current.land;
  const own = basis.filter((citation) => !citation.endsWith('(Hessen)')).join(', ');
  return english ? `Which period holds for this is not on record for this Land (${land})${own && `; see ${own}`}.` : `Welche Frist dafür gilt, ist für dieses Land (${land}) nicht hinterlegt${own && `; maßgeblich ist ${own}`}.`;
}

// Values as people read them: dates dd.mm.yyyy, decimal commas, units; and numbers as people type them.
import { locale } from './i18n/text';

// '2026-04-03' -> '03.04.2026'. Days carry no time zone, so none may shift them.
export function date(day: string | null | undefined): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day ?? '');
  if (!parts) return '–';
  const value = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return new Intl.DateTimeFormat(locale(), { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }).format(value);
}

// The weekday beside a date: 'Fr'.
export function weekday(day: string): string {
  return new Intl.DateTimeFormat(locale(), { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}

const berlin = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'Europe/Berlin' });

// An instant as day and time in Berlin: '03.04.2026, 10:42'.
export const instant = (at: string | Date): string =>
  berlin({ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(at));
export const clock_time = (at: string | Date): string => berlin({ hour: '2-digit', minute: '2-digit' }).format(new Date(at));

export function number(value: number, digits = 2): string {
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

// A measured value with its unit: 3.2 m -> '3,20 m'; a unit of '1' or '' is none.
export function quantity(value: { value: number; unit: string } | null | undefined): string {
  if (!value) return '–';
  return value.unit === '' || value.unit === '1' ? number(value.value) : `${number(value.value)}\u00a0${unit_sign(value.unit)}`;
}
const unit_sign = (unit: string): string => ({ m2: 'm²', m3: 'm³', deg: '°' })[unit] ?? unit;

export function bytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let rank = 0;
  while (size >= 1000 && rank < units.length - 1) {
    size /= 1000;
    rank += 1;
  }
  return `${number(size, rank === 0 ? 0 : 1)}\u00a0${units[rank]}`;
}

export const euro = (cents: number): string =>
  new Intl.NumberFormat(locale(), { style: 'currency', currency: 'EUR' }).format(cents / 100);

// A number as typed in Germany or elsewhere: '1.234,56', '1234.56', '476 512,345'. Undefined if it is none.
export function parse_number(typed: string): number | undefined {
  let text = typed.trim().replace(/[\s\u00a0\u202f']/g, '');
  if (text.includes(',')) {
    if (/,.*,/.test(text)) return undefined;
    text = text.replace(/\./g, '').replace(',', '.');
  } else if (/\..*\./.test(text)) {
    text = text.replace(/\./g, ''); // several dots can only group thousands
  }
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined;
}

// 'betrifft …' -> 'Betrifft …', where a text begins a line.
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

// Coordinates are written with three decimals, and never grouped, so that they can be copied.
export const coordinate = (value: number): string =>
  new Intl.NumberFormat(locale(), { minimumFractionDigits: 3, maximumFractionDigits: 3, useGrouping: false }).format(value);

// '06472600100123______' or with a denominator, as the land register writes it: 'Flurstück 123/4, Flur 1'.
export function parcel_label(key: string): string {
  const parts = /^\d{6}(\d{3})(\d{5})(\d{4}|_{4})/.exec(key);
  if (!parts) return key;
  const denominator = (parts[3] ?? '').replace(/_/g, '');
  const name = String(Number(parts[2])) + (denominator && Number(denominator) ? `/${Number(denominator)}` : '');
  return `Flur ${Number(parts[1])}, Flurstück ${name}`;
}

// The short key that parcels are typed by, '060999-7-105' or '060999-7-12/3': 'Flur 7, Flurstück 12/3'.
export function parcel_name(short: string): string {
  const parts = /^\d{6}-(\d+)-(\d+(?:\/\d+)?)$/.exec(short);
  return parts ? `Flur ${Number(parts[1])}, Flurstück ${parts[2]}` : short;
}

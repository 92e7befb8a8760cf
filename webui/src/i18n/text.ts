// Texts in German and English. A text without one of the two, or a key that does not exist, does not compile.
// The shape is the one the server uses for its own texts, so `t` takes both.

import { is_unknown, not_on_record, period } from './periods';
import { provision } from './provisions';

export interface Text {
  readonly de: string;
  readonly en: string;
}
export type Language = keyof Text;

// One dictionary per page area: `export const map = texts({ zoom_in: { de: '...', en: '...' } })`, used as t(map.zoom_in).
export const texts = <K extends string>(dictionary: Record<K, Text>): Readonly<Record<K, Text>> => dictionary;

const KEY = 'flurwerk.language';
const listeners = new Set<() => void>();

function stored(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'de';
  } catch {
    return 'de';
  }
}

let current: Language = typeof localStorage === 'undefined' ? 'de' : stored();

export const language = (): Language => current;
// The locale for Intl: German dates and commas, or British ones, never American.
export const locale = (): string => (current === 'de' ? 'de-DE' : 'en-GB');

export function set_language(next: Language): void {
  current = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Private mode: the choice lasts for this visit.
  }
  if (typeof document !== 'undefined') document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

// Calls back on every switch; returns how to stop that.
export function on_language(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

// The text in the current language; {name} is replaced from `values`, or by the provision or the length of the law of that name.
export function t(text: Text, values?: Readonly<Record<string, string | number>>): string {
  const plain = text[current] || text.de;
  const english = current === 'en';
  const names = [...plain.matchAll(braced)].map(([, name]) => name ?? '');
  if (names.some(is_unknown)) return not_on_record(names.flatMap((name) => provision(name, english) ?? []), english);
  return plain.replace(braced, (whole, name: string) => String(values?.[name] ?? provision(name, english) ?? period(name, english) ?? whole));
}
const braced = /\{([\w-]+)\}/g;

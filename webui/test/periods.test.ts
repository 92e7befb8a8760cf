// Texts state the lengths of the Land of the case, read from its law data; where it has none on record they say so.
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Application } from '../src/api/types';
import { speak_law_of } from '../src/api/provisions';
import { length_in_words, periods, state_periods } from '../src/i18n/periods';
import { name_provisions, provisions } from '../src/i18n/provisions';
import { set_language, t } from '../src/i18n/text';
import { permit_acts } from '../src/pages/case/permit-acts';
import { text } from '../src/pages/case/permit-texts';

afterEach(() => {
  name_provisions(provisions);
  state_periods('', {});
  set_language('de');
});
const source = new URL('../src/', import.meta.url);
const law = new URL('../../permit-core/law/', import.meta.url);
const rows = (folder: string) => JSON.parse(readFileSync(new URL(`${folder}/periods.json`, law), 'utf8')) as { id: string; length: string; valid_from: string; valid_to?: string }[];
const extension = () => permit_acts.find(({ id }) => id === 'decide_validity')?.fields.find(({ id }) => id === 'length')?.choices?.(undefined, {} as Application).map(({ value }) => value);

describe('the length of a period in a text', () => {
  it('is that of the Land of the case on its day', async () => {
    await speak_law_of({ land: 'HE', today: '2026-06-01' });
    expect(t(text.interrupt_text)).toBe('Ruht der Bau zwei Jahre, erlischt die Genehmigung (§ 74 Abs. 7 HBO).');
    expect(t(text.shell_text)).toContain('Mindestens zwei Wochen vorher (§ 84 Abs. 1 HBO)');
    expect(t(text.shell_text)).toContain('einen Tag nach dem genannten Tag');
    expect(extension()).toEqual(['1Y', '2Y']);
    await speak_law_of({ land: 'HE', today: '2025-10-13' }); // the day before it changed
    expect(t(text.interrupt_text)).toContain('Ruht der Bau ein Jahr,');
  });
  it('is another Land’s own', async () => {
    await speak_law_of({ land: 'BY', today: '2026-06-01' });
    set_language('en');
    expect(t(text.interrupt_text)).toContain('After four years of rest');
    expect(extension()).toEqual(['1Y', '2Y', '3Y', '4Y']);
  });
  it('is said not to be on record where the Land has none, and nothing of Hesse stays', () => {
    name_provisions({ ...provisions, hbo_84_1: '§ 82 SächsBO', hbo_64_3: '§ 64 Abs. 3 HBO (Hessen)' });
    state_periods('SN', { 'start-notice': '1W' });
    expect(t(text.start_text)).toContain('Mindestens eine Woche vorher');
    expect(t(text.shell_text)).toBe('Welche Frist dafür gilt, ist für dieses Land (Sachsen) nicht hinterlegt; maßgeblich ist § 82 SächsBO.');
    set_language('en');
    expect(t({ de: '', en: 'Within {exemption-forwarding} ({hbo_64_3}).' })).toBe('Which period holds for this is not on record for this Land (Sachsen).');
  });
  it.each([['1D', 'einen Tag', 'a day'], ['1W', 'eine Woche', 'a week'], ['-2W', 'zwei Wochen', 'two weeks'], ['1M', 'einen Monat', 'a month'], ['12M', 'zwölf Monate', 'twelve months'],
    ['1Y', 'ein Jahr', 'a year'], ['15WT', '15 Werktage', '15 working days (Mon-Sat)'], ['1AT', 'einen Arbeitstag', 'a working day (Mon-Fri)'], ['?', '?', '?']])('%s is written in words', (length, german, english) => {
    expect([length_in_words(length, false), length_in_words(length, true)]).toEqual([german, english]);
  });
});

describe('the texts of the pages', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('contract.d.ts') && name !== 'i18n/periods.ts');
  const lines = files.flatMap((name) => readFileSync(new URL(name, source), 'utf8').split('\n').map((line) => ({ name, line })));
  it('use every period of the table, and Hesse has each on record', () => {
    const used = new Set(lines.flatMap(({ line }) => [...line.matchAll(/\{([a-z]+(?:-[a-z]+)+)\}|length_of\('([a-z-]+)'\)/g)].map(([, key, asked]) => key ?? asked ?? '')));
    expect([...used].sort()).toEqual([...periods].sort());
    const known = new Set([...rows('he'), ...rows('de')].map(({ id }) => id));
    expect(periods.filter((id) => !known.has(id))).toEqual([]);
  });
  it('write no length beside a provision', () => {
    const written = /\b(ein|eine[nrs]?|zwei|drei|vier|fünf|sechs|\d+) (Tage?s?|Wochen?|Monate?[ns]?|Jahre?[ns]?)\b/;
    expect(lines.filter(({ line }) => /\bde: '[^']*\{(hbo|hvwvfg)_/.test(line) && written.test(line)).map(({ name, line }) => `${name}: ${line.trim()}`)).toEqual([]);
  });
});

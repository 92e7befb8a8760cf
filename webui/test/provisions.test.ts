// Texts name the provisions of the Land of the case, in the form of the language; no text names the code of a Land by itself.
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { facts } from '../../permit-core/law/names.json';
import { fact_name } from '../src/i18n/names';
import { name_provisions, provisions, unbroken } from '../src/i18n/provisions';
import { set_language, t } from '../src/i18n/text';
import { facts as asked } from '../src/pages/draft/step-project';

const text = { de: 'Nur dafür ({hbo_70_1_2}), {what}.', en: 'For that only ({hbo_70_1_2}), {what}.' };
afterEach(() => {
  name_provisions(provisions);
  set_language('de');
});

describe('a provision in a text', () => {
  it('is Hesse’s where nothing else is said', () => {
    expect(t(text, { what: 'sonst nicht' })).toBe('Nur dafür (§ 70 Abs. 1 Satz 2 HBO), sonst nicht.');
    expect(t(text)).toBe('Nur dafür (§ 70 Abs. 1 Satz 2 HBO), {what}.');
  });
  it('is that of the Land of the case', () => {
    name_provisions({ ...provisions, hbo_70_1_2: '§ 69 SächsBO' });
    expect(t(text, { what: 'sonst nicht' })).toBe('Nur dafür (§ 69 SächsBO), sonst nicht.');
  });
  it('is written as the language does', () => {
    set_language('en');
    expect(t(text, { what: 'not otherwise' })).toBe('For that only (§ 70 (1) sentence 2 HBO), not otherwise.');
  });
  it('is no key that a person wrote', () => {
    expect(t({ de: 'Zu {vorhaben}: {hbo_999}', en: '' })).toBe('Zu {vorhaben}: {hbo_999}');
  });
});

describe('a line', () => {
  it('does not end after the sign of a provision or of a plot', () => {
    expect(unbroken('§ 70 Abs. 1 Satz 2, §§ 63, 64a Nr. 3 Buchst. a HBO')).toBe('§\u00a070 Abs.\u00a01 Satz\u00a02, §§\u00a063, 64a Nr.\u00a03 Buchst.\u00a0a HBO');
    expect(unbroken('§ 70 (1) sentence 2 no. 4')).toBe('§\u00a070 (1) sentence\u00a02 no.\u00a04');
    expect(unbroken('Flur 2, Flurstück 63/1')).toBe('Flur\u00a02, Flurstück\u00a063/1');
  });
  it('may end elsewhere', () => {
    for (const words of ['Ein Satz nach § und Abs. wie dieser', 'Ersatz 2', 'casino 4 no. of', '70 Abs.']) expect(unbroken(words)).toBe(words);
  });
});

describe('a fact of a project', () => {
  it('names its provision in the Land of the case', () => {
    expect(fact_name('class_4_or_5')).toBe('Gebäudeklasse 4 oder 5 (§ 2 Abs. 4 HBO)');
    name_provisions({ ...provisions, hbo_2_9: '§ 2 SächsBO' });
    expect(fact_name('special_building')).toBe('Sonderbau (§ 2 SächsBO)');
    set_language('en');
    expect(fact_name('infill')).toBe('Within the built-up area without a plan (§ 34 BauGB)');
    expect([fact_name('commercial'), fact_name('other_one')]).toEqual(['Commercial use', 'other_one']);
  });
  it('is asked for only where it has a name', () => {
    expect(asked.filter((one) => !facts.some(({ fact }) => fact === one))).toEqual([]);
  });
});

const key_of = (citation: string): string => [citation.split(' ').at(-1)?.toLowerCase(), ...(citation.match(/\d+[a-z]?/g) ?? [])].join('_');

describe('the texts of the pages', () => {
  const source = new URL('../src/', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('contract.d.ts') && name !== 'i18n/provisions.ts');
  const lines = files.flatMap((name) => readFileSync(new URL(name, source), 'utf8').split('\n').map((line) => ({ name, line })));
  it('use every provision of the table, and no other', () => {
    const written = lines.flatMap(({ line }) => [...line.matchAll(/\{((?:hbo|hvwvfg)_\w+)\}/g)].map(([, key]) => key ?? ''));
    const of_facts = facts.flatMap(({ basis }) => (basis?.endsWith(' HBO') ? key_of(basis) : []));
    expect([...new Set([...written, ...of_facts])].sort()).toEqual(Object.keys(provisions).sort());
  });
  it('name no building code and no act on procedure of a Land by themselves', () => {
    expect(lines.filter(({ line }) => /\b(de|en): .*\b(HBO|HVwVfG)\b/.test(line)).map(({ name, line }) => `${name}: ${line.trim()}`)).toEqual([]);
  });
  it('write each by a key that says the same', () => {
    expect(Object.values(provisions).map(key_of)).toEqual(Object.keys(provisions));
  });
});

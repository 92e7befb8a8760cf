// The provisions that texts of the pages name, by Hesse's acts, the Land they were written after: a text writes {hbo_70_2},
// and `t` puts the provision of the Land of the case that is open at its place (decision 0021).
export const provisions = {
  hbo_2_4: '§ 2 Abs. 4 HBO',
  hbo_2_9: '§ 2 Abs. 9 HBO',
  hbo_64_3: '§ 64 Abs. 3 HBO',
  hbo_64_4: '§ 64 Abs. 4 HBO',
  hbo_64a: '§ 64a HBO',
  hbo_70_1_2: '§ 70 Abs. 1 Satz 2 HBO',
  hbo_70_2: '§ 70 Abs. 2 HBO',
  hbo_71_2: '§ 71 Abs. 2 HBO',
  hbo_72_4_1: '§ 72 Abs. 4 Satz 1 HBO',
  hbo_73: '§ 73 HBO',
  hbo_74_7: '§ 74 Abs. 7 HBO',
  hbo_75_3: '§ 75 Abs. 3 HBO',
  hbo_76: '§ 76 HBO',
  hbo_76_1: '§ 76 Abs. 1 HBO',
  hbo_77_1: '§ 77 Abs. 1 HBO',
  hbo_84_1: '§ 84 Abs. 1 HBO',
  hbo_84_3: '§ 84 Abs. 3 HBO',
  hbo_84_7: '§ 84 Abs. 7 HBO',
  hvwvfg_28: '§ 28 HVwVfG',
  hvwvfg_30: '§ 30 HVwVfG',
  hvwvfg_42: '§ 42 HVwVfG',
  hvwvfg_48: '§ 48 HVwVfG',
  hvwvfg_49: '§ 49 HVwVfG',
} as const;
export type Provision = keyof typeof provisions;
export type Named = Readonly<Record<Provision, string>>; // as they are called in a Land

let current: Named = provisions;

// Names provisions so from now on; what is shown already is not drawn again, so say it before.
export function name_provisions(named: Named): void {
  current = named;
}

// '§ 70 Abs. 1 Satz 2 HBO' -> '§ 70 (1) sentence 2 HBO'.
const in_english = (citation: string): string => citation.replace(/Abs\. (\w+)/g, '($1)').replaceAll('Satz ', 'sentence ').replaceAll('Nr. ', 'no. ');

// A provision that the law data name by Hesse's acts; federal ones are called alike everywhere.
export function cited(citation: string, english: boolean): string {
  const key = (Object.keys(provisions) as Provision[]).find((one) => provisions[one] === citation);
  return (key && provision(key, english)) ?? (english ? in_english(citation) : citation);
}

// Undefined where `key` names no provision.
export function provision(key: string, english: boolean): string | undefined {
  if (!(key in provisions)) return undefined;
  const citation = current[key as Provision];
  return english ? in_english(citation) : citation;
}

// A provision or a plot does not end a line after its sign: '§ 70 Abs. 1' keeps '§' with '70' and 'Abs.' with '1'.
export const unbroken = (words: string): string => words.replace(/(§|(?<!\p{L})(?:Art\.|Abs\.|Nr\.|Satz|Buchst\.|Flur|Flurstück|sentence|no\.)) (?=\d|[a-z]\b)/gu, '$1\u00a0');

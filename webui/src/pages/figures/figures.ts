// The figures of the agencies as the server's table has them: `;` between fields, quotes doubled inside quotes.
import { parse_number } from '../../format';

export interface Figure {
  agency: string;
  asked: number;
  answered: number;
  median_days: number | undefined; // nobody has answered yet
  silent: number | undefined; // percent of those asked
  late: number | undefined; // percent of the answers
}
export type Column = keyof Figure;

export const fields_of = (line: string): string[] =>
  [...`${line};`.matchAll(/("(?:[^"]|"")*"|[^;]*);/g)].map(([, one = '']) => (one.startsWith('"') ? one.slice(1, -1).replaceAll('""', '"') : one));

// The first line names the columns; a mark before what a spreadsheet would take for a formula goes.
export function figures_of(csv: string): Figure[] {
  return csv.replace(/^\uFEFF/, '').split(/\r?\n/).slice(1).filter(Boolean).map((line) => {
    const [agency = '', asked = '', answered = '', median_days = '', silent = '', late = ''] = fields_of(line);
    return { agency: agency.replace(/^'(?=[=+\-@'])/, ''), asked: parse_number(asked) ?? 0, answered: parse_number(answered) ?? 0, median_days: parse_number(median_days), silent: parse_number(silent), late: parse_number(late) };
  });
}

// Names from a to z, numbers from the greatest; what is unknown stands last.
export const by_column = (figures: readonly Figure[], column: Column): Figure[] =>
  [...figures].sort((a, b) => (column === 'agency' ? 0 : (b[column] ?? -1) - (a[column] ?? -1)) || a.agency.localeCompare(b.agency, 'de'));

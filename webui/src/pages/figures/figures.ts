// The figures of agencies and steps as the page shows them: shares in percent, of what has ended.
import type { operations } from '../../api/contract';
import { t } from '../../i18n/text';

export type Figures = operations['get_process_figures']['responses'][200]['content']['application/json'];
type Row = Figures['agencies'][number];

export interface Figure {
  agency: string; // or the step
  act: string; // that the agency was asked for
  asked: number;
  open: number;
  answered: number;
  median_days: number | undefined; // nobody has answered yet
  silent: number | undefined; // percent of those that have ended
  late: number | undefined; // percent of the answers
}
export type Column = Exclude<keyof Figure, 'act'>;

const share = (part: number, whole: number): number | undefined => (whole ? (100 * part) / whole : undefined);

export const figure_of = ({ name, act, asked, open, ended, answered, silent, late, median_days }: Row): Figure =>
  ({ agency: t(name), act: act ? t(act) : '', asked, open, answered, median_days: median_days ?? undefined, silent: share(silent, ended), late: share(late, answered) });

// Names from a to z, numbers from the greatest; what is unknown stands last.
export const by_column = (figures: readonly Figure[], column: Column): Figure[] =>
  [...figures].sort((a, b) => (column === 'agency' ? 0 : (b[column] ?? -1) - (a[column] ?? -1)) || a.agency.localeCompare(b.agency, 'de'));

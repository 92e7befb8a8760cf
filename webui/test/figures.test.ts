// The figures of agencies: shares of what has ended, and their order.
import { describe, expect, it } from 'vitest';
import { by_column, figure_of } from '../src/pages/figures/figures';

const row = (name: string, asked: number, open: number, answered: number, silent: number, late: number, median_days: number | null) =>
  figure_of({ agency: name, name: { de: name, en: name }, act: { de: 'Stellungnahme', en: 'statement' }, asked, open, ended: asked - open, answered, silent, late, median_days });
const rows = [row('Gemeinde Lindenau', 4, 1, 3, 0, 0, 12), row('Amt', 2, 1, 0, 1, 0, null), row('Bahn', 1, 0, 1, 0, 1, 3.5)];

describe('figures of agencies', () => {
  it('count open requests to no share, and leave open what is unknown', () => {
    expect(rows[0]).toMatchObject({ asked: 4, open: 1, silent: 0, late: 0, median_days: 12 });
    expect(rows[1]).toMatchObject({ silent: 100, late: undefined, median_days: undefined });
    expect(rows[2]).toMatchObject({ late: 100, median_days: 3.5 });
    expect(row('Neu', 1, 1, 0, 0, 0, null).silent).toBeUndefined();
  });
  it('are put in order, the unknown last', () => {
    expect(by_column(rows, 'median_days').map(({ agency }) => agency)).toEqual(['Gemeinde Lindenau', 'Bahn', 'Amt']);
    expect(by_column(rows, 'agency')[0]?.agency).toBe('Amt');
  });
});

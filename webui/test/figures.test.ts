// The table of agencies' figures, as the server writes it.
import { describe, expect, it } from 'vitest';
import { by_column, fields_of, figures_of } from '../src/pages/figures/figures';

const csv = '\uFEFFStelle;Anforderungen;Antworten;Median der Tage bis zur Antwort;Anteil durch Schweigen (%);Anteil verspätet (%)\r\nGemeinde Lindenau;4;3;12;25;0\r\n"Amt; ""Süd""";2;0;;50;\r\nBahn;1;1;3,5;0;100\r\n';

describe('figures of agencies', () => {
  it('are read with what is unknown left open', () => {
    expect(figures_of(csv)).toEqual([
      { agency: 'Gemeinde Lindenau', asked: 4, answered: 3, median_days: 12, silent: 25, late: 0 },
      { agency: 'Amt; "Süd"', asked: 2, answered: 0, median_days: undefined, silent: 50, late: undefined },
      { agency: 'Bahn', asked: 1, answered: 1, median_days: 3.5, silent: 0, late: 100 },
    ]);
    expect(figures_of('Stelle;Anforderungen\r\n')).toEqual([]);
    expect(fields_of('a;;"b;c";')).toEqual(['a', '', 'b;c', '']);
  });
  it('are put in order, the unknown last', () => {
    expect(by_column(figures_of(csv), 'median_days').map(({ agency }) => agency)).toEqual(['Gemeinde Lindenau', 'Bahn', 'Amt; "Süd"']);
    expect(by_column(figures_of(csv), 'agency')[0]?.agency).toBe('Amt; "Süd"');
  });
});

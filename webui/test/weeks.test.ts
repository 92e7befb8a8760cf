// An agency's requests by week, and by words.
import { describe, expect, it } from 'vitest';
import { matching, monday_of, week_number, weeks_of } from '../src/pages/agency/weeks';

const due = (end: string) => ({ deadline: { end } });

describe('weeks', () => {
  it('begin on Monday and are numbered by ISO 8601, over the turn of the year, too', () => {
    expect([monday_of('2026-11-23'), monday_of('2026-11-29'), monday_of('2027-01-01')]).toEqual(['2026-11-23', '2026-11-23', '2026-12-28']);
    expect(['2026-11-23', '2026-12-28', '2027-01-04', '2024-12-30', '2026-01-05'].map(week_number)).toEqual([48, 53, 1, 1, 2]);
  });
  it('hold what is due in them, in order, and leave out the empty ones', () => {
    expect(weeks_of([due('2026-12-11'), due('2026-11-29'), due('2026-12-07'), due('2026-11-23')]).map(({ number, monday, sunday, requests }) => [number, monday, sunday, requests.map(({ deadline }) => deadline.end)])).toEqual([
      [48, '2026-11-23', '2026-11-29', ['2026-11-23', '2026-11-29']], [50, '2026-12-07', '2026-12-13', ['2026-12-07', '2026-12-11']]]);
    expect(weeks_of([])).toEqual([]);
  });
});

describe('searching one’s requests', () => {
  const requests = [{ application_title: 'Neubau Garage', file_number: 'LIN-2026-0004', plot: 'Flur 7, Flurstück 116', question: '', agency: { name: 'Naturschutz' } }, { application_title: 'Anbau', question: 'Bleibt die Hecke?', agency: { name: 'Wasser' } }];
  it('finds what has every word, whatever its case', () => {
    expect(matching(requests, 'garage 0004')).toEqual([requests[0]]);
    expect(matching(requests, 'HECKE')).toEqual([requests[1]]);
    expect(matching(requests, 'garage hecke')).toEqual([]);
    expect(matching(requests, '  ')).toEqual(requests);
  });
});

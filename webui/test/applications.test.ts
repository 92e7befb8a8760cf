// The applicant's list begins with what the applicant has to do.
import { describe, expect, it } from 'vitest';
import { in_groups } from '../src/pages/applications/order';

describe('the list of applications', () => {
  const one = (id: string, turn: string, next_due: string | null, state = 'submitted') => ({ id, turn, next_due, state: state as 'submitted' | 'draft' });
  it('puts the applicant’s turn first, then others’, then what is settled, each by date', () => {
    const list = [one('granted', 'nobody', '2026-12-02'), one('later', 'agencies', '2026-12-11'), one('sooner', 'authority', '2026-12-04'), one('draft', 'applicant', null, 'draft'), one('undated', 'applicant', null), one('demanded', 'applicant', '2026-12-09')];
    expect(in_groups(list).map(([group, members]) => [group, members.map(({ id }) => id)])).toEqual([['yours', ['demanded', 'undated', 'draft']], ['others', ['sooner', 'later']], ['nobody', ['granted']]]);
  });
  it('leaves out groups without members', () => {
    expect(in_groups([one('a', 'authority', null)]).map(([group]) => group)).toEqual(['others']);
    expect(in_groups([])).toEqual([]);
  });
});

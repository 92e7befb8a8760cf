// The applicant's list begins with what the applicant has to do; the server sorts it.
import { describe, expect, it } from 'vitest';
import { in_groups } from '../src/pages/applications/order';

describe('the list of applications', () => {
  const one = (id: string, turn: string) => ({ id, turn });
  it('puts headings between the applicant’s turn, others’, and what is settled, and leaves the order as it came', () => {
    const list = [one('demanded', 'applicant'), one('draft', 'applicant'), one('sooner', 'authority'), one('later', 'agencies'), one('granted', 'nobody')];
    expect(in_groups(list).map(([group, members]) => [group, members.map(({ id }) => id)])).toEqual([['yours', ['demanded', 'draft']], ['others', ['sooner', 'later']], ['nobody', ['granted']]]);
  });
  it('counts a question to the applicant as the applicant’s turn', () => {
    expect(in_groups([{ ...one('asked', 'agencies'), questions_open: 1 }, { ...one('a', 'agencies'), questions_open: 0 }]).map(([group]) => group)).toEqual(['yours', 'others']);
  });
  it('leaves out groups without members', () => {
    expect(in_groups([one('a', 'authority')]).map(([group]) => group)).toEqual(['others']);
    expect(in_groups([])).toEqual([]);
  });
});

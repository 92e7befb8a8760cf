// Dozens of requests: counted by what became of them, and in the order of their due dates.
import { describe, expect, it } from 'vitest';
import { link_line, sending, trail } from '../src/components/matrix/matrix';
import { by_due_date, counts, standings_of } from '../src/components/matrix/states';
import type { StatementRequest } from '../src/api/types';

const asked = (id: string, status: string, end: string, outcome?: string) => ({ id, status, deadline: { end }, statement: outcome ? { outcome } : null }) as unknown as StatementRequest;
const requests = [
  asked('answered', 'answered', '2026-03-01', 'objection'), asked('later', 'open', '2026-05-04'), asked('soon', 'open', '2026-03-17'),
  asked('overdue', 'open', '2026-03-09'), asked('silent', 'silent', '2026-02-01'), asked('gone', 'withdrawn', '2026-01-01'), asked('agreed', 'answered', '2026-03-01', 'no_objection'),
];

describe('the matrix', () => {
  it('counts what is open, what ends within a week or should have, and what became of the others', () => {
    expect(counts(requests, '2026-03-10')).toEqual([['open', 3], ['due_soon', 2], ['silent', 1], ['objection', 1], ['no_objection', 1], ['withdrawn', 1]]);
    expect(counts([], '2026-03-10')).toEqual([]);
    expect(standings_of(asked('a week', 'open', '2026-03-18'), '2026-03-10')).toEqual(['open']);
  });
  it('puts open ones first by due date, and leaves what it was given as it is', () => {
    expect(by_due_date(requests).map(({ id }) => id)).toEqual(['overdue', 'soon', 'later', 'gone', 'silent', 'agreed', 'answered']);
    expect(requests[0]?.id).toBe('answered');
  });
  it('says why a request was withdrawn, why more time was refused, and whence a later date comes', () => {
    const said = (more: object): string[] => trail({ ...asked('one', 'open', '2026-03-18'), ...more } as StatementRequest);
    expect(said({ status: 'withdrawn', withdrawn_on: '2026-03-09', withdrawn_because: 'Der Kran entfällt.' })).toEqual(['Zurückgenommen am 09.03.2026: Der Kran entfällt.']);
    expect(said({ status: 'withdrawn', withdrawn_on: '2026-03-09', withdrawn_because: '' })).toEqual([]);
    const extension = { until: '2026-04-18', reason: '', asked_on: '2026-03-02', answered_on: '2026-03-04', refused_because: 'Nicht dargelegt.' };
    expect(said({ extension: { ...extension, granted: false } })).toEqual(['Fristverlängerung abgelehnt am 04.03.2026: Nicht dargelegt.']);
    const before = { former_deadlines: [{ end: '2026-03-11' }] };
    expect(said({ ...before, extension: { ...extension, granted: true } })).toEqual(['Frist verlängert, vorher 11.03.2026']);
    expect(said({ ...before, delivered_on: '2026-02-18' })).toEqual(['Frist ab dem nachgewiesenen Zugang, vorher 11.03.2026']);
    expect(said(before)).toEqual(['Frist neu berechnet, vorher 11.03.2026']);
  });
  it('says that nothing has left, when it did, and why the last mail could not be delivered', () => {
    expect(sending({ sent_at: null, status: 'open' })).toEqual({ sent: 'noch nicht hinausgegangen', trouble: '' });
    expect(sending({ sent_at: null, status: 'withdrawn' }).sent).toBe('–');
    expect(sending({ sent_at: null, status: 'open', link: { state: 'valid', sent_to: '', made_at: '', opened_at: null, expires_at: '', revoked_at: null } }).sent).toBe('nicht per E-Mail: mit Brief oder Link von Hand');
    const bounced = sending({ sent_at: '2026-03-16T09:05:00Z', status: 'open', undelivered: { at: '2026-03-17T09:05:00Z', why: '550 no such mailbox' } });
    expect(bounced.sent).toContain('16.03.2026');
    expect(bounced.trouble).toBe('Nicht zustellbar am 17.03.2026, 10:05: 550 no such mailbox');
  });
  it('says where the signed link went, whether it was used, and warns when nobody can answer by it', () => {
    const link = { state: 'valid', sent_to: 'natur@kreis.example', made_at: '2026-03-16T09:00:00Z', opened_at: null, expires_at: '2026-08-14T22:00:00Z', revoked_at: null } as const;
    expect(link_line({ link, status: 'open' })).toEqual({ line: 'Link an natur@kreis.example gilt bis 15.08.2026, 00:00, noch nicht geöffnet', bad: false });
    expect(link_line({ link: { ...link, opened_at: '2026-03-17T09:00:00Z', sent_to: '' }, status: 'open' })?.line).toBe('Link zum Weitergeben gilt bis 15.08.2026, 00:00, geöffnet am 17.03.2026, 10:00');
    expect(link_line({ link: { ...link, state: 'expired' }, status: 'open' })).toEqual({ line: 'Link ist am 15.08.2026, 00:00 abgelaufen, noch nicht geöffnet', bad: true });
    expect(link_line({ link: { ...link, state: 'expired' }, status: 'answered' })?.bad).toBe(false);
    expect(link_line({ link: { ...link, state: 'revoked', revoked_at: '2026-03-18T09:00:00Z' }, status: 'withdrawn' })).toEqual({ line: 'Link ist seit 18.03.2026, 10:00 gesperrt', bad: false });
    expect(link_line({ link: null, status: 'open' })).toBeUndefined();
  });
});

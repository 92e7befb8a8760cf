// Whose a deadline is: agencies' periods, and the periods for a remedy, which each addressee of a decision has of their own.
import { describe, expect, it } from 'vitest';
import type { Application, Deadline } from '../src/api/types';
import { deadline_name } from '../src/pages/case/case-deadlines';

const remedy = (id: string, subject: string, from = '2026-09-28'): Deadline => ({ id, subject, from, rule: 'objection', name: { de: 'Widerspruch oder Klage', en: 'objection or action' } }) as Deadline;
const display = { id: 'd9', subject: 'a1', rule: 'permit-display', name: { de: 'Auslegung', en: 'display' } } as Deadline;
const served = (id: string, role: string, name: string | null) => ({ id, role, name });
const application = (deadlines: readonly Deadline[], more: object = {}): Application => ({ deadlines, requests: [], addressees: [], ...more }) as unknown as Application;
const names = (of: Application): string[] => of.deadlines.map((one) => deadline_name(of, one));

describe('the name of a deadline', () => {
  it('says whose remedy ends', () => {
    const addressees = [served('e2', 'neighbour', 'Erika Muster'), served('e3', 'municipality', 'Gemeinde Lindenau')];
    expect(names(application([remedy('d1', ''), remedy('d2', 'e2'), remedy('d3', 'e3'), remedy('d4', 'a1'), display], { addressees }))).toEqual([
      'Widerspruch oder Klage – Bauherrschaft', 'Widerspruch oder Klage – Nachbarschaft: Erika Muster', 'Widerspruch oder Klage – Gemeinde Lindenau',
      'Widerspruch oder Klage – nach öffentlicher Bekanntgabe', 'Auslegung']);
  });
  it('tells neighbours apart by the day for those who may not read their names', () => {
    const addressees = [served('e2', 'neighbour', null), served('e3', 'neighbour', null)];
    expect(names(application([remedy('d2', 'e2', '2026-09-28'), remedy('d3', 'e3', '2026-10-05')], { addressees }))).toEqual([
      'Widerspruch oder Klage – Nachbarschaft (bekannt gegeben am 28.09.2026)', 'Widerspruch oder Klage – Nachbarschaft (bekannt gegeben am 05.10.2026)']);
  });
  it('tells two decisions to the same applicant apart by the day', () => {
    expect(names(application([remedy('d1', '', '2026-09-28'), remedy('d2', '', '2026-11-02')]))).toEqual([
      'Widerspruch oder Klage – Bauherrschaft (bekannt gegeben am 28.09.2026)', 'Widerspruch oder Klage – Bauherrschaft (bekannt gegeben am 02.11.2026)']);
  });
  it('names the agency of a request, and leaves other periods as they are', () => {
    const requests = [{ id: 'r1', agency: { id: 'wasser', name: 'Wasserbehörde' }, deadline: { id: 'd-r1' } }];
    const statement = { id: 'd-r1', subject: 'r1', rule: 'statement', name: { de: 'Stellungnahme', en: 'statement' } } as Deadline;
    expect(deadline_name(application([], { requests }), statement)).toBe('Stellungnahme – Wasserbehörde');
    expect(deadline_name(application([]), { ...statement, subject: '', id: 'd1', rule: 'permit-validity', name: { de: 'Geltung', en: 'validity' } })).toBe('Geltung');
  });
});

// Requests by the week in which they are due: a calendar that is read as a list.
import { add_days, days_between } from '../../components/deadline/deadline';

export interface Week<Request> {
  number: number; // ISO 8601
  monday: string;
  sunday: string;
  requests: Request[]; // by due date
}

export const monday_of = (day: string): string => add_days(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

// Week 1 is the one with the year's first Thursday.
export function week_number(monday: string): number {
  const year = add_days(monday, 3).slice(0, 4);
  return 1 + days_between(monday_of(`${year}-01-04`), monday) / 7;
}

// Only weeks in which something is due, in order.
export function weeks_of<Request extends { deadline: { end: string } }>(requests: readonly Request[]): Week<Request>[] {
  const weeks = new Map<string, Request[]>();
  for (const request of [...requests].sort((a, b) => a.deadline.end.localeCompare(b.deadline.end))) {
    const monday = monday_of(request.deadline.end);
    weeks.set(monday, [...(weeks.get(monday) ?? []), request]);
  }
  return [...weeks].map(([monday, of_week]) => ({ number: week_number(monday), monday, sunday: add_days(monday, 6), requests: of_week }));
}

// By the words that an agency knows a request by.
export function matching<Request extends { application_title?: string; file_number?: string; plot?: string; question: string; agency: { name: string } }>(requests: readonly Request[], words: string): Request[] {
  const wanted = words.toLocaleLowerCase('de').split(/\s+/).filter(Boolean);
  return requests.filter(({ application_title = '', file_number = '', plot = '', question, agency }) => {
    const said = [application_title, file_number, plot, question, agency.name].join(' ').toLocaleLowerCase('de');
    return wanted.every((word) => said.includes(word));
  });
}

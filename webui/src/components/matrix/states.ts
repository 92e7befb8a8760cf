// Requests by what became of them and by due date: how a page of dozens is looked through.
import type { StatementRequest } from '../../api/types';
import { days_between } from '../deadline/deadline';

export const standings = ['open', 'due_soon', 'silent', 'objection', 'conditions', 'no_objection', 'not_responsible', 'withdrawn'] as const;
export type Standing = (typeof standings)[number];

type Asked = Pick<StatementRequest, 'id' | 'status' | 'statement' | 'deadline'>;

// An open request that ends within a week, or should have, counts twice.
export function standings_of({ status, statement, deadline }: Asked, today: string): Standing[] {
  if (status === 'open') return days_between(today, deadline.end) <= 7 ? ['open', 'due_soon'] : ['open'];
  if (status === 'silent' || status === 'withdrawn') return [status];
  return statement ? [statement.outcome] : [];
}

// How many there are of each, those of which there are any.
export const counts = (requests: readonly Asked[], today: string): [Standing, number][] =>
  standings.map((one): [Standing, number] => [one, requests.filter((request) => standings_of(request, today).includes(one)).length]).filter(([, n]) => n > 0);

// Open ones by due date; after them what is settled, by due date as well.
export const by_due_date = <Request extends Asked>(requests: readonly Request[]): Request[] =>
  [...requests].sort((a, b) => Number(b.status === 'open') - Number(a.status === 'open') || a.deadline.end.localeCompare(b.deadline.end) || a.id.localeCompare(b.id));

// The applicant's list in the order of what to do: own turn first, then what others have, then what nobody has to act on.
import type { ApplicationSummary } from '../../api/types';

type Summary = Pick<ApplicationSummary, 'turn' | 'questions_open'>;
export const groups = ['yours', 'others', 'nobody'] as const;
export type Group = (typeof groups)[number];

// A question waits for the applicant, whosever turn it is else.
const group_of = ({ turn, questions_open }: Summary): Group => (turn === 'applicant' || questions_open ? 'yours' : turn === 'nobody' ? 'nobody' : 'others');

// The server sorts by turn, then by the next date; here only headings come between.
export function in_groups<S extends Summary>(list: readonly S[]): [Group, S[]][] {
  return groups.map((group): [Group, S[]] => [group, list.filter((one) => group_of(one) === group)]).filter(([, members]) => members.length);
}

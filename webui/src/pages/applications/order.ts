// The applicant's list in the order of what to do: own turn first, then what others have, then what nobody has to act on.
import type { ApplicationSummary } from '../../api/types';

type Summary = Pick<ApplicationSummary, 'turn' | 'state' | 'next_due'>;
export const groups = ['yours', 'others', 'nobody'] as const;
export type Group = (typeof groups)[number];

const group_of = ({ turn }: Summary): Group => (turn === 'applicant' ? 'yours' : turn === 'nobody' ? 'nobody' : 'others');

// Within a group by the next date; what has none comes last, drafts after what the authority waits for.
export function in_groups<S extends Summary>(list: readonly S[]): [Group, S[]][] {
  const rank = ({ state, next_due }: S): string => `${next_due ?? '9999'} ${state === 'draft' ? 1 : 0}`;
  return groups.map((group): [Group, S[]] => [group, list.filter((one) => group_of(one) === group).sort((a, b) => rank(a).localeCompare(rank(b)))]).filter(([, members]) => members.length);
}

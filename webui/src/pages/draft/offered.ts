// The procedures that an account can begin or choose: those that can be led here, and of whoever builds those that need
// nobody entitled to draw plans.
import { has_role } from '../../api/session';
import type { Procedures } from '../../api/types';

// `chosen` stays in the list: somebody else may have chosen it.
export const offered = ({ procedures }: Procedures, chosen = ''): Procedures['procedures'] =>
  procedures.filter(({ id, carried, prepared_by }) => carried && (id === chosen || has_role('designer') || prepared_by !== 'designer'));

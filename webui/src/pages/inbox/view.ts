// The view of the inbox as its address says it: states, search text, order, page. One way and back.
import type { components } from '../../api/contract';

export type State = components['schemas']['State'];
export type Sort = 'due' | 'received' | 'title';
export type Assigned = '' | 'mine' | 'deputy' | 'nobody';
export interface View {
  states: State[]; // none: all that is in work
  q: string;
  sort: Sort;
  assigned: Assigned; // '': whoever works on it
  cursors: string[]; // of the pages gone through, the current one last
}

export const all_states: readonly State[] = [
  'submitted', 'incomplete', 'complete', 'in_consultation', 'exemption_filed',
  'granted', 'granted_partly', 'refused', 'deemed_granted', 'withdrawn', 'withdrawn_deemed', 'rejected',
  'start_allowed', 'procedure_demanded', 'start_prohibited', 'under_construction', 'completion_notified', 'expired', 'cancelled',
];
// What somebody still has to work on.
export const open_states: readonly State[] = ['submitted', 'incomplete', 'complete', 'in_consultation', 'exemption_filed'];
const sorts: readonly Sort[] = ['due', 'received', 'title'];
const hands: readonly Assigned[] = ['mine', 'deputy', 'nobody'];

export function view_of(query: URLSearchParams): View {
  const asked = (query.get('status') ?? '').split(',');
  return {
    states: query.get('status') === 'alle' ? [...all_states] : all_states.filter((state) => asked.includes(state)),
    q: query.get('suche') ?? '',
    sort: sorts.find((sort) => sort === query.get('sortierung')) ?? 'due',
    assigned: hands.find((one) => one === query.get('bearbeitung')) ?? '',
    cursors: query.getAll('seite'),
  };
}

export function query_of(view: View): URLSearchParams {
  const query = new URLSearchParams();
  if (view.states.length === all_states.length) query.set('status', 'alle');
  else if (view.states.length) query.set('status', view.states.join(','));
  if (view.q) query.set('suche', view.q);
  if (view.assigned) query.set('bearbeitung', view.assigned);
  if (view.sort !== 'due') query.set('sortierung', view.sort);
  for (const cursor of view.cursors) query.append('seite', cursor);
  return query;
}

// The states to ask the server for.
export const states_asked = (view: View): readonly State[] => (view.states.length ? view.states : open_states);

export const next_page = (view: View, cursor: string): View => ({ ...view, cursors: [...view.cursors, cursor] });
export const previous_page = (view: View): View => ({ ...view, cursors: view.cursors.slice(0, -1) });
// Any other filter starts at the first page again.
export const filtered = (view: View, patch: Partial<View>): View => ({ ...view, ...patch, cursors: [] });

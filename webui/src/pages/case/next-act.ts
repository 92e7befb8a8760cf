// Acts of the authority that have a view of their own, and which of all live ones comes first.
import type { Application } from '../../api/types';
import type { Text } from '../../i18n/text';
import { live_acts } from './permit-acts';
import { text as after_text } from './permit-texts';
import { text } from './texts';

type Operation = 'open_round' | 'draft_decision' | 'approve_decision' | 'serve_decision';
export const elsewhere: readonly { name: Operation; label: Text; view: string }[] = [
  { name: 'open_round', label: text.open_round, view: 'beteiligung' },
  { name: 'draft_decision', label: text.draft_decision, view: 'entscheidung' },
  { name: 'approve_decision', label: text.approve_decision, view: 'entscheidung' },
  { name: 'serve_decision', label: text.serve_decision, view: 'entscheidung' },
];

type Part = Pick<Application, 'allowed_actions' | 'requests' | 'state'>;
const all_answered = (requests: Part['requests']): boolean => {
  const asked = requests.filter(({ status }) => status !== 'withdrawn');
  return asked.length > 0 && asked.every(({ status }) => status !== 'open');
};

// The views where something can be done now, the next step first: once all who were asked have answered, to decide.
export function views_to_act(application: Part): { label: Text; view: string }[] {
  const live = elsewhere.filter(({ name }) => application.allowed_actions.includes(name));
  const first = all_answered(application.requests) ? live.find(({ name }) => name === 'draft_decision') : undefined;
  return [...(first ? [first] : []), ...live.filter((one) => one !== first), ...(live_acts(application as Application).length ? [{ label: after_text.title, view: 'danach' }] : [])];
}

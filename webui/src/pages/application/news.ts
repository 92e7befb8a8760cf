// What came in while the applicant's page was open: messages, questions, demands, what is ready to be retrieved, statements given,
// the decision; where it is none of these, that the case has moved on.
import type { Application } from '../../api/types';
import { message_lines, statement_lines, type NewsLine } from '../../components/news';
import { t, texts } from '../../i18n/text';
import { state_name } from '../case/words';
import { open_questions } from './questions';

const text = texts({
  question: { de: 'Neue Rückfrage an Sie', en: 'New question to you' },
  demanded: { de: 'Unterlagen sind nachzureichen', en: 'Documents have to be supplied' },
  offered: { de: 'Ein Schreiben liegt zum Abruf bereit', en: 'A letter is ready for retrieval' },
  decided: { de: 'Die Entscheidung ist da', en: 'The decision is here' },
  moved_on: { de: 'Neuer Stand: {state}', en: 'New state: {state}' },
});

type Seen = Pick<Application, 'requests' | 'unread_messages' | 'allowed_actions' | 'demanded_items' | 'notice_offer' | 'decision' | 'state' | 'procedure'>;

const waiting = (application: Seen): number => application.demanded_items.filter(({ answered_by }) => !answered_by).length;
const answered = (application: Seen): Seen['requests'] => application.requests.filter(({ status }) => status === 'answered');
const offered = ({ notice_offer }: Seen): boolean => !!notice_offer && !notice_offer.not_retrieved;

// Of the case as it stands now, what was not there in the case as it is shown.
export function application_news(shown: Seen, now: Seen): NewsLine[] {
  const before = new Set(answered(shown).map(({ id }) => id));
  const lines: NewsLine[] = [];
  if (now.decision && !shown.decision) lines.push({ said: t(text.decided), address: '#bescheid' });
  if (offered(now) && !offered(shown)) lines.push({ said: t(text.offered), address: '#abruf' });
  if (waiting(now) > waiting(shown)) lines.push({ said: t(text.demanded), address: '#demanded-title' });
  if (open_questions(now).length > open_questions(shown).length) lines.push({ said: t(text.question), address: '#rueckfragen' });
  lines.push(...message_lines((now.unread_messages ?? 0) - (shown.unread_messages ?? 0), '#messages-title'));
  lines.push(...statement_lines(answered(now).filter(({ id }) => !before.has(id)).map(({ agency }) => agency.name), '#verlauf'));
  if (!lines.length && now.state !== shown.state) lines.push({ said: t(text.moved_on, { state: state_name(now.state, now.procedure) }), address: '#verlauf' });
  return lines;
}

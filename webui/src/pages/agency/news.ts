// What came in while an agency had a request open: messages, a statement that somebody else gave, what the authority did with it.
import type { StatementRequest } from '../../api/types';
import { message_lines, statement_lines, type NewsLine } from '../../components/news';
import { date } from '../../format';
import { t, texts } from '../../i18n/text';

const text = texts({
  withdrawn: { de: 'Die Anforderung ist zurückgenommen', en: 'The request has been withdrawn' },
  due: { de: 'Die Frist endet jetzt am {date}', en: 'The period now ends on {date}' },
  refused: { de: 'Die Frist wird nicht verlängert', en: 'The period is not prolonged' },
});

type Seen = Pick<StatementRequest, 'agency' | 'status' | 'statement' | 'deadline' | 'extension' | 'unread_messages'>;

const version = ({ statement }: Seen): number => (statement ? (statement.version ?? 1) : 0);
const refused = ({ extension }: Seen): boolean => !!extension?.answered_on && !extension.granted;

// Of the request as it stands now, what was not there in it as it is shown.
export function request_news(shown: Seen, now: Seen): NewsLine[] {
  const lines: NewsLine[] = [];
  if (now.status === 'withdrawn' && shown.status !== 'withdrawn') lines.push({ said: t(text.withdrawn), address: '#request-title' });
  if (version(now) > version(shown)) lines.push(...statement_lines([now.agency.name], '#receipt-title'));
  if (now.deadline.end !== shown.deadline.end) lines.push({ said: t(text.due, { date: date(now.deadline.end) }), address: '#due-title' });
  if (refused(now) && !refused(shown)) lines.push({ said: t(text.refused), address: '#due-title' });
  return [...lines, ...message_lines((now.unread_messages ?? 0) - (shown.unread_messages ?? 0), '#messages-title')];
}

// What came in while the case was open: statements and messages that the page does not show yet, each with the way to it; and
// the way on for who acted on a case that somebody else had carried on.
import type { Application } from '../../api/types';
import { message_lines, statement_lines, type NewsLine } from '../../components/news';
import { t } from '../../i18n/text';
import type { View } from './case-page';
import { text } from './texts';

type Seen = Pick<Application, 'requests' | 'unread_messages'>;

export interface News {
  statements: string[]; // the agencies, by name
  messages: number;
  outdated: boolean; // an act was refused because the case had changed
}

// Of the case as it stands now, what was not there in the case as it is shown; a corrected statement is new.
export function news_of(shown: Seen, now: Seen, outdated = false): News {
  const version = (requests: Seen['requests'], id: string): number => {
    const statement = requests.find((request) => request.id === id)?.statement;
    return statement ? (statement.version ?? 1) : 0;
  };
  return {
    statements: now.requests.filter(({ id }) => version(now.requests, id) > version(shown.requests, id)).map(({ agency }) => agency.name),
    messages: Math.max(0, (now.unread_messages ?? 0) - (shown.unread_messages ?? 0)),
    outdated,
  };
}

// The way to each is a view of the page; that of `outdated` is the view in sight.
export const news_lines = ({ statements, messages, outdated }: News, view: View, address: (view: View) => string): NewsLine[] => [
  ...(outdated ? [{ said: t(text.outdated), address: address(view) }] : []),
  ...statement_lines(statements, address('stellungnahmen')),
  ...message_lines(messages, address('nachrichten')),
];

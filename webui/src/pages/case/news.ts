// What came in while the case was open: statements and messages that the page does not show yet, each with the way to it; and
// the way on for who acted on a case that somebody else had carried on.
import { html, nothing, type TemplateResult } from 'lit';
import type { Application } from '../../api/types';
import { notice } from '../../components/notice';
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

const many = 3; // statements that are named one by one

// `show` reads the case again; the links themselves are followed by the page, that of `outdated` to the view in sight.
export function news_notice({ statements, messages, outdated }: News, view: View, address: (view: View) => string, show: () => void, close: () => void): TemplateResult | typeof nothing {
  const lines: [string, View][] = outdated ? [[t(text.outdated), view]] : [];
  if (statements.length > many) lines.push([t(text.new_statements, { n: statements.length }), 'stellungnahmen']);
  else for (const agency of statements) lines.push([t(text.new_statement, { agency }), 'stellungnahmen']);
  if (messages) lines.push([messages === 1 ? t(text.new_message) : t(text.new_messages, { n: messages }), 'nachrichten']);
  if (!lines.length) return nothing;
  return notice('info', nothing, html`${lines.map(([line, of]) => html`<p>${line} · <a href=${address(of)} @click=${show}>${t(text.news_show)}<span class="fw-sr">: ${line}</span></a></p>`)}
    <button class="fw-plain fw-plain--start" type="button" @click=${close}>${t(text.said_close)}</button>`);
}

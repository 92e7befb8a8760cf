// What came in while a page was open: a line each, with the way to it. The page and what is being written on it stay as they are
// until somebody wants to see it.
import { html, nothing, type TemplateResult } from 'lit';
import { t, texts } from '../i18n/text';
import { notice } from './notice';

const text = texts({
  new_statement: { de: 'Neue Stellungnahme von {agency}', en: 'New statement of {agency}' },
  new_statements: { de: '{n} neue Stellungnahmen', en: '{n} new statements' },
  new_message: { de: 'Neue Nachricht', en: 'New message' },
  new_messages: { de: '{n} neue Nachrichten', en: '{n} new messages' },
  show: { de: 'anzeigen', en: 'show' },
  close: { de: 'Meldung schließen', en: 'Close this message' },
});

export interface NewsLine {
  said: string;
  address: string; // where it is to be seen
}

const many = 3; // statements that are named one by one

export const statement_lines = (agencies: readonly string[], address: string): NewsLine[] =>
  agencies.length > many ? [{ said: t(text.new_statements, { n: agencies.length }), address }] : agencies.map((agency) => ({ said: t(text.new_statement, { agency }), address }));
export const message_lines = (n: number, address: string): NewsLine[] => (n > 0 ? [{ said: n === 1 ? t(text.new_message) : t(text.new_messages, { n }), address }] : []);

// Announced by the element itself, which is there before there is news. `show` reads anew; the links are followed by the page.
export function news_notice(lines: readonly NewsLine[], show: (event: Event, line: NewsLine) => void, close: () => void): TemplateResult {
  return html`<div role="status" class="fw-news">${lines.length ? notice('info', nothing, html`${lines.map((line) => html`<p>${line.said} · <a href=${line.address} @click=${(event: Event) => show(event, line)}>${t(text.show)}<span class="fw-sr">: ${line.said}</span></a></p>`)}
    <button class="fw-plain" type="button" @click=${close}>${t(text.close)}</button>`) : nothing}</div>`;
}

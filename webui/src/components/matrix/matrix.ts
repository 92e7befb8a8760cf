// The participation matrix: one row per request, what was asked, by when and why, and what became of it.
// Silence is worded by its effect in law (§ 70 Abs. 1 HBO, §§ 36, 36a BauGB), never as agreement.
import { html, nothing, type TemplateResult } from 'lit';
import type { StatementRequest } from '../../api/types';
import { date, instant, sentence } from '../../format';
import { t, texts } from '../../i18n/text';
import { act_name, outcome_name, silence_name } from '../../pages/case/words';
import { due_date, why } from '../deadline/why';
import { badge, notice } from '../notice';
import { since_days } from '../since';
import { by_due_date, counts, type Standing } from './states';
import './matrix.css';

export const matrix_text = texts({
  agency: { de: 'Stelle', en: 'Agency' },
  act: { de: 'Art', en: 'Act' },
  sent: { de: 'Gesendet', en: 'Sent' },
  not_sent: { de: 'noch nicht hinausgegangen', en: 'has not left yet' },
  by_hand: { de: 'nicht per E-Mail: mit Brief oder Link von Hand', en: 'not by e-mail: by letter, or by link by hand' },
  undelivered: { de: 'Nicht zustellbar am {at}: {why}', en: 'Could not be delivered on {at}: {why}' },
  opened: { de: 'Geöffnet', en: 'Opened' },
  not_opened: { de: 'noch nicht geöffnet', en: 'not opened yet' },
  link_valid: { de: 'Link an {to} gilt bis {until}', en: 'Link to {to} holds until {until}' },
  link_copied: { de: 'Link zum Weitergeben gilt bis {until}', en: 'Link to hand over holds until {until}' },
  link_expired: { de: 'Link ist am {at} abgelaufen', en: 'Link expired on {at}' },
  link_revoked: { de: 'Link ist seit {at} gesperrt', en: 'Link is closed since {at}' },
  link_not_opened: { de: 'noch nicht geöffnet', en: 'not opened yet' },
  link_opened: { de: 'geöffnet am {at}', en: 'opened on {at}' },
  due: { de: 'Frist', en: 'Due' },
  state: { de: 'Stand', en: 'State' },
  open: { de: 'offen', en: 'open' },
  answered: { de: 'geantwortet', en: 'answered' },
  withdrawn: { de: 'zurückgenommen', en: 'withdrawn' },
  late: { de: 'verspätet', en: 'late' },
  silent_disregarded: { de: 'Frist abgelaufen: bleibt unberücksichtigt', en: 'Period over: disregarded' },
  silent_deemed_given: { de: 'Frist abgelaufen: gilt als erteilt', en: 'Period over: deemed given' },
  silent_none: { de: 'Frist abgelaufen: aus dem Schweigen folgt nichts', en: 'Period over: silence has no effect' },
  late_after_silence: { de: 'Die Wirkung des Schweigens bleibt.', en: 'The effect of silence stays.' },
  delivered: { de: 'Zugegangen', en: 'Received' },
  acknowledged: { de: 'Eingang bestätigt', en: 'Acknowledged' },
  handed_on: { de: 'Liegt bei {name}', en: 'With {name}' },
  reminder: { de: 'Erinnerung geht am {at} hinaus', en: 'Reminder leaves on {at}' },
  wants_papers: { de: 'Vermisst Unterlagen ({date}): {papers}', en: 'Misses papers ({date}): {papers}' },
  question: { de: 'Bauherrschaft gefragt am {date}: {text}', en: 'Applicant asked on {date}: {text}' },
  reply: { de: 'Antwort vom {date}: {text}', en: 'Reply of {date}: {text}' },
  question_with: { de: 'Dazu lesbar: {names}', en: 'Readable with it: {names}' },
  no_reply: { de: 'Antwort der Bauherrschaft steht aus', en: 'The applicant’s reply is outstanding' },
  asks_time: { de: 'Bittet um Frist bis {date}', en: 'Asks for time until {date}' },
  prolonged: { de: 'Frist verlängert, vorher {date}', en: 'Prolonged, before {date}' },
  from_receipt: { de: 'Frist ab dem nachgewiesenen Zugang, vorher {date}', en: 'Period from the proved receipt, before {date}' },
  moved: { de: 'Frist neu berechnet, vorher {date}', en: 'Period computed anew, before {date}' },
  time_refused: { de: 'Fristverlängerung abgelehnt am {date}: {reason}', en: 'More time refused on {date}: {reason}' },
  withdrawn_because: { de: 'Zurückgenommen am {date}: {reason}', en: 'Withdrawn on {date}: {reason}' },
  replaced: { de: 'Einvernehmen ersetzt am {date}', en: 'Consent replaced on {date}' },
  corrected: { de: 'Fassung {n}', en: 'Version {n}' },
  referred: { de: 'Zuständig sei: {name}', en: 'Said to be responsible: {name}' },
  because: { de: 'Gefragt, weil: {reason}', en: 'Asked because: {reason}' },
  again: { de: 'Erneut gefragt: {reason}', en: 'Asked again: {reason}' },
  actions: { de: 'Schritte', en: 'Actions' },
  waited_for: { de: 'steht aus {since}', en: 'outstanding {since}' },
  filter: { de: 'Nach Stand', en: 'By state' },
  all: { de: 'Alle ({n})', en: 'All ({n})' },
  n_open: { de: 'Offen ({n})', en: 'Open ({n})' },
  n_due_soon: { de: 'Fällig in 7 Tagen oder überfällig ({n})', en: 'Due within 7 days or overdue ({n})' },
  n_silent: { de: 'Frist abgelaufen ({n})', en: 'Period over ({n})' },
  n_objection: { de: 'Einwände ({n})', en: 'Objections ({n})' },
  n_conditions: { de: 'Nebenbestimmungen ({n})', en: 'Conditions ({n})' },
  n_no_objection: { de: 'Keine Bedenken ({n})', en: 'No objections ({n})' },
  n_not_responsible: { de: 'Nicht zuständig ({n})', en: 'Not responsible ({n})' },
  n_withdrawn: { de: 'Zurückgenommen ({n})', en: 'Withdrawn ({n})' },
});
const text = matrix_text;

// What became of a request, in one badge.
export function request_state(request: StatementRequest): TemplateResult {
  const statement = request.statement;
  if (request.status === 'withdrawn') return badge('plain', t(text.withdrawn));
  if (request.status === 'silent') {
    if (request.on_silence === 'deemed_given') return badge('warn', t(text.silent_deemed_given), 'clock');
    return badge('warn', t(request.on_silence === 'disregarded' ? text.silent_disregarded : text.silent_none), 'clock');
  }
  if (!statement) return request.status === 'answered' ? badge('good', t(text.answered), 'good') : badge('info', t(text.open), 'clock');
  const tone = statement.outcome === 'objection' ? 'bad' : statement.outcome === 'no_objection' ? 'good' : 'info';
  return html`${badge(tone, outcome_name(statement.outcome), tone === 'info' ? 'list' : tone)}${statement.late ? badge('warn', t(text.late), 'clock') : nothing}`;
}

// What the applicant was asked because of a request, and what they said.
export const question_lines = (request: StatementRequest): string[] =>
  (request.questions ?? []).flatMap((one) => [t(text.question, { date: date(one.on), text: one.text }), ...(one.attachments.length ? [t(text.question_with, { names: one.attachments.map(({ title, versions }) => title || (versions[0]?.file_name ?? '')).join(', ') })] : []), one.replied_on ? t(text.reply, { date: date(one.replied_on), text: one.reply }) : t(text.no_reply)]);

// When the mail with the link left, and what went wrong with the last one.
export const sending = (request: Pick<StatementRequest, 'sent_at' | 'undelivered' | 'status' | 'link'>): { sent: string; trouble: string } => ({
  sent: request.sent_at ? instant(request.sent_at) : request.link?.sent_to === '' ? t(text.by_hand) : request.status === 'open' ? t(text.not_sent) : '–',
  trouble: request.undelivered ? t(text.undelivered, { at: instant(request.undelivered.at), why: request.undelivered.why }) : '',
});

// Whether the last signed link still opens the request, where it went and whether it was used; the authority alone sees it. Bad where
// nobody can answer by it any more.
export function link_line({ link, status }: Pick<StatementRequest, 'link' | 'status'>): { line: string; bad: boolean } | undefined {
  if (!link) return undefined;
  const used = link.opened_at ? t(text.link_opened, { at: instant(link.opened_at) }) : t(text.link_not_opened);
  if (link.state === 'revoked') return { line: t(text.link_revoked, { at: instant(link.revoked_at ?? '') }), bad: status === 'open' };
  if (link.state === 'expired') return { line: `${t(text.link_expired, { at: instant(link.expires_at) })}, ${used}`, bad: status === 'open' };
  const until = instant(link.expires_at);
  return { line: `${link.sent_to ? t(text.link_valid, { to: link.sent_to, until }) : t(text.link_copied, { until })}, ${used}`, bad: false };
}

// What happened to a request beside question and answer, a line each.
export function trail(request: StatementRequest): string[] {
  const lines: string[] = [];
  const { statement, extension } = request;
  if (statement?.late_effect) lines.push(t(statement.late_effect));
  if ((statement?.version ?? 1) > 1) lines.push(t(text.corrected, { n: statement?.version ?? 1 }));
  if (request.withdrawn_on && request.withdrawn_because) lines.push(t(text.withdrawn_because, { date: date(request.withdrawn_on), reason: request.withdrawn_because }));
  if (statement?.refer_to) lines.push(t(text.referred, { name: statement.refer_to }));
  if (request.handed_on_to) lines.push(t(text.handed_on, { name: request.handed_on_to }));
  if (extension && !extension.answered_on) lines.push(t(text.asks_time, { date: date(extension.until) }));
  if (extension?.answered_on && !extension.granted) lines.push(t(text.time_refused, { date: date(extension.answered_on), reason: extension.refused_because }));
  for (const wanted of request.papers_wanted ?? []) lines.push(t(text.wants_papers, { date: date(wanted.on), papers: wanted.papers }));
  lines.push(...question_lines(request));
  const before = request.former_deadlines?.at(-1);
  if (before) lines.push(t(extension?.granted ? text.prolonged : request.delivered_on ? text.from_receipt : text.moved, { date: date(before.end) }));
  if (request.consent_replaced) lines.push(t(text.replaced, { date: date(request.consent_replaced.on) }));
  if (request.reminder_leaves_at) lines.push(t(text.reminder, { at: instant(request.reminder_leaves_at) }));
  if (request.plans) lines.push(sentence(t(request.plans)));
  if (request.again_because) lines.push(t(text.again, { reason: request.again_because }));
  if (request.added_because) lines.push(t(text.because, { reason: request.added_because }));
  return lines;
}

// Since when an open request waits for its agency.
export const waited_for = (request: StatementRequest, today: string): TemplateResult | typeof nothing =>
  request.status === 'open' ? html`<div class="fw-small fw-muted">${t(text.waited_for, { since: since_days(request.asked_at?.slice(0, 10) ?? request.deadline.from, today) })}</div>` : nothing;

// The states there are, each with its number, to look at one alone; '': all.
export function matrix_filter(requests: readonly StatementRequest[], today: string, chosen: Standing | '', choose: (state: Standing | '') => void): TemplateResult | typeof nothing {
  if (requests.length < 2) return nothing;
  const one = (state: Standing | '', label: string): TemplateResult =>
    html`<button class="fw-plain" type="button" aria-pressed=${state === chosen ? 'true' : 'false'} @click=${() => choose(state)}>${label}</button>`;
  return html`<div class="fw-row fw-matrix__filter" role="group" aria-label=${t(text.filter)}>${one('', t(text.all, { n: requests.length }))}${counts(requests, today).map(([state, n]) => one(state, t(text[`n_${state}`], { n })))}</div>`;
}

function link_state(request: StatementRequest): TemplateResult | typeof nothing {
  const said = link_line(request);
  if (!said) return nothing;
  return said.bad ? notice('warn', said.line) : html`<div class="fw-small fw-muted fw-matrix__link">${said.line}</div>`;
}

export function matrix(requests: readonly StatementRequest[], today: string, actions: (request: StatementRequest) => unknown): TemplateResult {
  return html`<table class="fw-table fw-table--blocks fw-matrix">
    <thead><tr><th scope="col">${t(text.agency)}</th><th scope="col">${t(text.due)}</th><th scope="col">${t(text.state)}</th><th scope="col">${t(text.sent)}</th></tr></thead>
    <tbody>${by_due_date(requests).map((request) => html`<tr>
      <td data-label=${t(text.agency)}><div><strong>${request.agency.name}</strong>
        <div>${act_name(request.act)}</div><div class="fw-small fw-muted">${request.legal_basis}</div>${actions(request)}</div></td>
      <td data-label=${t(text.due)}><div>${request.status === 'open' ? due_date(request.deadline.end, today) : html`<time datetime=${request.deadline.end}>${date(request.deadline.end)}</time>`}${waited_for(request, today)}${why(request.deadline)}</div></td>
      <td data-label=${t(text.state)}><div class="fw-stack fw-stack--tight"><div class="fw-row">${request_state(request)}</div>
        ${trail(request).map((line) => html`<span class="fw-small">${line}</span>`)}
        ${request.status === 'open' ? html`<span class="fw-small fw-muted">${request.silence_text ? t(request.silence_text) : silence_name(request.on_silence)}</span>` : nothing}</div></td>
      <td data-label=${t(text.sent)}><div>${sending(request).sent}
        ${sending(request).trouble ? notice('bad', sending(request).trouble) : nothing}
        ${link_state(request)}
        ${request.delivered_on ? html`<div class="fw-small fw-muted">${t(text.delivered)}: ${date(request.delivered_on)}</div>` : nothing}
        ${request.acknowledged_on ? html`<div class="fw-small fw-muted">${t(text.acknowledged)}: ${date(request.acknowledged_on)}</div>` : nothing}
        <div class="fw-small fw-muted">${request.opened_at ? html`${t(text.opened)}: ${instant(request.opened_at)}` : request.status === 'open' && (!request.link || request.link.state === 'revoked') ? t(text.not_opened) : nothing}</div></div></td>
    </tr>`)}</tbody></table>`;
}

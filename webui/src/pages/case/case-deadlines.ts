// All deadlines of a case with their working, running ones first. Basis: §§ 187-193 BGB and the rule each names.
import { html, nothing, type TemplateResult } from 'lit';
import type { Application, Deadline } from '../../api/types';
import { by_due, next_deadline } from '../../components/deadline/deadline';
import { status_badge, why } from '../../components/deadline/why';
import { date, weekday } from '../../format';
import { t } from '../../i18n/text';
import { addressee_role } from './permit-texts';
import { text } from './texts';

const remedies = new Set(['objection', 'objection-without-instruction']);

// Each addressee of a decision has a period of their own for a remedy; where words do not tell two apart, the day of service does.
function addressee(application: Application, deadline: Deadline): string {
  if (!remedies.has(deadline.rule)) return '';
  const served = application.addressees?.find(({ id }) => id === deadline.subject);
  if (!served && deadline.subject) return application.deadlines.some(({ rule, subject }) => rule === 'permit-display' && subject === deadline.subject) ? t(text.remedy_public) : '';
  if (served?.name) return served.role === 'municipality' ? served.name : `${addressee_role(served.role)}: ${served.name}`;
  const whom = served ? addressee_role(served.role) : t(text.principal);
  const alike = application.deadlines.filter(({ rule, subject }) => {
    const other = application.addressees?.find(({ id }) => id === subject);
    return remedies.has(rule) && (served ? other?.role === served.role && !other.name : !subject);
  });
  return alike.length > 1 ? t(text.remedy_served, { whom, date: date(deadline.from) }) : whom;
}

// Whom a deadline is about: agencies' periods are told apart by their names, remedies by the addressees of the decision.
export function deadline_name(application: Application, deadline: Deadline): string {
  const request = application.requests.find(({ id, deadline: own }) => id === deadline.subject || own.id === deadline.id);
  const whom = request ? request.agency.name : addressee(application, deadline);
  return whom ? t(text.deadline_of, { name: t(deadline.name), whom }) : t(deadline.name);
}

// Those of the application and those of its requests, each once.
export function all_deadlines(application: Application): Deadline[] {
  const all = new Map<string, Deadline>();
  for (const deadline of [...application.deadlines, ...application.requests.flatMap((request) => [...(request.former_deadlines ?? []), request.deadline])]) all.set(deadline.id, deadline);
  return by_due([...all.values()]);
}

// The one that an address asks for by `?frist=`: its id, or 'naechste' for the running one that ends first.
export const asked_deadline = (application: Application, query: URLSearchParams): string =>
  query.get('frist') === 'naechste' ? (next_deadline(all_deadlines(application))?.id ?? '') : (query.get('frist') ?? '');

// Brings the working of a deadline before the reader; false while it is not on the page.
export function show_deadline(page: ParentNode, id: string): boolean {
  const details = page.querySelector<HTMLDetailsElement>(`[data-deadline="${CSS.escape(id)}"] details`);
  if (details) details.open = true; // the reader may have closed it since
  const summary = details?.querySelector<HTMLElement>('summary');
  summary?.focus({ preventScroll: true });
  summary?.closest('li')?.scrollIntoView();
  return !!summary;
}

// A decision period that begins with statements which are still to come.
function awaited(application: Application): TemplateResult | typeof nothing {
  const awaits = application.decision_awaits;
  if (!awaits) return nothing;
  const { deadline, requests } = awaits;
  return html`<section class="fw-stack fw-stack--tight"><h3>${t(deadline.name)}</h3>
    <p>${t(requests === 1 ? text.awaits_one : text.awaits, { n: requests, start: date(deadline.from), end: date(deadline.end) })} <span class="fw-small fw-muted">${deadline.basis}</span></p>
    ${why(deadline)}</section>`;
}

// `open`: the deadline whose working stands open from the start.
export function deadlines_view(application: Application, open = ''): TemplateResult {
  const deadlines = all_deadlines(application);
  if (!deadlines.length) return html`<p>${t(text.no_deadlines)}</p>`;
  return html`${awaited(application)}<ul class="fw-plainlist fw-deadlines">${deadlines.map((deadline) => html`<li data-deadline=${deadline.id} class=${deadline.status === 'running' ? '' : 'fw-deadlines__settled'}>
    <div class="fw-deadlines__head">
      <div><h3>${deadline_name(application, deadline)}</h3><p class="fw-small fw-muted">${deadline.basis}</p></div>
      <div class="fw-deadlines__date"><time datetime=${deadline.end}>${weekday(deadline.end)}, ${date(deadline.end)}</time>${status_badge(deadline, application.today)}</div>
    </div>
    ${why(deadline, deadline.id === open)}
  </li>`)}</ul>`;
}

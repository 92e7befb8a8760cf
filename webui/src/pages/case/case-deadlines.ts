// All deadlines of a case with their working, running ones first. Basis: §§ 187-193 BGB and the rule each names.
import { html, type TemplateResult } from 'lit';
import type { Application, Deadline } from '../../api/types';
import { by_due } from '../../components/deadline/deadline';
import { status_badge, why } from '../../components/deadline/why';
import { date, weekday } from '../../format';
import { t } from '../../i18n/text';
import { text } from './texts';

// Whom a deadline is about: agencies' periods are told apart by their names.
export function deadline_name(application: Application, deadline: Deadline): string {
  const request = application.requests.find(({ id, deadline: own }) => id === deadline.subject || own.id === deadline.id);
  return request ? t(text.request_deadline, { name: t(deadline.name), agency: request.agency.name }) : t(deadline.name);
}

// Those of the application and those of its requests, each once.
export function all_deadlines(application: Application): Deadline[] {
  const all = new Map<string, Deadline>();
  for (const deadline of [...application.deadlines, ...application.requests.flatMap((request) => [...(request.former_deadlines ?? []), request.deadline])]) all.set(deadline.id, deadline);
  return by_due([...all.values()]);
}

export function deadlines_view(application: Application): TemplateResult {
  const deadlines = all_deadlines(application);
  if (!deadlines.length) return html`<p>${t(text.no_deadlines)}</p>`;
  return html`<ul class="fw-plainlist fw-deadlines">${deadlines.map((deadline) => html`<li class=${deadline.status === 'running' ? '' : 'fw-deadlines__settled'}>
    <div class="fw-deadlines__head">
      <div><h3>${deadline_name(application, deadline)}</h3><p class="fw-small fw-muted">${deadline.basis}</p></div>
      <div class="fw-deadlines__date"><time datetime=${deadline.end}>${weekday(deadline.end)}, ${date(deadline.end)}</time>${status_badge(deadline, application.today)}</div>
    </div>
    ${why(deadline)}
  </li>`)}</ul>`;
}

// The changes of an application since it was filed, newest first, each with what the authority made of it.
import { html, nothing, type TemplateResult } from 'lit';
import type { Application } from '../api/types';
import { date } from '../format';
import { changes as text } from '../i18n/changes';
import { t } from '../i18n/text';
import { badge } from './notice';

// `base`: the page whose versions can be compared, "/vorgaenge/ID" or "/antraege/ID".
export function change_list(application: Application, base: string): TemplateResult | typeof nothing {
  const filed = [...(application.changes ?? [])].reverse();
  if (!filed.length) return nothing;
  return html`<ul class="fw-plainlist fw-lines">${filed.map((change) => html`<li data-change=${change.id}>
    <div class="fw-row fw-row--between"><strong>${t(text.received, { date: date(change.received_on) })}</strong>
      ${change.assessed ? badge('info', t(change.assessed.name)) : badge('warn', t(text.waits), 'clock')}</div>
    <p class="fw-prewrap">${change.reason}</p>
    ${change.procedure ? html`<p>${t(text.asks_procedure, { name: t(change.procedure.name) })}</p>` : nothing}
    ${change.assessed?.procedure ? html`<p><strong>${t(text.now_procedure, { name: t(change.assessed.procedure.name) })}</strong></p>` : nothing}
    ${change.assessed ? html`<p class="fw-small fw-muted">${date(change.assessed.on)}: ${change.assessed.reason}${change.assessed.complete_on ? html` (${t(text.complete_on, { date: date(change.assessed.complete_on) })})` : nothing} ${change.assessed.basis}</p>` : nothing}
    ${change.draft_version > 1 ? html`<p><a href="${base}/fassungen?vorher=${change.draft_version - 1}&nachher=${change.draft_version}">${t(text.compare)}</a></p>` : nothing}</li>`)}</ul>`;
}

// What has happened since the decision, and what can be done now; the same for applicant and authority, each their part.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Application } from '../../api/types';
import { FwElement } from '../../base/element';
import { badge, notice } from '../../components/notice';
import { date } from '../../format';
import { t, type Text } from '../../i18n/text';
import './act-table';
import { live_acts } from './permit-acts';
import { addressee_role, text } from './permit-texts';
import { service_name } from './words';

const notice_name = { start: text.notice_start, shell: text.notice_shell, completion: text.notice_completion, early_use: text.notice_early_use };
const occasion_name = (occasion: string): string => t(({ shell: text.occasion_shell, completion: text.occasion_completion } as Record<string, Text>)[occasion] ?? text.occasion_other);

@customElement('fw-permit')
export class Permit extends FwElement {
  @property({ attribute: false }) application!: Application;

  override render(): TemplateResult {
    const acts = live_acts(this.application);
    return html`<div class="fw-stack">
      ${this.#standing()}
      ${acts.length ? html`<section class="fw-card fw-card--hued fw-permit-acts"><h3>${t(text.what_next)}</h3>
        <fw-acts .application=${this.application} .acts=${acts}></fw-acts></section>` : nothing}
      ${this.#list(text.notices, (this.application.site_notices ?? []).map((given) => html`<li><strong>${t(notice_name[given.notice])}</strong> ${given.late ? badge('warn', t(text.late), 'warn') : nothing}<br />
        ${t(text.planned, { date: date(given.planned_on) })} · ${t(text.received, { date: date(given.received_on) })}${given.earliest_on ? html` · ${t(text.earliest, { date: date(given.earliest_on) })}` : nothing}
        ${given.site_manager ? html`<br /><span class="fw-small fw-muted">${t(text.people, { manager: given.site_manager, contractor: given.contractor ?? '' })}</span>` : nothing}</li>`))}
      ${this.#list(text.inspections, (this.application.inspections ?? []).map((seen) => html`<li><strong>${date(seen.on)} · ${occasion_name(seen.occasion)}</strong> ${seen.defects ? badge('bad', t(text.defects), 'bad') : badge('good', t(text.no_defects))}<p class="fw-prose">${seen.findings}</p></li>`))}
      ${this.#list(text.addressees, (this.application.addressees ?? []).map((served) => html`<li>${t(text.addressee, { role: addressee_role(served.role), date: date(served.served_on), service: service_name(served.service) })}${served.name ? html` <span class="fw-muted">${served.name}</span>` : nothing}</li>`))}
      ${this.#list(text.corrections, (this.application.corrections ?? []).map((corrected) => html`<li>${t(text.instead, { wrong: corrected.wrong, right: corrected.right })}<br /><span class="fw-small fw-muted">${corrected.reason}</span> ${this.#file(corrected.notice)}</li>`))}
    </div>`;
  }

  #standing(): unknown {
    const { interrupted_since, expired_on, validity_requested_on, cancellation } = this.application;
    return [
      cancellation ? notice('bad', t(text.cancelled, { date: date(cancellation.effective_on), basis: cancellation.basis }), html`<p class="fw-prose">${cancellation.reasons}</p><p>${this.#file(cancellation.notice)}</p>`) : nothing,
      expired_on ? notice('bad', t(text.expired, { date: date(expired_on) })) : nothing,
      interrupted_since ? notice('warn', t(text.interrupted, { date: date(interrupted_since) })) : nothing,
      validity_requested_on ? notice('info', t(text.requested, { date: date(validity_requested_on) })) : nothing,
    ];
  }

  #file(document: string): TemplateResult {
    return html`<a href="/api/v1/applications/${this.application.id}/documents/${document}/versions/1" target="_blank" rel="noopener">${t(text.notice_file)}</a>`;
  }

  #list(title: Text, items: TemplateResult[]): TemplateResult | typeof nothing {
    return items.length ? html`<section class="fw-stack fw-stack--tight"><h3>${t(title)}</h3><ul class="fw-plainlist fw-stack fw-stack--tight">${items}</ul></section>` : nothing;
  }
}

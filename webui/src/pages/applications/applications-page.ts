// The applicant's list by whose turn it is: each application with its state and the next date.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import { can } from '../../api/session';
import type { ApplicationSummary } from '../../api/types';
import { FwPage } from '../../base/element';
import { button, link_button } from '../../components/fields';
import { why_link } from '../../components/deadline/why';
import { text as message_text } from '../../components/messages/texts';
import { badge, loading, problem_notice } from '../../components/notice';
import { date, parcel_label } from '../../format';
import { applicant as text } from '../../i18n/applicant';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { side_name, state_name, state_tone } from '../case/words';
import './applications.css';
import { since_days } from '../../components/since';
import { in_groups } from './order';

@customElement('fw-applications-page')
export class ApplicationsPage extends FwPage {
  @state() private list: ApplicationSummary[] | undefined;
  @state() private problem: Problem | undefined;
  #next: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    try {
      const { data } = await call(api.GET('/api/v1/applications', { params: { query: { limit: 50, sort: 'turn', ...(this.#next ? { cursor: this.#next } : {}) } } }));
      this.list = [...(this.list ?? []), ...data.applications];
      this.#next = data.next;
    } catch (error) {
      this.problem = caught(error);
    }
  };

  override render(): TemplateResult {
    return html`<div class="fw-head"><div class="fw-head__row">
        <h1>${t(shell.my_applications)}</h1>
        ${can('start_application') ? link_button(t(shell.new_application), '/antraege/neu') : nothing}
      </div><p class="fw-lead">${t(text.list_lead)}</p></div>
      ${this.problem ? problem_notice(this.problem) : nothing}
      ${this.list ? this.#cards(this.list) : this.problem ? nothing : loading()}`;
  }

  #cards(list: readonly ApplicationSummary[]): TemplateResult {
    if (list.length === 0) return html`<p class="fw-card fw-card--hued">${t(text.list_none)}</p>`;
    return html`${in_groups(list).map(([group, items]) => html`<section class="fw-stack fw-stack--tight fw-applications__group" aria-labelledby="group-${group}">
        <h2 id="group-${group}">${t(group === 'yours' ? text.turn_you : text[`group_${group}`])} <span class="fw-muted">(${items.length})</span></h2>
        <ul class="fw-plain-list fw-applications">${items.map((item) => this.#card(item))}</ul></section>`)}
      ${this.#next ? html`<div class="fw-actions">${button(t(text.list_more), () => void this.#load(), 'secondary')}</div>` : nothing}`;
  }

  readonly #today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());

  #card(item: ApplicationSummary): TemplateResult {
    const draft = item.state === 'draft';
    const href = `/antraege/${encodeURIComponent(item.id)}${draft ? '/entwurf' : ''}`;
    return html`<li class="fw-card fw-card--link fw-application">
      <div class="fw-row fw-row--between"><h3><a class="fw-card__link" href=${href}>${item.title}</a></h3>${badge(state_tone(item.state), state_name(item.state, item.procedure))}</div>
      <p class="fw-small fw-muted">${[item.file_number, item.authority?.name, item.parcels?.map(parcel_label).join('; ')].filter(Boolean).join(' · ')}</p>
      <p class="fw-row fw-small">
        ${item.questions_open ? html`<span class="fw-strong">${t(text.question_waits)}</span>` : nothing}
        ${draft || item.turn === 'nobody' ? nothing : html`<span>${item.turn === 'applicant' ? nothing : t(text.turn_of, { side: side_name(item.turn) })}${item.turn_since ? html` <span class="fw-muted">${since_days(item.turn_since, this.#today)}</span>` : nothing}</span>`}
        ${item.next_due ? html`<span>${t(text.next_date)}: <strong class="fw-strong">${date(item.next_due)}</strong>${item.next_deadline ? html` <span class="fw-muted">${t(item.next_deadline)}</span>` : nothing}</span>${why_link(href, 'naechste', item.title)}` : nothing}
        ${item.unread_messages ? html`<span class="fw-strong">${item.unread_messages === 1 ? t(message_text.unread_one) : t(message_text.unread, { n: item.unread_messages })}</span>` : nothing}
        ${item.requests_total ? html`<span class="fw-muted">${t(text.participation)} ${item.requests_total - (item.requests_open ?? 0)}/${item.requests_total}</span>` : nothing}
      </p>
    </li>`;
  }
}

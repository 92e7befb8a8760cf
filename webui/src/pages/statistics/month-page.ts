// The reports of a month to the statistics of building works, or the survey of a year: shown, and as a table.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { components } from '../../api/contract';
import { caught, type Problem } from '../../api/problem';
import { FwPage } from '../../base/element';
import { button, link_button, text_field } from '../../components/fields';
import { loading, notice, problem_notice } from '../../components/notice';
import { date } from '../../format';
import { t } from '../../i18n/text';
import { take_message } from './message';
import { text } from './texts';

type Report = components['schemas']['StatisticsMonthReport'];

// "2026-06" or "2026", as the interface takes it.
const period = (typed: string): { month: string } | { year: string } => (/^\d{4}$/.test(typed) ? { year: typed } : { month: typed });
const is_year = (typed: string): boolean => 'year' in period(typed);

// The month before the one that runs: it is complete.
const last_month = (): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1)).toISOString().slice(0, 7);
};

const unknown = (n: number): TemplateResult | typeof nothing =>
  n ? html`<br /><span class="fw-small fw-muted">${n === 1 ? t(text.not_known_one) : t(text.not_known, { n })}</span>` : nothing;

@customElement('fw-statistics-month-page')
export class StatisticsMonthPage extends FwPage {
  @state() private month = '';
  @state() private shown = '';
  @state() private reports: Report[] | undefined;
  @state() private problem: Problem | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.month = this.query.get('monat') ?? this.query.get('jahr') ?? last_month();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.problem = undefined;
    try {
      this.reports = (await call(api.GET('/api/v1/statistics', { params: { query: period(this.month) } }))).data.reports;
      this.shown = this.month;
      history.replaceState(null, '', `/statistik?${is_year(this.month) ? 'jahr' : 'monat'}=${this.month}`);
    } catch (error) {
      this.problem = caught(error);
    }
  }

  async #take(report: Report): Promise<void> {
    this.problem = undefined;
    try {
      await take_message(report.application, report);
    } catch (error) {
      this.problem = caught(error);
      await this.updateComplete;
      this.querySelector('.kern-alert')?.scrollIntoView({ block: 'nearest' });
    }
  }

  override render(): TemplateResult {
    return html`<div class="fw-head"><h1>${t(text.month_title)}</h1><p class="fw-muted">${t(text.month_intro)}</p></div>
      <div class="fw-stack fw-stack--wide">
        <form class="fw-row fw-row--end" novalidate @submit=${(event: Event) => {
          event.preventDefault();
          void this.#load();
        }}>${text_field({ id: 'month', label: t(text.month), hint: t(text.month_hint), value: this.month, on_input: (typed) => (this.month = typed.trim()) }, { maxlength: 7 })}
          ${button(t(text.show), undefined, 'primary', { type: 'submit' })}
          ${this.reports?.length ? link_button(t(text.download), `/api/v1/statistics.csv?${is_year(this.shown) ? 'year' : 'month'}=${this.shown}`, 'secondary') : nothing}</form>
        ${this.problem ? problem_notice(this.problem) : nothing}
        ${this.reports ? (this.reports.length ? this.#table(this.reports) : notice('info', t(is_year(this.shown) ? text.none_unfinished : text.none))) : this.problem ? nothing : loading()}
      </div>`;
  }

  #table(reports: Report[]): TemplateResult {
    return html`<table class="fw-table fw-table--blocks"><thead><tr>
      <th scope="col">${t(text.file_number)}</th><th scope="col">${t(text.building_column)}</th><th scope="col">${t(text.occasion)}</th><th scope="col">${t(text.on)}</th><th scope="col">${t(text.duty)}</th></tr></thead>
      <tbody>${reports.map((one) => html`<tr>
        <td data-label=${t(text.file_number)}><a href="/vorgaenge/${one.application}/statistik">${one.file_number}</a></td>
        <td data-label=${t(text.building_column)}>${one.of_name ? t(one.of_name) : '–'}</td>
        <td data-label=${t(text.occasion)}><div>${t(one.name)} <span class="fw-small fw-muted">XBau ${one.message}</span>${one.progress ? html`<br />${t(text.progress, { name: one.progress.name })}` : nothing}</div></td><td data-label=${t(text.on)}>${date(one.on)}</td>
        <td data-label=${t(text.duty)}><div><span class="fw-strong">${t(text[`duty_${one.duty}`])}</span>${one.why ? html`<br />${t(one.why)}` : nothing}
          ${one.steps.map((step) => html`<br /><span class="fw-small">${t(step)}</span>`)}
          ${unknown(Object.keys(one.unknown).length)}
          ${one.duty === 'exempt' ? nothing : html`<br /><button class="fw-plain" type="button" @click=${() => void this.#take(one)}>${t(text.take_message)}<span class="fw-sr">: ${one.file_number}${one.of_name ? `, ${t(one.of_name)}` : ''}, ${t(one.name)}</span></button>`}</div></td></tr>`)}</tbody></table>`;
  }
}

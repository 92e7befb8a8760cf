// The period calculator: anybody may compute the end of a legal period and see why it is that day.
// BGB §§ 187-193.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Derivation } from '../../api/types';
import { FwPage } from '../../base/element';
import { error_of, type FormError } from '../../components/error-summary';
import '../../components/error-summary';
import { button, check_field, select_field, text_field } from '../../components/fields';
import { problem_notice } from '../../components/notice';
import { date, weekday } from '../../format';
import { open_pages as text } from '../../i18n/public';
import { lands } from '../../i18n/lands';
import { t } from '../../i18n/text';
import { set_query } from '../../router';
import './periods.css';

const units = ['M', 'W', 'D', 'Y', 'AT', 'WT'] as const;

@customElement('fw-periods-page')
export class PeriodsPage extends FwPage {
  @state() private from = '';
  @state() private amount = '1';
  @state() private unit: string = 'M';
  @state() private land = 'HE';
  @state() private shift = true;
  @state() private errors: FormError[] = [];
  @state() private problem: Problem | undefined;
  @state() private result: Derivation | undefined;

  // The address reproduces the computation, so that it can be sent to somebody.
  override connectedCallback(): void {
    super.connectedCallback();
    const from = this.query.get('from');
    const length = /^(\d+)(D|W|M|Y|AT|WT)$/.exec(this.query.get('length') ?? '');
    if (!from || !length) return;
    this.from = from;
    this.amount = length[1] ?? '1';
    this.unit = length[2] ?? 'M';
    this.land = this.query.get('land') ?? 'HE';
    this.shift = this.query.get('shift') !== 'false';
    void this.#compute();
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.errors = [
      ...(/^\d{4}-\d{2}-\d{2}$/.test(this.from) ? [] : [{ field: 'from', message: t(text.period_need_from) }]),
      ...(/^[1-9]\d{0,4}$/.test(this.amount.trim()) ? [] : [{ field: 'amount', message: t(text.period_need_amount) }]),
    ];
    if (this.errors.length === 0) void this.#compute();
  };

  async #compute(): Promise<void> {
    this.problem = undefined;
    const query = { from: this.from, length: this.amount.trim() + this.unit, land: this.land, shift: this.shift };
    try {
      this.result = (await call(api.GET('/api/v1/period', { params: { query } }))).data;
      set_query(new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])));
    } catch (error) {
      this.result = undefined;
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    return html`
      <div class="fw-head"><h1>${t(text.period_title)}</h1><p class="fw-lead">${t(text.period_lead)}</p></div>
      <div class="fw-periods">
        <form class="fw-stack" novalidate @submit=${this.#submit}>
          <fw-error-summary .errors=${this.errors}></fw-error-summary>
          ${text_field({ id: 'from', label: t(text.period_from), hint: t(text.period_from_hint), value: this.from, error: error_of(this.errors, 'from'), on_input: (value) => (this.from = value) }, { type: 'date' })}
          <div class="fw-fields fw-fields--pair">
            ${text_field({ id: 'amount', label: t(text.period_amount), value: this.amount, error: error_of(this.errors, 'amount'), on_input: (value) => (this.amount = value) }, { inputmode: 'numeric' })}
            ${select_field({ id: 'unit', label: t(text.period_unit), value: this.unit, on_input: (value) => (this.unit = value) }, units.map((unit) => ({ value: unit, label: t(text[`unit_${unit}`]) })))}
          </div>
          ${select_field({ id: 'land', label: t(text.period_land), value: this.land, on_input: (value) => (this.land = value) }, Object.entries(lands).map(([value, label]) => ({ value, label })))}
          ${check_field('shift', t(text.period_shift), this.shift, (checked) => (this.shift = checked))}
          <div class="fw-actions">${button(t(text.period_compute), undefined, 'primary', { type: 'submit' })}</div>
        </form>
        <div aria-live="polite">${this.problem ? problem_notice(this.problem) : nothing}${this.#answer()}</div>
      </div>`;
  }

  #answer(): TemplateResult | typeof nothing {
    const result = this.result;
    if (!result) return nothing;
    return html`<section class="fw-card fw-card--hued">
      <div><h2 class="fw-small fw-muted">${t(text.period_result)}</h2><p class="fw-period-end">${weekday(result.end)}, ${date(result.end)}</p></div>
      <ol class="fw-steps">${result.steps.map((step) => html`<li><span class="fw-steps__date">${weekday(step.date)}, ${date(step.date)}</span><span>${t(step.why)}</span><span class="fw-small fw-muted">${step.rule}</span></li>`)}</ol>
      <dl class="fw-facts fw-small">
        <div><dt>${t(text.period_raw)}</dt><dd>${weekday(result.raw)}, ${date(result.raw)}</dd></div>
        ${result.calendar_version ? html`<div><dt>${t(text.period_calendar)}</dt><dd>${result.calendar_version}</dd></div>` : nothing}
      </dl>
    </section>`;
  }
}

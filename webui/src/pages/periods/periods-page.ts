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
import { length_name } from '../case/words';
import { lands } from '../../i18n/lands';
import { t } from '../../i18n/text';
import { set_query } from '../../router';
import './periods.css';

type Counting = 'event' | 'first' | 'backward' | 'until';
const extensions = ['', '1W', '2W', '1M', '2M', '3M', '1Y', '2Y'];
const units = ['M', 'W', 'D', 'Y', 'AT', 'WT'] as const;

@customElement('fw-periods-page')
export class PeriodsPage extends FwPage {
  @state() private from = '';
  @state() private amount = '1';
  @state() private unit: string = 'M';
  @state() private counting: Counting = 'event';
  @state() private until = '';
  @state() private extend = '';
  @state() private extend_raw = false;
  @state() private authority = '';
  @state() private land = 'HE';
  @state() private shift = true;
  @state() private errors: FormError[] = [];
  @state() private problem: Problem | undefined;
  @state() private result: Derivation | undefined;

  // The address reproduces the computation, so that it can be sent to somebody.
  override connectedCallback(): void {
    super.connectedCallback();
    const from = this.query.get('from');
    const length = /^(-?)(\d+?)(D|W|M|Y|AT|WT)(0?)$/.exec(this.query.get('length') ?? '');
    const until = this.query.get('until') ?? '';
    if (!from || (!length && !until)) return;
    this.from = from;
    this.until = until;
    this.amount = length?.[2] ?? '1';
    this.unit = length?.[3] ?? 'M';
    this.counting = until ? 'until' : length?.[1] ? 'backward' : length?.[4] ? 'first' : 'event';
    this.extend = this.query.get('extend') ?? '';
    this.extend_raw = this.query.get('extend_from') === 'raw';
    this.authority = this.query.get('authority') ?? '';
    this.land = this.query.get('land') ?? 'HE';
    this.shift = this.query.get('shift') !== 'false';
    void this.#compute();
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.errors = [
      ...(/^\d{4}-\d{2}-\d{2}$/.test(this.from) ? [] : [{ field: 'from', message: t(text.period_need_from) }]),
      ...(this.counting !== 'until' || /^\d{4}-\d{2}-\d{2}$/.test(this.until) ? [] : [{ field: 'until', message: t(text.period_need_until) }]),
      ...(this.counting === 'until' || /^[1-9]\d{0,4}$/.test(this.amount.trim()) ? [] : [{ field: 'amount', message: t(text.period_need_amount) }]),
    ];
    if (this.errors.length === 0) void this.#compute();
  };

  async #compute(): Promise<void> {
    this.problem = undefined;
    const length = `${this.counting === 'backward' ? '-' : ''}${this.amount.trim()}${this.unit}${this.counting === 'first' ? '0' : ''}`;
    const extend = this.extend && (this.counting === 'event' || this.counting === 'first') ? { extend: this.extend, extend_from: this.extend_raw ? ('raw' as const) : ('end' as const) } : {};
    const query = { from: this.from, ...(this.counting === 'until' ? { until: this.until } : { length }), ...extend, ...(this.authority ? { authority: this.authority } : {}), land: this.land, shift: this.shift };
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
          ${select_field({ id: 'counting', label: t(text.period_counting), value: this.counting, on_input: (value) => (this.counting = value as Counting) }, (['event', 'first', 'backward', 'until'] as const).map((value) => ({ value, label: t(text[`counting_${value}`]) })))}
          ${this.counting === 'until' ? text_field({ id: 'until', label: t(text.period_until), value: this.until, error: error_of(this.errors, 'until'), on_input: (value) => (this.until = value) }, { type: 'date' }) : html`<div class="fw-fields fw-fields--pair">
            ${text_field({ id: 'amount', label: t(text.period_amount), value: this.amount, error: error_of(this.errors, 'amount'), on_input: (value) => (this.amount = value) }, { inputmode: 'numeric' })}
            ${select_field({ id: 'unit', label: t(text.period_unit), value: this.unit, on_input: (value) => (this.unit = value) }, units.map((unit) => ({ value: unit, label: t(text[`unit_${unit}`]) })))}
          </div>`}
          ${this.counting === 'event' || this.counting === 'first' ? html`${select_field({ id: 'extend', label: t(text.period_extend), value: this.extend, on_input: (value) => (this.extend = value) }, extensions.map((value) => ({ value, label: value ? length_name(value) : t(text.period_no_extension) })))}
            ${this.extend ? check_field('extend-raw', t(text.period_extend_raw), this.extend_raw, (checked) => (this.extend_raw = checked)) : nothing}` : nothing}
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
      <div><h2 class="fw-small fw-muted">${t(text.period_result)}</h2><p class="fw-period-end">${weekday(result.end)}, ${date(result.end)}</p><p>${t(result.sentence)}</p></div>
      <ol class="fw-steps">${result.steps.map((step) => html`<li><span class="fw-steps__date">${weekday(step.date)}, ${date(step.date)}</span><span>${t(step.why)}</span><span class="fw-small fw-muted">${step.rule}</span></li>`)}</ol>
      <dl class="fw-facts fw-small">
        <div><dt>${t(text.period_raw)}</dt><dd>${weekday(result.raw)}, ${date(result.raw)}</dd></div>
        ${result.calendar_version ? html`<div><dt>${t(text.period_calendar)}</dt><dd>${result.calendar_version}</dd></div>` : nothing}
      </dl>
    </section>`;
  }
}

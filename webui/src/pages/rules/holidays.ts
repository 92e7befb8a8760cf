// Holidays of the Land and of the authority; entering one moves what runs.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { error_of } from '../../components/error-summary';
import { button, text_field } from '../../components/fields';
import { badge } from '../../components/notice';
import { date, weekday } from '../../format';
import { t } from '../../i18n/text';
import { RulePart } from './part';
import { text } from './texts';

@customElement('fw-rule-holidays')
export class RuleHolidays extends RulePart {
  @state() private day = '';
  @state() private name = '';

  override render(): TemplateResult {
    const days = [...this.data.holidays].sort((one, other) => one.date.localeCompare(other.date));
    return html`<div class="fw-stack fw-stack--wide"><p class="fw-measure">${t(text.holidays_lead, { year: this.data.on.slice(0, 4) })}</p>
      <table class="fw-table fw-table--blocks"><thead><tr><th scope="col">${t(text.holiday_day)}</th><th scope="col">${t(text.holiday_name)}</th><th scope="col">${t(text.holiday_of)}</th></tr></thead>
        <tbody>${days.map((one) => html`<tr data-day=${one.date}><td data-label=${t(text.holiday_day)}>${weekday(one.date)}, ${date(one.date)}</td><td data-label=${t(text.holiday_name)}>${one.name}</td>
          <td data-label=${t(text.holiday_of)}><div>${one.own ? html`${badge('info', t(text.authority))} ${one.date > this.data.today ? html`<button class="fw-plain" type="button" @click=${() => void this.save({ kind: 'holiday', key: one.date, content: null })}>${t(text.take_back)}<span class="fw-sr">: ${one.name}</span></button>` : nothing}` : t(text.land)}</div></td></tr>`)}</tbody></table>
      <form class="fw-card fw-stack" novalidate @submit=${(event: Event) => void this.#submit(event)}><h2>${t(text.add_holiday)}</h2>${this.messages()}
        <div class="fw-fields fw-fields--pair">
          ${text_field({ id: 'holiday-day', label: t(text.holiday_day), value: this.day, error: error_of(this.errors, 'holiday-day'), on_input: (value) => (this.day = value) }, { type: 'date' })}
          ${text_field({ id: 'holiday-name', label: t(text.holiday_name), value: this.name, on_input: (value) => (this.name = value) }, { maxlength: 100 })}</div>
        ${this.when_and_why(false)}
        <div class="fw-actions">${button(t(text.add_holiday), undefined, 'primary', { type: 'submit' })}</div></form></div>`;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const missing = this.day && this.name.trim() ? [] : [{ field: 'holiday-day', message: t(text.holiday_missing) }];
    if (await this.save({ kind: 'holiday', key: this.day, content: { name: this.name.trim() } }, missing)) this.day = this.name = '';
  }
}

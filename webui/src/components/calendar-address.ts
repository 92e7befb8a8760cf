// A secret address for one's own due dates, to be put into a calendar program. Shown once; a new one ends the old.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../api/client';
import { caught, type Problem } from '../api/problem';
import { FwElement } from '../base/element';
import { t, texts } from '../i18n/text';
import { button } from './fields';
import { problem_notice } from './notice';

const text = texts({
  title: { de: 'Fristen im eigenen Kalender', en: 'Due dates in your own calendar' },
  explain: { de: 'Ihr Kalenderprogramm kann Ihre Fristen unter einer geheimen Adresse abonnieren. Eine neue Adresse beendet die alte.', en: 'Your calendar program can subscribe to your due dates at a secret address. A new address ends the old one.' },
  make: { de: 'Kalenderadresse erzeugen', en: 'Make a calendar address' },
  address: { de: 'Adresse für das Kalenderprogramm', en: 'Address for the calendar program' },
});

@customElement('fw-calendar-address')
export class CalendarAddress extends FwElement {
  @state() private url = '';
  @state() private problem: Problem | undefined;

  readonly #make = async (): Promise<void> => {
    try {
      const { data } = await call(api.POST('/api/v1/calendar', {}));
      this.url = new URL(data.url, location.origin).href;
      this.problem = undefined;
    } catch (error) {
      this.problem = caught(error);
    }
  };

  override render(): TemplateResult {
    return html`<details class="fw-small"><summary>${t(text.title)}</summary><div class="fw-stack fw-stack--tight"><p>${t(text.explain)}</p>
      <div>${button(t(text.make), () => void this.#make(), 'secondary')}</div>
      <div role="status">${this.url ? html`<label class="kern-label" for="calendar-address">${t(text.address)}</label>
        <input class="kern-form-input__input fw-mono" id="calendar-address" type="text" readonly .value=${this.url} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />` : nothing}</div>
      ${this.problem ? problem_notice(this.problem) : nothing}</div></details>`;
  }
}

// How agencies answer the authority's requests: how many, how fast, how often silence takes the place of an answer, how often late.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import { FwPage } from '../../base/element';
import { link_button, select_field } from '../../components/fields';
import { loading, notice, problem_notice } from '../../components/notice';
import { number } from '../../format';
import { t, texts } from '../../i18n/text';
import { by_column, figures_of, type Column, type Figure } from './figures';

const text = texts({
  title: { de: 'Kennzahlen der Beteiligung', en: 'Figures of the participation' },
  lead: { de: 'Wie die Stellen auf Anforderungen Ihrer Behörde antworten. Zurückgenommene zählen nicht.', en: 'How the agencies answer the requests of your authority. Withdrawn ones do not count.' },
  none: { de: 'Noch wurde keine Stelle gefragt.', en: 'No agency has been asked yet.' },
  order: { de: 'Reihenfolge', en: 'Order' },
  agency: { de: 'Stelle', en: 'Agency' },
  asked: { de: 'Anforderungen', en: 'Requests' },
  answered: { de: 'Antworten', en: 'Answers' },
  median_days: { de: 'Median bis zur Antwort', en: 'Median to the answer' },
  silent: { de: 'Durch Schweigen', en: 'By silence' },
  late: { de: 'Verspätet', en: 'Late' },
  days: { de: '{n} Tage', en: '{n} days' },
  day: { de: '1 Tag', en: '1 day' },
  percent: { de: '{n} %', en: '{n} %' },
  note: { de: 'Median: die Hälfte der Antworten kam in höchstens so vielen Tagen nach der Absendung. Durch Schweigen: Anteil der Anforderungen, deren Frist ohne Antwort ablief. Verspätet: Anteil der Antworten, die nach der Frist kamen.', en: 'Median: half of the answers came within so many days after sending. By silence: share of requests whose period ended without an answer. Late: share of answers that came after the period.' },
  take: { de: 'Als CSV mitnehmen', en: 'Take away as CSV' },
});
const columns = ['agency', 'asked', 'answered', 'median_days', 'silent', 'late'] as const;

@customElement('fw-figures-page')
export class FiguresPage extends FwPage {
  @state() private figures: Figure[] | undefined;
  @state() private column: Column = 'agency';
  @state() private problem: Problem | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.figures = figures_of((await call(api.GET('/api/v1/agency-figures.csv', { parseAs: 'text' }))).data);
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    const { figures } = this;
    return html`<div class="fw-head"><h1>${t(text.title)}</h1><p class="fw-lead">${t(text.lead)}</p></div>
      <div class="fw-stack">
        ${this.problem ? problem_notice(this.problem) : nothing}
        ${figures ? (figures.length ? this.#table(figures) : notice('info', t(text.none))) : this.problem ? nothing : loading()}
      </div>`;
  }

  #table(figures: readonly Figure[]): TemplateResult {
    const of = (value: number | undefined, words: (value: number) => string): string => (value === undefined ? '–' : words(value));
    const days = (value: number): string => (value === 1 ? t(text.day) : t(text.days, { n: number(value, value % 1 ? 1 : 0) }));
    const percent = (value: number): string => t(text.percent, { n: number(value, 0) });
    return html`<div class="fw-row fw-row--end">${select_field({ id: 'order', label: t(text.order), value: this.column, on_input: (value) => (this.column = value as Column) }, columns.map((value) => ({ value, label: t(text[value]) })))}
        ${link_button(t(text.take), '/api/v1/agency-figures.csv', 'secondary')}</div>
      <table class="fw-table fw-table--blocks"><thead><tr>${columns.map((column) => html`<th scope="col" class=${column === 'agency' ? '' : 'fw-number'}>${t(text[column])}</th>`)}</tr></thead>
        <tbody>${by_column(figures, this.column).map((one) => html`<tr><td data-label=${t(text.agency)}><strong>${one.agency}</strong></td>
          <td data-label=${t(text.asked)} class="fw-number">${one.asked}</td><td data-label=${t(text.answered)} class="fw-number">${one.answered}</td>
          <td data-label=${t(text.median_days)} class="fw-number">${of(one.median_days, days)}</td>
          <td data-label=${t(text.silent)} class="fw-number">${of(one.silent, percent)}</td><td data-label=${t(text.late)} class="fw-number">${of(one.late, percent)}</td></tr>`)}</tbody></table>
      <p class="fw-small fw-muted">${t(text.note)}</p>`;
  }
}

// How agencies answer the authority's requests, and how long its own steps take: how many, how fast, by silence, late.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import { FwPage } from '../../base/element';
import { link_button, select_field } from '../../components/fields';
import { loading, notice, problem_notice } from '../../components/notice';
import { number } from '../../format';
import { t, texts, type Text } from '../../i18n/text';
import { by_column, figure_of, type Column, type Figure, type Figures } from './figures';

const text = texts({
  title: { de: 'Kennzahlen', en: 'Figures' },
  lead: { de: 'Wie die Stellen auf Anforderungen Ihrer Behörde antworten und wie lange ihre eigenen Schritte dauern. Zurückgenommenes zählt nicht.', en: 'How the agencies answer the requests of your authority, and how long its own steps take. What was withdrawn does not count.' },
  agencies: { de: 'Beteiligte Stellen', en: 'Agencies' },
  steps: { de: 'Schritte der Behörde', en: 'Steps of the authority' },
  step: { de: 'Schritt', en: 'Step' },
  cases: { de: 'Vorgänge', en: 'Cases' },
  done: { de: 'Abgeschlossen', en: 'Done' },
  step_median: { de: 'Median der Dauer', en: 'Median duration' },
  open: { de: 'davon offen', en: 'still open' },
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
  note: { de: 'Median: die Hälfte der Antworten kam in höchstens so vielen Tagen nach der Absendung. Durch Schweigen: Anteil der beendeten, deren Frist ohne Antwort ablief; offene zählen nicht mit. Verspätet: Anteil der Antworten, die nach der Frist kamen.', en: 'Median: half of the answers came within so many days after sending. By silence: share of what has ended whose period ended without an answer; open ones do not count. Late: share of answers that came after the period.' },
  take: { de: 'Als CSV mitnehmen', en: 'Take away as CSV' },
});
const columns = ['agency', 'asked', 'open', 'answered', 'median_days', 'silent', 'late'] as const;

@customElement('fw-figures-page')
export class FiguresPage extends FwPage {
  @state() private figures: Figures | undefined;
  @state() private column: Column = 'agency';
  @state() private problem: Problem | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.figures = (await call(api.GET('/api/v1/process-figures'))).data;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    const { figures } = this;
    return html`<div class="fw-head"><h1>${t(text.title)}</h1><p class="fw-lead">${t(text.lead)}</p></div>
      <div class="fw-stack">
        ${this.problem ? problem_notice(this.problem) : nothing}
        ${figures ? this.#tables(figures) : this.problem ? nothing : loading()}
      </div>`;
  }

  #tables(figures: Figures): TemplateResult {
    return html`<div class="fw-row fw-row--end">${select_field({ id: 'order', label: t(text.order), value: this.column, on_input: (value) => (this.column = value as Column) }, columns.map((value) => ({ value, label: t(text[value]) })))}
        ${link_button(t(text.take), '/api/v1/agency-figures.csv', 'secondary')}</div>
      <section class="fw-stack fw-stack--tight" aria-labelledby="figures-agencies"><h2 id="figures-agencies">${t(text.agencies)}</h2>
        ${figures.agencies.length ? this.#table(by_column(figures.agencies.map(figure_of), this.column), text) : notice('info', t(text.none))}</section>
      <section class="fw-stack fw-stack--tight" aria-labelledby="figures-steps"><h2 id="figures-steps">${t(text.steps)}</h2>
        ${this.#table(figures.steps.map(figure_of), { ...text, agency: text.step, asked: text.cases, answered: text.done, median_days: text.step_median })}</section>
      <p class="fw-small fw-muted">${t(text.note)}</p>`;
  }

  #table(rows: readonly Figure[], heads: Readonly<Record<Column, Text>>): TemplateResult {
    const of = (value: number | undefined, words: (value: number) => string): string => (value === undefined ? '–' : words(value));
    const days = (value: number): string => (value === 1 ? t(text.day) : t(text.days, { n: number(value, value % 1 ? 1 : 0) }));
    const percent = (value: number): string => t(text.percent, { n: number(value, 0) });
    const cell = (column: Column, said: string | number): TemplateResult => html`<td data-label=${t(heads[column])} class="fw-number">${said}</td>`;
    return html`<table class="fw-table fw-table--blocks"><thead><tr>${columns.map((column) => html`<th scope="col" class=${column === 'agency' ? '' : 'fw-number'}>${t(heads[column])}</th>`)}</tr></thead>
        <tbody>${rows.map((one) => html`<tr><td data-label=${t(heads.agency)}><div><strong>${one.agency}</strong>${one.act ? html`<div class="fw-small fw-muted">${one.act}</div>` : nothing}</div></td>
          ${cell('asked', one.asked)}${cell('open', one.open)}${cell('answered', one.answered)}${cell('median_days', of(one.median_days, days))}${cell('silent', of(one.silent, percent))}${cell('late', of(one.late, percent))}</tr>`)}</tbody></table>`;
  }
}

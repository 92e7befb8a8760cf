// What follows in law, and when, under an assumption: the server runs its own engine ahead on a copy of the case.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application, Outlooks } from '../../api/types';
import { FwElement } from '../../base/element';
import { why } from '../../components/deadline/why';
import { text_field } from '../../components/fields';
import { problem_notice } from '../../components/notice';
import { date, weekday } from '../../format';
import { t } from '../../i18n/text';
import { text } from './texts';
import { event_name } from './words';

type Outlook = Outlooks['outlooks'][number];

@customElement('fw-case-outlook')
export class CaseOutlook extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private on = '';
  @state() private outlooks: Outlook[] = [];
  @state() private problem: Problem | undefined;
  #version = -1;

  override willUpdate(): void {
    if (this.application.version === this.#version) return;
    this.#version = this.application.version;
    this.on = this.application.today;
    void this.#read();
  }

  async #read(): Promise<void> {
    this.problem = undefined;
    try {
      const query = this.on ? { documents_on: this.on } : {};
      this.outlooks = (await call(api.GET('/api/v1/applications/{application}/outlook', { params: { path: { application: this.application.id }, query } }))).data.outlooks;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.outlooks.length && !this.problem) return nothing;
    const asks = this.outlooks.some(({ id }) => id === 'documents-come');
    return html`<section class="fw-stack" aria-labelledby="outlook-title">
      <h3 id="outlook-title">${t(text.outlook)}</h3>
      <p class="fw-small fw-muted">${t(text.outlook_text)}</p>
      ${asks ? text_field({ id: 'outlook-on', label: t(text.outlook_documents_on), value: this.on, on_input: (value) => { this.on = value; void this.#read(); } }, { type: 'date' }) : nothing}
      <div aria-live="polite" class="fw-stack">${this.problem ? problem_notice(this.problem) : nothing}${this.outlooks.map((outlook) => this.#one(outlook))}</div>
    </section>`;
  }

  #one(outlook: Outlook): TemplateResult {
    return html`<article class="fw-card"><h4>${t(outlook.assumption)}</h4><p><strong>${t(outlook.result)}</strong></p>
      ${outlook.steps.length ? html`<ol class="fw-steps">${outlook.steps.map((step) => html`<li>
        <span class="fw-steps__date">${weekday(step.on)}, ${date(step.on)}</span>
        <span>${event_name(step.event, this.application.procedure)}${step.agency ? html` · ${step.agency}` : nothing}${step.deadline ? html` (${t(step.deadline.name)})` : nothing}</span>
        ${step.deadline ? why(step.deadline) : nothing}</li>`)}</ol>` : html`<p class="fw-muted">${t(text.outlook_none)}</p>`}</article>`;
  }
}

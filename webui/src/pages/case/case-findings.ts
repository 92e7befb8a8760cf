// What the geometry of the design says, with numbers, paragraph and working. Basis: the rule each finding names.
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import { caught, type Problem } from '../../api/problem';
import type { Application, Findings } from '../../api/types';
import { FwElement } from '../../base/element';
import { loading, notice, problem_notice } from '../../components/notice';
import { date } from '../../format';
import { t } from '../../i18n/text';
import { text } from './texts';

@customElement('fw-case-findings')
export class CaseFindings extends FwElement {
  @property({ attribute: false }) application!: Application;
  @state() private findings: Findings | undefined;
  @state() private problem: Problem | undefined;

  override updated(changed: PropertyValues): void {
    if (changed.has('application') && this.application.draft?.design) void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.findings = (await call(api.GET('/api/v1/applications/{application}/findings', { params: { path: { application: this.application.id } } }))).data;
    } catch (error) {
      this.problem = caught(error);
    }
  }

  override render(): TemplateResult {
    if (!this.application.draft?.design) return notice('info', t(text.no_design));
    if (this.problem) return problem_notice(this.problem);
    if (!this.findings) return loading();
    return html`<p class="fw-muted">${t(text.law_of, { land: this.findings.law.land, date: date(this.findings.law.on) })}
      <a href="/api/v1/applications/${this.application.id}/drawing.svg" target="_blank" rel="noopener">${t(text.drawing)}</a></p>`;
  }
}

// What the geometry of the design says, with numbers, paragraph and working, beside the map. Basis: the rule each names.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Problem } from '../../api/problem';
import type { Application, Finding, Findings } from '../../api/types';
import { FwElement } from '../../base/element';
import '../../components/findings';
import { icon } from '../../components/icon';
import { loading, notice, problem_notice } from '../../components/notice';
import { print_links } from '../../components/print-links';
import '../../components/site-map';
import type { SiteMap } from '../../components/site-map';
import { date } from '../../format';
import { lands } from '../../i18n/lands';
import { shell } from '../../i18n/shell';
import { t } from '../../i18n/text';
import { text } from './texts';

@customElement('fw-case-findings')
export class CaseFindings extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ attribute: false }) findings: Findings | Problem | undefined;

  override render(): TemplateResult {
    if (!this.application.draft?.design) return notice('info', t(text.no_design));
    return html`<div class="fw-split fw-split--map">
      <div class="fw-stack">${this.findings instanceof Problem ? problem_notice(this.findings) : this.findings ? html`<div><p class="fw-muted">${t(text.law_of, { land: lands[this.findings.law.land] ?? this.findings.law.land, date: date(this.findings.law.on) })}</p>
          <a class="fw-plain" href="/api/v1/applications/${this.application.id}/drawing.svg${this.application.as_of ? `?as_of=${this.application.as_of}` : ''}" target="_blank" rel="noopener">${icon('file')}${t(text.drawing)}</a>
          ${print_links(this.application.id, this.application.as_of)}
          ${(this.application.draft_version ?? 0) > 1 ? html`<a class="fw-plain" href="/vorgaenge/${this.application.id}/fassungen">${icon('corners')}${t(shell.versions)}</a>` : nothing}</div>
          <fw-findings map .findings=${this.findings} @show=${(event: CustomEvent<Finding>) => this.querySelector<SiteMap>('fw-site-map')?.show(event.detail)}></fw-findings>` : loading()}</div>
      <fw-site-map class="fw-case-map" .label=${t(text.map)} .parcels=${this.application.draft.parcels ?? []} .design=${this.application.draft.design} .findings=${this.findings} .day=${this.application.as_of ?? ''}></fw-site-map>
    </div>`;
  }
}

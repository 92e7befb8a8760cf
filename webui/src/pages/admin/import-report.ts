// What an import brought in, what it left out and why, each with its place. Event `place` with a point to show.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Feature, Import, ImportReport } from '../../api/types';
import { FwElement } from '../../base/element';
import { icon } from '../../components/icon';
import { badge, notice } from '../../components/notice';
import { number } from '../../format';
import { t, type Text } from '../../i18n/text';
import { place_of } from './import-place';
import { text } from './imports-texts';

const counts: Readonly<Record<string, Text>> = { parcel: text.count_parcel, building: text.count_building, plan_area: text.count_plan_area };

@customElement('fw-import-report')
export class ImportReportElement extends FwElement {
  @property({ attribute: false }) job!: Import;

  override render(): TemplateResult | typeof nothing {
    const report = this.job.report;
    if (!report) return nothing;
    const fact = (name: Text, value: unknown): TemplateResult | typeof nothing => (value === '' ? nothing : html`<div><dt>${t(name)}</dt><dd>${value}</dd></div>`);
    return html`<section class="fw-stack fw-stack--tight" aria-labelledby="report-title"><h2 id="report-title" class="fw-sub">${t(text.report_of, { name: this.job.file_name })}</h2>
      ${report.unchanged ? notice('info', t(text.unchanged)) : html`<dl class="fw-facts">
        ${fact(text.added, `${number(report.added, 0)}${report.replaced > 0 ? `, ${t(text.replaced)} ${number(report.replaced, 0)}` : ''}`)}
        ${report.removed > 0 ? fact(text.removed, number(report.removed, 0)) : nothing}
        ${fact(text.by_kind, Object.entries(report.counts).map(([kind, count]) => `${counts[kind] ? t(counts[kind]) : kind.replace(/^layer:/, '')}: ${number(count, 0)}`).join(', '))}
        ${fact(text.format, report.format)}${fact(text.crs, report.source_crs)}
        ${report.reprojection ? fact(text.reprojection, html`<code>${report.reprojection}</code>`) : nothing}
      </dl>`}
      ${this.job.sha256 ? html`<p class="fw-small fw-muted">${t(text.checksum)}: <code>${this.job.sha256}</code></p>` : nothing}
      ${report.warnings.length > 0 ? html`<h3>${t(text.warnings)}</h3><ul class="fw-imports__notes">${report.warnings.map((warning) => html`<li>${t(warning)}</li>`)}</ul>` : nothing}
      ${Object.keys(report.not_read).length > 0 ? html`<p class="fw-small fw-muted">${t(text.not_read)}: ${Object.entries(report.not_read).map(([kind, count]) => `${kind} (${number(count, 0)})`).join(', ')}</p>` : nothing}
      ${this.#findings(report)}${this.#skipped(report)}</section>`;
  }

  #findings(report: ImportReport): TemplateResult | typeof nothing {
    if (report.finding_count === 0) return nothing;
    return html`<h3>${t(text.findings, { count: number(report.finding_count, 0) })}</h3>
      ${report.findings.length < report.finding_count ? html`<p class="fw-small fw-muted">${t(text.skipped_more, { count: number(report.findings.length, 0) })}</p>` : nothing}
      <ul class="fw-plainlist fw-imports__skipped">${report.findings.map((one) => html`<li><p>${badge(one.severity === 'error' ? 'bad' : 'warn', t(one.severity === 'error' ? text.severity_error : text.severity_warning))} ${t(one.text)}</p>${this.#place(one.object, one.place)}</li>`)}</ul>`;
  }

  #skipped(report: ImportReport): TemplateResult | typeof nothing {
    if (report.skipped_count === 0) return nothing;
    return html`<h3>${t(text.skipped, { count: number(report.skipped_count, 0) })}</h3>
      ${report.skipped.length < report.skipped_count ? html`<p class="fw-small fw-muted">${t(text.skipped_more, { count: number(report.skipped.length, 0) })}</p>` : nothing}
      <ul class="fw-plainlist fw-imports__skipped">${report.skipped.map((one) => html`<li><p><strong>${one.object}</strong> ${t(one.why)}</p><p class="fw-small fw-muted">${t(one.cure)}</p>${this.#place(one.object, one.place)}</li>`)}</ul>`;
  }

  #place(object: string, words: string): TemplateResult | typeof nothing {
    const at = place_of(words);
    if (!at) return words ? html`<p class="fw-small fw-muted">${words}</p>` : nothing;
    const feature: Feature = { type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: { verdict: 'fail', role: 'place', label: object } };
    return html`<button type="button" class="fw-plain" @click=${() => this.dispatchEvent(new CustomEvent<Feature>('place', { detail: feature }))}>${icon('map')}${t(text.on_map, { object })}</button>`;
  }
}

// The list of what the checks say: verdict in sign and word, numbers, paragraph, working, and the way to the map.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Feature, FeatureCollection, Finding, Findings } from '../api/types';
import { FwElement } from '../base/element';
import { number, quantity } from '../format';
import { shell } from '../i18n/shell';
import { t } from '../i18n/text';
import type { IconName } from './icon';
import { badge, type Tone } from './notice';

const looks: Record<Finding['verdict'], { tone: Tone | 'plain'; sign: IconName }> = {
  fail: { tone: 'bad', sign: 'bad' }, warning: { tone: 'warn', sign: 'warn' }, not_checked: { tone: 'plain', sign: 'open' }, pass: { tone: 'good', sign: 'good' },
};
const order: Finding['verdict'][] = ['fail', 'warning', 'not_checked', 'pass'];

export const verdict_badge = (verdict: Finding['verdict']): TemplateResult => badge(looks[verdict].tone, t(shell[`verdict_${verdict}`]), looks[verdict].sign);

// What matters first; within a verdict as the server lists it.
export const by_weight = (findings: readonly Finding[]): Finding[] => [...findings].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));

export const count_verdicts = (findings: readonly Finding[]): Record<Finding['verdict'], number> => {
  const counts = { pass: 0, fail: 0, warning: 0, not_checked: 0 };
  for (const finding of findings) counts[finding.verdict] += 1;
  return counts;
};

// The marks of findings for the map: each wall knows its own verdict, and a label with its depth.
export function evidence_of(findings: readonly Finding[]): FeatureCollection {
  const features = findings.flatMap((finding) => {
    const evidence = finding.evidence as Partial<FeatureCollection>;
    return (evidence.features ?? []).map((feature): Feature => ({ ...feature, properties: { verdict: finding.verdict, ...feature.properties, label: evidence_label(feature.properties) } }));
  });
  // The same wall's setback may serve several findings: the gravest is drawn last.
  const rank = (feature: Feature): number => order.indexOf(feature.properties['verdict'] as Finding['verdict']);
  return { type: 'FeatureCollection', features: features.filter((feature) => feature.geometry).sort((a, b) => rank(b) - rank(a)) };
}

function evidence_label(properties: Record<string, unknown>): string {
  const depth = properties['depth_m'];
  return typeof depth === 'number' ? `${number(depth)} m` : '';
}

@customElement('fw-findings')
export class FindingList extends FwElement {
  @property({ attribute: false }) findings: Findings | undefined;
  @property({ type: Boolean }) map = false; // offer "show on the map": event `show` with the finding

  override render(): unknown {
    if (!this.findings) return nothing;
    const findings = by_weight(this.findings.findings);
    const counts = count_verdicts(findings);
    return html`<p class="fw-small fw-muted" role="status">${t(shell.findings_count, { fail: counts.fail, warning: counts.warning, open: counts.not_checked, pass: counts.pass })}</p>
      <ul class="fw-findings">${findings.map((finding) => this.#finding(finding))}</ul>`;
  }

  #finding(finding: Finding): TemplateResult {
    const evidence = (finding.evidence as Partial<FeatureCollection>).features ?? [];
    return html`<li class="fw-finding" data-check=${finding.check} data-verdict=${finding.verdict}>
      <div class="fw-finding__head">${verdict_badge(finding.verdict)}<span class="fw-small fw-muted">${finding.legal_basis}</span></div>
      <p>${t(finding.message)}</p>
      ${finding.measured || finding.limit ? html`<p class="fw-finding__numbers">
        ${finding.measured ? html`<span>${t(shell.measured)} <strong>${quantity(finding.measured)}</strong></span>` : nothing}
        ${finding.limit ? html`<span>${t(shell.limit)} <strong>${quantity(finding.limit)}</strong></span>` : nothing}
        ${finding.tolerance ? html`<span>${t(shell.tolerance)} ${quantity(finding.tolerance)}</span>` : nothing}
      </p>` : nothing}
      <div class="fw-row">
        ${finding.steps && finding.steps.length > 0 ? html`<details><summary>${t(shell.working)}</summary><ol>${finding.steps.map((step) => html`<li>${t(step)}</li>`)}</ol></details>` : nothing}
        ${this.map && evidence.length > 0 ? html`<button type="button" class="fw-plain" @click=${() => this.dispatchEvent(new CustomEvent('show', { detail: finding }))}>${t(shell.show_on_map)}</button>` : nothing}
      </div>
    </li>`;
  }
}

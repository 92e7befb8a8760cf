// What the checks say: the gravest first, by theme; what was not checked is counted and folded. Opening a finding shows
// its arithmetic, and its place on the map where there is one.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Feature, FeatureCollection, Finding, Findings } from '../api/types';
import { FwElement } from '../base/element';
import { number, quantity } from '../format';
import { shell } from '../i18n/shell';
import { t } from '../i18n/text';
import { by_theme, theme_title } from './finding-themes';
import { icon, type IconName } from './icon';
import { badge, type Tone } from './notice';

type Verdict = Finding['verdict'];
const looks: Record<Verdict, { tone: Tone | 'plain'; sign: IconName }> = {
  fail: { tone: 'bad', sign: 'bad' }, warning: { tone: 'warn', sign: 'warn' }, not_checked: { tone: 'plain', sign: 'open' }, pass: { tone: 'good', sign: 'good' },
};
const order: Verdict[] = ['fail', 'warning', 'pass', 'not_checked'];
const FOLD_FROM = 8; // more findings of one verdict than this are folded, unless they are failures

export const verdict_badge = (verdict: Verdict): TemplateResult => badge(looks[verdict].tone, t(shell[`verdict_${verdict}`]), looks[verdict].sign);

// What matters first; within a verdict as the server lists it.
export const by_weight = (findings: readonly Finding[]): Finding[] => [...findings].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));

export const count_verdicts = (findings: readonly Finding[]): Record<Verdict, number> => {
  const counts = { pass: 0, fail: 0, warning: 0, not_checked: 0 };
  for (const finding of findings) counts[finding.verdict] += 1;
  return counts;
};

// What tells a finding from the others of one run, also between two runs: check, subject, and which of several.
export function finding_keys(findings: readonly Finding[]): Map<Finding, string> {
  const seen = new Map<string, number>();
  return new Map(findings.map((finding) => {
    const name = `${finding.check} ${finding.subject ?? ''}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [finding, count === 1 ? name : `${name} ${count}`];
  }));
}

const evidence_features = (finding: Finding): Feature[] => (finding.evidence as Partial<FeatureCollection>).features ?? [];

// The marks of findings for the map: each wall knows its own verdict, and a label with its depth.
export function evidence_of(findings: readonly Finding[]): FeatureCollection {
  const features = findings.flatMap((finding) =>
    evidence_features(finding).map((feature): Feature => ({ ...feature, properties: { verdict: finding.verdict, ...feature.properties, label: evidence_label(feature.properties) } })));
  // The same wall's setback may serve several findings: the gravest is drawn last.
  const rank = (feature: Feature): number => order.indexOf(feature.properties['verdict'] as Verdict);
  return { type: 'FeatureCollection', features: features.filter((feature) => feature.geometry).sort((a, b) => rank(b) - rank(a)) };
}

function evidence_label(properties: Record<string, unknown>): string {
  const depth = properties['depth_m'];
  return typeof depth === 'number' ? `${number(depth)} m` : '';
}

@customElement('fw-findings')
export class FindingList extends FwElement {
  @property({ attribute: false }) findings: Findings | undefined;
  @property({ type: Boolean }) map = false; // there is a map beside it: event `show` with the finding that is opened
  @property({ type: Boolean }) above = false; // the map is above it: only who asks is taken there
  #open = new Set<string>();
  #keys = new Map<Finding, string>();

  override render(): unknown {
    if (!this.findings) return nothing;
    const all = this.findings.findings;
    this.#keys = finding_keys(all);
    const counts = count_verdicts(all);
    return html`<p class="fw-verdicts" role="status">${order.filter((verdict) => counts[verdict] > 0 || verdict === 'fail').map((verdict) => html`<span class="fw-verdicts__one fw-verdicts__one--${verdict}">${icon(looks[verdict].sign)}<strong>${counts[verdict]}</strong> ${t(shell[`verdict_${verdict}`])}</span>`)}</p>
      ${order.map((verdict) => this.#verdict(verdict, all.filter((finding) => finding.verdict === verdict)))}`;
  }

  #verdict(verdict: Verdict, findings: readonly Finding[]): TemplateResult | typeof nothing {
    if (findings.length === 0) return nothing;
    const themes = by_theme(findings);
    const lists = html`${themes.map(([theme, list]) => html`<h4 class="fw-theme">${t(theme_title[theme])}</h4>
      <ul class="fw-findings">${repeat(list, (finding) => this.#keys.get(finding), (finding) => this.#finding(finding))}</ul>`)}`;
    const folded = verdict === 'not_checked' || (verdict === 'pass' && findings.length > FOLD_FROM);
    const title = t(shell.verdict_group, { verdict: t(shell[`verdict_${verdict}`]), count: findings.length });
    return folded ? html`<details class="fw-verdict" data-group=${verdict}><summary><h3>${title}</h3></summary>${lists}</details>`
      : html`<section class="fw-verdict" data-group=${verdict}><h3>${title}</h3>${lists}</section>`;
  }

  #finding(finding: Finding): TemplateResult {
    const key = this.#keys.get(finding) ?? '';
    const place = this.map && evidence_features(finding).length > 0;
    return html`<li class="fw-finding fw-finding--${finding.verdict}" data-check=${finding.check} data-verdict=${finding.verdict}>
      <details ?open=${this.#open.has(key)} @toggle=${(event: Event) => this.#toggled(event, finding)}>
        <summary><span class="fw-finding__sign">${icon(looks[finding.verdict].sign)}<span class="fw-sr">${t(shell[`verdict_${finding.verdict}`])}: </span></span>
          <span class="fw-finding__words">${t(finding.message)}<span class="fw-finding__basis">${finding.legal_basis}</span></span></summary>
        <div class="fw-finding__body">
          ${finding.measured || finding.limit ? html`<p class="fw-finding__numbers">
            ${finding.measured ? html`<span>${t(shell.measured)} <strong>${quantity(finding.measured)}</strong></span>` : nothing}
            ${finding.limit ? html`<span>${t(shell.limit)} <strong>${quantity(finding.limit)}</strong></span>` : nothing}
            ${finding.tolerance ? html`<span>${t(shell.tolerance)} ${quantity(finding.tolerance)}</span>` : nothing}
          </p>` : nothing}
          ${finding.steps && finding.steps.length > 0 ? html`<ol aria-label=${t(shell.working)}>${finding.steps.map((step) => html`<li>${t(step)}</li>`)}</ol>` : nothing}
          ${place ? html`<button type="button" class="fw-plain" @click=${() => this.#show(finding)}>${icon('map')}${t(shell.show_on_map)}</button>` : nothing}
        </div>
      </details>
    </li>`;
  }

  #toggled(event: Event, finding: Finding): void {
    const key = this.#keys.get(finding) ?? '';
    const open = (event.target as HTMLDetailsElement).open;
    if (open === this.#open.has(key)) return;
    if (open) this.#open.add(key);
    else this.#open.delete(key);
    if (open && this.map && !this.above && evidence_features(finding).length > 0) this.#show(finding);
  }

  #show(finding: Finding): void {
    this.dispatchEvent(new CustomEvent('show', { detail: finding }));
  }
}

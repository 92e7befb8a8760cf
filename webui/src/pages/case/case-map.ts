// The parcels and the buildings of a case on the map, with the marks of its findings. Loaded when it is first shown.
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { api, call } from '../../api/client';
import { Problem } from '../../api/problem';
import type { Application, Feature, Finding, Findings } from '../../api/types';
import { FwElement } from '../../base/element';
import { evidence_of } from '../../components/findings';
import { from_document } from '../../design/design';
import { t } from '../../i18n/text';
import type { MapElement } from '../../map/map-element';
import '../../map/map-element';
import { text } from './texts';

@customElement('fw-case-map')
export class CaseMap extends FwElement {
  @property({ attribute: false }) application!: Application;
  @property({ attribute: false }) findings: Findings | Problem | undefined;
  #plot: Feature[] = [];

  override render(): TemplateResult {
    const draft = this.application.draft;
    const outlines = from_document(draft?.design).structures.map(({ id, name, ring }) => ({ id, name, ring }));
    const day = this.application.as_of ?? '';
    return html`${keyed(day, html`<fw-map mode="view" .label=${t(text.map)} .cadastre_on=${day} .selected=${draft?.parcels ?? []} .outlines=${outlines}
      .evidence=${this.findings && !(this.findings instanceof Problem) ? evidence_of(this.findings.findings) : null} @ready=${() => this.#fit(this.#plot)}></fw-map>`)}`;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('application')) void this.#find();
  }

  async #find(): Promise<void> {
    const keys = this.application.draft?.parcels ?? [];
    const found = await Promise.allSettled(keys.map((key) => call(api.GET('/api/v1/parcels', { params: { query: { key: [key], ...(this.application.as_of ? { cadastre_on: this.application.as_of } : {}) } } }))));
    this.#plot = found.flatMap((answer) => (answer.status === 'fulfilled' ? (answer.value.data.features as Feature[]) : []));
    this.#fit(this.#plot);
  }

  // Shows where a finding is.
  show(finding: Finding): void {
    this.#fit((finding.evidence as { features?: Feature[] }).features ?? []);
    this.querySelector('fw-map')?.scrollIntoView({ block: 'center' });
  }

  #fit(features: readonly Feature[]): void {
    if (features.length) this.querySelector<MapElement>('fw-map')?.fit_features(features);
  }
}

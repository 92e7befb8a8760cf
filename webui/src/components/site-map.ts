// The parcels and the buildings of a project on the map, with the marks of its findings. Loaded when it is first shown.
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { api, call } from '../api/client';
import { Problem } from '../api/problem';
import type { Draft, Feature, Finding, Findings } from '../api/types';
import { FwElement } from '../base/element';
import { from_document } from '../design/design';
import type { MapElement } from '../map/map-element';
import '../map/map-element';
import { evidence_of } from './findings';

@customElement('fw-site-map')
export class SiteMap extends FwElement {
  @property({ attribute: false }) parcels: readonly string[] = [];
  @property({ attribute: false }) design: Draft['design'];
  @property({ attribute: false }) findings: Findings | Problem | undefined;
  @property() label = '';
  @property() day = ''; // ISO; shows the cadastre as of then; empty: as it is
  #plot: Feature[] = [];
  #asked = '';

  override render(): TemplateResult {
    const outlines = from_document(this.design).structures.map(({ id, name, ring }) => ({ id, name, ring }));
    return html`${keyed(this.day, html`<fw-map mode="view" .label=${this.label} .cadastre_on=${this.day} .selected=${this.parcels} .outlines=${outlines}
      .evidence=${this.findings && !(this.findings instanceof Problem) ? evidence_of(this.findings.findings) : null} @ready=${() => this.#fit(this.#plot)}></fw-map>`)}`;
  }

  override updated(_changed: PropertyValues): void {
    const asked = [this.day, ...this.parcels].join(' ');
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#find();
  }

  async #find(): Promise<void> {
    const found = await Promise.allSettled(this.parcels.map((key) => call(api.GET('/api/v1/parcels', { params: { query: { key: [key], ...(this.day ? { cadastre_on: this.day } : {}) } } }))));
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

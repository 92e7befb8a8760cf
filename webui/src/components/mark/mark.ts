// <fw-mark>: a condition's place in words, shown on its page or on the map when asked for.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Document, Feature, Position } from '../../api/types';
import { FwElement } from '../../base/element';
import { closed_ring } from '../../design/ring';
import { t } from '../../i18n/text';
import type { MapElement } from '../../map/map-element';
import '../dialog';
import type { Mark, MarkInput } from './place';
import { text } from './texts';

export function feature_of(mark: MarkInput, label: string): Feature {
  const points = (mark.points ?? []) as Position[];
  const geometry = points.length > 2 ? { type: 'Polygon', coordinates: [closed_ring(points)] } : { type: 'Point', coordinates: points[0] ?? [0, 0] };
  return { type: 'Feature', geometry, properties: { label, verdict: 'warning', role: 'mark' } } as Feature;
}

@customElement('fw-mark')
export class MarkElement extends FwElement {
  @property({ attribute: false }) mark!: Mark;
  @property() base = ''; // '/api/v1/applications/{id}/documents'
  @property({ attribute: false }) documents: readonly Document[] = []; // that the person may read
  @property() number = ''; // written beside the mark
  @state() private open = false;

  override render(): TemplateResult {
    const { mark } = this;
    const version = this.#version;
    const words = t(mark.text);
    const can_show = mark.document ? version !== undefined : mark.points.length > 0;
    return html`<p class="fw-small fw-mark">${words}
      ${can_show ? html` <button class="fw-plain" type="button" @click=${() => this.#show()}>${t(mark.document ? text.show_plan : text.show_map)}<span class="fw-sr">: ${words}</span></button>` : nothing}</p>
      <fw-dialog class="fw-dialog--large" .heading=${words} .open=${this.open} @close=${() => (this.open = false)} .body=${this.open ? this.#body(version?.media_type) : nothing}></fw-dialog>`;
  }

  get #version(): Document['versions'][number] | undefined {
    return this.documents.find(({ id }) => id === this.mark.document)?.versions.find(({ version }) => version === this.mark.version);
  }

  #body(media_type = 'application/pdf'): TemplateResult {
    const { mark } = this;
    if (!mark.document) return html`<div class="fw-mark__map"><fw-map mode="view" .label=${t(mark.text)} .evidence=${{ type: 'FeatureCollection', features: [feature_of(mark, this.number)] }}
      @ready=${(event: Event) => (event.target as MapElement).fit_features([feature_of(mark, this.number)])}></fw-map></div>`;
    return html`<fw-document-viewer .url=${`${this.base}/${encodeURIComponent(mark.document)}/versions/${mark.version}`} .media_type=${media_type} .name=${t(mark.text)}
      .page=${mark.page} .marks=${[{ page: mark.page, points: mark.points, label: this.number }]}></fw-document-viewer>`;
  }

  #show(): void {
    void (this.mark.document ? import('../document-viewer') : import('../../map/map-element'));
    this.open = true;
  }
}

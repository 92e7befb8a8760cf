// <fw-mark-field>: where a condition has its place, clicked on a released plan or the map, or typed.
// Event `fw-place` with the mark, or undefined when there is none.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, call } from '../../api/client';
import type { Document, Feature, Position } from '../../api/types';
import { FwElement } from '../../base/element';
import { coordinate, number, parse_number } from '../../format';
import { t } from '../../i18n/text';
import type { MapElement } from '../../map/map-element';
import '../dialog';
import { select_field, text_field } from '../fields';
import { feature_of } from './mark';
import type { MarkInput } from './place';
import { text } from './texts';

const MAP = 'map';
type Points = number[][];

@customElement('fw-mark-field')
export class MarkField extends FwElement {
  @property() name = ''; // begins the ids of its fields
  @property({ attribute: false }) mark: MarkInput | undefined;
  @property() base = ''; // '/api/v1/applications/{id}/documents'
  @property({ attribute: false }) documents: readonly Document[] = [];
  @property({ attribute: false }) parcels: readonly string[] = [];
  @property() error = '';
  @state() private choosing: 'plan' | 'point' | 'area' | undefined;

  override render(): TemplateResult {
    const { mark } = this;
    const chosen = mark ? (mark.document ? `${mark.document}:${mark.version}` : MAP) : '';
    const plans = this.documents.flatMap((document) => document.versions.map((version) => ({
      value: `${document.id}:${version.version}`, label: t(text.plan, { name: document.title || version.file_name, version: version.version }) })));
    return html`<div class="fw-fields">
      ${select_field({ id: this.#id('where'), label: t(text.where), hint: t(text.where_hint), value: chosen, optional: true, on_input: (value) => this.#where(value) },
        [{ value: '', label: t(text.none) }, ...plans, { value: MAP, label: t(text.map) }])}
      ${mark ? (mark.document ? this.#on_plan(mark) : this.#on_map(mark)) : nothing}
      ${mark ? text_field({ id: this.#id('words'), label: t(text.words), value: mark.words ?? '', optional: true, on_input: (words) => this.#tell({ ...mark, words }) }, { maxlength: 200 }) : nothing}
    </div>
    <fw-dialog class="fw-dialog--large" .heading=${t(this.choosing === 'plan' ? text.mark_plan : this.choosing === 'area' ? text.mark_area : text.mark_map)} .open=${!!this.choosing} @close=${() => (this.choosing = undefined)}
      .body=${this.choosing && mark ? this.#chooser(mark) : nothing}></fw-dialog>`;
  }

  #id(field: string): string {
    return `${this.name}-${field}`;
  }

  #tell(mark: MarkInput | undefined): void {
    this.dispatchEvent(new CustomEvent<MarkInput | undefined>('fw-place', { detail: mark }));
  }

  #where(value: string): void {
    const words = this.mark?.words ? { words: this.mark.words } : {};
    if (!value) return this.#tell(undefined);
    if (value === MAP) return this.#tell({ points: [], ...words });
    const [document = '', version] = value.split(':');
    this.#tell({ document, version: Number(version), page: 1, points: [], ...words });
  }

  get #version(): Document['versions'][number] | undefined {
    return this.documents.find(({ id }) => id === this.mark?.document)?.versions.find(({ version }) => version === this.mark?.version);
  }

  #open(what: 'plan' | 'point' | 'area'): void {
    void (what === 'plan' ? import('../document-viewer') : import('../../map/map-element'));
    this.choosing = what;
  }

  #on_plan(mark: MarkInput): TemplateResult {
    const points = mark.points ?? [];
    const page = mark.page ?? 0;
    const picture = this.#version && this.#version.media_type !== 'application/pdf';
    return html`${picture ? nothing : text_field({ id: this.#id('page'), label: t(text.page), value: page ? String(page) : '', error: this.error || undefined, on_input: (typed) => this.#tell({ ...mark, page: Math.trunc(parse_number(typed) ?? 0), points: [] }) }, { inputmode: 'numeric', maxlength: 5 })}
      ${this.#version ? html`<div class="fw-row"><button class="fw-plain" type="button" @click=${() => this.#open('plan')}>${t(text.mark_plan)}</button>
        ${points.length ? html`<span role="status">${picture ? t(points.length > 1 ? text.marked_box_picture : text.marked_point_picture) : t(points.length > 1 ? text.marked_box : text.marked_point, { page })}</span>
          <button class="fw-plain" type="button" @click=${() => this.#tell({ ...mark, points: [] })}>${t(text.unmark)}</button>` : nothing}</div>
        <details class="fw-why"><summary>${t(text.numbers)}</summary><div class="fw-fields fw-fields--pair">${this.#corners(mark, points)}</div></details>` : nothing}`;
  }

  // Without a mouse: the mark's corners in hundredths of the page.
  #corners(mark: MarkInput, points: Points): TemplateResult[] {
    const put = (at: number, side: 0 | 1, typed: string): void => {
      const value = parse_number(typed);
      if (value === undefined || value < 0 || value > 100) return;
      const corners: Points = points.length ? points.map((point) => [...point]) : [[0, 0]];
      (corners[at] as number[])[side] = value / 100;
      this.#tell({ ...mark, points: corners });
    };
    const shown: Points = points.length ? points : [[NaN, NaN]];
    return shown.flatMap((point, at) => ([0, 1] as const).map((side) => {
      const value = point[side] ?? NaN;
      const label = `${t(side ? text.down : text.across)}${shown.length > 1 ? `, ${t(text.corner, { n: at + 1 })}` : ''}`;
      return text_field({ id: this.#id(`corner-${at}-${side}`), label, value: Number.isNaN(value) ? '' : number(value * 100, 1), on_input: () => undefined }, { inputmode: 'decimal', on_change: (typed) => put(at, side, typed) });
    }));
  }

  #on_map(mark: MarkInput): TemplateResult {
    const points = mark.points ?? [];
    const [east = 0, north = 0] = points[0] ?? [];
    const put = (side: 0 | 1, typed: string): void => {
      const value = parse_number(typed) ?? 0;
      this.#tell({ ...mark, points: [side ? [east, value] : [value, north]] });
    };
    const buttons = html`<div class="fw-row"><button class="fw-plain" type="button" @click=${() => this.#open('point')}>${t(text.mark_map)}</button>
      <button class="fw-plain" type="button" @click=${() => this.#open('area')}>${t(text.mark_area)}</button></div>`;
    if (points.length > 2) return html`<div class="fw-row"><span role="status">${t(text.marked_area, { n: points.length })}</span>
      <button class="fw-plain" type="button" @click=${() => this.#tell({ ...mark, points: [] })}>${t(text.unmark)}</button></div>${buttons}`;
    return html`<div class="fw-fields fw-fields--pair">
      ${text_field({ id: this.#id('east'), label: t(text.east), value: east ? coordinate(east) : '', error: this.error || undefined, on_input: () => undefined }, { inputmode: 'decimal', on_change: (typed) => put(0, typed) })}
      ${text_field({ id: this.#id('north'), label: t(text.north), value: north ? coordinate(north) : '', on_input: () => undefined }, { inputmode: 'decimal', on_change: (typed) => put(1, typed) })}</div>${buttons}`;
  }

  #chooser(mark: MarkInput): TemplateResult {
    const chosen = (patch: Partial<MarkInput>): void => {
      this.choosing = undefined;
      this.#tell({ ...mark, ...patch });
    };
    if (this.choosing === 'plan') {
      const marks = mark.points?.length ? [{ page: mark.page ?? 1, points: mark.points, label: '' }] : [];
      return html`<p>${t(text.mark_lead)}</p><fw-document-viewer marking .url=${`${this.base}/${encodeURIComponent(mark.document ?? '')}/versions/${mark.version ?? 1}`} .media_type=${this.#version?.media_type ?? 'application/pdf'} .name=${this.#version?.file_name ?? ''} .page=${Math.max(1, mark.page ?? 1)} .marks=${marks}
        @fw-marked=${(event: CustomEvent<{ page: number; points: Points }>) => chosen(event.detail)}></fw-document-viewer>`;
    }
    const shown = mark.points?.length ? { type: 'FeatureCollection', features: [feature_of(mark, '')] } : null;
    return html`<div class="fw-mark__map"><fw-map .mode=${this.choosing === 'area' ? 'draw' : 'point'} .label=${t(text.map)} .selected=${this.parcels} .evidence=${shown} @ready=${(event: Event) => void this.#fit(event.target as MapElement)}
      @pointed=${(event: CustomEvent<{ at: Position }>) => chosen({ points: [[...event.detail.at]] })} @drawn=${(event: CustomEvent<{ ring: Position[] }>) => chosen({ points: event.detail.ring.map((point) => [...point]) })}
      @cancel=${() => (this.choosing = undefined)}></fw-map></div>`;
  }

  async #fit(map: MapElement): Promise<void> {
    const found = await call(api.GET('/api/v1/parcels', { params: { query: { key: [...this.parcels] } } })).catch(() => undefined);
    if (found) map.fit_features(found.data.features as Feature[]);
  }
}

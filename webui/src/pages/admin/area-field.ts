// <fw-area-field>: an area of competence, drawn on the map or pasted and typed as WKT or GeoJSON. Event `fw-area`: as typed;
// what is understood becomes WKT in EPSG:25832.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Position } from '../../api/types';
import { FwElement } from '../../base/element';
import { open_ring } from '../../design/ring';
import { text_area } from '../../components/fields';
import { number } from '../../format';
import { t } from '../../i18n/text';
import type { MapElement, Outline } from '../../map/map-element';
import { agencies as text } from './agencies-texts';
import { read_area, square_km, wkt_of, type Area, type AreaFlaw } from './area';

@customElement('fw-area-field')
export class AreaField extends FwElement {
  @property() value = '';
  @property() error = '';
  @state() private mode: 'view' | 'draw' | 'modify' = 'view';
  #read: Area | AreaFlaw | undefined;
  #outlines: Outline[] = []; // the same while nothing changed, so that the map does not redraw under the pointer
  #own = ''; // drawn here: the map stays where it is

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('value')) return;
    this.#read = read_area(this.value);
    this.#outlines = this.#polygons.flatMap(([ring], at) => (ring ? [{ id: String(at), name: '', ring }] : []));
    if (this.mode === 'modify' && this.#outlines.length !== 1) this.mode = 'view';
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('value') && this.value !== this.#own) this.#fit();
  }

  get #polygons(): Area['polygons'] {
    return typeof this.#read === 'object' && !this.#read.degrees ? this.#read.polygons : [];
  }

  #tell(area: string): void {
    this.dispatchEvent(new CustomEvent<string>('fw-area', { detail: area }));
  }

  async #typed(value: string): Promise<void> {
    this.#tell(value);
    const read = read_area(value);
    if (typeof read !== 'object' || (read.wkt && !read.degrees)) return;
    if (!read.degrees) return this.#tell(wkt_of(read.polygons));
    const { from_degrees } = await import('../../map/crs');
    this.#tell(wkt_of(read.polygons.map((rings) => rings.map((ring) => open_ring(ring.map(from_degrees))))));
  }

  #drawn(ring: Position[]): void {
    this.mode = 'view';
    if (ring.length >= 3) this.#put([...this.#polygons, [ring]]);
  }

  #put(polygons: Area['polygons']): void {
    this.#own = wkt_of(polygons);
    this.#tell(this.#own);
  }

  #fit(): void {
    const points = this.#outlines.flatMap(({ ring }) => ring);
    const [east, north] = [points.map(([x]) => x), points.map(([, y]) => y)];
    if (points.length) this.querySelector<MapElement>('fw-map')?.fit([Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)]);
  }

  override render(): TemplateResult {
    const polygons = this.#polygons;
    const single = polygons.length === 1 && polygons[0]?.length === 1;
    const press = (label: string, on_click: () => void, pressed?: boolean): TemplateResult =>
      html`<button class="fw-plain" type="button" aria-pressed=${pressed === undefined ? nothing : String(pressed)} @click=${on_click}>${label}</button>`;
    const turn = (mode: 'draw' | 'modify'): void => void (this.mode = this.mode === mode ? 'view' : mode);
    return html`<div class="fw-stack fw-stack--tight">
      ${text_area({ id: 'entry-area', label: t(text.area), hint: t(text.area_hint), value: this.value, optional: true, error: this.error || undefined, on_input: (value) => void this.#typed(value) }, 3)}
      <p class="fw-small" role="status" data-area>${typeof this.#read === 'string' ? t(text[this.#read]) : polygons.length ? t(polygons.length > 1 ? text.area_size_many : text.area_size, { size: number(square_km(polygons), 3), n: polygons.length }) : t(text.area_none)}</p>
      <div class="fw-row">${press(t(polygons.length ? text.area_draw_more : text.area_draw), () => turn('draw'), this.mode === 'draw')}
        ${single ? press(t(text.area_corners), () => turn('modify'), this.mode === 'modify') : nothing}
        ${this.value ? press(t(text.area_clear), () => this.#put([])) : nothing}</div>
      <fw-map class="fw-register__map" .mode=${this.mode} .label=${t(text.area)} .outlines=${this.#outlines} .active=${this.mode === 'modify' ? '0' : ''} @ready=${() => this.#fit()}
        @drawn=${(event: CustomEvent<{ ring: Position[] }>) => this.#drawn(event.detail.ring)} @modified=${(event: CustomEvent<{ ring: Position[] }>) => this.#put([[event.detail.ring]])}
        @cancel=${() => (this.mode = 'view')}></fw-map>
    </div>`;
  }
}

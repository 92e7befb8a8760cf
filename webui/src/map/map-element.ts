// <fw-map>: the cadastre in EPSG:25832 with parcels to choose, outlines to draw and change, and evidence of findings.
// The only file with its neighbours that imports OpenLayers; load it with import() so that it stays its own chunk.
import 'ol/ol.css';
import './map.css';
import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FeatureLike } from 'ol/Feature';
import type OlFeature from 'ol/Feature';
import LineString from 'ol/geom/LineString';
import type Interaction from 'ol/interaction/Interaction';
import VectorLayer from 'ol/layer/Vector';
import type OlMap from 'ol/Map';
import VectorSource from 'ol/source/Vector';
import type { Feature, FeatureCollection, MapInfo, Position } from '../api/types';
import { api, call } from '../api/client';
import { FwElement } from '../base/element';
import { closed_ring } from '../design/ring';
import { map_texts as text } from '../i18n/map';
import { t } from '../i18n/text';
import type { Grasp } from './grip';
import { interactions_of, type MapMode, ring_of, wall_at } from './interactions';
import { base_layer, cadastre_layers, make_map, read_features, type Layers } from './layers';
import { legend } from './legend';
import { former_style } from './styles';
import { WallForm } from './wall-form';

export type { MapMode } from './interactions';
export interface Outline {
  id: string;
  name: string;
  ring: Position[];
  heights?: readonly string[]; // of its walls, as typed
}

// A page that draws itself anew hands over the same outlines in new arrays; a hand at work must not notice.
const differs = (now: unknown, before: unknown): boolean => JSON.stringify(now) !== JSON.stringify(before);

@customElement('fw-map')
export class MapElement extends FwElement {
  @property({ attribute: false }) selected: readonly string[] = []; // parcel keys
  @property({ attribute: false, hasChanged: differs }) outlines: readonly Outline[] = [];
  @property({ attribute: false }) former: readonly Outline[] = []; // of another version, dashed
  @property({ attribute: false }) cadastre_on = ''; // ISO day as of which the cadastre is shown, fixed once the map is drawn; empty: as it is
  @property() active = ''; // id of the outline that can be changed
  @property({ attribute: false }) evidence: FeatureCollection | null = null; // with properties verdict, role, label
  @property() mode: MapMode = 'view';
  @property() label = '';
  @state() private info: MapInfo | undefined;
  @state() private notice = '';
  @state() private hint = ''; // what the hand does just now
  @state() private base = '';
  @state() private hidden_layers: readonly string[] = [];
  #map: OlMap | undefined;
  #layers: Layers | undefined;
  #interactions: Interaction[] = [];
  #wall_form: WallForm | undefined;
  readonly #design = new VectorSource();
  readonly #evidence = new VectorSource();
  readonly #former = new VectorSource();
  #fit: number[] | undefined; // wanted before the map was there

  override render(): TemplateResult {
    const modes: Partial<Record<MapMode, string>> = { draw: t(text.mode_draw), modify: t(text.mode_modify), move: t(text.mode_move), turn: t(text.mode_turn), walls: t(text.mode_walls) };
    const said = this.hint || modes[this.mode] || this.notice;
    return html`<div class="fw-map">
      <div class="fw-map__view" tabindex="0" role="application" aria-busy="true" aria-label=${this.label || t(text.label)} @keydown=${(event: KeyboardEvent) => this.#key(event)}></div>
      <p class="fw-map__notice" role="status" ?hidden=${!said}>${said}</p>
      ${this.info ? html`<details class="fw-map__layers"><summary>${t(text.layers)}</summary>
        ${legend(this.info, this.hidden_layers, this.base, (id, visible) => this.#show(id, visible), (id) => void this.#show_base(id))}</details>` : ''}
    </div>`;
  }

  override async firstUpdated(): Promise<void> {
    try {
      this.info = (await call(api.GET('/api/v1/map'))).data;
    } catch {
      this.notice = t(text.failed);
      this.#busy(false);
      return;
    }
    if (!this.isConnected) return;
    this.#layers = cadastre_layers(this.info, this.cadastre_on, () => new Set(this.selected), () => this.hidden_layers, this.#design, this.#evidence);
    this.#map = make_map(this.querySelector('.fw-map__view') as HTMLElement, this.info, this.#layers);
    this.#map.addLayer(new VectorLayer({ source: this.#former, style: former_style, zIndex: 12 }));
    this.#wall_form = new WallForm(this.#map, (index, height) => this.#tell('wall-height', { id: this.active, index, height }));
    this.#map.on('singleclick', (event) => {
      if (this.mode === 'select') this.#pick(event.pixel);
      const outline = this.mode === 'view' ? this.#outline_at(event.pixel) : undefined;
      if (outline) this.#tell('outline', { id: outline });
    });
    this.#map.on('click', (event) => {
      if (this.mode === 'walls') this.#take_wall(event.coordinate as Position);
    });
    this.#map.on('loadstart', () => this.#busy(true));
    this.#map.on('rendercomplete', () => this.#busy(false));
    this.#map.on('pointermove', (event) => {
      if (event.dragging) return;
      const hand = this.mode === 'select' ? this.#parcel_at(event.pixel) !== undefined : this.mode === 'view' ? this.#outline_at(event.pixel) !== undefined : this.mode === 'walls' && this.#hover_wall(event.coordinate as Position);
      this.#map?.getTargetElement()?.classList.toggle('fw-map--hand', hand);
    });
    const theme = matchMedia('(prefers-color-scheme: dark)');
    const redraw = (): void => {
      this.#layers?.all.forEach((layer) => layer.changed());
      this.requestUpdate();
    };
    theme.addEventListener('change', redraw);
    this.watch(() => theme.removeEventListener('change', redraw));
    this.#draw_design();
    this.#draw_former();
    this.#draw_evidence();
    this.#interact();
    if (this.#fit) this.fit(this.#fit);
    this.dispatchEvent(new CustomEvent('ready'));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#map?.setTarget(undefined);
  }

  override updated(changed: Map<string, unknown>): void {
    if (!this.#map) return;
    if (changed.has('selected')) this.#layers?.tiles.changed();
    if (changed.has('outlines') || changed.has('active') || changed.has('mode')) this.#draw_design();
    if (changed.has('former')) this.#draw_former();
    if (changed.has('evidence')) this.#draw_evidence();
    const begun = this.mode === 'draw' || this.mode === 'point'; // a draft that is saved meanwhile must not take the corners set so far
    if (changed.has('mode') || changed.has('active') || (changed.has('outlines') && !begun)) this.#interact();
  }

  // Shows a box [min x, min y, max x, max y], with some room around.
  fit(box: readonly number[]): void {
    this.#fit = [...box];
    this.#map?.getView().fit([...box], { padding: [64, 48, 48, 48], maxZoom: 20, minResolution: 0.04 });
  }

  // Where a point of the map stands in the window, in pixels; undefined before the map is drawn.
  screen_of(point: readonly number[]): [number, number] | undefined {
    const pixel = this.#map?.getPixelFromCoordinate([...point]);
    const box = this.#map?.getTargetElement()?.getBoundingClientRect();
    return pixel && box ? [box.left + (pixel[0] ?? 0), box.top + (pixel[1] ?? 0)] : undefined;
  }

  fit_features(features: readonly Feature[]): void {
    const source = new VectorSource({ features: read_features(features) });
    const box = source.getExtent();
    if (box && features.length > 0 && Number.isFinite(box[0])) this.fit(box);
  }

  // Until what a hand snaps to has come.
  #busy(busy: boolean): void {
    this.querySelector('.fw-map__view')?.setAttribute('aria-busy', String(busy));
  }

  #draw_design(): void {
    this.#design.clear(true);
    this.#design.addFeatures(read_features(features_of(this.outlines, ({ id, heights }) => ({ active: id === this.active, ...(this.mode === 'walls' && heights ? { heights } : {}) }))));
  }

  #draw_former(): void {
    this.#former.clear(true);
    this.#former.addFeatures(read_features(features_of(this.former, () => ({}))));
  }

  #draw_evidence(): void {
    this.#evidence.clear(true);
    if (this.evidence) this.#evidence.addFeatures(read_features(this.evidence.features));
  }

  #interact(): void {
    for (const interaction of this.#interactions) this.#map?.removeInteraction(interaction);
    this.hint = '';
    if (this.mode !== 'walls') this.#wall_form?.close();
    const active = this.#design.getFeatureById(this.active) as OlFeature | null;
    this.#interactions = interactions_of(this.mode, active, this.#design, this.#layers?.snap ?? [], {
      drawn: (ring) => this.#tell('drawn', { ring }),
      modified: (ring) => this.#tell('modified', { id: this.active, ring }),
      pointed: (at) => this.#tell('pointed', { at }),
      grasped: (grasp: Grasp) => this.#tell('grasped', { id: this.active, grasp }),
      say: (words) => (this.hint = words),
    });
    for (const interaction of this.#interactions) this.#map?.addInteraction(interaction);
  }

  // Event `cancel`: the person wants out of what the pointer does.
  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !['view', 'select'].includes(this.mode)) this.#tell('cancel', {});
  }

  get #active_feature(): OlFeature | null {
    return this.#design.getFeatureById(this.active) as OlFeature | null;
  }

  #hover_wall(at: Position): boolean {
    const feature = this.#active_feature;
    if (!feature) return false;
    const ring = ring_of(feature);
    const index = wall_at(ring, at, 14 * (this.#map?.getView().getResolution() ?? 1));
    feature.set('wall', index === undefined ? undefined : new LineString([ring[index] as Position, ring[(index + 1) % ring.length] as Position]));
    return index !== undefined;
  }

  #take_wall(at: Position): void {
    const outline = this.outlines.find((one) => one.id === this.active);
    const index = outline && wall_at(outline.ring, at, 14 * (this.#map?.getView().getResolution() ?? 1));
    if (outline && index !== undefined) this.#wall_form?.open(outline.ring, outline.heights ?? [], index);
  }

  #parcel_at(pixel: number[]): string | undefined {
    const key_of = (feature: FeatureLike): string | undefined => (feature.get('layer') === 'parcels' ? String(feature.get('key')) : undefined);
    return this.#map?.forEachFeatureAtPixel(pixel, key_of, { layerFilter: (layer) => layer === this.#layers?.tiles });
  }

  #outline_at(pixel: number[]): string | undefined {
    const design = this.#layers?.all.find((layer) => layer.getSource() === this.#design);
    return this.#map?.forEachFeatureAtPixel(pixel, (feature) => String(feature.getId()), { layerFilter: (layer) => layer === design });
  }

  // Event `parcel`: {key}.
  #pick(pixel: number[]): void {
    const key = this.#parcel_at(pixel);
    if (key) this.#tell('parcel', { key });
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #show(id: string, visible: boolean): void {
    this.hidden_layers = visible ? this.hidden_layers.filter((hidden) => hidden !== id) : [...this.hidden_layers, id];
    this.#layers?.near.get(id)?.setVisible(visible);
    this.#layers?.tiles.changed();
  }

  async #show_base(id: string): Promise<void> {
    this.base = id;
    this.#map?.getLayers().forEach((layer) => layer?.get('base') && this.#map?.removeLayer(layer));
    const chosen = this.info?.base_maps.find((base) => base.id === id);
    if (!chosen) return;
    try {
      this.#map?.getLayers().insertAt(0, await base_layer(chosen));
    } catch {
      this.notice = t(text.failed);
      this.base = '';
    }
  }
}

const features_of = (outlines: readonly Outline[], more: (outline: Outline) => Record<string, unknown>): Feature[] =>
  outlines.filter((outline) => outline.ring.length >= 3).map((outline) => ({
    type: 'Feature', id: outline.id, geometry: { type: 'Polygon', coordinates: [closed_ring(outline.ring)] }, properties: { name: outline.name, ...more(outline) },
  }));

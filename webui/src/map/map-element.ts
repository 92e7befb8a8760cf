// <fw-map>: the cadastre in EPSG:25832 with parcels to choose, outlines to draw and change, and evidence of findings.
// The only file with its neighbours that imports OpenLayers; load it with import() so that it stays its own chunk.
import 'ol/ol.css';
import './map.css';
import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type OlFeature from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import type Polygon from 'ol/geom/Polygon';
import Draw from 'ol/interaction/Draw';
import Modify from 'ol/interaction/Modify';
import Snap from 'ol/interaction/Snap';
import type OlMap from 'ol/Map';
import VectorSource from 'ol/source/Vector';
import type { Feature, FeatureCollection, MapInfo, Position } from '../api/types';
import { api, call } from '../api/client';
import { FwElement } from '../base/element';
import { check_field, select_field } from '../components/fields';
import { closed_ring, open_ring } from '../design/ring';
import { map_texts as text } from '../i18n/map';
import { t } from '../i18n/text';
import { base_layer, cadastre_layers, make_map, read_features, type Layers } from './layers';
import { vertex_style } from './styles';

export type MapMode = 'select' | 'draw' | 'modify' | 'view';
export interface Outline {
  id: string;
  name: string;
  ring: Position[];
}

@customElement('fw-map')
export class MapElement extends FwElement {
  @property({ attribute: false }) selected: readonly string[] = []; // parcel keys
  @property({ attribute: false }) outlines: readonly Outline[] = [];
  @property() active = ''; // id of the outline that can be changed
  @property({ attribute: false }) evidence: FeatureCollection | null = null; // with properties verdict, role, label
  @property() mode: MapMode = 'view';
  @property() label = '';
  @state() private info: MapInfo | undefined;
  @state() private notice = '';
  @state() private base = '';
  @state() private hidden_layers: readonly string[] = [];
  #map: OlMap | undefined;
  #layers: Layers | undefined;
  #interactions: (Draw | Modify | Snap)[] = [];
  readonly #design = new VectorSource();
  readonly #evidence = new VectorSource();
  #fit: number[] | undefined; // wanted before the map was there

  override render(): TemplateResult {
    return html`<div class="fw-map">
      <div class="fw-map__view" tabindex="0" role="application" aria-label=${this.label || t(text.label)}></div>
      <p class="fw-map__notice" role="status" ?hidden=${!this.notice && this.mode !== 'draw'}>${this.mode === 'draw' ? t(text.drawing) : this.notice}</p>
      ${this.info ? html`<details class="fw-map__layers"><summary>${t(text.layers)}</summary><div>
        ${this.info.layers.map((layer) => check_field(`layer-${layer.id}`, t(layer.name), !this.hidden_layers.includes(layer.id), (checked) => this.#show(layer.id, checked)))}
        ${this.info.base_maps.length > 0 ? select_field({ id: 'base-map', label: t(text.base), value: this.base, on_input: (id) => this.#show_base(id) },
          [{ value: '', label: t(text.no_base) }, ...this.info.base_maps.map((base) => ({ value: base.id, label: base.name }))]) : ''}
      </div></details>` : ''}
    </div>`;
  }

  override async firstUpdated(): Promise<void> {
    try {
      this.info = (await call(api.GET('/api/v1/map'))).data;
    } catch {
      this.notice = t(text.failed);
      return;
    }
    if (!this.isConnected) return;
    this.#layers = cadastre_layers(this.info, () => new Set(this.selected), this.#design, this.#evidence, (truncated) => (this.notice = truncated ? t(text.truncated) : ''));
    this.#map = make_map(this.querySelector('.fw-map__view') as HTMLElement, this.info, this.#layers);
    this.#map.on('singleclick', (event) => this.mode === 'select' && this.#pick(event.coordinate as Position, event.pixel));
    this.#map.on('pointermove', (event) => {
      if (this.mode === 'select' && !event.dragging) this.#map?.getTargetElement()?.classList.toggle('fw-map--hand', this.#parcel_at(event.pixel) !== undefined);
    });
    const theme = matchMedia('(prefers-color-scheme: dark)');
    const redraw = (): void => this.#layers?.all.forEach((layer) => layer.changed());
    theme.addEventListener('change', redraw);
    this.watch(() => theme.removeEventListener('change', redraw));
    this.#draw_design();
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
    if (changed.has('selected')) this.#layers?.parcels?.changed();
    if (changed.has('outlines') || changed.has('active')) this.#draw_design();
    if (changed.has('evidence')) this.#draw_evidence();
    if (changed.has('mode') || changed.has('active') || changed.has('outlines')) this.#interact();
  }

  // Shows a box [min x, min y, max x, max y], with some room around.
  fit(box: readonly number[]): void {
    this.#fit = [...box];
    this.#map?.getView().fit([...box], { padding: [48, 48, 48, 48], maxZoom: 20, minResolution: 0.04 });
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

  #draw_design(): void {
    this.#design.clear(true);
    const features: Feature[] = this.outlines.filter((outline) => outline.ring.length >= 3).map((outline) => ({
      type: 'Feature', id: outline.id, geometry: { type: 'Polygon', coordinates: [closed_ring(outline.ring)] }, properties: { name: outline.name, active: outline.id === this.active },
    }));
    this.#design.addFeatures(read_features(features));
  }

  #draw_evidence(): void {
    this.#evidence.clear(true);
    if (this.evidence) this.#evidence.addFeatures(read_features(this.evidence.features));
  }

  // Snap comes last: interactions are asked from the last to the first.
  #interact(): void {
    for (const interaction of this.#interactions) this.#map?.removeInteraction(interaction);
    this.#interactions = [];
    if (this.mode === 'draw') {
      const draw = new Draw({ type: 'Polygon', style: [vertex_style(), ...draw_style()], stopClick: true });
      draw.on('drawend', (event) => this.#tell('drawn', { ring: ring_of(event.feature) }));
      this.#interactions.push(draw);
    } else if (this.mode === 'modify') {
      const active = this.#design.getFeatureById(this.active) as OlFeature | null;
      if (active) {
        const modify = new Modify({ source: new VectorSource({ features: [active] }), style: vertex_style() });
        modify.on('modifyend', () => this.#tell('modified', { id: this.active, ring: ring_of(active) }));
        this.#interactions.push(modify);
      }
    }
    if (this.#interactions.length > 0) {
      for (const source of this.#layers?.snap ?? []) this.#interactions.push(new Snap({ source, pixelTolerance: 12 }));
    }
    for (const interaction of this.#interactions) this.#map?.addInteraction(interaction);
  }

  #parcel_at(pixel: number[]): OlFeature | undefined {
    return this.#map?.forEachFeatureAtPixel(pixel, (feature) => feature as OlFeature, { layerFilter: (layer) => layer === this.#layers?.parcels });
  }

  // Event `parcel`: {key, feature, at}.
  #pick(at: Position, pixel: number[]): void {
    const feature = this.#parcel_at(pixel);
    if (feature) this.#tell('parcel', { key: String(feature.get('key') ?? feature.getId() ?? ''), properties: feature.getProperties(), at });
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #show(id: string, visible: boolean): void {
    this.hidden_layers = visible ? this.hidden_layers.filter((hidden) => hidden !== id) : [...this.hidden_layers, id];
    this.#layers?.by_id.get(id)?.setVisible(visible);
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

const ring_of = (feature: OlFeature<Geometry>): Position[] => open_ring((feature.getGeometry() as Polygon).getCoordinates()[0] as Position[]);

function draw_style(): ReturnType<typeof vertex_style>[] {
  return [vertex_style()];
}

// The layers of the map: what there is comes as vector tiles; near enough to read names and to snap, /api/v1/map/{layer}
// gives the features themselves, each box once, with their exact corners.
import { defaults as control_defaults } from 'ol/control/defaults';
import ScaleLine from 'ol/control/ScaleLine';
import type { FeatureLike } from 'ol/Feature';
import type OlFeature from 'ol/Feature';
import GeoJSON from 'ol/format/GeoJSON';
import MVT from 'ol/format/MVT';
import WMTSCapabilities from 'ol/format/WMTSCapabilities';
import type BaseLayer from 'ol/layer/Base';
import TileLayer from 'ol/layer/Tile';
import VectorLayer from 'ol/layer/Vector';
import VectorTileLayer from 'ol/layer/VectorTile';
import { bbox } from 'ol/loadingstrategy';
import OlMap from 'ol/Map';
import TileWMS from 'ol/source/TileWMS';
import VectorSource from 'ol/source/Vector';
import VectorTileSource from 'ol/source/VectorTile';
import WMTS, { optionsFromCapabilities } from 'ol/source/WMTS';
import type Style from 'ol/style/Style';
import TileGrid from 'ol/tilegrid/TileGrid';
import View from 'ol/View';
import type { Feature, FeatureCollection, MapInfo } from '../api/types';
import { map_texts as text } from '../i18n/map';
import { t } from '../i18n/text';
import { utm32 } from './crs';
import { building_style, design_style, evidence_style, name_style, other_style, parcel_style, plan_style, window_style } from './styles';

const format = new GeoJSON({ dataProjection: utm32, featureProjection: utm32 });
const LIMIT = 5000;
const NEAR = 1; // m a pixel: a view of some thousand parcels

export interface Layers {
  all: (VectorLayer | VectorTileLayer)[];
  tiles: VectorTileLayer;
  near: Map<string, VectorLayer>; // by id of the layer
  snap: VectorSource[]; // of the cadastre
}

// A document without its crs member: OpenLayers would look it up under a name of its own.
export const read_features = (features: readonly Feature[]): OlFeature[] =>
  format.readFeatures({ type: 'FeatureCollection', features }) as OlFeature[];

// `on`: the day as of which parcels and buildings are shown; empty: as they are.
function near_source(id: string, on: string): VectorSource {
  const source: VectorSource = new VectorSource({
    strategy: bbox,
    overlaps: false,
    loader: (extent, _resolution, _projection, success, failure) => {
      const box = extent.map((value) => Math.round(value)).join(',');
      fetch(`/api/v1/map/${encodeURIComponent(id)}?bbox=${box}&limit=${LIMIT}${on ? `&cadastre_on=${on}` : ''}`)
        .then(async (response) => {
          if (!response.ok) throw new Error(String(response.status));
          const got = (await response.json()) as FeatureCollection & { number_matched: number; number_returned: number };
          const features = read_features(got.features);
          for (const [index, feature] of features.entries()) {
            const windows = feature.get('windows') as object | undefined;
            if (windows) feature.set('window_geometry', format.readGeometry(windows), true);
            if (feature.getId() === undefined) feature.setId(String(feature.get('key') ?? `${id}-${box}-${index}`));
          }
          source.addFeatures(features.filter((feature) => !source.getFeatureById(feature.getId() as string)));
          if (got.number_matched > got.number_returned) source.removeLoadedExtent(extent);
          success?.(features);
        })
        .catch(() => {
          source.removeLoadedExtent(extent);
          failure?.();
        });
    },
  });
  return source;
}

// The grid of the German survey for EPSG:25832, as /ogc/tileMatrixSets/DE_EPSG_25832_ADV describes it.
const survey_grid = new TileGrid({
  origin: [-46133.17, 6301219.54], tileSize: 256,
  resolutions: Array.from({ length: 15 }, (_, level) => 4891.96981025128 / 2 ** level),
});

type Look = (feature: FeatureLike, resolution: number) => Style | Style[];

export function cadastre_layers(info: MapInfo, on: string, selected: () => ReadonlySet<string>, hidden: () => readonly string[], design: VectorSource, evidence: VectorSource): Layers {
  const looks: Record<string, { look: Look; max: number; z: number }> = {
    parcels: { look: (feature, resolution) => parcel_style(feature, resolution, selected()), max: 6, z: 1 },
    buildings: { look: building_style, max: 4, z: 3 },
    'plan-areas': { look: plan_style, max: 12, z: 5 },
  };
  const other = { look: other_style, max: 12, z: 4 };
  const tile_look = (feature: FeatureLike, resolution: number): Style[] => {
    const id = String(feature.get('layer'));
    const { look, max, z } = looks[id] ?? other;
    if (resolution > max || hidden().includes(id)) return [];
    const styles = [look(feature, resolution)].flat();
    for (const style of styles) style.setZIndex(z + (style.getZIndex() ?? 0));
    return styles;
  };
  const source = new VectorTileSource({ format: new MVT(), projection: utm32, tileGrid: survey_grid, url: `/ogc/tiles/DE_EPSG_25832_ADV/{z}/{y}/{x}${on ? `?datetime=${on}` : ''}`, attributions: t(text.cadastre) });
  // Each tile names what it holds of an area: names that would lie on each other are left out.
  const tiles = new VectorTileLayer({ source, style: tile_look, maxResolution: 12, zIndex: 1, declutter: true });
  const layers: Layers = { all: [tiles], tiles, near: new Map(), snap: [] };
  const nearby: [string, Look | null, number][] = [['parcels', name_style, 5], ['buildings', null, 6], ['plan-areas', window_style, 7]];
  for (const [id, look, zIndex] of nearby) {
    if (!info.layers.some((layer) => layer.id === id && layer.available !== false)) continue;
    const near = new VectorLayer({ source: near_source(id, on), style: look, maxResolution: NEAR, zIndex });
    layers.near.set(id, near);
    layers.all.push(near);
    if (id !== 'plan-areas') layers.snap.unshift(near.getSource() as VectorSource);
  }
  layers.all.push(new VectorLayer({ source: evidence, style: evidence_style, zIndex: 10 }));
  layers.all.push(new VectorLayer({ source: design, style: design_style, zIndex: 11 }));
  return layers;
}

const HESSE = [412000, 5471000, 587000, 5724000];

export function make_map(target: HTMLElement, info: MapInfo, layers: Layers): OlMap {
  const extent = (info.extent ?? HESSE) as number[];
  const view = new View({ projection: utm32, center: [((extent[0] ?? 0) + (extent[2] ?? 0)) / 2, ((extent[1] ?? 0) + (extent[3] ?? 0)) / 2], resolution: 1, minResolution: 0.02, maxResolution: 500, constrainResolution: false });
  const controls = control_defaults({ zoomOptions: { zoomInTipLabel: t(text.zoom_in), zoomOutTipLabel: t(text.zoom_out) }, attributionOptions: { collapsible: false }, rotate: false });
  const map = new OlMap({ target, layers: layers.all, view, controls: controls.extend([new ScaleLine({ units: 'metric' })]), keyboardEventTarget: target });
  for (const [name, label] of [['ol-zoom-in', text.zoom_in], ['ol-zoom-out', text.zoom_out]] as const) target.querySelector(`.${name}`)?.setAttribute('aria-label', t(label));
  view.fit(extent, { padding: [16, 16, 16, 16] });
  // A whole town is too much to read: parcels show from 6 m a pixel on.
  if ((view.getResolution() ?? 1) > 4) view.setResolution(4);
  return map;
}

export async function base_layer(base: MapInfo['base_maps'][number]): Promise<BaseLayer> {
  const layer = new TileLayer({ zIndex: 0, opacity: 0.75 });
  layer.set('base', true);
  if (base.kind === 'wms') {
    layer.setSource(new TileWMS({ url: base.url, params: { LAYERS: base.layer ?? '', TILED: true }, projection: utm32, attributions: base.attribution }));
    return layer;
  }
  const answer = await fetch(base.url);
  const options = optionsFromCapabilities(new WMTSCapabilities().read(await answer.text()), { layer: base.layer, projection: utm32 });
  if (!options) throw new Error('the service has no such layer in EPSG:25832');
  layer.setSource(new WMTS({ ...options, attributions: base.attribution }));
  return layer;
}


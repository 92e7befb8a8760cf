// The layers of the map and where their features come from: each box once, from /api/v1/map/{layer}.
import { defaults as control_defaults } from 'ol/control/defaults';
import ScaleLine from 'ol/control/ScaleLine';
import type { FeatureLike } from 'ol/Feature';
import type OlFeature from 'ol/Feature';
import GeoJSON from 'ol/format/GeoJSON';
import WMTSCapabilities from 'ol/format/WMTSCapabilities';
import type BaseLayer from 'ol/layer/Base';
import TileLayer from 'ol/layer/Tile';
import VectorLayer from 'ol/layer/Vector';
import { bbox } from 'ol/loadingstrategy';
import OlMap from 'ol/Map';
import TileWMS from 'ol/source/TileWMS';
import VectorSource from 'ol/source/Vector';
import WMTS, { optionsFromCapabilities } from 'ol/source/WMTS';
import type Style from 'ol/style/Style';
import View from 'ol/View';
import type { Feature, FeatureCollection, MapInfo } from '../api/types';
import { map_texts as text } from '../i18n/map';
import { t } from '../i18n/text';
import { utm32 } from './crs';
import { building_style, design_style, evidence_style, other_style, parcel_style, plan_style } from './styles';

const format = new GeoJSON({ dataProjection: utm32, featureProjection: utm32 });
const LIMIT = 5000;

export interface Layers {
  all: VectorLayer[];
  by_id: Map<string, VectorLayer>;
  parcels: VectorLayer | undefined;
  snap: VectorSource[]; // of the cadastre
}

// A document without its crs member: OpenLayers would look it up under a name of its own.
export const read_features = (features: readonly Feature[]): OlFeature[] =>
  format.readFeatures({ type: 'FeatureCollection', features }) as OlFeature[];

function box_source(id: string, on_truncated: (truncated: boolean) => void): VectorSource {
  const source: VectorSource = new VectorSource({
    strategy: bbox,
    overlaps: false,
    loader: (extent, _resolution, _projection, success, failure) => {
      const box = extent.map((value) => Math.round(value)).join(',');
      fetch(`/api/v1/map/${encodeURIComponent(id)}?bbox=${box}&limit=${LIMIT}`)
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
          on_truncated(got.number_matched > got.number_returned);
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

type Look = (feature: FeatureLike, resolution: number) => Style | Style[];

export function cadastre_layers(info: MapInfo, selected: () => ReadonlySet<string>, design: VectorSource, evidence: VectorSource, on_truncated: (truncated: boolean) => void): Layers {
  const layers: Layers = { all: [], by_id: new Map(), parcels: undefined, snap: [] };
  const looks: Record<string, { look: Look; max: number; z: number }> = {
    parcels: { look: (feature, resolution) => parcel_style(feature, resolution, selected()), max: 6, z: 1 },
    buildings: { look: building_style, max: 4, z: 2 },
    'plan-areas': { look: plan_style, max: 12, z: 4 },
  };
  for (const { id, available } of info.layers) {
    if (available === false) continue;
    const { look, max, z } = looks[id] ?? { look: other_style, max: 12, z: 3 };
    const source = box_source(id, id === 'parcels' ? on_truncated : () => undefined);
    const layer = new VectorLayer({ source, style: look, maxResolution: max, zIndex: z, declutter: false });
    layers.by_id.set(id, layer);
    layers.all.push(layer);
    if (id === 'parcels') layers.parcels = layer;
    if (id === 'parcels' || id === 'buildings') layers.snap.unshift(source);
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
  layers.by_id.get('parcels')?.getSource()?.setAttributions(t(text.cadastre));
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


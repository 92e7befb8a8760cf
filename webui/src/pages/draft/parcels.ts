// Parcels as the form needs them: looked up by words, place or key, remembered for the time the page is open.
import { api, call } from '../../api/client';
import type { Feature } from '../../api/types';
import { parcel_label } from '../../format';

export interface Parcel {
  key: string;
  name: string; // 'Gemarkung Musterdorf, Flur 1, Flurstück 23/4'
  address: string;
  official_area: number | undefined; // m²
  computed_area: number | undefined;
  feature: Feature;
}

const known = new Map<string, Parcel>();

export function to_parcel(feature: Feature): Parcel {
  const p = feature.properties;
  const key = String(p['key'] ?? feature.id ?? '');
  const amount = (name: string): number | undefined => (typeof p[name] === 'number' ? p[name] : undefined);
  const parcel = {
    key, name: typeof p['long_name'] === 'string' && p['long_name'] ? p['long_name'] : parcel_label(key), address: typeof p['address'] === 'string' ? p['address'] : '',
    official_area: amount('official_area_m2'), computed_area: amount('computed_area_m2'), feature,
  };
  known.set(key, parcel);
  return parcel;
}

export const MOST_HITS = 20;

export async function search_parcels(words: string): Promise<Parcel[]> {
  const { data } = await call(api.GET('/api/v1/parcels', { params: { query: { q: words.trim(), limit: MOST_HITS } } }));
  return (data.features as Feature[]).map(to_parcel);
}

export const remembered = (key: string): Parcel | undefined => known.get(key);

// The parcels of these keys, in their order; unknown ones are left out.
export async function parcels_of(keys: readonly string[]): Promise<Parcel[]> {
  const missing = keys.filter((key) => !known.has(key));
  if (missing.length > 0) {
    const query = { key: missing, limit: Math.min(100, missing.length) };
    const { data } = await call(api.GET('/api/v1/parcels', { params: { query } }));
    (data.features as Feature[]).forEach(to_parcel);
  }
  return keys.map((key) => known.get(key)).filter((parcel) => parcel !== undefined);
}

// Moves a page's map to features. The map's code comes later than the page: a search may be answered before it is there.
import type { Feature } from '../api/types';
import type { MapElement } from './map-element';

export async function fit_map(page: ParentNode, features: readonly Feature[]): Promise<void> {
  if (features.length === 0) return;
  await import('./map-element');
  page.querySelector<MapElement>('fw-map')?.fit_features(features);
}

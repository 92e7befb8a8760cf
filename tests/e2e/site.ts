// Vacant parcels of the sample town inside its local plan, and what stands on them in the tests.
import { expect, small_pdf } from './people';
import type { Locator, Page } from '@playwright/test';

export type Point = [number, number];
export interface Plot {
  key: string;
  search: string;
  from: Point; // first corner
  to: Point; // next corner, along the street
  depth_to_left: boolean;
}

export const vacant = {
  first: { key: '06099900700116______', search: '060999-7-116', from: [479486.832, 5562395.841], to: [479509.827, 5562400.742], depth_to_left: true },
  second: { key: '06099900700118______', search: '060999-7-118', from: [479533.795, 5562405.851], to: [479558.603, 5562411.139], depth_to_left: true },
} as const satisfies Record<string, Plot>;

// A point `along` the front and `into` the plot, in metres.
export function spot({ from, to, depth_to_left }: Plot, along: number, into: number): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const u: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const v: Point = depth_to_left ? [-u[1], u[0]] : [u[1], -u[0]];
  return [from[0] + along * u[0] + into * v[0], from[1] + along * u[1] + into * v[1]];
}

// 10 m by 11 m in the middle of the front, 6 m behind it.
export function house_on(plot: Plot): Point[] {
  const start = (Math.hypot(plot.to[0] - plot.from[0], plot.to[1] - plot.from[1]) - 10) / 2;
  return [[start, 6], [start + 10, 6], [start + 10, 17], [start, 17]].map(([along, into]) => spot(plot, along ?? 0, into ?? 0));
}

const comma = (value: number): string => value.toFixed(3).replace('.', ',');
export const corner_text = (ring: readonly Point[]): string => ring.map(([east, north]) => `${comma(east)} ${comma(north)}`).join('\n');

export const check_of = (page: Page, id: string): Locator => page.locator(`fw-findings [data-check="${id}"]`);

export async function file_required_documents(page: Page): Promise<void> {
  const cards = page.locator('.fw-card[id^="document-"]');
  await expect(cards.first()).toBeVisible();
  const names = await cards.evaluateAll((found) => found.map((card) => card.id));
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    const card = page.locator(`#${name}`);
    await card.locator('input[type=file]').setInputFiles({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: small_pdf(name) });
    await expect(card).toContainText('Vorhanden');
  }
}

export async function new_draft(page: Page, title: string): Promise<string> {
  await page.goto('/antraege/neu');
  await page.locator('#name').fill(title);
  await page.getByRole('radio', { name: 'Vereinfachtes Baugenehmigungsverfahren' }).check();
  await page.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await expect(page.getByRole('link', { name: 'Grundstück', exact: true })).toBeVisible();
  return /\/antraege\/([^/?]+)/.exec(page.url())?.[1] ?? '';
}

// The map has drawn what is there, and what a hand snaps to has come.
export const map_loaded = (page: Page): Promise<void> => expect(page.locator('fw-map .fw-map__view')).toHaveAttribute('aria-busy', 'false');

// Where on the screen a point in EPSG:25832 is, from the map's own view.
export async function pixel_of(page: Page, [east, north]: Point): Promise<{ x: number; y: number }> {
  const place = await page.evaluate(([e, n]) => {
    const map = document.querySelector('fw-map') as unknown as { screen_of?: (point: number[]) => number[] | undefined };
    return map.screen_of?.([e ?? 0, n ?? 0]);
  }, [east, north]);
  if (!place) throw new Error('the map is not there yet');
  return { x: place[0] ?? 0, y: place[1] ?? 0 };
}

// A press that is over: OpenLayers takes two quick clicks for a double click by a timer of the page, which a busy page runs late.
export async function press(page: Page, at: { x: number; y: number }): Promise<void> {
  await page.mouse.move(at.x - 3, at.y);
  await page.mouse.move(at.x, at.y, { steps: 3 });
  await page.mouse.click(at.x, at.y);
  await page.evaluate(() => new Promise((over) => setTimeout(over, 350)));
}

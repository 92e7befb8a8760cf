// The page of one request to an agency: where the plot is.
import { flaws_of } from './axe';
import { expect, test, watch, window_of } from './people';
import { look } from './asking';

test('an agency sees where the plot is that it is asked about', async ({ browser }) => {
  const nature = await window_of(browser, 'nature');
  const heard = watch(nature);
  const { requests } = (await (await nature.context().request.get('/api/v1/statement-requests?open=true')).json()) as { requests: { id: string; parcels: string[] }[] };
  const asked = requests.find(({ parcels }) => parcels.length);
  await nature.goto(`/stellungnahmen/${asked?.id}`);
  const map = nature.locator('fw-site-map fw-map');
  await expect(map.locator('.ol-scale-line-inner')).toBeVisible();
  expect(await map.evaluate((one) => (one as unknown as { selected: string[] }).selected)).toEqual(asked?.parcels);

  // The plot lies in the middle of what is shown, near enough to see its neighbours.
  const { features } = (await (await nature.context().request.get(`/api/v1/parcels?key=${asked?.parcels[0]}`)).json()) as { features: { geometry: { coordinates: unknown[] } }[] };
  const numbers = (features[0]?.geometry.coordinates ?? []).flat(4) as number[];
  const corners = numbers.filter((_, at) => at % 2 === 0).map((east, at) => [east, numbers[2 * at + 1] ?? 0]);
  expect(corners.length).toBeGreaterThan(3);
  const inside = async (): Promise<boolean> => {
    const frame = await map.locator('.fw-map__view').evaluate((view) => view.getBoundingClientRect().toJSON() as { left: number; right: number; top: number; bottom: number });
    const at = await map.evaluate((one, points) => points.map((point) => (one as unknown as { screen_of: (point: number[]) => number[] | undefined }).screen_of(point) ?? [0, 0]), corners);
    const [width, height] = [frame.right - frame.left, frame.bottom - frame.top];
    const spread = Math.max((Math.max(...at.map(([x = 0]) => x)) - Math.min(...at.map(([x = 0]) => x))) / width, (Math.max(...at.map(([, y = 0]) => y)) - Math.min(...at.map(([, y = 0]) => y))) / height);
    return spread > 0.3 && at.every(([x = 0, y = 0]) => x > frame.left && x < frame.right && y > frame.top && y < frame.bottom);
  };
  await expect.poll(inside).toBe(true);
  expect(await flaws_of(nature, { within: 'fw-request-page' })).toEqual([]);
  await look(nature, 'request-site');
  expect(heard.errors).toEqual([]);
});

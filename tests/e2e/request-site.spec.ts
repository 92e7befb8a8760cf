// The page of one request to an agency: where the plot is, and what is drawn and found where that was released to it.
import { flaws_of } from './axe';
import { expect, small_pdf, test, watch, window_of } from './people';
import { case_with_plan, look } from './asking';

test('an agency sees where the plot is that it is asked about', async ({ browser }) => {
  const nature = await window_of(browser, 'nature');
  const heard = watch(nature);
  const { requests } = (await (await nature.context().request.get('/api/v1/statement-requests?open=true')).json()) as { requests: { id: string; parcels: string[] }[] };
  const asked = requests.find(({ parcels }) => parcels.length);
  await nature.goto(`/stellungnahmen/${asked?.id}`);
  await expect(nature.locator('dd').filter({ hasText: /^Gemarkung Lindenau, Flur\s\d+, Flurstück\s\d+$/ })).toBeVisible();
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

test('drawing and findings are released with the round, to whom the clerk chooses', async ({ browser, own }) => {
  const { clerk, id } = await case_with_plan(browser, own, 'lageplan.pdf', small_pdf('Lageplan'));
  await clerk.goto(`/vorgaenge/${id}?ansicht=beteiligung`);
  await clerk.getByRole('button', { name: 'Neue Runde eröffnen' }).click();
  await clerk.getByRole('button', { name: 'Weitere Stelle hinzufügen' }).click();
  await clerk.getByRole('button', { name: 'Weitere Stelle hinzufügen' }).click();
  const plans = clerk.locator('.fw-plan');
  for (const plan of await plans.all()) {
    const box = plan.locator('input[type=checkbox]').first();
    if ((await box.isChecked()) && (await plan.locator('select[id$="-agency"]').count()) === 0) {
      await box.uncheck();
      await plan.locator('input[id$="-because"]').fill('In diesem Test nicht gefragt.');
    }
  }
  const [shown, hidden] = [plans.nth(-2), plans.nth(-1)];
  await shown.locator('select[id$="-agency"]').selectOption({ label: 'Untere Naturschutzbehörde Lindenkreis' });
  await hidden.locator('select[id$="-agency"]').selectOption({ label: 'Brandschutzdienststelle Lindenkreis' });
  await expect(shown.getByLabel('Zeichnung und Prüfergebnisse freigeben')).toBeChecked();
  await hidden.getByLabel('Zeichnung und Prüfergebnisse freigeben').uncheck();
  await clerk.getByRole('button', { name: 'Runde mit 2 Stellen eröffnen' }).click();
  await expect(clerk.locator('.fw-links li')).toHaveCount(2);

  const request = async (role: 'nature' | 'fire'): Promise<Awaited<ReturnType<typeof window_of>>> => {
    const page = await window_of(browser, role, { baseURL: own.url });
    const { requests } = (await (await page.context().request.get('/api/v1/statement-requests?open=true')).json()) as { requests: { id: string; application: string }[] };
    await page.goto(`/stellungnahmen/${requests.find(({ application }) => application === id)?.id}`);
    return page;
  };
  const nature = await request('nature');
  await expect(nature.getByRole('heading', { name: 'Lage und Planung' })).toBeVisible();
  await expect(nature.locator('fw-site-map .ol-scale-line-inner')).toBeVisible();
  expect(await nature.locator('fw-site-map fw-map').evaluate((map) => (map as unknown as { outlines: unknown[] }).outlines.length)).toBeGreaterThan(0);
  await nature.getByText(/^Prüfergebnisse: Nicht eingehalten: \d+/).click();
  await nature.locator('fw-findings [data-group=pass] > summary').click();
  await nature.locator('fw-findings [data-check="setback"] summary').first().click();
  await expect(nature.locator('fw-findings [data-check="setback"] ol li').first()).toBeVisible();
  await look(nature, 'request-plans');

  const fire = await request('fire');
  await expect(fire.getByRole('heading', { name: 'Lage des Grundstücks' })).toBeVisible();
  await expect(fire.locator('fw-site-map .ol-scale-line-inner')).toBeVisible();
  await expect(fire.getByText(/^Prüfergebnisse/)).toHaveCount(0);
});

// Where a condition has its place: marked on the plan by its agency, by hand and by keyboard, and shown to the authority;
// and a round that is taken back before it leaves.
import { flaws_of } from './axe';
import { expect, small_pdf, test, watch, window_of } from './people';
import type { APIRequestContext, Page } from '@playwright/test';

async function token(http: APIRequestContext): Promise<Record<string, string>> {
  const { csrf } = (await (await http.get('/api/v1/session')).json()) as { csrf: string };
  return { 'X-CSRF-Token': csrf };
}

async function look(page: Page, name: string): Promise<void> {
  for (const [scheme, width] of [['light', 1440], ['dark', 320]] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    expect(await flaws_of(page, { colours_only: scheme === 'dark' })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}-${width}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('a round is taken back, sent again, and answered with a mark on the plan', async ({ browser, own }) => {
  const clerk = await window_of(browser, 'clerk', { baseURL: own.url });
  const http = clerk.context().request;
  const { applications } = (await (await http.get('/api/v1/applications?q=LIN&sort=received')).json()) as { applications: { id: string; state: string }[] };
  const id = applications.find(({ state }) => state === 'complete')?.id;
  if (!id) throw new Error('the sample town has no complete case without a round');
  const upload = await http.post(`/api/v1/applications/${id}/documents?type=other&title=Lageplan&file_name=lageplan.pdf`, { headers: { ...(await token(http)), 'Content-Type': 'application/octet-stream' }, data: small_pdf('Lageplan') });
  expect(upload.status(), await upload.text()).toBe(201);
  const { id: plan } = (await upload.json()) as { id: string };
  const open = async (): Promise<void> => {
    const requests = [{ agency: 'naturschutz', act: 'opinion', released: [plan] }];
    const sent = await http.post(`/api/v1/applications/${id}/rounds`, { headers: await token(http), data: { title: 'Naturschutz', requests } });
    expect(sent.status(), await sent.text()).toBe(201);
  };
  await open();
  await clerk.goto(`/vorgaenge/${id}?ansicht=beteiligung`);
  await expect(clerk.getByText(/„Naturschutz“ wird um \d\d:\d\d Uhr versandt/)).toBeVisible();
  await look(clerk, 'undo');
  await clerk.getByRole('button', { name: 'Runde zurücknehmen' }).click();
  await expect(clerk.getByText('Die Runde ist zurückgenommen.')).toBeVisible();
  await expect(clerk.getByText('Eine Runde ist vorbereitet, aber noch nicht gesendet.')).toBeVisible();
  await open();

  const nature = await window_of(browser, 'nature', { baseURL: own.url });
  const heard = watch(nature);
  const { requests } = (await (await nature.context().request.get('/api/v1/statement-requests?open=true')).json()) as { requests: { id: string; application: string }[] };
  const request = requests.find(({ application }) => application === id)?.id ?? '';
  await nature.goto(`/stellungnahmen/${request}`);
  await nature.locator('.fw-agency__more > summary').click();
  await nature.getByRole('radio', { name: /Nebenbestimmungen/ }).check();
  await nature.locator('[id^="condition-"][id$="-text"]').first().fill('Die Hecke bleibt stehen.');
  const field = nature.locator('fw-mark-field').first();
  await field.getByLabel('Stelle im Plan oder auf der Karte').selectOption({ label: 'Lageplan, Fassung 1' });
  await field.getByRole('button', { name: 'Im Plan markieren' }).click();
  const sheet = nature.locator('fw-mark-field .fw-viewer__sheet canvas');
  await expect(sheet).toBeVisible();
  await sheet.click({ position: { x: 120, y: 90 } });
  await expect(field.getByText('Ein Punkt auf Seite 1 ist markiert.')).toBeVisible();
  await field.getByText('Markierung in Zahlen').click();
  await field.getByLabel('Von links (%)').fill('50'); // without a mouse
  await field.getByLabel('Von links (%)').press('Tab');
  await field.getByLabel('Ort in Worten').fill('Nordgrenze');
  await look(nature, 'mark-field');
  const saved = async (): Promise<string> => (await nature.context().request.get(`/api/v1/statement-requests/${request}/draft`)).text();
  await expect.poll(saved).toContain('Nordgrenze');
  const { draft } = JSON.parse(await saved()) as { draft: { content: { conditions: { mark: { points: number[][] } }[] } } };
  expect(draft.content.conditions[0]?.mark.points[0]?.[0]).toBe(0.5);
  const own_http = nature.context().request;
  const said = await own_http.post(`/api/v1/statement-requests/${request}/statement`, { headers: await token(own_http), data: draft.content });
  expect(said.status(), await said.text()).toBe(201);
  expect(heard.errors).toEqual([]);

  await clerk.goto(`/vorgaenge/${id}?ansicht=stellungnahmen`);
  await clerk.getByRole('button', { name: /^Im Plan zeigen/ }).first().click();
  await expect(clerk.locator('fw-mark .fw-viewer__marks circle')).toBeVisible();
  if (process.env['SHOTS']) await clerk.screenshot({ path: `${process.env['SHOTS']}/mark-shown.png` });
});

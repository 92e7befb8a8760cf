// A building authority of another Land, set up in the browser: its accounts, its rules, an application under its law.
import { token } from './asking';
import { flaws_of } from './axe';
import { expect, password, people, test, watch, window_of } from './people';

test('the administration adds an authority in Saxony, and it works under Saxon law', async ({ browser, own }) => {
  test.slow();
  const admin = await window_of(browser, 'admin', { baseURL: own.url });
  const heard = watch(admin);
  await admin.goto('/verwaltung/behoerden');
  await expect(admin.getByRole('row', { name: /Lindenkreises/ })).toContainText('Hessen');
  await admin.getByRole('button', { name: 'Behörde anlegen' }).click();
  await expect(admin.getByRole('heading', { name: 'Behörde anlegen' })).toBeFocused();
  await admin.getByRole('button', { name: 'Speichern' }).click();
  await expect(admin.locator('fw-error-summary')).toContainText('Kennung: Angabe fehlt');
  await admin.getByLabel('Land', { exact: true }).selectOption({ label: 'Sachsen' });
  const typed = { Kennung: 'Sachsen', Name: 'Landratsamt Beispiel – Bauaufsicht', 'Straße und Hausnummer': 'Markt 1', Postleitzahl: '01067', Ort: 'Beispiel', 'E-Mail-Adresse': 'bau@sachsen.example', 'Anfang der Aktenzeichen': 'LIN' };
  for (const [label, value] of Object.entries(typed)) await admin.locator('fw-authorities-page').getByLabel(label, { exact: true }).fill(value);
  await admin.getByRole('button', { name: 'Speichern' }).click();
  await expect(admin.locator('fw-error-summary')).toContainText('Die Kennung der Behörde passt nicht.');
  await admin.getByLabel('Kennung', { exact: true }).fill('sachsen');
  await admin.getByRole('button', { name: 'Speichern' }).click();
  await expect(admin.locator('fw-error-summary')).toContainText('So beginnen schon die Aktenzeichen von „Kreisausschuss des Lindenkreises – Bauaufsicht“.');
  await admin.getByLabel('Anfang der Aktenzeichen', { exact: true }).fill('SAX');
  for (const width of [320, 1440]) {
    await admin.setViewportSize({ width, height: 900 });
    expect(await flaws_of(admin), String(width)).toEqual([]);
    expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    if (process.env['SHOTS']) await admin.screenshot({ path: `${process.env['SHOTS']}/authorities-${width}.png`, fullPage: true });
  }
  await admin.getByRole('button', { name: 'Speichern' }).click();
  await expect(admin.getByText('Die Behörde „Landratsamt Beispiel – Bauaufsicht“ ist angelegt.')).toBeVisible();
  await expect(admin.getByRole('row', { name: /Landratsamt Beispiel/ })).toContainText('Markt 1, 01067 Beispiel');

  // A clerk there, and this administrator for it as well: two to choose from where rules are kept.
  const headers = await token(admin.context().request);
  const clerk_of_saxony = { email: 'clerk@sachsen.example', name: 'Clara Sachs', password, memberships: [{ role: 'clerk', authority: 'sachsen' }] };
  expect((await admin.context().request.post('/api/v1/accounts', { headers, data: clerk_of_saxony })).status()).toBe(201);
  await admin.goto('/verwaltung/konten');
  await admin.getByRole('row', { name: people.admin }).getByRole('button', { name: /^Ändern/ }).click();
  await admin.getByRole('button', { name: 'Weitere Rolle' }).click();
  await admin.getByLabel('Rolle 2', { exact: true }).selectOption({ label: 'Verwaltung' });
  await expect(admin.locator('#place-1 option').first()).toHaveText('Alle Behörden');
  await admin.locator('#place-1').selectOption({ label: 'Landratsamt Beispiel – Bauaufsicht' });
  await admin.getByRole('button', { name: 'Speichern' }).click();
  const both = await (await browser.newContext({ baseURL: own.url, locale: 'de-DE' })).newPage(); // other roles have ended the session
  expect((await both.context().request.post('/api/v1/session', { data: { email: people.admin, password } })).status()).toBe(200);
  await both.goto('/verwaltung/regeln');
  await expect(both.getByLabel('Behörde', { exact: true }).locator('option')).toHaveCount(2);
  await both.getByLabel('Behörde', { exact: true }).selectOption({ label: 'Landratsamt Beispiel – Bauaufsicht' });
  await expect(both.locator('.fw-lead')).toContainText('Landratsamt Beispiel');
  await expect(both.locator('main')).toContainText('SächsBO');
  await both.getByRole('link', { name: 'Feiertage' }).click();
  await expect(both).toHaveURL(/behoerde=sachsen/);
  await expect(both.locator('.fw-lead')).toContainText('Landratsamt Beispiel');
  await both.goto('/verwaltung/stellen?behoerde=sachsen');
  await expect(both.getByLabel('Behörde', { exact: true })).toHaveValue('sachsen');
  await expect(both.locator('[data-agency=naturschutz]')).toHaveCount(0); // of the other authority's register
  await expect(both.locator('[data-agency=forst]')).toBeVisible(); // shared by all
  await both.context().close();

  const architect = await window_of(browser, 'architect', { baseURL: own.url });
  const http = architect.context().request;
  await architect.goto('/antraege/neu');
  const simplified = architect.getByRole('radio', { name: /^Vereinfachtes Baugenehmigungsverfahren/ });
  await architect.getByLabel('Bezeichnung des Vorhabens').fill('Wohnhaus in Sachsen');
  await expect(architect.getByText('§ 65 HBO').first()).toBeVisible();
  await simplified.first().check();
  await architect.getByLabel('Zuständige Bauaufsicht').selectOption({ label: 'Landratsamt Beispiel – Bauaufsicht' });
  await expect(architect.getByText('§ 63, § 69 Abs. 5 SächsBO')).toBeVisible();
  await expect(architect.getByText('HBO').filter({ hasNotText: 'Sächs' })).toHaveCount(0);
  await expect(simplified.first()).toBeChecked(); // both Länder have it
  await architect.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await architect.waitForURL(/\/entwurf/);
  const id = /antraege\/([^/]+)\//.exec(architect.url())?.[1] ?? '';
  const { applications } = (await (await http.get('/api/v1/applications')).json()) as { applications: { id: string; state: string }[] };
  const model = applications.find(({ state }) => state === 'complete' || state === 'submitted');
  const { draft } = (await (await http.get(`/api/v1/applications/${model?.id}`)).json()) as { draft: object };
  const mine = await token(http);
  const saved = await http.put(`/api/v1/applications/${id}/draft`, { headers: mine, data: { ...draft, title: 'Wohnhaus in Sachsen' } });
  expect(saved.status(), await saved.text()).toBe(200);
  const filed = await http.post(`/api/v1/applications/${id}/submit`, { headers: { ...mine, 'Idempotency-Key': 'e2e-sachsen' } });
  expect(filed.status(), await filed.text()).toBe(201);

  const clerk = await (await browser.newContext({ baseURL: own.url, locale: 'de-DE' })).newPage();
  expect((await clerk.context().request.post('/api/v1/session', { data: { email: clerk_of_saxony.email, password } })).status()).toBe(200);
  const asked: string[] = [];
  clerk.on('request', (request) => asked.push(request.url()));
  await clerk.goto('/eingang');
  await clerk.getByRole('link', { name: /Wohnhaus in Sachsen/ }).click();
  await expect(clerk.locator('main')).toContainText(/SAX-\d{4}-0001/);
  await clerk.getByRole('button', { name: 'Zurückweisen' }).click();
  await expect(clerk.getByRole('dialog')).toContainText('(§ 69 SächsBO)');
  await expect(clerk.locator('main')).not.toContainText('{');
  expect(asked.some((address) => address.includes('/api/v1/citations') && address.includes('land=SN'))).toBe(true);
  await clerk.context().close();
  expect(heard.errors.filter((error) => !/40[0-9]|42[0-9]/.test(error))).toEqual([]);
});

test('without any authority a new application says what is missing', async ({ browser }) => {
  const architect = await window_of(browser, 'architect');
  await architect.route('**/api/v1/authorities', (route) => route.fulfill({ json: { authorities: [] } }));
  await architect.goto('/antraege/neu');
  await expect(architect.getByText('Noch nimmt hier keine Bauaufsichtsbehörde Anträge an.')).toBeVisible();
  await expect(architect.getByRole('button', { name: 'Entwurf anlegen' })).toHaveCount(0);
});

// Writing an application: nothing typed is lost, two writers meet, errors lead to their fields, drawing snaps.
import type { Browser, Locator, Page } from '@playwright/test';
import { expect, password, people, test, window_of } from './people';
import { check_of, corner_text, house_on, map_loaded, new_draft, pixel_of, press, spot, vacant, type Point } from './site';
import { raise } from './town';

test('a window that dies five seconds after typing has lost nothing', async ({ browser }) => {
  const first = await window_of(browser, 'architect');
  const id = await new_draft(first, 'Garage, halb beschrieben');
  await first.goto(`/antraege/${id}/entwurf/vorhaben`);
  await first.locator('#description').fill('Eine Garage mit Gründach, Zufahrt von Osten.');
  await first.waitForTimeout(5000);
  await first.context().close(); // no goodbye: pages of a closed context run nothing
  const second = await window_of(browser, 'architect');
  await second.goto(`/antraege/${id}/entwurf/vorhaben`);
  await expect(second.locator('#description')).toHaveValue('Eine Garage mit Gründach, Zufahrt von Osten.');
});

test('two writers of one draft see both values, and neither is lost', async ({ browser }) => {
  const [one, two] = [await window_of(browser, 'architect'), await window_of(browser, 'architect')];
  const id = await new_draft(one, 'Zwei schreiben');
  for (const page of [one, two]) {
    await page.goto(`/antraege/${id}/entwurf/vorhaben`);
    await expect(page.locator('#description')).toBeVisible();
  }
  await one.locator('#description').fill('Fassung der Ersten');
  await expect(one.locator('[data-save=saved]')).toContainText('Gespeichert');
  await two.locator('#description').fill('Fassung der Zweiten');
  await expect(two.getByRole('heading', { name: 'Zwei Fassungen dieses Bauantrags' })).toBeFocused();
  const choice = two.locator('.fw-choice');
  await expect(choice).toContainText('Fassung der Ersten');
  await expect(choice).toContainText('Fassung der Zweiten');
  await two.locator('input[type=radio][value=theirs]').check();
  await two.getByRole('button', { name: 'Auswahl speichern' }).click();
  await expect(two.locator('#description')).toHaveValue('Fassung der Ersten');
  const versions = await Promise.all([1, 2].map(async () => (await two.context().request.get(`/api/v1/applications/${id}`)).json() as Promise<{ draft: { description: string } }>));
  expect(versions[0]?.draft.description).toBe('Fassung der Ersten');
});

test('a failed form puts focus on its summary, whose links land in the fields', async ({ browser }) => {
  const page = await window_of(browser, undefined);
  await page.goto('/anmelden');
  await page.locator('#email').fill(people.architect);
  await page.getByRole('main').getByRole('button', { name: 'Anmelden' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Bitte prüfen Sie Ihre Eingaben' });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Fehler: /);
  await summary.getByRole('link', { name: 'Geben Sie Ihr Kennwort ein' }).click();
  await expect(page.locator('#password')).toBeFocused();
  await expect(page.locator('#email')).toHaveValue(people.architect); // nothing typed is lost
  await page.locator('#password').fill('falsch');
  await page.getByRole('main').getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page).toHaveURL(/anmelden/);

  const architect = await window_of(browser, 'architect');
  await architect.goto('/antraege/neu');
  await architect.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await expect(architect.getByRole('alert').filter({ hasText: 'Bitte prüfen' })).toBeFocused();
  await architect.getByRole('link', { name: 'Geben Sie dem Vorhaben eine Bezeichnung' }).click();
  await expect(architect.locator('#name')).toBeFocused();
});

test('what is missing before submission is a link to where it is mended', async ({ browser }) => {
  const page = await window_of(browser, 'architect');
  const id = await new_draft(page, 'Noch leer');
  await page.goto(`/antraege/${id}/entwurf/absenden`);
  await expect(page.getByRole('button', { name: 'Bauantrag absenden' })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('link', { name: /Bauherrschaft/ }).first().click();
  await expect(page).toHaveURL(/\/beteiligte/);
  await expect(page.locator('#principal-name')).toBeVisible();
});

test('a search is answered before the map is there', async ({ browser }) => {
  const page = await window_of(browser, 'architect');
  const id = await new_draft(page, 'Langsame Leitung');
  await page.route(/map-element/, async (route) => {
    await new Promise((later) => setTimeout(later, 4000));
    await route.continue();
  });
  await page.goto(`/antraege/${id}/entwurf/grundstueck`);
  await page.locator('#parcel-search').fill(vacant.second.search);
  await page.getByRole('button', { name: 'Suchen' }).click();
  await expect(page.getByRole('button', { name: /^Auswählen/ })).toBeVisible();
});

// The draft is saved and comes back while a corner is still to be set.
async function saves_meanwhile(page: Page): Promise<void> {
  const saved = page.waitForResponse((answer) => /\/draft$/.test(answer.url()) && answer.request().method() !== 'GET');
  await page.locator('#b1-name').fill('Haus, das gerade gezeichnet wird');
  await saved;
  await page.locator('fw-map').scrollIntoViewIfNeeded();
}

test('drawing snaps to the corner of the parcel to the millimetre, and the check follows', async ({ browser }) => {
  const page = await window_of(browser, 'architect', { viewport: { width: 1440, height: 1000 } });
  const id = await new_draft(page, 'Gezeichnet');

  // The parcel by a click on the map.
  await page.goto(`/antraege/${id}/entwurf/grundstueck`);
  await page.locator('#parcel-search').fill(vacant.second.search);
  await page.getByRole('button', { name: 'Suchen' }).click();
  await expect(page.getByRole('button', { name: /^Auswählen/ })).toBeVisible();
  await map_loaded(page);
  const inside = spot(vacant.second, 12, 20);
  await expect(async () => {
    if ((await page.locator('[data-parcel]').count()) === 0) {
      const place = await pixel_of(page, inside);
      await page.mouse.click(place.x, place.y);
    }
    await expect(page.locator(`[data-parcel="${vacant.second.key}"]`)).toBeVisible({ timeout: 4000 });
  }).toPass();
  await page.getByRole('link', { name: 'Weiter: Gebäude' }).click();
  await page.getByRole('button', { name: 'Gebäude hinzufügen' }).click();
  await page.locator('#b1-roof').selectOption('flat');
  await page.locator('#b1-eaves_height').fill('6,00');
  await page.getByRole('button', { name: 'Zeichnen', exact: true }).click();
  await map_loaded(page);

  // A house that begins at the plot's front corner: pressed 5 px beside it, it lies on it.
  const ring: Point[] = [[0, 0], [10, 0], [10, 9], [0, 9]].map(([along, into]) => spot(vacant.second, along ?? 0, into ?? 0));
  for (const [index, corner] of [...ring, ring[0] as Point].entries()) {
    const place = await pixel_of(page, corner);
    const off = index === 0 ? 5 : 0;
    await press(page, { x: place.x + off, y: place.y - off });
    if (index === 1) await saves_meanwhile(page);
  }
  const east = page.locator('.fw-corners tbody input').first();
  await expect(east).toHaveValue('479533,795');
  await expect(page.locator('.fw-corners tbody input').nth(1)).toHaveValue('5562405,851');
  await expect(check_of(page, 'inside-plot')).toHaveAttribute('data-verdict', /pass|fail/);
  await expect(check_of(page, 'setback').first()).toHaveAttribute('data-verdict', 'fail');
  await expect(check_of(page, 'setback').first()).toContainText('§ 6');

  // The same house by coordinates is the same finding.
  await page.locator('summary', { hasText: 'Eckpunkte einfügen' }).click();
  await page.locator('#b1-paste').fill(corner_text(house_on(vacant.second)));
  await page.getByRole('button', { name: 'Übernehmen', exact: true }).click();
  await expect(check_of(page, 'setback').first()).toHaveAttribute('data-verdict', 'pass');
  await map_loaded(page);
  if (process.env['FLURWERK_SHOTS']) {
    await page.locator('#b1-name').fill('Wohnhaus');
    await page.waitForTimeout(2000);
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: `${process.env['FLURWERK_SHOTS']}/screenshot.png` });
  }
});

// Applications of the architect with a statement that the authority can already read.
async function stated(browser: Browser): Promise<{ id: string; secrets: string[] }[]> {
  const clerk = await window_of(browser, 'clerk');
  const http = clerk.context().request;
  const found = (await (await http.get('/api/v1/applications?state=in_consultation')).json()) as { applications: { id: string }[] };
  const cases = [];
  for (const { id } of found.applications) {
    const { requests } = (await (await http.get(`/api/v1/applications/${id}`)).json()) as { requests: { question?: string; statement?: { text?: string; conditions: { text: string }[] } | null }[] };
    const secrets = requests.flatMap(({ statement }) => (statement ? [statement.text ?? '', ...statement.conditions.map(({ text }) => text)] : [])).filter((text) => text.length > 10);
    if (secrets.length) cases.push({ id, secrets });
  }
  await clerk.context().close();
  return cases;
}

test('before the decision is served no byte of a statement reaches the applicant', async ({ browser }) => {
  const cases = await stated(browser);
  expect(cases.length).toBeGreaterThan(0);
  const page = await window_of(browser, 'architect');
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    if (/\/api\//.test(response.url())) bodies.push(response.text().catch(() => ''));
  });
  for (const { id, secrets } of cases) {
    await page.goto(`/antraege/${id}`);
    await expect(page.locator('fw-timeline')).toBeVisible();
    await page.waitForLoadState('networkidle');
    const heard = (await Promise.all(bodies)).join('\n');
    expect(heard).toContain(id);
    for (const secret of secrets) expect(heard).not.toContain(JSON.stringify(secret).slice(1, -1));
  }
});

test('silence is shown as what the law makes of it', async ({ browser }) => {
  const town = await raise(process.env['FLURWERK_PROGRAM'] ?? '', '2027-01-15'); // after every period of the open round
  const context = await browser.newContext({ baseURL: town.url, locale: 'de-DE' });
  try {
    await context.request.post('/api/v1/session', { data: { email: people.clerk, password } });
    const found = (await (await context.request.get('/api/v1/applications?state=in_consultation')).json()) as { applications: { id: string; title: string }[] };
    const id = found.applications.find(({ title }) => title.includes('Zweifamilienhaus'))?.id;
    const page = await context.newPage();
    await page.goto(`/vorgaenge/${id}?ansicht=beteiligung`);
    const row = (agency: string): Locator => page.locator('.fw-matrix tbody tr').filter({ hasText: agency });
    await expect(row('Straßenbauverwaltung')).toContainText('Frist abgelaufen: gilt als erteilt');
    await expect(row('Untere Wasserbehörde')).toContainText('Frist abgelaufen: aus dem Schweigen folgt nichts');
    await expect(row('Gemeinde Lindenau')).not.toContainText('Frist abgelaufen'); // it had answered
  } finally {
    await context.close();
    await town.end();
  }
});

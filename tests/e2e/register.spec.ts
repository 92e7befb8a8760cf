// The register of agencies: an entry is changed on the page, refused with its reason, and its area stands on the map.
import { flaws_of } from './axe';
import { expect, test, watch, window_of } from './people';

test('the administrator keeps the register', async ({ browser }) => {
  const admin = await window_of(browser, 'admin');
  const heard = watch(admin);
  await admin.goto('/verwaltung/stellen');
  const water = admin.locator('[data-agency="wasser"]');
  await expect(water).toContainText('1 Monat');
  await expect(water).toContainText('§ 70');
  await water.getByRole('button', { name: /Bearbeiten/ }).click();
  await admin.locator('#entry-topics').fill('Gewässer, Grundwasser');
  await expect(admin.locator('#entry-kind')).toHaveValue('water');
  await expect(admin.locator('#entry-kind option:checked')).toHaveText('Wasserbehörde');
  await admin.locator('#entry-area').fill('POINT(478000 5561000)');
  await admin.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(admin.locator('fw-error-summary')).toContainText('kein Punkt und keine Linie');
  // GeoJSON in degrees, as other programs write it, becomes what the register keeps.
  await admin.locator('#entry-area').fill(JSON.stringify({ type: 'Polygon', coordinates: [[[8.69, 50.19], [8.72, 50.19], [8.72, 50.21], [8.69, 50.21], [8.69, 50.19]]] }));
  await expect(admin.locator('#entry-area')).toHaveValue(/^POLYGON\(\(47\d{4}\.\d+ 55\d{5}\.\d+, /);
  await expect(admin.locator('[data-area]')).toHaveText(/^Fläche: 4,7\d\d km²$/);
  await admin.locator('#entry-area').fill('POLYGON((477000 5560000, 480000 5560000, 480000 5563000, 477000 5563000, 477000 5560000))');
  await expect(admin.locator('[data-area]')).toHaveText('Fläche: 9,000 km²');
  // A corner is dragged, also one under the words that say how.
  await admin.getByRole('button', { name: 'Ecken ändern' }).click();
  const field = admin.locator('fw-area-field fw-map');
  await expect(field.locator('.fw-map__notice')).toContainText('Ecken ziehen');
  await field.scrollIntoViewIfNeeded();
  const place = await field.evaluate((one) => (one as unknown as { screen_of: (point: number[]) => [number, number] }).screen_of([480000, 5563000]));
  await admin.mouse.move(...place);
  await admin.mouse.down();
  await admin.mouse.move(place[0] + 30, place[1] - 5, { steps: 6 });
  await admin.mouse.up();
  await expect(admin.locator('[data-area]')).toHaveText(/^Fläche: 9,[1-9]\d+ km²$/);
  await admin.getByRole('button', { name: 'Ecken ändern' }).click();
  await admin.locator('#entry-area').fill('POLYGON((477000 5560000, 480000 5560000, 480000 5563000, 477000 5563000, 477000 5560000))');
  // A second part is drawn with the pointer.
  await admin.getByRole('button', { name: 'Weiteren Teil zeichnen' }).click();
  const map = admin.locator('fw-area-field .fw-map__view canvas').first();
  await expect(map).toBeVisible();
  for (const [x, y] of [[120, 120], [200, 120], [200, 200]] as const) await map.click({ position: { x, y }, delay: 20 });
  await map.dblclick({ position: { x: 120, y: 200 } });
  await expect(admin.locator('[data-area]')).toHaveText(/ in 2 Teilen$/);
  await expect(admin.locator('#entry-area')).toHaveValue(/^MULTIPOLYGON\(\(\(477000 5560000, .*\)\), \(\(/);
  if (process.env['SHOTS']) await admin.screenshot({ path: `${process.env['SHOTS']}/register-form-1440.png`, fullPage: true });
  await admin.getByRole('button', { name: 'Fläche entfernen' }).click();
  await expect(admin.locator('#entry-area')).toHaveValue('');
  await expect(admin.locator('[data-area]')).toContainText('überall');
  await admin.locator('#entry-area').fill('POLYGON((477000 5560000, 480000 5560000, 480000 5563000, 477000 5563000, 477000 5560000))');
  await admin.locator('#entry-deputy').fill('kein Mensch');
  await admin.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(admin.locator('fw-error-summary')).toContainText('E-Mail');
  await admin.locator('#entry-deputy').fill('vertretung@lindenkreis.example');
  await admin.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(admin.getByRole('status').getByText('ist gespeichert')).toBeVisible();
  await expect(water).toContainText('Gewässer, Grundwasser');
  await expect(water).toContainText('Wasserbehörde');
  await expect(water).toContainText('vertretung@lindenkreis.example');
  await expect(admin.getByRole('heading', { name: 'Zuständigkeitsgebiete auf der Karte' })).toBeVisible();
  await expect(admin.locator('[data-agency="forst"]').getByRole('button')).toHaveCount(0); // shared: not this authority's to change
  const register = await (await admin.context().request.get('/api/v1/agencies.csv')).body();
  await admin.locator('fw-agencies-page fw-upload input[type=file]').setInputFiles({ name: 'stellen.csv', mimeType: 'text/csv', buffer: register });
  await expect(admin.getByRole('status').getByText('Das Verzeichnis ist übernommen.')).toBeVisible();
  await expect(admin.getByRole('alert')).toHaveCount(0);
  if (process.env['SHOTS']) await admin.screenshot({ path: `${process.env['SHOTS']}/register-1440.png`, fullPage: true });
  await water.getByRole('button', { name: /Bearbeiten/ }).click();
  await expect(admin.locator('fw-area-field .ol-scale-line-inner')).toBeVisible();
  expect(await flaws_of(admin)).toEqual([]);
  await admin.setViewportSize({ width: 320, height: 900 });
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  if (process.env['SHOTS']) await admin.screenshot({ path: `${process.env['SHOTS']}/register-320.png`, fullPage: true });
  expect(heard.errors.filter((line) => !line.includes('422'))).toEqual([]);
});

test('the administrator says how an agency is asked, and takes it out of the register', async ({ browser, own }) => {
  const admin = await window_of(browser, 'admin', { baseURL: own.url });
  const heard = watch(admin);
  await admin.goto('/verwaltung/stellen');
  await admin.getByRole('button', { name: 'Stelle anlegen' }).click();
  await admin.locator('#entry-id').fill('kirche');
  await admin.locator('#entry-name').fill('Kirchenbauamt');
  await admin.locator('#entry-kind').selectOption('heritage');
  await admin.getByRole('radio', { name: /^Brief/ }).check();
  await admin.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(admin.locator('fw-error-summary')).toContainText('Geben Sie die Postanschrift an');
  await admin.locator('#entry-postal_address').fill('Domplatz 1\n35998 Lindenau');
  await admin.getByRole('button', { name: 'Speichern', exact: true }).click();
  const church = admin.locator('[data-agency="kirche"]');
  await expect(church).toContainText('Brief: Domplatz 1');

  // Where a request is open the reason is said; the entry stays.
  const busy = admin.locator('[data-agency="naturschutz"]');
  await busy.getByRole('button', { name: /^Entfernen/ }).click();
  await expect(admin.getByRole('dialog')).toContainText('Bisherige Anforderungen behalten ihren Namen');
  expect(await flaws_of(admin, { within: 'fw-dialog' })).toEqual([]);
  await admin.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click();
  await expect(admin.getByRole('alert')).toContainText(/offen/);
  await expect(busy).toBeVisible();

  await church.getByRole('button', { name: /^Entfernen/ }).press('Enter');
  await admin.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).press('Enter');
  await expect(admin.getByRole('status').getByText('Kirchenbauamt ist nicht mehr im Verzeichnis.')).toBeVisible();
  await expect(church).toHaveCount(0);
  await expect(admin.locator('[data-agency="forst"]').getByRole('button')).toHaveCount(0); // all share it
  await admin.setViewportSize({ width: 320, height: 900 });
  expect(await flaws_of(admin)).toEqual([]);
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(heard.errors.filter((line) => !line.includes('409'))).toEqual([]);
});

test('another authority asks an agency by its entry, and takes it out again', async ({ browser, own }) => {
  const admin = await window_of(browser, 'neighbour_admin', { baseURL: own.url });
  const heard = watch(admin);
  await admin.goto('/verwaltung/stellen');
  const offered = admin.locator('[data-other="naturschutz"]');
  await expect(offered).toContainText('Eintrag von Kreisausschuss des Lindenkreises');
  await offered.getByRole('button', { name: /Übernehmen/ }).click();
  await expect(admin.getByText('kann jetzt gefragt werden')).toBeVisible();
  const used = admin.locator('[data-agency="naturschutz"]');
  await expect(used).toContainText('Kreisausschuss des Lindenkreises');
  await expect(used.getByRole('button', { name: /Bearbeiten/ })).toHaveCount(0);
  expect(await flaws_of(admin)).toEqual([]);
  await used.getByRole('button').last().click();
  await expect(admin.getByRole('dialog')).toContainText('Der Eintrag bleibt bei Kreisausschuss des Lindenkreises');
  await admin.getByRole('dialog').getByRole('button').last().click();
  await expect(used).toHaveCount(0);
  await expect(offered).toBeVisible();
  expect(heard.errors).toEqual([]);
});

// The register of agencies: an entry is changed on the page, refused with its reason, and its area stands on the map.
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
  await admin.locator('#entry-area').fill('POINT(1 2)');
  await admin.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(admin.locator('fw-error-summary')).toContainText('area');
  await admin.locator('#entry-area').fill('POLYGON((477000 5560000, 480000 5560000, 480000 5563000, 477000 5563000, 477000 5560000))');
  await admin.locator('#entry-deputy').fill('kein Mensch');
  await admin.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(admin.locator('fw-error-summary')).toContainText('E-Mail');
  await admin.locator('#entry-deputy').fill('vertretung@lindenkreis.example');
  await admin.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(admin.getByRole('status').getByText('ist gespeichert')).toBeVisible();
  await expect(water).toContainText('Gewässer, Grundwasser');
  await expect(water).toContainText('vertretung@lindenkreis.example');
  await expect(admin.getByRole('heading', { name: 'Zuständigkeitsgebiete auf der Karte' })).toBeVisible();
  await expect(admin.locator('[data-agency="forst"]').getByRole('button')).toHaveCount(0); // shared: not this authority's to change
  if (process.env['SHOTS']) await admin.screenshot({ path: `${process.env['SHOTS']}/register-1440.png`, fullPage: true });
  await admin.setViewportSize({ width: 320, height: 900 });
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  if (process.env['SHOTS']) await admin.screenshot({ path: `${process.env['SHOTS']}/register-320.png`, fullPage: true });
  expect(heard.errors.filter((line) => !line.includes('422'))).toEqual([]);
});

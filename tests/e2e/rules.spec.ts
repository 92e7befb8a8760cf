// The administrator's page of law and rules: what applies, an open question settled, a fee table, a holiday, the log.
import { flaws_of } from './axe';
import { expect, test, watch, window_of } from './people';

test('an administrator settles an open question and keeps fees, blocks and holidays', async ({ browser }) => {
  const admin = await window_of(browser, 'admin');
  const heard = watch(admin);
  await admin.goto('/verwaltung/regeln');
  await expect(admin.getByRole('heading', { name: 'Recht und Regeln' })).toBeVisible();
  await admin.getByLabel('Suchen in Name und Grundlage').fill('§ 70 Abs. 2 vollständigkeit');
  await expect(admin.locator('[data-rule="periods/completeness-check"]')).toContainText('Monat');
  await expect(admin.getByRole('status').getByText('1 Regel', { exact: true })).toBeVisible();
  await admin.getByLabel('Suchen in Name und Grundlage').fill('');
  // From the list of topics into the midst of 145 rules; the topic has the focus and is in sight.
  const topics = admin.getByRole('navigation', { name: 'Themen' });
  await admin.setViewportSize({ width: 320, height: 900 });
  await topics.getByRole('link', { name: /^Bauvorlagen/ }).click();
  await expect(admin.getByRole('heading', { name: 'Bauvorlagen' })).toBeFocused();
  await expect(admin.getByRole('heading', { name: 'Bauvorlagen' })).toBeInViewport();
  await expect(admin.getByRole('region', { name: 'Bauvorlagen' }).locator('[data-rule^="documents/"]').first()).toBeInViewport();
  expect(await flaws_of(admin)).toEqual([]);
  await admin.setViewportSize({ width: 1280, height: 900 });
  await admin.getByLabel('Suchen in Name und Grundlage').fill('§ 70 Abs. 2 vollständigkeit');
  await admin.getByLabel('Stand am').fill('2025-10-13');
  await expect(admin.locator('[data-rule="periods/completeness-check"]')).toHaveCount(0); // not before the reform
  await admin.goto('/verwaltung/regeln');
  const shot = async (name: string): Promise<void> => {
    if (!process.env['SHOTS']) return;
    await admin.setViewportSize({ width: 1440, height: 900 });
    await admin.screenshot({ path: `${process.env['SHOTS']}/rules-${name}-1440.png`, fullPage: true });
    await admin.setViewportSize({ width: 320, height: 900 });
    await admin.screenshot({ path: `${process.env['SHOTS']}/rules-${name}-320.png`, fullPage: true });
    await admin.setViewportSize({ width: 1280, height: 900 });
  };
  await shot('list');

  const part = (name: string) => admin.getByRole('navigation', { name: 'Abschnitte' }).getByRole('link', { name });
  await part('Offene Fragen').click();
  const post = admin.locator('[data-switch="post-days"]');
  await post.getByRole('button', { name: 'Anders festlegen' }).click();
  await post.getByLabel('am dritten Tag').check();
  await post.getByRole('button', { name: 'Festlegen' }).click();
  await expect(post.getByRole('alert')).toContainText('Begründen Sie die Änderung');
  await post.getByLabel('Gilt ab').fill('2099-01-01');
  await post.getByLabel('Begründung').fill('Rundschreiben des Ministeriums');
  await post.getByRole('button', { name: 'Festlegen' }).click();
  await expect(post).toContainText('01.01.2099');
  await shot('switches');

  await part('Gebühren').click();
  await admin.getByRole('button', { name: 'Neue Fassung schreiben' }).click();
  await admin.getByRole('button', { name: 'Ausrechnen' }).click();
  await expect(admin.locator('[data-fee]')).toContainText('€');
  await admin.getByLabel('Gilt ab').fill('2099-01-01');
  await admin.getByLabel('Begründung').fill('Neue Satzung');
  await shot('fees');
  await admin.getByRole('button', { name: 'Fassung speichern' }).click();
  await expect(admin.locator('[data-table="2099-01-01"]')).toBeVisible();

  // A table taken away is read in again: shown in the form, saved by nobody yet.
  const table = await (await admin.context().request.get('/api/v1/house-rules/fee-table.csv?on=2099-01-01')).body();
  await admin.locator('fw-rule-fees fw-upload input[type=file]').setInputFiles({ name: 'gebuehren.csv', mimeType: 'text/csv', buffer: table });
  await expect(admin.getByRole('heading', { name: 'Neue Fassung schreiben' })).toBeFocused();
  await expect(admin.locator('#fee-name')).toHaveValue(/Bauaufsichtsgebührensatzung/);
  await admin.locator('fw-rule-fees fw-upload input[type=file]').setInputFiles({ name: 'leer.csv', mimeType: 'text/csv', buffer: Buffer.from('Preis\n12') });
  await expect(admin.locator('fw-rule-fees fw-upload').getByRole('alert')).toBeVisible();
  await admin.getByRole('button', { name: 'Abbrechen' }).click();

  await part('Textbausteine').click();
  await admin.getByRole('button', { name: 'Baustein schreiben' }).click();
  await admin.getByLabel('Kennung').fill('ortsbild');
  await admin.getByLabel('Titel').fill('Ortsbild');
  await admin.getByLabel('Vorschrift').fill('§ 9 HBO');
  await admin.getByLabel('Wortlaut').fill('Zu {vorhaben}: rote Ziegel.');
  await admin.getByLabel('Gilt ab').fill('2099-01-01');
  await admin.getByLabel('Begründung').fill('Gestaltungssatzung');
  await shot('blocks');
  await admin.getByRole('button', { name: 'Baustein speichern' }).click();
  await expect(admin.locator('[data-block="ortsbild"]')).toContainText('rote Ziegel');

  await part('Feiertage').click();
  await admin.getByLabel('Tag', { exact: true }).fill('2099-07-01');
  await admin.getByLabel('Name des Feiertags').fill('Heimatfest');
  await admin.getByLabel('Begründung').fill('Verordnung des Landes');
  await admin.getByRole('button', { name: 'Feiertag eintragen' }).click();
  await expect(admin.locator('[data-day="2099-07-01"]')).toContainText('Behörde');
  await shot('holidays');

  await part('Löschregeln').click();
  await admin.getByLabel('Jahre').fill('10');
  await admin.getByLabel('Grundlage', { exact: true }).fill('Aktenplan 63');
  await admin.getByLabel('Gilt ab').fill('2099-01-01');
  await admin.getByLabel('Begründung').fill('Dienstanweisung');
  await shot('retention');
  await admin.getByRole('button', { name: 'Festlegen' }).click();
  await expect(admin.locator('[data-retention="refused"]')).toContainText('10 Jahre');

  await part('Änderungen').click();
  await expect(admin.getByRole('row', { name: /Rundschreiben des Ministeriums/ })).toBeVisible();
  await shot('changes');
  await admin.setViewportSize({ width: 320, height: 900 });
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(heard.errors.filter((line) => !line.includes('422'))).toEqual([]);
});

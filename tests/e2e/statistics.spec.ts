// The statistics form: what the case knows stands there, the rest is answered once, and the month page lists what was decided.
import { flaws_of } from './axe';
import { expect, test, watch, window_of } from './people';

test('an architect answers the statistics of a draft, a clerk reads a month', async ({ browser, own }) => {
  const architect = await window_of(browser, 'architect', { baseURL: own.url });
  const heard = watch(architect);
  await architect.goto('/antraege');
  const { applications } = (await (await architect.request.get('/api/v1/applications')).json()) as { applications: { id: string; state: string }[] };
  const draft = applications.find(({ state }) => state === 'draft');
  await architect.goto(`/antraege/${draft?.id}/statistik`);
  await expect(architect.getByRole('heading', { name: 'Baustatistik' })).toBeVisible();
  const house = architect.getByRole('region', { name: 'Gebäude: Wohnhaus' });
  await house.getByLabel('Neubau oder Baumaßnahme am Bestand').selectOption('01');
  await expect(house.getByLabel('Überwiegend verwendeter Baustoff')).toBeVisible(); // asked of new buildings alone
  await house.getByLabel('Wohnfläche nach der Wohnflächenverordnung').fill('viel');
  await architect.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(architect.getByText('Das ist keine Zahl, die hier passt.')).toBeVisible();
  await house.getByLabel('Wohnfläche nach der Wohnflächenverordnung').fill('142,5');
  await architect.getByLabel('Was leer bleibt, ist nicht bekannt, weil').fill('Ausführungsplanung steht aus');
  await architect.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(architect.getByText('Die Angaben sind gespeichert.')).toBeVisible();
  await expect(house.getByLabel('Wohnfläche nach der Wohnflächenverordnung')).toHaveValue('142,5');
  // A building that is demolished for the project is asked about once the project says so.
  await architect.getByLabel('Gebäude oder Gebäudeteile, die für das Vorhaben').fill('1');
  await architect.getByRole('button', { name: 'Angaben speichern' }).press('Enter');
  const removal = architect.getByRole('region', { name: 'Abgang 1' });
  await expect(removal.getByText('Gemeldet wird der Abgang, sobald sein Monat angegeben ist.')).toBeVisible();
  await removal.getByLabel('Monat des Abgangs').fill('Juni');
  await architect.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(removal.getByText('Schreiben Sie Jahr und Monat, etwa 2026-06.')).toBeVisible();
  await expect(removal.getByLabel('Monat des Abgangs')).toBeFocused();
  await removal.getByLabel('Monat des Abgangs').fill('2026-06');
  await architect.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(architect.getByText('Die Angaben sind gespeichert.')).toBeVisible();
  await expect(removal.getByText('Gemeldet wird der Abgang, sobald sein Monat angegeben ist.')).toHaveCount(0);
  expect(await flaws_of(architect)).toEqual([]);
  const shot = async (page: typeof architect, name: string): Promise<void> => {
    if (!process.env['SHOTS']) return;
    for (const width of [1440, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${process.env['SHOTS']}/statistics-${name}-${width}.png`, fullPage: true });
    }
  };
  await shot(architect, 'form');

  const clerk = await window_of(browser, 'clerk', { baseURL: own.url });
  await clerk.goto('/statistik?monat=1999-01');
  await expect(clerk.getByText('In diesem Monat gibt es nichts zu melden.')).toBeVisible();
  await shot(clerk, 'month');
  // The year shows what was permitted and not finished; the sample town has one such case at least.
  const { applications: all } = (await (await clerk.request.get('/api/v1/applications?state=granted')).json()) as { applications: { id: string }[] };
  expect(all.length).toBeGreaterThan(0);
  const year = new Date().getFullYear();
  await clerk.goto(`/statistik?jahr=${year}`);
  await expect(clerk.getByText('Stand: noch nicht begonnen').first()).toBeVisible();
  await expect(clerk.getByRole('link', { name: 'Als Tabelle (CSV)' })).toHaveAttribute('href', `/api/v1/statistics.csv?year=${year}`);
  expect(await flaws_of(clerk)).toEqual([]);
  await shot(clerk, 'year');
  // What XBau demands and nobody has given is named instead of a file that lacks it.
  await clerk.getByRole('button', { name: /^XBau-Nachricht/ }).first().click();
  await expect(clerk.getByText(/Für die XBau-Nachricht fehlt: .*Bauart/)).toBeVisible();
  expect(heard.errors).toEqual([]);
});

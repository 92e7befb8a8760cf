// The statistics form: what the case knows stands there, the rest is answered once, and the month page lists what was decided.
import { expect, test, watch, window_of } from './people';

test('an architect answers the statistics of a draft, a clerk reads a month', async ({ browser }) => {
  const architect = await window_of(browser, 'architect');
  const heard = watch(architect);
  await architect.goto('/antraege');
  const { applications } = (await (await architect.request.get('/api/v1/applications')).json()) as { applications: { id: string; state: string }[] };
  const draft = applications.find(({ state }) => state === 'draft');
  await architect.goto(`/antraege/${draft?.id}/statistik`);
  await expect(architect.getByRole('heading', { name: 'Baustatistik' })).toBeVisible();
  await architect.getByLabel('Neubau oder Baumaßnahme am Bestand').selectOption('01');
  await expect(architect.getByLabel('Überwiegend verwendeter Baustoff')).toBeVisible(); // asked of new buildings alone
  await architect.getByLabel('Wohnfläche nach der Wohnflächenverordnung').fill('viel');
  await architect.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(architect.getByText('Das ist keine Zahl, die hier passt.')).toBeVisible();
  await architect.getByLabel('Wohnfläche nach der Wohnflächenverordnung').fill('142,5');
  await architect.getByLabel('Was leer bleibt, ist nicht bekannt, weil').fill('Ausführungsplanung steht aus');
  await architect.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(architect.getByText('Die Angaben sind gespeichert.')).toBeVisible();
  await expect(architect.getByLabel('Wohnfläche nach der Wohnflächenverordnung')).toHaveValue('142,5');
  const shot = async (page: typeof architect, name: string): Promise<void> => {
    if (!process.env['SHOTS']) return;
    for (const width of [1440, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${process.env['SHOTS']}/statistics-${name}-${width}.png`, fullPage: true });
    }
  };
  await shot(architect, 'form');

  const clerk = await window_of(browser, 'clerk');
  await clerk.goto('/statistik?monat=1999-01');
  await expect(clerk.getByText('In diesem Monat gibt es nichts zu melden.')).toBeVisible();
  await shot(clerk, 'month');
  expect(heard.errors).toEqual([]);
});

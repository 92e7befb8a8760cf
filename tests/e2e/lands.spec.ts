// A case of another Land: the pages name its provisions and its procedures. For states that take long to reach the answers
// of the sample town, which lies in Hesse, are changed on the way in nothing but the Land; authorities.spec.ts files in Saxony.
import type { Page } from '@playwright/test';
import { flaws_of } from './axe';
import { expect, test, window_of } from './people';

async function can_be_rejected(clerk: Page): Promise<string> {
  const http = clerk.context().request;
  const { applications } = (await (await http.get('/api/v1/applications?state=submitted,incomplete')).json()) as { applications: { id: string }[] };
  for (const { id } of applications) {
    const { allowed_actions } = (await (await http.get(`/api/v1/applications/${id}`)).json()) as { allowed_actions: string[] };
    if (allowed_actions.includes('reject_application')) return id;
  }
  throw new Error('the sample town has no case that can be rejected');
}

async function in_land(page: Page, land: string): Promise<string[]> {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(decodeURIComponent(new URL(request.url()).pathname + new URL(request.url()).search)));
  await page.route(/\/api\/v1\/applications\/[^/?]+(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), land } });
  });
  return asked;
}

test('a clerk in Hesse reads provisions without asking for those of another Land', async ({ browser }) => {
  const clerk = await window_of(browser, 'clerk');
  const asked: string[] = [];
  clerk.on('request', (request) => asked.push(request.url()));
  await clerk.goto(`/vorgaenge/${await can_be_rejected(clerk)}`);
  await clerk.getByRole('button', { name: 'Zurückweisen' }).click();
  await expect(clerk.getByRole('dialog')).toContainText('(§ 70 Abs. 2 HBO)');
  expect(asked.filter((url) => url.includes('/citations'))).toEqual([]);
});

test('beside a notice stands how long before it is due in that Land, or that it is not on record', async ({ browser }) => {
  const clerk = await window_of(browser, 'clerk');
  const { applications } = (await (await clerk.context().request.get('/api/v1/applications?state=granted')).json()) as { applications: { id: string }[] };
  const explained = async (): Promise<string> => {
    await clerk.goto(`/vorgaenge/${applications[0]?.id}?ansicht=danach`);
    await clerk.getByRole('button', { name: 'Baubeginnsanzeige eintragen' }).click();
    return ((await clerk.getByRole('dialog').locator('p').first().textContent()) ?? '').replace(/\s/g, ' ');
  };
  expect(await explained()).toContain('Mindestens eine Woche vorher (§ 75 Abs. 3 HBO).');
  await in_land(clerk, 'SN');
  expect(await explained()).toContain('Mindestens eine Woche vorher (§ 72 SächsBO).');
  await clerk.unrouteAll();
  await in_land(clerk, 'BW');
  expect(await explained()).toBe('Welche Frist dafür gilt, ist für dieses Land (Baden-Württemberg) nicht hinterlegt; maßgeblich ist § 59 LBO.');
});

test('the applicant of a case in Saxony is shown its procedures', async ({ browser }) => {
  const architect = await window_of(browser, 'architect');
  const { applications } = (await (await architect.context().request.get('/api/v1/applications')).json()) as { applications: { id: string; state: string }[] };
  const asked = await in_land(architect, 'SN');
  await architect.goto(`/antraege/${applications.find(({ state }) => state === 'draft')?.id}/entwurf/vorhaben`);
  await expect(architect.getByLabel('Sonderbau (§ 2 SächsBO)')).toBeVisible();
  await expect(architect.getByRole('radio').first()).toBeVisible();
  expect(asked.filter((address) => address.startsWith('/api/v1/procedures?')).map((address) => address.split('?')[1])).toEqual(['land=SN']);
  await architect.goto(`/antraege/${applications.find(({ state }) => state === 'incomplete')?.id}`);
  await expect.poll(() => asked.filter((address) => address.startsWith('/api/v1/procedures')).map((address) => address.split('?')[1])).toEqual(['land=SN', 'land=SN']);
  await expect(architect.locator('#inhalt + dl')).toContainText('Vereinfachtes'); // it has the same name there
});

test('the procedure finder answers for the Land that is chosen, and keeps the choice in the address', async ({ browser }) => {
  const anybody = await window_of(browser, undefined, { viewport: { width: 320, height: 800 } });
  await anybody.goto('/verfahren?answers=aim:build,works:new,demolished:other');
  const land = anybody.getByLabel('Land, in dem gebaut wird');
  await expect(land).toHaveValue('HE');
  await expect(land.locator('option')).toHaveText(['Baden-Württemberg', 'Bayern', 'Hessen', 'Nordrhein-Westfalen', 'Sachsen']);
  await land.selectOption({ label: 'Baden-Württemberg' });
  await expect(anybody).toHaveURL(/land=BW/);
  await expect(anybody.getByLabel('Was wird gemacht?')).toHaveValue('new'); // asked in both Länder
  await expect(anybody.locator('main')).toContainText('Der Anhang zu § 50 ist hier nicht hinterlegt'); // what is open is said beside the question
  const said = {
    'Ist es ein Sonderbau?': 'Nein', 'Was ist es, oder': 'Wohngebäude (§ 2 Abs. 3 LBO)', 'Welche Gebäudeklasse': 'Gebäudeklasse 1', 'Wünschen Sie ein Verfahren': 'Nein',
    'Wo liegt das Grundstück?': /^Im Bebauungsplan nach § 30 Abs. 1 BauGB, verbindlich nach/, 'Veränderungssperre': 'Nein', 'Ist die Erschließung gesichert?': 'Ja',
    'Braucht es eine Ausnahme': 'Nein', 'Steht eine Baulast': 'Nein', 'Störfallbetriebs': 'Nein',
  };
  for (const [question, answer] of Object.entries(said)) {
    const field = anybody.getByLabel(question);
    await field.selectOption((await field.locator('option', { hasText: typeof answer === 'string' ? new RegExp(`^${answer.replace(/[().]/g, '\\$&')}$`) : answer }).getAttribute('value')) ?? '');
    await expect(anybody).toHaveURL(new RegExp(`${await field.getAttribute('id').then((id) => id?.replace('question-', ''))}%3A`));
  }
  const found = anybody.getByRole('heading', { name: 'Kenntnisgabeverfahren (Wohngebäude)' });
  await expect(found).toBeVisible();
  await expect(anybody.locator('main')).toContainText('Welche Unterlagen einzureichen sind, ist für Baden-Württemberg hier nicht hinterlegt.');
  await expect(anybody.locator('main')).toContainText('Dieses Programm führt das Verfahren nicht');
  await expect(anybody.locator('main')).not.toContainText('HBO');
  expect(await flaws_of(anybody)).toEqual([]);
  expect(await anybody.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await anybody.reload();
  await expect(found).toBeVisible();

  await land.selectOption({ label: 'Hessen' });
  await expect(anybody.getByRole('heading', { name: 'Genehmigungsfreistellung', exact: true })).toBeVisible(); // what both ask stays answered
  await expect(anybody).toHaveURL(/land=HE/);
  expect(anybody.url()).not.toContain('freeze'); // what Hesse does not ask is gone
  await expect(anybody.getByRole('heading', { name: 'Unterlagen' })).toBeVisible();
  await expect(anybody.locator('[data-period=municipality]')).toContainText(/1 Monat.*Danach darf begonnen werden.*§\s64/s);
  await expect(anybody.locator('[data-period=validity]')).toContainText('5 Jahre');
  expect(await flaws_of(anybody)).toEqual([]);
  expect(await anybody.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expect(anybody.locator('main')).not.toContainText('nicht hinterlegt.');
  await land.selectOption({ label: 'Sachsen' });
  await anybody.getByLabel('Tag der Einreichung').fill('2020-01-01');
  await expect(anybody.getByRole('alert')).toContainText('SN'); // no law on record for that day: the Land can still be changed
  await expect(land).toHaveValue('SN');
  await anybody.getByLabel('Tag der Einreichung').fill('');
  await expect(anybody.getByLabel('Umweltverträglichkeitsprüfung')).toBeVisible();
});

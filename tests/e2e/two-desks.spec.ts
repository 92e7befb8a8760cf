// Two people of one agency at the same statement: what each sees when the other has saved, signed or sent, and that no words
// are lost when both write at once.
import { case_with_plan, look, token } from './asking';
import { expect, password, small_pdf, test, watch, window_of } from './people';
import type { Browser, Page } from '@playwright/test';
import type { Town } from './town';

interface Colleagues { anna: Page; berta: Page; clerk: Page; request: string }

// The nature authority gets a second account, and a request; both have its page open.
async function colleagues(browser: Browser, own: Town, second_person: boolean): Promise<Colleagues> {
  const { clerk, id, open } = await case_with_plan(browser, own, 'lageplan.pdf', small_pdf('Lageplan'));
  const admin = (await window_of(browser, 'admin', { baseURL: own.url })).context().request;
  const email = 'naturschutz2@lindenkreis.example';
  const added = await admin.post('/api/v1/accounts', { headers: await token(admin), data: { email, name: 'Berta Birke', password, memberships: [{ role: 'agency_member', agency: 'naturschutz' }] } });
  expect(added.status(), await added.text()).toBe(201);
  if (second_person) {
    const [head, ...rows] = (await (await admin.get('/api/v1/agencies.csv')).text()).trimEnd().split(/\r?\n/);
    const column = (head ?? '').split(';').indexOf('second_person');
    const own_row = (rows.find((row) => /^"?naturschutz"?;/.test(row)) ?? '').split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/).with(column, 'yes');
    const answer = await admin.post('/api/v1/agencies.csv', { headers: { ...(await token(admin)), 'Content-Type': 'application/octet-stream' }, data: `${head}\r\n${own_row.join(';')}\r\n` });
    expect(answer.status(), await answer.text()).toBe(200);
  }
  await open();
  const anna = await window_of(browser, 'nature', { baseURL: own.url });
  const berta = await window_of(browser, undefined, { baseURL: own.url });
  expect((await berta.context().request.post('/api/v1/session', { data: { email, password } })).status()).toBe(200);
  const { requests } = (await (await anna.context().request.get('/api/v1/statement-requests?open=true')).json()) as { requests: { id: string; application: string }[] };
  const request = requests.find(({ application }) => application === id)?.id ?? '';
  for (const page of [anna, berta]) {
    await page.goto(`/stellungnahmen/${request}`);
    await page.locator('.fw-agency__more > summary').click();
    await expect(page.locator('#statement')).toBeVisible();
  }
  return { anna, berta, clerk, request };
}

const words = (page: Page) => page.locator('#statement');
const saved = (page: Page, version: number) => expect(page.locator('[data-draft]')).toContainText(`Entwurf gespeichert: Fassung ${version},`);
const condition = (page: Page, n: number) => page.locator('[id^="condition-"][id$="-text"]').nth(n);
// Going to another window and coming back, as the browser tells it.
const come_back = (page: Page): Promise<void> => page.evaluate(() => void window.dispatchEvent(new Event('focus')));

test('two people write at one statement and lose no word', async ({ browser, own }) => {
  const { anna, berta, clerk, request } = await colleagues(browser, own, false);
  const heard = watch(berta);
  await anna.getByRole('radio', { name: /Nebenbestimmungen/ }).check();
  await condition(anna, 0).fill('Die Hecke bleibt stehen.');
  await words(anna).fill('Anna beginnt.');
  await saved(anna, 1);

  // Coming back to the window shows what the colleague has saved.
  await come_back(berta);
  await expect(words(berta)).toHaveValue('Anna beginnt.');
  await expect(condition(berta, 0)).toHaveValue('Die Hecke bleibt stehen.');
  await expect(berta.getByRole('button', { name: 'Fassung 1 mitzeichnen' })).toBeVisible();

  // Each at another part: both are kept, and nobody is asked.
  await words(berta).fill('Berta setzt fort.');
  await saved(berta, 2);
  await condition(anna, 0).fill('Die Hecke bleibt stehen und wird ergänzt.');
  await saved(anna, 3);
  await expect(words(anna)).toHaveValue('Berta setzt fort.');
  await expect(anna.locator('fw-desk-conflict')).toHaveCount(0);

  // Both at the same part: a choice, and nothing is saved or lost before it.
  await words(anna).fill('Annas Fassung.');
  await saved(anna, 4);
  await words(berta).fill('Bertas Fassung.');
  const conflict = berta.locator('fw-desk-conflict');
  await expect(conflict.getByRole('heading', { name: 'Zwei Fassungen dieses Entwurfs' })).toBeVisible();
  await expect(conflict).toContainText('Annas Fassung.');
  await expect(conflict).toContainText('Bertas Fassung.');
  await expect(conflict.getByRole('group')).toHaveCount(1); // the conditions were taken over
  await look(berta, 'two-desks-conflict');
  await conflict.getByRole('radio', { name: /Beides/ }).check();
  await conflict.getByRole('button', { name: 'Auswahl speichern' }).click();
  await saved(berta, 5);
  await expect(words(berta)).toHaveValue('Annas Fassung.\n\nBertas Fassung.');
  await expect(condition(berta, 0)).toHaveValue('Die Hecke bleibt stehen und wird ergänzt.');

  // What is signed is what was read.
  await come_back(anna);
  await anna.getByLabel('Bemerkung').fill('einverstanden');
  await words(berta).fill('Berta ändert noch.');
  await saved(berta, 6);
  await anna.getByRole('button', { name: 'Fassung 5 mitzeichnen' }).click();
  await expect(anna.getByText('Inzwischen liegt Fassung 6 vor')).toBeVisible();
  await expect(words(anna)).toHaveValue('Berta ändert noch.');
  await anna.getByRole('button', { name: 'Fassung 6 mitzeichnen' }).click();
  await expect(anna.getByRole('listitem').filter({ hasText: 'einverstanden' })).toContainText('Fassung 6');
  await come_back(berta);
  await expect(berta.getByText('einverstanden')).toBeVisible();

  // Who sends is told of a newer version first; who was still writing keeps what she wrote before her eyes.
  await words(anna).fill('Anna schreibt weiter.');
  await saved(anna, 7);
  await berta.getByRole('button', { name: 'Stellungnahme absenden' }).click();
  await expect(berta.getByText('Inzwischen liegt Fassung 7 vor')).toBeVisible();
  await expect(words(berta)).toHaveValue('Anna schreibt weiter.');
  await berta.getByRole('button', { name: 'Stellungnahme absenden' }).click();
  await expect(berta.getByText('Ihre Stellungnahme ist eingegangen')).toBeVisible();
  await words(anna).fill('Anna schreibt zu spät.');
  await anna.getByRole('button', { name: 'Abgegebene Stellungnahme ansehen' }).click();
  await expect(anna.getByText('Ihre Stellungnahme ist eingegangen')).toBeVisible();
  await expect(anna.getByText('Anna schreibt zu spät.')).toBeVisible();
  await look(anna, 'two-desks-late');
  const { statement } = (await (await clerk.context().request.get(`/api/v1/statement-requests/${request}`)).json()) as { statement: { text: string } };
  expect(statement.text).toBe('Anna schreibt weiter.');
  expect(heard.errors.filter((error) => !error.includes('412'))).toEqual([]);
});

test('a second person releases the version she has read, and no other', async ({ browser, own }) => {
  const { anna, berta } = await colleagues(browser, own, true);
  await anna.getByRole('radio', { name: /Nebenbestimmungen/ }).check();
  await condition(anna, 0).fill('Die Hecke bleibt stehen.');
  await saved(anna, 1);
  await expect(anna.getByText('Freigeben muss sie eine andere Person Ihrer Stelle.')).toBeVisible();
  await expect(anna.getByRole('button', { name: /freigeben/ })).toHaveCount(0);
  await come_back(berta);
  await expect(berta.getByRole('button', { name: 'Fassung 1 freigeben und absenden' })).toBeVisible();

  await condition(anna, 0).fill('Die Hecke wird ergänzt.');
  await saved(anna, 2);
  await berta.getByRole('button', { name: 'Fassung 1 freigeben und absenden' }).click();
  await expect(berta.getByText('Inzwischen liegt Fassung 2 vor')).toBeVisible();
  await expect(condition(berta, 0)).toHaveValue('Die Hecke wird ergänzt.');
  await look(berta, 'two-desks-release');
  await berta.getByRole('button', { name: 'Fassung 2 freigeben und absenden' }).click();
  await expect(berta.getByText('Ihre Stellungnahme ist eingegangen')).toBeVisible();
  await come_back(anna);
  await expect(anna.getByText('Ihre Stellungnahme ist eingegangen')).toBeVisible();
  await expect(anna.getByText('Die Hecke wird ergänzt.')).toBeVisible();
});

test('"no objections" says what becomes of a colleague’s draft', async ({ browser, own }) => {
  const { anna, berta } = await colleagues(browser, own, false);
  await words(anna).fill('Anna schreibt noch.');
  await saved(anna, 1);
  await berta.getByRole('button', { name: 'Keine Bedenken' }).click();
  await expect(berta.getByText(/Es liegt ein Entwurf von .* vor \(Fassung 1\)\. Er wird nicht gesendet und entfällt\./)).toBeVisible();
  await berta.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(words(berta)).toHaveValue('Anna schreibt noch.');

  // Saved while the answer was on its way: nothing is sent, and the page says whose draft there is now.
  await berta.route('**/statement', async (route) => {
    await words(anna).fill('Anna hat noch etwas.');
    await saved(anna, 2);
    await route.continue();
  }, { times: 1 });
  await berta.getByRole('button', { name: 'Keine Bedenken' }).click();
  await berta.getByRole('button', { name: 'Ja, keine Bedenken' }).click();
  await expect(berta.getByText(/Es liegt ein Entwurf von .* vor \(Fassung 2\)/)).toBeVisible();
  await expect(words(berta)).toHaveValue('Anna hat noch etwas.');
  await berta.goto('/stellungnahmen');
  await expect(berta.getByRole('cell', { name: /Entwurf von .* \(Fassung 2\)/ })).toBeVisible();
});

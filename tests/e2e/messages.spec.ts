// Messages between applicant, authority and agency, each seeing their part; and letting somebody read the file.
import { flaws_of } from './axe';
import { expect, test, watch, window_of } from './people';
import type { Browser, Page } from '@playwright/test';

interface Asked {
  id: string;
  title: string;
  request: string; // to nature protection
}

// A case of the sample town in which nature protection is still asked and the architect is the applicant.
async function asked(nature: Page): Promise<Asked> {
  const { requests } = (await (await nature.context().request.get('/api/v1/statement-requests?open=true')).json()) as { requests: { id: string; application: string; application_title: string }[] };
  const one = requests[0];
  if (!one) throw new Error('nature protection has no open request');
  return { id: one.application, title: one.application_title, request: one.id };
}

const without_script = (browser: Browser, baseURL: string): Promise<Page> => window_of(browser, undefined, { baseURL, javaScriptEnabled: false, viewport: { width: 320, height: 720 } });

async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(320);
}

test('one room for all, each reading their part', async ({ browser, own }) => {
  const nature = await window_of(browser, 'nature', { baseURL: own.url });
  const { id, title, request } = await asked(nature);
  const architect = await window_of(browser, 'architect', { baseURL: own.url });
  const heard = watch(architect);
  await architect.goto(`/antraege/${id}`);
  await expect(architect.locator('[data-readers]')).toHaveText('Lesen können: Bauaufsicht, Bauherrschaft');
  await architect.getByRole('button', { name: 'Nachricht senden' }).click();
  await expect(architect.locator('#message-error')).toHaveText('Schreiben Sie die Nachricht');
  await expect(architect.getByLabel('Ihre Nachricht')).toBeFocused();
  await architect.keyboard.type('Wann wird über die Gaube entschieden?');
  await architect.getByRole('button', { name: 'Nachricht senden' }).press('Enter');
  await expect(architect.locator('.fw-message')).toContainText('Wann wird über die Gaube entschieden?');
  await expect(architect.getByLabel('Ihre Nachricht')).toHaveValue('');

  // The clerk is shown that something is new, reads it, and answers the same readers.
  const clerk = await window_of(browser, 'clerk', { baseURL: own.url });
  await clerk.goto(`/eingang?suche=${encodeURIComponent(title)}`);
  await clerk.getByRole('link', { name: '1 neue Nachricht' }).first().click();
  await expect(clerk.locator('.fw-message')).toContainText('neu');
  await expect(clerk.getByRole('navigation', { name: 'Ansichten des Vorgangs' }).getByRole('link', { name: 'Nachrichten', exact: true })).toBeVisible();
  await expect(clerk.locator('[data-readers]')).toHaveText('Lesen können: Bauaufsicht, Bauherrschaft');
  await clerk.getByLabel('Ihre Nachricht').fill('Sobald die Stellungnahmen da sind.');
  await clerk.getByRole('button', { name: 'Nachricht senden' }).click();
  await expect(clerk.locator('.fw-message')).toHaveCount(2);

  // To nature protection alone: said before sending.
  await clerk.getByRole('checkbox', { name: 'Bauherrschaft' }).uncheck();
  await clerk.getByLabel('Ihre Nachricht').fill('Bitte sehen Sie sich die Eiche an.');
  await expect(clerk.locator('[data-readers]')).toHaveText('Lesen können: Bauaufsicht');
  await clerk.getByRole('button', { name: 'Nachricht senden' }).click();
  await expect(clerk.getByText('Wählen Sie, wer die Nachricht lesen soll')).toBeVisible();
  await clerk.getByRole('checkbox', { name: /Naturschutz/ }).check();
  await expect(clerk.locator('[data-readers]')).toHaveText(/Lesen können: Bauaufsicht, .*Naturschutz/);
  await clerk.getByRole('button', { name: 'Nachricht senden' }).press('Enter');
  await expect(clerk.locator('.fw-message')).toHaveCount(3);
  await expect(clerk.getByText('Die Nachricht ist gesendet.')).toHaveCount(1);
  expect(await flaws_of(clerk)).toEqual([]);

  await nature.goto('/stellungnahmen');
  await expect(nature.getByText('1 neue Nachricht')).toBeVisible();
  await nature.goto(`/stellungnahmen/${request}`);
  await expect(nature.locator('.fw-message')).toHaveCount(1);
  await expect(nature.locator('.fw-message')).toContainText('Bitte sehen Sie sich die Eiche an.');
  await nature.getByLabel('Ihre Nachricht').fill('Sie muss bleiben.');
  await nature.getByRole('button', { name: 'Nachricht senden' }).click();
  await expect(nature.locator('.fw-message')).toHaveCount(2);
  expect(await flaws_of(nature)).toEqual([]);

  // New until it has been on the screen.
  const read = architect.waitForResponse((response) => response.url().endsWith('/messages/read'));
  await architect.reload();
  await expect(architect.getByRole('heading', { name: 'Nachrichten (1 neu)' })).toBeVisible();
  await expect(architect.locator('.fw-message')).toHaveCount(2);
  for (const hidden of ['Bitte sehen Sie sich die Eiche an', 'Sie muss bleiben']) await expect(architect.getByText(hidden)).toHaveCount(0);
  expect(await flaws_of(architect)).toEqual([]);
  await architect.locator('fw-messages').scrollIntoViewIfNeeded();
  expect((await read).status()).toBe(204);
  await architect.reload();
  await expect(architect.getByRole('heading', { name: 'Nachrichten', exact: true })).toBeVisible();
  expect(heard.errors.filter((error) => !error.includes('422'))).toEqual([]);

  // A former day has none of them, and nothing to write with.
  const { received_on } = (await (await clerk.context().request.get(`/api/v1/applications/${id}`)).json()) as { received_on: string };
  await clerk.goto(`/vorgaenge/${id}?ansicht=nachrichten&stand=${received_on}`);
  await expect(clerk.getByText('Noch keine Nachrichten.')).toBeVisible();
  await expect(clerk.getByLabel('Ihre Nachricht')).toHaveCount(0);
});

test('an agency behind its link writes without JavaScript, on a phone', async ({ browser, own }) => {
  const nature = await window_of(browser, 'nature', { baseURL: own.url });
  const { id, request } = await asked(nature);
  const clerk = await window_of(browser, 'clerk', { baseURL: own.url });
  const http = clerk.context().request;
  const { csrf } = (await (await http.get('/api/v1/session')).json()) as { csrf: string };
  const link = (await (await http.post(`/api/v1/statement-requests/${request}/link`, { headers: { 'X-CSRF-Token': csrf } })).json()) as { url: string };
  const path = new URL(link.url, own.url).pathname;
  const page = await without_script(browser, own.url);
  await page.goto(path);
  await page.locator('summary', { hasText: 'Der Behörde schreiben' }).click();
  await page.getByLabel('Ihre Nachricht').fill('Welche Eiche ist gemeint?');
  await page.getByRole('button', { name: 'Nachricht senden' }).press('Enter');
  await expect(page.locator('.messages li')).toContainText('Welche Eiche ist gemeint?');
  await expect(page.locator('.messages li')).toContainText('Lesen können: ');
  await fits(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    const look = await window_of(browser, undefined, { baseURL: own.url, colorScheme, viewport: { width: 320, height: 720 } });
    await look.goto(path);
    expect(await flaws_of(look)).toEqual([]);
  }
  await clerk.goto(`/vorgaenge/${id}?ansicht=nachrichten`);
  await expect(clerk.locator('.fw-message')).toContainText('Welche Eiche ist gemeint?');
  await page.goto(path);
  await page.getByRole('button', { name: 'Keine Bedenken' }).click();
  await page.getByRole('button', { name: 'Ja, keine Bedenken' }).click();
  await expect(page.locator('.messages li')).toContainText('Welche Eiche ist gemeint?');
  await expect(page.locator('summary', { hasText: 'Der Behörde schreiben' })).toHaveCount(0);
});

test('a clerk lets somebody read one document, sees that it was read, and ends it', async ({ browser, own }) => {
  const nature = await window_of(browser, 'nature', { baseURL: own.url });
  const { id } = await asked(nature);
  const clerk = await window_of(browser, 'clerk', { baseURL: own.url, viewport: { width: 1280, height: 900 } });
  const heard = watch(clerk);
  await clerk.goto(`/vorgaenge/${id}?ansicht=akteneinsicht`);
  await clerk.getByRole('button', { name: 'Akteneinsicht gewähren' }).click();
  const dialog = clerk.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Ada Lesewitz');
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(0); // nothing is released by default
  await dialog.getByRole('button', { name: 'Akteneinsicht gewähren' }).click();
  await expect(dialog.getByRole('alert').first()).toBeVisible();
  await dialog.getByRole('checkbox').first().check();
  const title = ((await dialog.getByRole('checkbox').first().evaluate((box: HTMLInputElement) => box.labels?.[0]?.textContent)) ?? '').replace(/, Fassung .*/, '').trim();
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
  await dialog.getByLabel('Letzter Tag').fill(today);
  expect(await flaws_of(clerk)).toEqual([]);
  await dialog.getByRole('button', { name: 'Akteneinsicht gewähren' }).click();
  const url = await clerk.locator('.fw-notice--good a').first().getAttribute('href');
  await expect(clerk.getByRole('heading', { name: 'Ada Lesewitz' })).toBeVisible();
  expect(await flaws_of(clerk)).toEqual([]);

  const path = new URL(url ?? '', own.url).pathname;
  const reader = await without_script(browser, own.url);
  await reader.goto(path);
  await expect(reader.locator('.files a')).toHaveCount(1);
  await expect(reader.locator('.files a')).toHaveText(title);
  const file = await reader.request.get((await reader.locator('.files a').getAttribute('href')) ?? '');
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(reader.getByText('Lesewitz')).toHaveCount(0);
  await fits(reader);
  await reader.getByRole('link', { name: 'English' }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Inspection of the file');
  for (const colorScheme of ['light', 'dark'] as const) {
    const look = await window_of(browser, undefined, { baseURL: own.url, colorScheme, viewport: { width: 320, height: 720 } });
    await look.goto(path);
    expect(await flaws_of(look)).toEqual([]);
  }

  await clerk.reload();
  await clerk.getByText(/^Gelesen \(2\)/).click();
  await expect(clerk.locator('fw-file-access-view li details')).toContainText(title);
  await clerk.getByRole('button', { name: /Neuen Link ausgeben/ }).click();
  await expect(clerk.locator('.fw-notice--good a').first()).not.toHaveAttribute('href', url ?? '');
  const renewed = new URL((await clerk.locator('.fw-notice--good a').first().getAttribute('href')) ?? '', own.url).pathname;
  expect((await reader.goto(path))?.status()).toBe(404);
  await clerk.getByRole('button', { name: /Akteneinsicht beenden/ }).click();
  await clerk.getByRole('dialog').getByLabel('Grund').fill('Vollmacht widerrufen');
  await clerk.getByRole('dialog').getByRole('button', { name: 'Akteneinsicht beenden' }).click();
  await expect(clerk.getByText(/^beendet am/)).toBeVisible();
  await reader.goto(renewed);
  await expect(reader.getByRole('heading', { name: 'Nichts mehr zu lesen' })).toBeVisible();
  await expect(reader.locator('.files')).toHaveCount(0);
  expect(heard.errors).toEqual([]);
});

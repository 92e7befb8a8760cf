// Neighbours and the public: the plain pages without JavaScript, and the views of the authority on them.
import { execFileSync } from 'node:child_process';
import { flaws_of } from './axe';
import { expect, test, window_of } from './people';
import type { Browser, Page } from '@playwright/test';

// The clerk's session, with the first case that concerns its neighbours, and the codes of those whose period runs.
async function hearing(browser: Browser): Promise<{ clerk: Page; id: string; codes: string[] }> {
  const clerk = await window_of(browser, 'clerk');
  const http = clerk.context().request;
  const { applications } = (await (await http.get('/api/v1/applications')).json()) as { applications: { id: string }[] };
  for (const { id } of applications) {
    const answer = await http.get(`/api/v1/applications/${id}/neighbours`);
    if (answer.status() !== 200) continue;
    const { neighbours } = (await answer.json()) as { neighbours: { standing: string; concern: string; notification: { letter: string } | null }[] };
    if (!neighbours.some(({ concern }) => concern)) continue;
    const open = neighbours.filter(({ standing, notification }) => standing === 'running' && notification);
    const codes: string[] = [];
    for (const { notification } of open) {
      const pdf = await (await http.get(`/api/v1/applications/${id}/documents/${notification?.letter}/versions/1`)).body();
      const words = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString();
      codes.push(/[A-Z2-7]{5}(-[A-Z2-7]{5}){3}/.exec(words)?.[0] ?? '');
    }
    return { clerk, id, codes };
  }
  throw new Error('the sample town has no case that concerns a neighbour');
}

const without_script = (browser: Browser): Promise<Page> => window_of(browser, undefined, { javaScriptEnabled: false, viewport: { width: 320, height: 720 } });

// axe needs scripts to run; the page has none of its own.
async function axe_clean(browser: Browser, path: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await window_of(browser, undefined, { colorScheme, viewport: { width: 320, height: 720 } });
    await page.goto(path);
    expect(await flaws_of(page), `${path} ${colorScheme}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} fits 320 px`).toBeLessThanOrEqual(320);
    await page.context().close();
  }
}

test('a neighbour objects with the code, without JavaScript, on a phone', async ({ browser }) => {
  const { clerk, codes } = await hearing(browser);
  const code = codes[0] ?? '';
  const page = await without_script(browser);
  await page.goto('/n');
  await page.getByLabel('Code aus dem Schreiben').fill(code.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Einwendungen bis/ })).toBeVisible();
  await expect(page.getByText('Paul Weber')).toHaveCount(0);
  await page.getByRole('button', { name: 'Antwort absenden' }).focus();
  await page.getByRole('radio', { name: 'Ich erhebe Einwendungen' }).check();
  await page.getByRole('button', { name: 'Antwort absenden' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Bitte prüfen Sie Ihre Angaben' })).toBeVisible();
  await page.getByRole('textbox', { name: /Ihre Einwendungen/ }).fill('Der Abstand ist zu klein.');
  await page.getByRole('button', { name: 'Antwort absenden' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Ihre Antwort ist eingegangen' })).toBeVisible();
  await axe_clean(browser, new URL(page.url()).pathname);
  await axe_clean(browser, '/n');
  await axe_clean(browser, '/n/aaaaabbbbbcccccddddd');
  await clerk.context().close();
});

test('everybody reads an announcement and objects', async ({ browser }) => {
  const page = await without_script(browser);
  await page.goto('/bekanntmachungen');
  await page.getByRole('link', { name: 'Neubau eines Wohnhauses mit Garage' }).click();
  await expect(page.getByRole('heading', { name: 'Ausgelegte Unterlagen' })).toBeVisible();
  const announcement = new URL(page.url()).pathname;
  expect(await page.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  for (const person of ['Weber', 'Sander', 'Weide']) await expect(page.getByText(person)).toHaveCount(0);
  await page.getByLabel('Name').fill('Hans Hasel');
  await page.getByLabel('Straße und Hausnummer').fill('Am Bach 1');
  await page.getByLabel('Ort', { exact: true }).fill('Lindenau');
  await page.getByLabel('Ihre Einwendung').fill('Zu viel Verkehr.');
  await page.getByRole('button', { name: 'Einwendung absenden' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Ihre Einwendung ist eingegangen' })).toBeVisible();
  await axe_clean(browser, new URL(page.url()).pathname);
  await axe_clean(browser, announcement);
  await axe_clean(browser, '/bekanntmachungen');
});

test('everybody reads a permit that is announced', async ({ browser }) => {
  const page = await without_script(browser);
  await page.goto('/bekanntmachungen');
  await page.getByRole('link', { name: 'Baugenehmigung: Neubau eines Doppelhauses, linke Hälfte' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Baugenehmigung: Neubau eines Doppelhauses, linke Hälfte');
  await expect(page.getByText('wird die Baugenehmigung nach § 74 HBO erteilt')).toBeVisible();
  await expect(page.getByText('gilt er auch Dritten gegenüber')).toBeVisible();
  await expect(page.getByText('()')).toHaveCount(0);
  await expect(page.getByText('Widerspruch erhoben werden')).toBeVisible();
  for (const person of ['Weber', 'Sander']) await expect(page.getByText(person)).toHaveCount(0);
  await axe_clean(browser, new URL(page.url()).pathname);
});

test('the authority sees who is waited for, and weighs objections', async ({ browser }) => {
  const { clerk: page, id } = await hearing(browser);
  for (const view of ['nachbarn', 'oeffentlichkeit', 'stellungnahmen', 'beteiligung']) {
    await page.goto(`/vorgaenge/${id}?ansicht=${view}`);
    await expect(page.locator('#view-title')).toBeVisible();
    if (view === 'nachbarn') {
      await expect(page.getByRole('heading', { name: 'Angrenzende Grundstücke' })).toBeVisible();
      await expect(page.getByText('§ 6 Abs.').first()).toBeVisible();
      await page.getByRole('button', { name: /Antwort eintragen/ }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await flaws_of(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    if (view === 'stellungnahmen') {
      await expect(page.getByRole('heading', { name: 'Einwendungen' })).toBeVisible();
      await expect(page.getByText('Erika Ahorn')).toHaveCount(0); // by number: the synopsis leaves the house
    }
    expect(await flaws_of(page), view).toEqual([]);
  }
  await page.context().close();
});

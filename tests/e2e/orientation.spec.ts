// People find their way: what counts is in sight, named as people name it, and says what to do next.
import { expect, test, window_of, type Role } from './people';
import { flaws_of } from './axe';
import { new_draft } from './site';
import type { Browser, Page } from '@playwright/test';

interface Summary {
  id: string;
  title: string;
  state: string;
  next_due: string | null;
}

async function case_of(browser: Browser, role: Role, fits: (one: Summary) => boolean): Promise<{ page: Page; one: Summary }> {
  const page = await window_of(browser, role);
  const { applications } = (await (await page.context().request.get('/api/v1/applications?limit=100')).json()) as { applications: Summary[] };
  const one = applications.find(fits);
  if (!one) throw new Error('the sample town has no such case');
  return { page, one };
}
const german = (day: string): string => day.split('-').reverse().join('.');

test('who has no account finds announcements and the choice of procedure from the first page', async ({ browser }) => {
  const page = await window_of(browser, undefined);
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link', { name: 'Verfahrenswahl' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welches Verfahren brauche ich?');
  await page.goBack();
  await page.getByRole('main').getByRole('link', { name: 'Bekanntmachungen lesen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Öffentliche Bekanntmachungen');
});

test('a principal reads who starts an application, and begins what needs nobody entitled to draw plans', async ({ browser, own }) => {
  const page = await window_of(browser, 'principal', { baseURL: own.url });
  await page.goto('/antraege/neu');
  await expect(page.getByText('Den Bauantrag beginnt hier die Entwurfsverfasserin oder der Entwurfsverfasser')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(3);
  await expect(page.getByRole('radio', { name: 'Vereinfachtes Baugenehmigungsverfahren' })).toHaveCount(0);
  expect(await flaws_of(page)).toEqual([]);
  await page.locator('#name').fill('Abbruch der Scheune');
  await page.getByRole('radio', { name: 'Anzeige der Beseitigung' }).check();
  await page.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await page.waitForURL(/\/antraege\/[a-z0-9]+\/entwurf/);
  const home = new URL(page.url()).pathname.replace(/\/entwurf.*/, '');
  await page.goto(`${home}/entwurf/vorhaben`);
  await expect(page.getByRole('radio', { name: 'Anzeige der Beseitigung' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Baugenehmigungsverfahren für Sonderbauten' })).toHaveCount(0);
  await page.goto(`${home}/entwurf/absenden`);
  await expect(page.getByRole('link', { name: /Nennen Sie die Entwurfsverfasserin/ })).toHaveCount(0);
});

test('inbox and case page name the same next date, and the way back names the case', async ({ browser }) => {
  const { page, one } = await case_of(browser, 'clerk', ({ title }) => title === 'Neubau eines Zweifamilienhauses');
  await page.goto(`/vorgaenge/${one.id}`);
  await expect(page.locator('.fw-strip')).toContainText(german(one.next_due ?? ''));
  await expect(page.getByRole('navigation', { name: 'Sie sind hier' })).toContainText(one.title);
  await page.goto(`/vorgaenge/${one.id}/fassungen`);
  await page.getByRole('navigation', { name: 'Sie sind hier' }).getByRole('link', { name: 'Vorgang' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(one.title);
});

test('on a phone a view that is chosen comes into sight', async ({ browser }) => {
  const { page, one } = await case_of(browser, 'clerk', ({ state }) => state === 'in_consultation');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/vorgaenge/${one.id}`);
  await page.locator('.fw-tabs').getByRole('link', { name: 'Fristen' }).click();
  await expect(async () => expect((await page.getByRole('heading', { level: 2, name: 'Fristen' }).boundingBox())?.y).toBeLessThan(200)).toPass({ timeout: 10_000 });
});

test('the applicant sees what is decided or asked for before the form for messages', async ({ browser }) => {
  const { page, one } = await case_of(browser, 'architect', ({ state }) => state === 'granted');
  await page.goto(`/antraege/${one.id}`);
  await expect(page.getByRole('heading', { name: 'Nachrichten' })).toBeVisible();
  const names = await page.locator('main h2').allInnerTexts();
  expect(names.indexOf('Bescheid')).toBeGreaterThanOrEqual(0);
  expect(names.indexOf('Bescheid')).toBeLessThan(names.indexOf('Nachrichten'));
  await page.getByRole('navigation', { name: 'Auf dieser Seite' }).getByRole('link', { name: 'Unterlagen' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Unterlagen' })).toBeFocused();
  await expect(page.getByRole('heading', { level: 2, name: 'Unterlagen' })).toBeInViewport();
});

test('a button that cannot be pressed says why, and leads to what is missing', async ({ browser }) => {
  const page = await window_of(browser, 'architect');
  const id = await new_draft(page, 'Noch leer');
  await page.goto(`/antraege/${id}/entwurf/absenden`);
  await expect(page.getByRole('button', { name: 'Bauantrag absenden' })).toHaveAccessibleDescription(/sobald nichts mehr fehlt/);
  await page.getByRole('link', { name: 'Was fehlt' }).click();
  await expect(page.getByRole('heading', { name: 'Das fehlt noch' })).toBeFocused();
});

test('what a rule could not check is said in words, without the keys of the rules', async ({ browser }) => {
  const { page, one } = await case_of(browser, 'clerk', ({ state }) => state === 'complete');
  await page.goto(`/vorgaenge/${one.id}?ansicht=beteiligung`);
  await page.getByRole('button', { name: /Runde eröffnen/ }).click();
  const composer = page.locator('fw-composer');
  await expect(composer).toContainText('Natura-2000-Gebiete');
  const words = await composer.innerText();
  expect(/\b[a-z]+_[a-z_]+\b|"[a-z-]+"|[a-z]+-(special|class|habitat|wide|near|risk)\b/.exec(words)?.[0]).toBeUndefined();
});

test('the clerk sees which papers everybody can read as they were filed', async ({ browser }) => {
  const { page, one } = await case_of(browser, 'clerk', ({ title }) => title === 'Neubau eines Wohnhauses mit Garage');
  await page.goto(`/vorgaenge/${one.id}?ansicht=oeffentlichkeit`);
  await expect(page.getByText(/Unterlagen sind für alle so zu lesen, wie sie eingereicht wurden/)).toBeVisible();
  await page.getByText(/Ausgelegte Unterlagen/).click();
  await expect(page.getByText('wie eingereicht', { exact: true }).first()).toBeVisible();
});

test('an agency is one step from its answer, however many documents stand before it', async ({ browser }) => {
  const page = await window_of(browser, 'nature', { viewport: { width: 320, height: 700 } });
  const { requests } = (await (await page.context().request.get('/api/v1/statement-requests')).json()) as { requests: { id: string; status: string }[] };
  await page.goto(`/stellungnahmen/${requests.find(({ status }) => status === 'open')?.id}`);
  await page.getByRole('link', { name: 'Zur Antwort' }).click();
  await expect(page.getByRole('heading', { name: 'Ihre Antwort' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Keine Bedenken' })).toBeInViewport();
});

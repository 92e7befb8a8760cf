// From twelve conditions of four agencies to a served notice: weighed, taken over with their source, released by a second
// person, and a PDF that says what the screen says and names the plans by hash.
import { execFileSync } from 'node:child_process';
import { settle_the_rest } from './asking';
import { flaws_of } from './axe';
import { expect, test, watch, window_of } from './people';
import type { APIRequestContext, Page } from '@playwright/test';

const agencies = ['naturschutz', 'wasser', 'denkmal', 'brandschutz'];
const wording = (agency: string, n: number): string => `Auflage ${n} von ${agency}: ${['Graben', 'Hecke', 'Mauer', 'Zufahrt'][n - 1]} ${n * 7 + agency.length} Tage vorher anzeigen.`;
const even = (text: string): string => text.replace(/\s+/g, ' ').trim();

interface Case {
  id: string;
  documents: { id: string; title: string; versions: { sha256: string; filed_by_side: string }[] }[];
  requests: { id: string; agency: { name: string } }[];
}

async function token(http: APIRequestContext): Promise<Record<string, string>> {
  const { csrf } = (await (await http.get('/api/v1/session')).json()) as { csrf: string };
  return { 'X-CSRF-Token': csrf };
}

const read = async (http: APIRequestContext, id: string): Promise<Case> => (await (await http.get(`/api/v1/applications/${id}`)).json()) as Case;

async function view(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Ansichten des Vorgangs' }).getByRole('link', { name, exact: true }).click();
}

// Four agencies are asked through the interface and answer on their signed pages with three conditions each, the last with
// one more.
async function answered(clerk: Page, guest: APIRequestContext): Promise<Case> {
  const http = clerk.context().request;
  const { applications } = (await (await http.get('/api/v1/applications?q=LIN&sort=received')).json()) as { applications: { id: string; state: string }[] };
  const id = applications.find(({ state }) => state === 'complete')?.id;
  if (!id) throw new Error('the sample town has no complete case without a round');
  const { documents } = await read(http, id);
  const requests = agencies.map((agency) => ({ agency, act: 'opinion', released: [documents[0]?.id] }));
  const sent = await http.post(`/api/v1/applications/${id}/rounds`, { headers: await token(http), data: { title: 'Alle vier', requests } });
  expect(sent.status(), await sent.text()).toBe(201);
  for (const { agency, url } of ((await sent.json()) as { links: { agency: string; url: string }[] }).links) {
    const form: Record<string, string> = { lang: 'de', outcome: 'conditions', text: `Stellungnahme von ${agency}` };
    for (const n of agency === 'brandschutz' ? [1, 2, 3, 4] : [1, 2, 3]) Object.assign(form, { [`condition_${n}_kind`]: 'obligation', [`condition_${n}_topic`]: `Thema ${n}`, [`condition_${n}_text`]: wording(agency, n) });
    const done = await guest.post(new URL(url).pathname, { multipart: form, maxRedirects: 0 });
    expect(done.status(), await done.text()).toBe(303);
  }
  await settle_the_rest(http, id);
  return read(http, id);
}

test('conditions are weighed, released by a second person and served', async ({ browser, own }, info) => {
  test.setTimeout(240_000);
  const clerk = await window_of(browser, 'clerk', { baseURL: own.url, viewport: { width: 1440, height: 900 } });
  const heard = watch(clerk);
  const { id, documents, requests } = await answered(clerk, (await window_of(browser, undefined, { baseURL: own.url })).context().request);

  // Eleven are taken over together, one is adapted, one rejected; each of those two needs its reason.
  const numbered = async (text: string): Promise<number> => Number(/Nr\.\s(\d+)/.exec((await clerk.locator('.fw-synopsis__condition', { hasText: text }).innerText()))?.[1]);
  const adapted = wording('brandschutz', 3), rejected = wording('brandschutz', 4);
  await clerk.goto(`/vorgaenge/${id}?ansicht=stellungnahmen`);
  await expect(clerk.getByText('13 von 13 Nebenbestimmungen sind noch nicht abgewogen.')).toBeVisible();
  const dialog = clerk.getByRole('dialog');
  for (const [n, result, reason] of [[await numbered(adapted), 'Angepasst', 'Sieben Tage genügen.'], [await numbered(rejected), 'Nicht übernommen', 'Eine Zufahrt ist nicht geplant.']] as const) {
    await clerk.getByRole('button', { name: new RegExp(`^Abwägen\\s*: Nr\\. ${n}$`) }).click();
    await dialog.getByRole('radio', { name: new RegExp(result) }).check();
    await dialog.getByRole('button', { name: 'Abwägung speichern' }).click();
    await expect(dialog.locator('#weighing-reason')).toBeFocused();
    await dialog.locator('#weighing-reason').fill(reason);
    await dialog.getByRole('button', { name: 'Abwägung speichern' }).click();
    await expect(clerk.getByText(reason)).toBeVisible();
  }
  await clerk.getByRole('button', { name: 'Mehrere zugleich abwägen' }).click();
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('button', { name: 'Abwägung speichern' }).click();
  await expect(clerk.getByText('11 Nebenbestimmungen sind abgewogen.')).toBeVisible();
  await expect(clerk.getByText('Alle Nebenbestimmungen sind abgewogen.')).toBeVisible();
  for (const [scheme, width] of [['light', 1440], ['dark', 320]] as const) {
    await clerk.emulateMedia({ colorScheme: scheme });
    await clerk.setViewportSize({ width, height: 900 });
    expect(await flaws_of(clerk)).toEqual([]);
  }
  await clerk.emulateMedia({ colorScheme: 'light' });
  await clerk.setViewportSize({ width: 1440, height: 900 });

  // Into the decision, numbered, each with its source.
  await clerk.getByRole('button', { name: 'Alle übernehmen' }).click();
  await view(clerk, 'Entscheidung');
  await expect(clerk.locator('.fw-entry')).toHaveCount(12);
  const places = await clerk.locator('.fw-entry').evaluateAll((entries) => entries.map((entry) => entry.querySelector('textarea')?.value ?? ''));
  expect(places, 'what is rejected stays out').not.toContain(rejected);
  const entry = clerk.locator('.fw-entry').nth(places.indexOf(adapted));
  await entry.locator('textarea').first().fill('Die Mauer ist sieben Tage vorher anzuzeigen.');
  await expect(entry).toContainText('aus: ');
  await clerk.locator('#fee').fill('1.250,00');
  const save = clerk.getByRole('button', { name: 'Speichern und zur Freigabe vorlegen' });
  await save.click();

  // At the end of a long page the notice is in sight, and it comes again with the next save.
  const notice = clerk.locator('.fw-case__said .fw-notice');
  for (let time = 0; time < 2; time += 1) {
    await expect(notice).toContainText('liegt zur Freigabe vor');
    await expect(notice).toBeInViewport({ ratio: 1 });
    if (time > 0) break;
    await notice.getByRole('button', { name: 'Meldung schließen' }).click();
    await expect(notice).toHaveCount(0);
    await save.click();
  }
  await expect(clerk.getByText('Entworfen von Katrin Vogel')).toBeVisible();
  await expect(clerk.getByRole('button', { name: 'Freigeben' })).toHaveAttribute('aria-disabled', 'true');
  await expect(clerk.locator('#approve-why')).toContainText('nicht selbst geschrieben');

  // The second person gives it back with a reason, then releases what came of it.
  const approver = await window_of(browser, 'approver', { baseURL: own.url, viewport: { width: 1440, height: 900 } });
  await approver.goto(`/vorgaenge/${id}?ansicht=entscheidung`);
  await expect(approver.getByText('Entwurf, wartet auf Freigabe')).toBeVisible();
  await approver.getByRole('button', { name: 'Zurückgeben' }).click();
  await expect(approver.locator('fw-error-summary')).toContainText('Geben Sie an, was zu ändern ist');
  await approver.locator('#return-reason').fill('Bitte die Gebühr prüfen.');
  await approver.getByRole('button', { name: 'Zurückgeben' }).click();
  await expect(approver.locator('.fw-case__said')).toContainText('zurückgegeben');
  await clerk.reload();
  await expect(clerk.getByText('Bitte die Gebühr prüfen.')).toBeVisible();
  await clerk.locator('#fee').fill('1.300,00');
  await clerk.getByRole('button', { name: 'Speichern und zur Freigabe vorlegen' }).click();
  await expect(notice).toBeInViewport({ ratio: 1 });
  await approver.reload();
  await approver.getByRole('button', { name: 'Freigeben' }).click();
  await expect(approver.locator('.fw-case__said .fw-notice')).toBeInViewport({ ratio: 1 });
  await approver.getByRole('button', { name: 'Bekannt geben' }).click();
  await expect(approver.locator('.fw-case__said')).toContainText('bekannt gegeben');

  // What the screen says stands in the PDF: numbers, wording, sources; the plans by their hash.
  await expect(approver.locator('.fw-conditions > li')).toHaveCount(12);
  const shown = await approver.locator('.fw-conditions > li').evaluateAll((entries) => entries.map((entry) => ({ text: entry.querySelector('.fw-prose')?.textContent ?? '', from: entry.querySelector('a')?.textContent ?? '' })));
  const address = await approver.getByRole('link', { name: 'Bescheid (PDF)' }).getAttribute('href');
  const answer = await approver.context().request.get(address ?? '');
  expect(answer.status()).toBe(200);
  const words = even(execFileSync('pdftotext', ['-raw', '-', '-'], { input: await answer.body() }).toString());
  const sources = new Set(requests.map(({ agency }) => agency.name));
  for (const [index, { text, from }] of shown.entries()) {
    const said = `${index + 1}. Auflage (${/Thema \d/.exec(words.slice(words.indexOf(even(text)) - 20))?.[0] ?? ''}): ${even(text)}`;
    expect(words, said).toContain(said);
    const source = from.replace('aus: ', '');
    expect(sources).toContain(source);
    expect(words).toContain(`${even(text)} Quelle: Stellungnahme ${source}`);
  }
  for (const { versions } of documents.filter((one) => one.versions[0]?.filed_by_side === 'applicant')) expect(words.replace(/ /g, '')).toContain(versions.at(-1)?.sha256 ?? 'none');
  expect(words).toMatch(/Gebühr von 1\.?300,00 €/);
  await info.attach('bescheid.txt', { body: words });

  // And back: from the notice's condition to the statement it came from.
  await approver.locator('.fw-conditions > li').first().getByRole('link').click();
  await expect(approver.locator('fw-synopsis')).toContainText(wording(agencies[0] ?? '', 1));
  expect(heard.errors).toEqual([]);
});

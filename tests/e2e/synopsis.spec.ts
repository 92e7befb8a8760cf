// Twelve conditions of four agencies: numbered in the synopsis, weighed at once, and taken over with their source.
import { expect, test, window_of } from './people';
import type { APIRequestContext } from '@playwright/test';

const agencies = ['naturschutz', 'wasser', 'denkmal', 'brandschutz'];
const wording = (agency: string, n: number): string => `Auflage ${n} von ${agency}: ${['Graben', 'Hecke', 'Mauer'][n - 1]} ${n * 7 + agency.length} Tage vorher anzeigen.`;

async function token(http: APIRequestContext): Promise<Record<string, string>> {
  const { csrf } = (await (await http.get('/api/v1/session')).json()) as { csrf: string };
  return { 'X-CSRF-Token': csrf };
}

test('twelve conditions land in the decision, each with its source', async ({ browser }) => {
  test.setTimeout(120_000);
  const clerk = await window_of(browser, 'clerk');
  const http = clerk.context().request;
  const { applications } = (await (await http.get('/api/v1/applications')).json()) as { applications: { id: string; state: string }[] };
  const id = applications.find(({ state }) => state === 'complete')?.id;
  if (!id) throw new Error('the sample town has no complete case without a round');
  const { documents } = (await (await http.get(`/api/v1/applications/${id}`)).json()) as { documents: { id: string }[] };
  const requests = agencies.map((agency) => ({ agency, act: 'opinion', released: [documents[0]?.id] }));
  const sent = await http.post(`/api/v1/applications/${id}/rounds`, { headers: await token(http), data: { title: 'Alle vier', requests } });
  expect(sent.status(), await sent.text()).toBe(201);
  const guest = (await window_of(browser, undefined)).context().request;
  for (const { agency, url } of ((await sent.json()) as { links: { agency: string; url: string }[] }).links) {
    const form: Record<string, string> = { lang: 'de', outcome: 'conditions', text: `Stellungnahme von ${agency}` };
    for (const n of [1, 2, 3]) Object.assign(form, { [`condition_${n}_kind`]: 'obligation', [`condition_${n}_topic`]: `Thema ${n}`, [`condition_${n}_text`]: wording(agency, n) });
    const answered = await guest.post(new URL(url).pathname, { multipart: form, maxRedirects: 0 });
    expect(answered.status(), await answered.text()).toBe(303);
  }

  await clerk.goto(`/vorgaenge/${id}?ansicht=stellungnahmen`);
  await expect(clerk.getByText('12 von 12 Nebenbestimmungen sind noch nicht abgewogen.')).toBeVisible();
  await clerk.getByRole('button', { name: 'Mehrere zugleich abwägen' }).click();
  const dialog = clerk.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Abwägung speichern' }).click();
  await expect(dialog).toContainText('Wählen Sie mindestens eine aus');
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('button', { name: 'Abwägung speichern' }).click();
  await expect(clerk.getByText('12 Nebenbestimmungen sind abgewogen.')).toBeVisible();
  await expect(clerk.getByText('Alle Nebenbestimmungen sind abgewogen.')).toBeVisible();

  await clerk.getByRole('button', { name: 'Alle übernehmen' }).click();
  await clerk.getByRole('navigation', { name: 'Ansichten des Vorgangs' }).getByRole('link', { name: 'Entscheidung' }).click();
  await expect(clerk.locator('.fw-entry')).toHaveCount(12);
  const shown = await clerk.locator('.fw-entry').evaluateAll((entries) => entries.map((entry) => ({ text: [...entry.querySelectorAll('textarea')].map((area) => area.value)[0] ?? '', from: entry.querySelector('.fw-entry__head .fw-muted')?.textContent ?? '' })));
  expect(new Set(shown.map(({ from }) => from)).size).toBe(4);
  for (const { from } of shown) expect(from).toMatch(/^aus: /);
});

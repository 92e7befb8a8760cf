// Plans change while agencies are asked: the clerk sees what changed and for whom, asks some again and lets the rest stand.
import { flaws_of } from './axe';
import { expect, small_pdf, test, watch, window_of } from './people';
import type { APIRequestContext, Page } from '@playwright/test';

interface Case {
  id: string;
  state: string;
  documents: { id: string; type: string }[];
  requests: { agency: { id: string; name: string }; documents: { id: string }[] }[];
}

async function headers(http: APIRequestContext): Promise<Record<string, string>> {
  const { csrf } = (await (await http.get('/api/v1/session')).json()) as { csrf: string };
  return { 'X-CSRF-Token': csrf };
}

// A case in which at least two agencies are asked, and the applicant's own window.
async function asked_case(clerk: Page): Promise<Case> {
  const http = clerk.context().request;
  const { applications } = (await (await http.get('/api/v1/applications')).json()) as { applications: Case[] };
  for (const { id, state } of applications) {
    if (state !== 'in_consultation') continue;
    const one = (await (await http.get(`/api/v1/applications/${id}`)).json()) as Case;
    if (one.requests.length > 1 && one.documents.some(({ type }) => type === 'site-plan')) return one;
  }
  throw new Error('the sample town has no case in consultation');
}

// By HTTP, as the architect's pages do it: another site plan and another description, filed as a change.
async function change(architect: Page, id: string): Promise<void> {
  const http = architect.context().request;
  const sent = await headers(http);
  const made = await http.post(`/api/v1/applications/${id}/copies`, { headers: sent, data: { as: 'change' } });
  expect(made.status(), await made.text()).toBe(201);
  const draft = ((await made.json()) as { application: string }).application;
  const copy = (await (await http.get(`/api/v1/applications/${draft}`)).json()) as Case & { draft: Record<string, unknown> };
  const saved = await http.put(`/api/v1/applications/${draft}/draft`, { headers: sent, data: { ...copy.draft, title: 'Neubau, geändert' } });
  expect(saved.status(), await saved.text()).toBe(200);
  const plan = copy.documents.find(({ type }) => type === 'site-plan')?.id ?? '';
  const filed = await http.post(`/api/v1/applications/${draft}/documents?type=site-plan&title=Lageplan&file_name=neu.pdf&document=${plan}`, { headers: { ...sent, 'Content-Type': 'application/octet-stream' }, data: small_pdf('Lageplan neu') });
  expect(filed.status(), await filed.text()).toBe(201);
  const changed = await http.post(`/api/v1/applications/${id}/changes`, { headers: sent, data: { draft, reason: 'Der Lageplan ist berichtigt.' } });
  expect(changed.status(), await changed.text()).toBe(201);
}

test('changed plans are shown for whom they concern, and asked about again', async ({ browser, own }) => {
  test.setTimeout(120_000);
  const clerk = await window_of(browser, 'clerk', { baseURL: own.url });
  const heard = watch(clerk);
  const { id } = await asked_case(clerk);
  await change(await window_of(browser, 'architect', { baseURL: own.url }), id);
  await clerk.goto(`/vorgaenge/${id}?ansicht=beteiligung`);
  await clerk.getByRole('button', { name: 'Über die geänderten Pläne entscheiden' }).click();
  await expect(clerk.getByRole('heading', { name: 'Erneute Beteiligung nach Planänderung' })).toBeVisible();
  await expect(clerk.getByText(/Fassung 1 → 2/).first()).toBeVisible();
  const first = clerk.locator('fw-delta [data-agency]').first();
  await expect(first).toContainText('Vorschlag');
  for (const [index, width] of [[0, 320], [1, 1440]] as const) {
    await clerk.setViewportSize({ width, height: 900 });
    expect(await flaws_of(clerk, { within: 'fw-delta' }), String(index)).toEqual([]);
    expect(await clerk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    if (process.env['SHOTS']) await clerk.screenshot({ path: `${process.env['SHOTS']}/delta-${width}.png`, fullPage: true });
  }
  // The first is asked again, all others stay; a reason is wanted for each.
  const decide = async (): Promise<void> => {
    await expect(first).toBeVisible();
    for (const [index, one] of (await clerk.locator('fw-delta [data-agency]').all()).entries()) await one.getByRole('radio').nth(index === 0 ? 0 : 1).check();
  };
  await decide();
  await first.getByRole('textbox').fill('');
  await clerk.getByRole('button', { name: '1 Stelle erneut fragen' }).click();
  await expect(clerk.locator('fw-delta fw-error-summary')).toContainText('Geben Sie den Grund an');
  await first.getByRole('textbox').fill('Der Lageplan ist neu.');
  await clerk.getByRole('button', { name: '1 Stelle erneut fragen' }).click();
  await expect(clerk.getByText('Die Runde ist eröffnet')).toBeVisible();
  // Taken back while it waits, everything is to be decided on anew; then it is sent for good.
  await clerk.getByRole('button', { name: 'Runde zurücknehmen' }).click();
  await expect(clerk.getByText('Die früheren Anforderungen laufen weiter wie zuvor.')).toBeVisible();
  await expect(clerk.getByText(/Für die geänderten Pläne übernommen am/)).toHaveCount(0);
  await clerk.getByRole('button', { name: 'Über die geänderten Pläne entscheiden' }).click();
  await decide();
  await first.getByRole('textbox').fill('Der Lageplan ist neu.');
  await clerk.getByRole('button', { name: '1 Stelle erneut fragen' }).click();
  await expect(clerk.getByText('Die Runde ist eröffnet')).toBeVisible();
  await expect(clerk.getByText('Erneut gefragt: Der Lageplan ist neu.')).toBeVisible();
  await expect(clerk.getByText(/Für die geänderten Pläne übernommen am/).first()).toBeVisible();
  await expect(clerk.getByRole('button', { name: 'Über die geänderten Pläne entscheiden' })).toHaveCount(0);
  // The synopsis says which answers were carried over.
  await clerk.goto(`/vorgaenge/${id}?ansicht=stellungnahmen`);
  await expect(clerk.getByText(/Für die geänderten Pläne übernommen am/).first()).toBeVisible();
  expect(heard.errors).toEqual([]);
});

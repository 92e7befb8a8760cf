// What a coordinator relies on: dates that explain themselves over holidays and both changes of the clock, and many
// conditions weighed at once.
import { expect, test, watch, window_of } from './people';

test('a date in the matrix says how it came about', async ({ browser }) => {
  const clerk = await window_of(browser, 'clerk');
  const heard = watch(clerk);
  const { applications } = (await (await clerk.context().request.get('/api/v1/applications')).json()) as { applications: { id: string; state: string }[] };
  const asked = applications.find(({ state }) => state === 'in_consultation');
  if (!asked) throw new Error('the sample town has no case in consultation');
  await clerk.goto(`/vorgaenge/${asked.id}?ansicht=beteiligung`);
  const cell = clerk.locator('.fw-matrix tbody tr').first().locator('td').nth(1);
  await cell.getByText('Warum dieses Datum?').click();
  await expect(cell).toContainText('BGB §');
  expect(heard.errors).toEqual([]);
});

test('before a decision is written the page says whose acts are open, since when, and what resolves them', async ({ browser }) => {
  const clerk = await window_of(browser, 'clerk');
  const heard = watch(clerk);
  const http = clerk.context().request;
  const { applications } = (await (await http.get('/api/v1/applications?state=in_consultation')).json()) as { applications: { id: string; requests_open: number }[] };
  interface Compared {
    open_acts: { request: string; resolves_on: string | null }[];
    requests: { id: string; agency: { name: string } }[];
  }
  const compared = await Promise.all(applications.filter(({ requests_open }) => requests_open > 0).map(async ({ id }) => ({ id, ...((await (await http.get(`/api/v1/applications/${id}/statements`)).json()) as Compared) })));
  const asked = compared.find(({ open_acts }) => open_acts.some(({ resolves_on }) => resolves_on));
  if (!asked) throw new Error('the sample town has no case that waits for an act which silence would give');
  const { open_acts, requests } = asked;
  await clerk.goto(`/vorgaenge/${asked.id}?ansicht=entscheidung`);
  await expect(clerk.getByText('Noch keine Entscheidung möglich')).toBeVisible();
  for (const { request, resolves_on } of open_acts) {
    const line = clerk.locator(`[data-open-act="${request}"]`);
    await expect(line).toContainText(requests.find(({ id }) => id === request)?.agency.name ?? request);
    await expect(line).toContainText(/gefragt am \d\d\.\d\d\.\d{4} \(seit \d+ Tagen\)/);
    await expect(line).toContainText(resolves_on ? `ab dem ${resolves_on.split('-').reverse().join('.')}` : 'Schweigen löst das nicht');
  }
  await clerk.getByRole('link', { name: 'Zur Beteiligung' }).click();
  await expect(clerk.locator('.fw-matrix').first()).toBeVisible();
  expect(heard.errors).toEqual([]);
});

// Read a line as: a month from this day in Hesse ends on; and the word that says why it is not the plain day.
for (const { from, end, why } of [
  { from: '2026-05-04', end: '05.06.2026', why: 'Fronleichnam' },
  { from: '2026-02-28', end: '30.03.2026', why: 'BGB § 193' }, // the clock goes forward on the Sunday between
  { from: '2026-09-25', end: '26.10.2026', why: 'BGB § 193' }, // and back on the Sunday it would have ended on
]) {
  test(`a month from ${from} ends on ${end}, and says why`, async ({ browser }) => {
    const page = await window_of(browser, undefined);
    await page.goto(`/fristen?from=${from}&length=1M&land=HE&shift=true`);
    await expect(page.locator('.fw-periods')).toContainText(end);
    await expect(page.locator('.fw-periods')).toContainText(why);
  });
}

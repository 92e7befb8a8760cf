// "Why this date?" is one step away wherever a date stands alone: inbox, head of the case, the applicant's list and page,
// the agency's list. And what would follow is told to the applicant as to the authority.
import { expect, test, watch, window_of, type Role } from './people';
import type { Browser, Page } from '@playwright/test';

const open_working = (page: Page) => page.locator('[data-deadline] details[open]');

async function case_of(browser: Browser, role: Role, state: string): Promise<string> {
  const page = await window_of(browser, role);
  const { applications } = (await (await page.context().request.get('/api/v1/applications?limit=100')).json()) as { applications: { id: string; state: string }[] };
  return applications.find((one) => one.state === state)?.id ?? '';
}

test('from a date in the inbox and in the head of a case to its working', async ({ browser }) => {
  const clerk = await window_of(browser, 'clerk');
  const heard = watch(clerk);
  await clerk.goto('/eingang');
  const row = clerk.locator('.fw-inbox tbody tr').first();
  const due = await row.locator('time').first().getAttribute('datetime');
  await row.getByRole('link', { name: /Warum dieses Datum\?/ }).click();
  await expect(open_working(clerk)).toHaveCount(1);
  await expect(open_working(clerk).locator('summary')).toBeFocused();
  await expect(clerk.locator('[data-deadline]:has(details[open]) .fw-deadlines__date time')).toHaveAttribute('datetime', due ?? '');

  // In the head: the same from another view, without losing the page.
  await clerk.getByRole('navigation', { name: 'Ansichten des Vorgangs' }).getByRole('link', { name: 'Unterlagen', exact: true }).click();
  await clerk.locator('header.fw-head').getByRole('link', { name: /Warum dieses Datum\?/ }).click();
  await expect(open_working(clerk).locator('summary')).toBeFocused();
  expect(heard.errors).toEqual([]);
});

test('the applicant reads why, and what would follow', async ({ browser }) => {
  const id = await case_of(browser, 'architect', 'incomplete');
  const architect = await window_of(browser, 'architect');
  const heard = watch(architect);
  await architect.goto('/antraege');
  await architect.locator('.fw-application', { has: architect.locator(`a.fw-card__link[href="/antraege/${id}"]`) }).getByRole('link', { name: /Warum dieses Datum\?/ }).click();
  await expect(architect).toHaveURL(new RegExp(`/antraege/${id}\\?frist=naechste$`));
  await expect(open_working(architect).locator('summary')).toBeFocused();
  await open_working(architect).locator('summary').click();
  await architect.locator('.fw-summary-card').getByRole('link', { name: /Warum dieses Datum\?/ }).click();
  await expect(open_working(architect).locator('summary')).toBeFocused();

  // With documents that come later everything that follows comes later.
  const outlook = architect.locator('fw-case-outlook article', { hasText: /Unterlagen/ }).first();
  await expect(outlook.locator('.fw-steps__date').first()).toBeVisible();
  const before = await outlook.innerText();
  await architect.locator('#outlook-on').fill('2027-03-01');
  await expect.poll(() => outlook.innerText()).not.toBe(before);
  expect(heard.errors).toEqual([]);
});

test('the agency reads why in its list', async ({ browser }) => {
  const nature = await window_of(browser, 'nature');
  await nature.goto('/stellungnahmen?zeigen=alle');
  const row = nature.locator('tbody tr').first();
  await row.getByText('Warum dieses Datum?').click();
  await expect(row.locator('.fw-working')).toBeVisible();
});

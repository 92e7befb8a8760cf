// The clerk's inbox: its address reproduces the view, and the way back from a case leads to where one was.
import { expect, test, watch, window_of } from './people';
import type { Page } from '@playwright/test';

const titles = (page: Page): Promise<string[]> => page.locator('.fw-inbox__title').allInnerTexts();

test('sort, filter, search and the way back keep their place', async ({ browser }) => {
  const clerk = await window_of(browser, 'clerk', { viewport: { width: 1280, height: 500 } });
  const heard = watch(clerk);
  await clerk.goto('/eingang');
  await expect(clerk.locator('.fw-inbox__title').first()).toBeVisible();
  const by_due = await titles(clerk);
  await clerk.locator('#state').selectOption('alle');
  await expect(clerk).toHaveURL(/status=alle/);
  await clerk.locator('#sort').selectOption('title');
  await expect(clerk).toHaveURL(/(?=.*status=alle)(?=.*sortierung=title)/);
  await expect.poll(() => titles(clerk)).not.toEqual(by_due);
  const sorted = await titles(clerk);
  expect(sorted).toEqual([...sorted].sort((a, b) => a.localeCompare(b, 'de')));
  expect(sorted.length).toBeGreaterThan(by_due.length);

  // Down to the last one, into it, and back: the same view at the same place.
  await clerk.locator('.fw-inbox__title').last().scrollIntoViewIfNeeded();
  const place = await clerk.evaluate(() => scrollY);
  expect(place).toBeGreaterThan(100);
  await clerk.locator('.fw-inbox__title').last().click();
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(sorted.at(-1)?.trim() ?? '');
  await clerk.goBack();
  await expect.poll(() => titles(clerk)).toEqual(sorted);
  await expect(clerk.locator('#sort')).toHaveValue('title');
  await expect.poll(() => clerk.evaluate(() => scrollY)).toBeGreaterThan(place - 60);

  // The address alone gives the same view to a colleague.
  const colleague = await window_of(browser, 'approver');
  const address = new URL(clerk.url());
  await colleague.goto(address.pathname + address.search);
  await expect.poll(() => titles(colleague)).toEqual(sorted);
  await expect(colleague.locator('#sort')).toHaveValue('title');
  expect(heard.errors).toEqual([]);
});

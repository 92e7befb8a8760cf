// The page behind a signed link: without JavaScript, by keyboard alone, and silent about cases to whoever has no link.
import { case_with_plan, look, token } from './asking';
import { flaws_of } from './axe';
import { base_url, expect, small_pdf, test, window_of } from './people';
import type { Browser } from '@playwright/test';

// A fresh link of an open request in the sample town, made by the clerk over HTTP.
async function fresh_link(browser: Browser): Promise<{ path: string; title: string }> {
  const clerk = await window_of(browser, 'clerk');
  const http = clerk.context().request;
  const { csrf } = (await (await http.get('/api/v1/session')).json()) as { csrf: string };
  const found = (await (await http.get('/api/v1/applications?state=in_consultation')).json()) as { applications: { id: string; title: string; requests_open: number }[] };
  for (const { id, title, requests_open } of found.applications) {
    if (!requests_open) continue;
    const { requests } = (await (await http.get(`/api/v1/applications/${id}`)).json()) as { requests: { id: string; status: string }[] };
    const request = requests.find(({ status }) => status === 'open');
    if (!request) continue;
    const answer = await http.post(`/api/v1/statement-requests/${request.id}/link`, { headers: { 'X-CSRF-Token': csrf, 'Idempotency-Key': `e2e-link-${Date.now()}` } });
    expect(answer.status(), await answer.text()).toBe(201);
    const { url } = (await answer.json()) as { url: string };
    await clerk.context().close();
    return { path: new URL(url, base_url()).pathname, title };
  }
  throw new Error('the sample town has no open request left');
}

test('"Keine Bedenken" by keyboard alone takes at most 12 keys, focus always in sight', async ({ browser }) => {
  const { path } = await fresh_link(browser);
  const page = await window_of(browser, undefined);
  await page.goto(path);
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const reach = async (name: string): Promise<void> => {
    for (;;) {
      const focus = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement;
        const style = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        return { words: at.textContent?.trim(), seen: at === document.body || at.tabIndex < 0 || (style.outlineStyle !== 'none' && box.bottom > 0 && box.top < innerHeight) };
      });
      expect(focus.seen, `focus on "${focus.words}" is in sight`).toBe(true);
      if (focus.words === name) return;
      expect(keys, `"${name}" not reached`).toBeLessThan(12);
      await press('Tab');
      if (keys === 1) await press('Enter'); // the skip link leads to the answer
    }
  };
  await reach('Keine Bedenken');
  await press('Enter');
  await expect(page.getByRole('heading', { name: '„Keine Bedenken“ absenden?' })).toBeVisible();
  for (let tries = 0; tries < 6 && (await page.evaluate(() => document.activeElement?.textContent?.trim())) !== 'Ja, keine Bedenken'; tries += 1) await press('Tab');
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'Ihre Stellungnahme ist eingegangen' })).toBeVisible();
  expect(keys).toBeLessThanOrEqual(12);
});

test('a statement with a condition and an attachment works without JavaScript', async ({ browser }) => {
  const { path, title } = await fresh_link(browser);
  const page = await window_of(browser, undefined, { javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  const inside = page.getByRole('link', { name: /./ }).and(page.locator('.files a')).first();
  const document = await page.request.get((await inside.getAttribute('href')) ?? '');
  expect((await document.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await page.locator('summary', { hasText: 'Stellungnahme mit Nebenbestimmungen' }).click();
  await page.locator('input[name=outcome][value=conditions]').check();
  await page.getByRole('button', { name: 'Stellungnahme absenden' }).click();
  await expect(page.getByRole('alert')).toContainText('Bitte prüfen Sie Ihre Angaben'); // conditions without any
  await page.locator('summary', { hasText: 'Nebenbestimmung 1' }).click({ force: true }).catch(() => undefined);
  if (!(await page.locator('#condition_1_text').isVisible())) await page.locator('summary', { hasText: 'Nebenbestimmung 1' }).click();
  await page.locator('#condition_1_text').fill('Die Zufahrt ist mindestens 3,00 m breit anzulegen.');
  await page.locator('#attachment').setInputFiles({ name: 'zufahrt.pdf', mimeType: 'application/pdf', buffer: small_pdf('Zufahrt') });
  await page.getByRole('button', { name: 'Stellungnahme absenden' }).click();
  await expect(page.getByRole('heading', { name: 'Ihre Stellungnahme ist eingegangen' })).toBeVisible();
  await expect(page.locator('.given')).toContainText('mindestens 3,00 m breit');
  await expect(page.getByText('zufahrt.pdf').or(page.getByText('Anlage'))).not.toHaveCount(0);
});

test('an unknown link shows nothing of any case', async ({ browser }) => {
  const page = await window_of(browser, undefined);
  const answer = await page.goto(`/l/${'A'.repeat(43)}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dieser Link ist nicht gültig');
  expect(await page.content()).not.toMatch(/LIN-\d{4}|Lindenau|Neubau|Flurst/);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the link page is accessible and fits 320 px (${scheme})`, async ({ browser }) => {
    const { path } = await fresh_link(browser);
    const page = await window_of(browser, undefined, { colorScheme: scheme, viewport: { width: 320, height: 800 } });
    const answer = await page.goto(path);
    expect(answer?.headers()['content-security-policy']).not.toContain('unsafe');
    expect(answer?.headers()['referrer-policy']).toBe('no-referrer');
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await flaws_of(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  });
}

test('every state of the link page is accessible and fits, in light and dark', async ({ browser, own }) => {
  const { clerk, id: of_case, open } = await case_with_plan(browser, own, 'plan.pdf', small_pdf('Plan'));
  const http = clerk.context().request;
  const page = await window_of(browser, undefined, { baseURL: own.url });
  const path = await open();
  const request = async (): Promise<string> => ((await (await http.get(`/api/v1/applications/${of_case}`)).json()) as { requests: { id: string; status: string }[] }).requests.find(({ status }) => status === 'open')?.id ?? '';
  const id = await request();
  const seen = async (heading: RegExp, name: string): Promise<void> => {
    await expect(page.locator('main, body').first()).toContainText(heading);
    await page.locator('details').evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
    await look(page, `link-${name}`);
  };

  await page.goto(path);
  await page.locator('summary', { hasText: 'Stellungnahme mit Nebenbestimmungen' }).click();
  await page.locator('input[name=outcome][value=conditions]').check();
  await page.getByRole('button', { name: 'Stellungnahme absenden' }).click();
  await seen(/Bitte prüfen Sie Ihre Angaben/, 'refused');

  const renewed = await http.post(`/api/v1/statement-requests/${id}/link`, { headers: await token(http) });
  expect(renewed.status(), await renewed.text()).toBe(201);
  await page.goto(path);
  await seen(/nicht (mehr )?gültig/, 'replaced');

  await page.goto(new URL(((await renewed.json()) as { url: string }).url).pathname);
  await page.getByRole('button', { name: 'Keine Bedenken' }).first().click();
  await seen(/„Keine Bedenken“ absenden\?/, 'confirm');
  await page.getByRole('button', { name: 'Ja, keine Bedenken' }).click();
  await seen(/Ihre Stellungnahme ist eingegangen/, 'receipt');

  await page.goto(`/l/${'A'.repeat(43)}`);
  await seen(/Dieser Link ist nicht gültig/, 'unknown');
});

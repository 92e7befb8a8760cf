// inbox_page.mjs ADDRESS EMAIL PASSWORD VISITS: the clerk's inbox in a real browser; one line for each thing done, NAME and
// the median of its milliseconds until the rows of the new list are on the page. Chromium and Playwright as tests/e2e has them.
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../e2e/', import.meta.url))('@playwright/test');
const [address, email, password, visits] = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
const context = await browser.newContext({ baseURL: address, locale: 'de-DE', viewport: { width: 1280, height: 900 } });
const signed_in = await context.request.post('/api/v1/session', { data: { email, password } });
if (!signed_in.ok()) throw new Error(`sign-in: ${signed_in.status()} ${await signed_in.text()}`);

// Since the page was asked for: when its first row was there.
await context.addInitScript(() => {
  globalThis.list = () => [...document.querySelectorAll('.fw-inbox__total, .fw-inbox__title')].map((one) => one.href ?? one.textContent).join('\n');
  const look = new MutationObserver(() => {
    if (!document.querySelector('.fw-inbox__title')) return;
    globalThis.first_row = performance.now();
    look.disconnect();
  });
  look.observe(document, { childList: true, subtree: true });
});

const times = { first_row: [], sort: [], next: [], filter: [], words: [], words_in_all: [] };

// How long `act` takes until the page shows another list than before.
async function until_another(page, name, act) {
  const before = await page.evaluate(() => globalThis.list());
  const began = performance.now();
  await act();
  await page.waitForFunction((was) => !['', was].includes(globalThis.list()), before, { polling: 'raf' });
  times[name].push(performance.now() - began);
}

for (let n = -1; n < Number(visits); n += 1) {
  if (n === 0) for (const list of Object.values(times)) list.length = 0; // the first visit warms up
  const page = await context.newPage();
  await page.goto('/eingang');
  await page.waitForFunction(() => globalThis.first_row !== undefined, null, { polling: 'raf' });
  times.first_row.push(await page.evaluate(() => globalThis.first_row));
  await until_another(page, 'sort', () => page.locator('#sort').selectOption('title'));
  await until_another(page, 'next', () => page.locator('.fw-inbox__pages button').last().click());
  await until_another(page, 'filter', () => page.locator('#state').selectOption('in_consultation'));
  await page.locator('#q').fill(`Lindenweg ${101 + n}`);
  await until_another(page, 'words', () => page.locator('#q').press('Enter'));
  await until_another(page, 'words_in_all', () => page.locator('#state').selectOption('alle'));
  await page.close();
}
await browser.close();
for (const [name, list] of Object.entries(times)) {
  list.sort((a, b) => a - b);
  process.stdout.write(`${name} ${list[Math.floor(list.length / 2)]?.toFixed(1)}\n`);
}

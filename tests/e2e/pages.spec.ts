// Every page of the route table, light and dark, narrow and wide: accessible, fitting, quiet, at home, in German.
import type { Browser, Page } from '@playwright/test';
import { flaws_of } from './axe';
import { expect, test, watch, window_of, type Role } from './people';

interface Stop {
  path: string;
  role?: Role;
}
type Group = 'open pages' | 'applicant' | 'draft' | 'case' | 'agency and administration';
const groups: readonly Group[] = ['case', 'draft', 'applicant', 'open pages', 'agency and administration'];

// The route table with the cases of the sample town filled in.
async function stops(browser: Browser, group: Group): Promise<Stop[]> {
  const list = async <Item>(role: Role, address: string, member: string): Promise<Item[]> => {
    const page = await window_of(browser, role);
    return ((await (await page.context().request.get(address)).json()) as Record<string, Item[]>)[member] ?? [];
  };
  const mine = async (state: string): Promise<string> =>
    (await list<{ id: string; state: string }>('architect', '/api/v1/applications', 'applications')).find((one) => one.state === state)?.id ?? state;
  const of = (role: Role | undefined, paths: string[]): Stop[] => paths.map((path) => ({ path, ...(role ? { role } : {}) }));
  switch (group) {
    case 'open pages': return of(undefined, ['/', '/anmelden', '/verfahren', '/verfahren?land=SN', '/fristen', '/gibt-es-nicht']);
    case 'applicant': return of('architect', ['/karte', '/antraege', '/antraege/neu', `/antraege/${await mine('granted')}`, `/antraege/${await mine('incomplete')}`, `/antraege/${await mine('granted')}/fassungen`, `/antraege/${await mine('draft')}/statistik`]);
    case 'draft': {
      const draft = `/antraege/${await mine('draft')}/entwurf`;
      return of('architect', ['', '/grundstueck', '/gebaeude', '/vorhaben', '/beteiligte', '/unterlagen', '/absenden'].map((step) => draft + step));
    }
    case 'case': {
      const busiest = (await list<{ id: string; requests_total: number; received_on: string }>('clerk', '/api/v1/applications?state=in_consultation', 'applications')).sort((a, b) => b.requests_total - a.requests_total)[0];
      const at_work = busiest?.id;
      const views = ['uebersicht', 'pruefung', 'unterlagen', 'fristen', 'beteiligung', 'nachbarn', 'oeffentlichkeit', 'stellungnahmen', 'nachrichten', 'akteneinsicht', 'entscheidung', 'verlauf', 'protokoll'];
      return of('clerk', ['/eingang', '/vertretungen', '/statistik', '/kennzahlen', '/verwaltung/stellen', '/beteiligungsregeln', `/beteiligungsregeln?vorgang=${at_work}`, ...views.map((name) => `/vorgaenge/${at_work}?ansicht=${name}`), `/vorgaenge/${at_work}?stand=${busiest?.received_on}`]);
    }
    case 'agency and administration': {
      const asked = await list<{ id: string }>('nature', '/api/v1/statement-requests', 'requests');
      return [...of('nature', ['/stellungnahmen', `/stellungnahmen/${asked[0]?.id}`]), ...of('admin', ['/verwaltung/konten', '/verwaltung/behoerden', '/verwaltung/stellen', '/verwaltung/webhooks', '/verwaltung/geodaten', ...['switches', 'fees', 'holidays', 'retention', 'changes'].map((part) => `/verwaltung/regeln?teil=${part}`)])];
    }
  }
}

async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1').first()).toBeVisible();
  await expect(page.locator('main .fw-spinner')).toHaveCount(0);
  await page.waitForLoadState('networkidle');
}

// One look at the page as it stands: what is wrong with it.
async function look(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  const flaws = await flaws_of(page, { colours_only: scheme === 'dark' });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [...flaws, ...(wide > 0 ? [`${wide} px too wide`] : []), ...(await torn(page)).map((words) => `line ends after a sign: ${words}`)];
}

// Provisions and plots whose sign stands at the end of a line and their number on the next.
const torn = (page: Page): Promise<string[]> => page.evaluate(() => {
  const found: string[] = [];
  const range = document.createRange();
  const top_of = (node: Node, at: number): number => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().top;
  };
  const nodes = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node.parentElement?.closest('code, pre, option')) continue;
    for (const { 0: sign, index } of (node.textContent ?? '').matchAll(/(§|Abs\.|Nr\.|Satz|Flur|Flurstück) (?=\d)/g)) {
      if (top_of(node, index + sign.length) > top_of(node, index) + 4) found.push((node.textContent ?? '').slice(index, index + 20));
    }
  }
  return found;
});

for (const group of groups) {
  test(`every page, light and dark, 320 and 1440 px: ${group}`, async ({ browser }) => {
    test.setTimeout(400_000);
    const windows = new Map<Role | undefined, Page>();
    const flaws: string[] = [];
    for (const { path, role } of await stops(browser, group)) {
      let page = windows.get(role);
      if (!page) windows.set(role, (page = await window_of(browser, role, { reducedMotion: 'reduce' })));
      const heard = watch(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      const answer = await page.goto(path);
      await settled(page);
      const policy = answer?.headers()['content-security-policy'] ?? '';
      if (!/default-src '(self|none)'/.test(policy) || policy.includes('unsafe')) flaws.push(`${path}: content security policy "${policy}"`);
      for (const width of [1440, 320]) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          flaws.push(...(await look(page, colorScheme)).map((flaw) => `${path}, ${width} px, ${colorScheme}: ${flaw}`));
          const shots = process.env['FLURWERK_SHOTS'];
          if (shots) await page.screenshot({ path: `${shots}/${path.replace(/[^a-z]+/gi, '-').slice(-40)}-${width}-${colorScheme}.png`, fullPage: true });
        }
      }
      const seen = await page.evaluate(() => ({ lang: document.documentElement.lang, words: `${document.body.innerText}\n${document.title}` }));
      flaws.push(...language_flaws(seen.words).map((flaw) => `${path}: ${flaw}`));
      if (seen.lang !== 'de') flaws.push(`${path}: lang "${seen.lang}"`);
      flaws.push(...heard.errors.map((error) => `${path}: console: ${error}`), ...heard.foreign.map((url) => `${path}: foreign request ${url}`));
      page.removeAllListeners();
    }
    expect(flaws).toEqual([]);
  });
}

// Untranslated keys, English words of the other dictionary, ISO dates and decimal points in what people read.
function language_flaws(said: string): string[] {
  const words = said.replaceAll('NaN, Infinity', ''); // a refusal names what JSON does not know
  const flaws: string[] = [];
  for (const [name, pattern] of [
    ['key', /\b[a-z]+_[a-z_]+\b/], ['placeholder', /\{[a-z]+\}|undefined|\[object|NaN/], ['ISO date', /\b20\d\d-\d\d-\d\d\b/], ['decimal point', /\d\.\d\d? (m|m²|°|€)(?!\w)/],
    ['English', /\b(the|Sign in|Deadlines|Documents|Loading|Statement|archaeology|biotope|contaminated|flood-zone|landscape-reserve)\b/],
  ] as const) {
    const found = pattern.exec(words);
    if (found) flaws.push(`${name}: "…${words.slice(Math.max(0, found.index - 30), found.index + 50).replace(/\s+/g, ' ')}…"`);
  }
  return flaws;
}

test('the other language is whole, too', async ({ browser }) => {
  const page = await window_of(browser, 'clerk');
  await page.goto('/eingang');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inbox');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'Deutsch' })).toBeVisible();
});

// Every page of the route table, light and dark, narrow and wide: accessible, fitting, quiet, at home, in German.
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { expect, test, watch, window_of, type Role } from './people';

interface Stop {
  path: string;
  role?: Role;
  map?: boolean;
}

// The route table with the cases of the sample town filled in.
async function stops(browser: Browser): Promise<Stop[]> {
  const clerk = await window_of(browser, 'clerk');
  const architect = await window_of(browser, 'architect');
  const nature = await window_of(browser, 'nature');
  const list = async (page: Page, query: string): Promise<{ id: string; state: string }[]> =>
    ((await (await page.context().request.get(`/api/v1/applications${query}`)).json()) as { applications: { id: string; state: string }[] }).applications;
  const mine = await list(architect, '');
  const asked = (await (await nature.context().request.get('/api/v1/statement-requests')).json()) as { requests: { id: string }[] };
  const of = (state: string): string => mine.find((one) => one.state === state)?.id ?? state;
  const inbox = await list(clerk, '?state=in_consultation');
  const at_work = inbox.at(-1)?.id ?? 'none';
  for (const page of [clerk, architect, nature]) await page.context().close();
  const steps = ['', '/grundstueck', '/gebaeude', '/vorhaben', '/beteiligte', '/unterlagen', '/absenden'];
  const views = ['uebersicht', 'pruefung', 'unterlagen', 'fristen', 'beteiligung', 'stellungnahmen', 'entscheidung', 'verlauf', 'protokoll'];
  return [
    { path: '/' }, { path: '/anmelden' }, { path: '/fristen' }, { path: '/gibt-es-nicht' },
    { path: '/karte', role: 'architect' }, { path: '/antraege', role: 'architect' }, { path: '/antraege/neu', role: 'architect' },
    { path: `/antraege/${of('granted')}`, role: 'architect' }, { path: `/antraege/${of('incomplete')}`, role: 'architect' },
    ...steps.map((step): Stop => ({ path: `/antraege/${of('draft')}/entwurf${step}`, role: 'architect' })),
    { path: '/eingang', role: 'clerk' },
    ...views.map((name): Stop => ({ path: `/vorgaenge/${at_work}?ansicht=${name}`, role: 'clerk' })),
    { path: '/stellungnahmen', role: 'nature' }, { path: `/stellungnahmen/${asked.requests[0]?.id}`, role: 'nature' },
    { path: '/verwaltung/konten', role: 'admin' },
  ];
}

async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1').first()).toBeVisible();
  await expect(page.locator('main .fw-loading')).toHaveCount(0);
  await page.waitForLoadState('networkidle');
}

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [320, 1440]) {
    test(`every page, ${scheme}, ${width} px`, async ({ browser }) => {
      test.setTimeout(400_000);
      const windows = new Map<Role | undefined, Page>();
      const flaws: string[] = [];
      for (const { path, role } of await stops(browser)) {
        let page = windows.get(role);
        if (!page) {
          windows.set(role, (page = await window_of(browser, role, { colorScheme: scheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' })));
        }
        const heard = watch(page);
        const answer = await page.goto(path);
        await settled(page).catch((error: Error) => flaws.push(`${path}: ${error.message.split('\n')[0]}`));
        const policy = answer?.headers()['content-security-policy'] ?? '';
        if (!/default-src 'self'|default-src 'none'/.test(policy) || policy.includes('unsafe')) flaws.push(`${path}: content security policy "${policy}"`);
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
        for (const { id, nodes } of violations) flaws.push(`${path}: axe ${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.html.slice(0, 140)}`).join(' || ')}`);
        const seen = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth - innerWidth, lang: document.documentElement.lang, words: document.body.innerText, title: document.title }));
        if (seen.wide > 0) flaws.push(`${path}: ${seen.wide} px too wide`);
        flaws.push(...language_flaws(seen.words + '\n' + seen.title).map((flaw) => `${path}: ${flaw}`));
        if (seen.lang !== 'de') flaws.push(`${path}: lang "${seen.lang}"`);
        flaws.push(...heard.errors.map((error) => `${path}: console: ${error}`), ...heard.foreign.map((url) => `${path}: foreign request ${url}`));
        if (process.env['FLURWERK_SHOTS']) await page.screenshot({ path: `${process.env['FLURWERK_SHOTS']}/${scheme}-${width}-${path.replace(/[^a-z]+/gi, '-').slice(0, 60)}.png`, fullPage: true });
        page.removeAllListeners();
      }
      expect(flaws).toEqual([]);
    });
  }
}

// Untranslated keys, English words of the other dictionary, ISO dates and decimal points in what people read.
function language_flaws(words: string): string[] {
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

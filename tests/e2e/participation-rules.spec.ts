// Clerks read the rules that name agencies, try them on a case, and see what assumptions move; the composer says the same.
import { flaws_of } from './axe';
import { expect, test, watch, window_of } from './people';

const shot = async (page: import('@playwright/test').Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/participation-rules-${name}.png`, fullPage: true });
};

test('a clerk reads the rules of a day and finds what cannot be checked', async ({ browser }) => {
  const page = await window_of(browser, 'clerk');
  const heard = watch(page);
  await page.goto('/eingang');
  await page.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link', { name: 'Beteiligungsregeln' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Beteiligungsregeln' })).toBeVisible();
  const consent = page.locator('[data-rule="municipality-consent"]');
  await expect(consent).toContainText('§ 36 Abs. 1, 2 BauGB');
  await expect(consent).toContainText('2 Monate');
  await expect(page.locator('[data-kind="municipality"]')).toContainText('Im Verzeichnis: ');
  const { rules } = (await (await page.context().request.get('/api/v1/participation-rules')).json()) as { rules: { rule: string; starts: { layer: { loaded: boolean } | null } }[] };
  const unloaded = rules.filter(({ starts }) => starts.layer?.loaded === false);
  expect(unloaded).not.toEqual([]);
  await expect(page.locator('[data-rule]').filter({ hasText: 'Kartenebene fehlt' })).toHaveCount(unloaded.length);
  await expect(page.locator(`[data-rule="${unloaded[0]?.rule}"]`)).toContainText('Kartenebene fehlt');
  await expect(page.locator('[data-rule="forest-near"]')).toContainText('Unsicher');
  await page.getByLabel('Suchen in Regel, Stelle und Grundlage').fill('wasser bauverbot');
  await expect(page.locator('[data-rule]')).toHaveCount(1);
  await expect(page.locator('[data-rule="water-margin"]')).toContainText('höchstens 10 m');
  await page.getByLabel('Suchen in Regel, Stelle und Grundlage').fill('zustimmung § 36a');
  await expect(page.locator('[data-rule="municipality-approval"]')).toBeVisible();
  await page.getByLabel('Recht am').fill('2025-10-29');
  await expect(page.locator('[data-rule="municipality-approval"]')).toHaveCount(0);
  await page.reload(); // the address reproduces the view
  await expect(page.getByLabel('Recht am')).toHaveValue('2025-10-29');
  await expect(page.getByLabel('Suchen in Regel, Stelle und Grundlage')).toHaveValue('zustimmung § 36a');
  await page.goto('/beteiligungsregeln');
  await page.getByLabel('Aktenzeichen').fill('gibt es nicht');
  await page.getByRole('button', { name: 'Am Vorgang prüfen' }).click();
  await expect(page.getByLabel('Aktenzeichen')).toBeFocused();
  await expect(page.getByText('Diesen Vorgang finden Sie nicht')).toBeVisible();
  expect(heard.errors).toEqual([]);
});

test('what every rule says of a case, and what moves when facts are assumed', async ({ browser }) => {
  const page = await window_of(browser, 'clerk');
  const heard = watch(page);
  const read = async <Body>(address: string): Promise<Body> => (await (await page.context().request.get(address)).json()) as Body;
  const { applications } = await read<{ applications: { id: string; file_number: string; version: number }[] }>('/api/v1/applications?state=complete,in_consultation');
  const details = await Promise.all(applications.map(({ id }) => read<{ id: string; allowed_actions: string[]; round_draft: unknown }>(`/api/v1/applications/${id}`)));
  const open = details.find(({ allowed_actions, round_draft }) => allowed_actions.includes('open_round') && !round_draft);
  const one = applications.find(({ id }) => id === open?.id);
  if (!one) throw new Error('no case of the sample town can open a round');
  const suggested = await read<{ suggestions: { rule: string }[]; not_checked: { rule: string }[] }>(`/api/v1/applications/${one.id}/suggestions`);

  await page.goto(`/vorgaenge/${one.id}`);
  await page.getByRole('link', { name: 'Regeln an diesem Vorgang' }).click();
  await expect(page.getByRole('heading', { name: /^Geprüft an/ })).toContainText(one.file_number);
  for (const { rule } of suggested.suggestions) await expect(page.locator(`[data-rule="${rule}"]`)).toHaveAttribute('data-verdict', 'fires');
  await expect(page.locator('[data-verdict="not_checked"]')).toHaveCount(suggested.not_checked.length);
  const all = await page.locator('[data-rule]').count();
  await page.getByRole('button', { name: /^greift nicht \(/ }).click();
  await expect(page.locator('[data-verdict="fires"]')).toHaveCount(0);
  expect(await page.locator('[data-rule]').count()).toBeLessThan(all);
  await page.getByRole('button', { name: /^Alle \(/ }).click();

  // By keyboard: the assumptions open, a special building of 120 m.
  await page.getByText('Was wäre, wenn …').focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Sonderbau').selectOption('ja');
  await expect(page.locator('[data-rule="fire-special"]')).toHaveAttribute('data-verdict', 'fires');
  await expect(page.getByRole('status').filter({ hasText: 'Mit Ihren Annahmen' })).toContainText('Brandschutzdienststelle, Sonderbau: vorher');
  await page.getByLabel('Höhe des höchsten Gebäudes').fill('hoch');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Geben Sie eine Höhe von 0 bis 1000 m an')).toBeVisible();
  await page.getByLabel('Höhe des höchsten Gebäudes').fill('120,5');
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-rule="tall-structure"]')).toHaveAttribute('data-verdict', 'fires');
  await page.reload();
  await expect(page.locator('[data-rule="tall-structure"]')).toHaveAttribute('data-verdict', 'fires');
  await expect(page.getByLabel('Höhe des höchsten Gebäudes')).toHaveValue('120,50');

  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await flaws_of(page, { colours_only: colorScheme === 'dark' })).toEqual([]);
      await shot(page, `${width}-${colorScheme}`);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Annahmen verwerfen' }).click();
  await expect(page.locator('[data-rule="tall-structure"]')).not.toHaveAttribute('data-verdict', 'fires');
  await expect(page.getByLabel('Höhe des höchsten Gebäudes')).toHaveValue('');
  expect((await read<{ version: number }>(`/api/v1/applications/${one.id}`)).version).toBe(one.version); // nothing was written

  await page.getByRole('button', { name: 'Ohne Vorgang ansehen' }).click();
  await expect(page.locator('[data-verdict]')).toHaveCount(0);
  await page.getByLabel('Aktenzeichen').fill(one.file_number);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Geprüft an/ })).toContainText(one.file_number);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: /^Tried on/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^does not fire \(/ })).toBeVisible();
  await page.getByRole('button', { name: 'Deutsch' }).click();

  await page.goto(`/vorgaenge/${one.id}?ansicht=beteiligung`);
  await page.getByRole('button', { name: 'Neue Runde eröffnen' }).click();
  await expect(page.getByRole('link', { name: 'Regeln an diesem Vorgang (neues Fenster)' })).toHaveAttribute('href', `/beteiligungsregeln?vorgang=${one.id}`);
  expect(heard.errors).toEqual([]);
});

test('a clerk of another authority learns nothing of the case', async ({ browser }) => {
  const clerk = await window_of(browser, 'clerk');
  const { applications } = (await (await clerk.context().request.get('/api/v1/applications')).json()) as { applications: { id: string; title: string }[] };
  const page = await window_of(browser, 'neighbour');
  await page.goto(`/beteiligungsregeln?vorgang=${applications[0]?.id}`);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('main')).not.toContainText(applications[0]?.title ?? '');
  await page.getByRole('button', { name: 'Ohne Vorgang ansehen' }).click();
  await expect(page.locator('[data-rule="municipality-consent"]')).toBeVisible();
});

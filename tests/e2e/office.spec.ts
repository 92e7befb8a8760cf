// The clerk's own books: a case is taken, noted upon and found again; a colleague's absence hands it on.
import { flaws_of } from './axe';
import { expect, test, watch, window_of } from './people';

test('assignment, notes, saved filters and absences', async ({ browser }) => {
  test.setTimeout(200_000);
  const clerk = await window_of(browser, 'clerk');
  const heard = watch(clerk);
  await clerk.goto('/eingang?bearbeitung=nobody');
  const title = (await clerk.locator('.fw-inbox__title').first().innerText()).trim();
  await clerk.locator('.fw-inbox__title').first().click();
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(title);
  await clerk.locator('#assigned-to').selectOption({ label: 'Katrin Vogel (ich)' });
  await clerk.getByRole('button', { name: 'Zuweisen' }).click();
  await expect(clerk.locator('fw-case-office')).toContainText('Zugewiesen.');
  await clerk.getByLabel('Neuer Vermerk').fill('Rückruf am Freitag.');
  await clerk.getByRole('button', { name: 'Vermerk speichern' }).click();
  await expect(clerk.locator('fw-case-office')).toContainText('Rückruf am Freitag.');
  await expect(clerk.locator('fw-case-office')).toContainText('Katrin Vogel,');

  await clerk.goto('/eingang');
  await clerk.locator('#assigned').selectOption('mine');
  await expect(clerk).toHaveURL(/bearbeitung=mine/);
  await expect(clerk.locator('.fw-inbox__title').filter({ hasText: title })).toBeVisible();
  await expect(clerk.locator('.fw-inbox tbody tr').first()).toContainText('Katrin Vogel');
  const filters = clerk.locator('fw-saved-filters');
  await filters.locator('summary').click();
  await filters.getByLabel('Diese Auswahl speichern als').fill('Meine offenen');
  await filters.getByRole('button', { name: 'Filter speichern' }).click();
  await expect(filters.getByRole('link', { name: 'Meine offenen' })).toBeVisible();
  await clerk.goto('/eingang');
  await clerk.locator('fw-saved-filters').getByRole('link', { name: 'Meine offenen' }).click();
  await expect(clerk.locator('#assigned')).toHaveValue('mine');

  // Away from today on: the head of the office stands in and finds the case.
  await clerk.getByRole('link', { name: 'Abwesenheit und Vertretung' }).click();
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
  await clerk.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  await expect(clerk.locator('fw-error-summary')).toContainText('Geben Sie den ersten und den letzten Tag an');
  await clerk.getByLabel('Erster Tag').fill(today);
  await clerk.getByLabel('Letzter Tag').fill(today);
  await clerk.locator('#deputy').selectOption({ index: 1 });
  const deputy = await clerk.locator('#deputy option:checked').innerText();
  await clerk.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
  const row = clerk.getByRole('row', { name: /Katrin Vogel/ });
  await expect(row).toContainText('heute abwesend');
  await expect(row).toContainText(deputy);
  expect(await flaws_of(clerk)).toEqual([]);
  const approver = await window_of(browser, 'approver');
  await approver.goto('/eingang?bearbeitung=deputy');
  await expect(approver.locator('.fw-inbox__title').filter({ hasText: title })).toBeVisible();
  await row.getByRole('button', { name: /Abwesenheit löschen/ }).click();
  await expect(row).not.toContainText('heute abwesend');
  expect(heard.errors).toEqual([]);
});

test('the inbox finds parts of words, persons and plots, and counts exactly', async ({ browser }) => {
  const clerk = await window_of(browser, 'clerk');
  await clerk.goto('/eingang?status=alle');
  const search = async (words: string): Promise<void> => {
    const answered = clerk.waitForResponse((answer) => new URL(answer.url()).searchParams.get('q') === words); // the list before it may begin alike
    await clerk.locator('#q').fill(words);
    await clerk.getByRole('search').getByRole('button', { name: 'Suchen' }).click();
    await answered;
  };
  await search('oppelhaus');
  await expect(clerk.locator('.fw-inbox__title').first()).toContainText('Doppelhaus');
  await expect(async () => {
    const shown = await clerk.locator('.fw-inbox__title').count();
    await expect(clerk.locator('.fw-inbox__total')).toHaveText(shown === 1 ? '1 Vorgang' : `${shown} Vorgänge`, { timeout: 1000 });
  }).toPass();
  await search('oppelhaus gibtesnicht');
  await expect(clerk.getByText('Keine Vorgänge in dieser Auswahl')).toBeVisible();
});

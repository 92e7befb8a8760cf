// The file as it was: a clerk looks at a former day of a decided case, finds nothing to press, and comes back.
import { expect, test, watch, window_of } from './people';

const german = (iso: string): string => iso.split('-').reverse().join('.');

test('a case as of a former day is shown, said to be past, and left again', async ({ browser }) => {
  const clerk = await window_of(browser, 'clerk');
  const heard = watch(clerk);
  const listed = (await (await clerk.context().request.get('/api/v1/applications?state=granted')).json()) as { applications: { id: string; received_on: string }[] };
  const one = listed.applications[0];
  if (!one) throw new Error('no granted case in the sample town');

  await clerk.goto(`/vorgaenge/${one.id}`);
  await expect(clerk.locator('.fw-badge').first()).toHaveText('Genehmigt');
  await clerk.getByText('Akte zu einem früheren Tag ansehen').click();
  await clerk.getByLabel('Stand am Ende des Tages').fill(one.received_on);
  await clerk.getByRole('button', { name: 'Stand anzeigen' }).click();
  await expect(clerk.getByText(`Sie sehen die Akte, wie sie am ${german(one.received_on)} um 24 Uhr war.`)).toBeVisible();
  await expect(clerk.locator('.fw-badge').first()).toHaveText('Eingereicht');
  await expect(clerk.locator('fw-case-acts .fw-todo .kern-btn')).toHaveCount(0);
  await expect(clerk.locator('fw-case-acts')).toContainText('Ein früherer Stand wird nur gelesen.');

  // Its views are of that day, and a view keeps it.
  const views = clerk.getByRole('navigation', { name: 'Ansichten des Vorgangs' });
  await views.getByRole('link', { name: 'Fristen' }).click();
  await expect(clerk.locator('.fw-deadlines > li')).toHaveCount(1);
  await views.getByRole('link', { name: 'Protokoll' }).click();
  await expect(clerk.locator('fw-log-view tbody tr').first()).toContainText('eingereicht');
  await clerk.reload();
  await expect(clerk.getByText(/wie sie am .* um 24 Uhr war/)).toBeVisible();
  await clerk.getByRole('link', { name: 'Zum heutigen Stand' }).click();
  await expect(clerk.locator('.fw-badge').first()).toHaveText('Genehmigt');
  expect(heard.errors).toEqual([]);

  // A day before filing is refused in words, beside the field to mend it.
  await clerk.goto(`/vorgaenge/${one.id}?stand=2001-01-01`);
  await expect(clerk.getByText('An diesem Tag war der Antrag noch nicht eingereicht')).toBeVisible();
  await clerk.getByRole('link', { name: 'Zum heutigen Stand' }).click();
  await expect(clerk.locator('.fw-badge').first()).toHaveText('Genehmigt');
});

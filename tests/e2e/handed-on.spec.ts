// An agency hands its request on to a body of the register: that body reads along and writes at the draft, and sends nothing.
import { case_with_plan, look, request_page } from './asking';
import { expect, small_pdf, test, watch, window_of } from './people';

test('a body below the agency writes at its draft; the agency sends it, and can end that', async ({ browser, own }) => {
  const { id, open } = await case_with_plan(browser, own, 'lageplan.pdf', small_pdf('Lageplan'));
  await open();
  const nature = await window_of(browser, 'nature', { baseURL: own.url });
  const request = await request_page(nature, id);
  await nature.getByText('Weitergeben', { exact: true }).first().click();
  await nature.getByLabel('Stelle', { exact: true }).selectOption({ label: 'Brandschutzdienststelle Lindenkreis' });
  await look(nature, 'hand-on');
  await nature.getByRole('button', { name: 'Weitergeben' }).click();
  await expect(nature.getByText('Liegt bei: Brandschutzdienststelle Lindenkreis')).toBeVisible();

  const fire = await window_of(browser, 'fire', { baseURL: own.url });
  const heard = watch(fire);
  await fire.goto('/stellungnahmen');
  const row = fire.getByRole('row').filter({ hasText: /Weitergegeben von/ });
  await expect(row).toBeVisible();
  await row.getByRole('link').click();
  await expect(fire.getByText(/hat diese Anforderung an Sie weitergegeben/)).toBeVisible();
  for (const name of ['Stellungnahme absenden', 'Keine Bedenken', 'Weitergeben']) await expect(fire.getByRole('button', { name })).toHaveCount(0);
  await fire.getByRole('radio', { name: /Nebenbestimmungen/ }).check();
  await fire.locator('[id^="condition-"][id$="-text"]').first().fill('Die Zufahrt bleibt frei.');
  await expect(fire.getByText(/Entwurf gespeichert: Fassung/)).toBeVisible();
  await look(fire, 'handed-on');
  await fire.getByRole('button', { name: 'Entwurf speichern' }).click();
  expect(heard.errors).toEqual([]);

  await nature.reload();
  await nature.locator('.fw-agency__more > summary').click();
  await expect(nature.locator('[id^="condition-"][id$="-text"]').first()).toHaveValue('Die Zufahrt bleibt frei.');
  await nature.getByText('Weitergeben', { exact: true }).first().click();
  await nature.getByLabel('An wen?').fill('Sachgebiet 2');
  await nature.getByRole('button', { name: 'Weitergeben' }).click();
  await expect(nature.getByText('Liegt bei: Sachgebiet 2')).toBeVisible();
  await fire.goto(`/stellungnahmen/${request}`);
  await expect(fire.getByText('Diesen Vorgang gibt es nicht.')).toBeVisible();
  await nature.getByRole('button', { name: 'Stellungnahme absenden' }).click();
  await expect(nature.getByText('Ihre Stellungnahme ist eingegangen')).toBeVisible();
});

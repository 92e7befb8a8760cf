// An agency answers that another one is responsible: the clerk asks that one with a button, with the same question.
import { case_with_plan, look } from './asking';
import { expect, small_pdf, test, watch, window_of } from './people';

test('whoever is named as responsible is asked the same', async ({ browser, own }) => {
  const { clerk, id, open } = await case_with_plan(browser, own, 'lageplan.pdf', small_pdf('Lageplan'));
  const heard = watch(clerk);
  const link = await open();
  const guest = (await window_of(browser, undefined, { baseURL: own.url })).context().request;
  const done = await guest.post(link, { multipart: { lang: 'de', outcome: 'not_responsible', text: '', refer_to: 'Untere Wasserbehörde' }, maxRedirects: 0 });
  expect(done.status(), await done.text()).toBe(303);

  await clerk.goto(`/vorgaenge/${id}?ansicht=beteiligung`);
  const ask = clerk.getByRole('button', { name: /^Untere Wasserbehörde fragen/ });
  await ask.press('Enter');
  const composer = clerk.locator('fw-composer');
  await expect(composer.locator('#composer-title')).toBeFocused();
  await expect(composer).toContainText('Untere Naturschutzbehörde Lindenkreis hält sich nicht für zuständig und nennt: Untere Wasserbehörde.');
  await expect(composer.locator('.fw-plan')).toHaveCount(1);
  await expect(composer.getByLabel('Stelle', { exact: true })).toHaveValue('wasser');
  await expect(composer.getByLabel('Frage an die Stelle')).toHaveValue('Bitte nehmen Sie zu dem Vorhaben Stellung.');
  await expect(composer.getByRole('checkbox', { name: 'Lageplan', exact: true })).toBeChecked();
  await look(clerk, 'ask-instead');
  await composer.getByRole('button', { name: 'Runde mit 1 Stelle eröffnen' }).click();
  const row = clerk.locator('.fw-matrix tbody tr', { hasText: 'Untere Wasserbehörde Lindenkreis' });
  await expect(row).toContainText('Gefragt, weil: Von Untere Naturschutzbehörde Lindenkreis als zuständig benannt.');
  await expect(ask).toHaveCount(0);
  expect(heard.errors).toEqual([]);
});

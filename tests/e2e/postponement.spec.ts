// The municipality has a decision put off: the clerk records it, the applicant reads until when, nothing is approved, it is lifted.
import { case_with_draft, look, token } from './asking';
import { expect, test, watch, window_of } from './people';

test('a decision is put off, prolonged and lifted', async ({ browser, own }) => {
  test.setTimeout(180_000);
  const { clerk, id } = await case_with_draft(browser, own);

  const heard = watch(clerk);
  await clerk.goto(`/vorgaenge/${id}`);
  await clerk.getByRole('button', { name: 'Entscheidung zurückstellen' }).click();
  const dialog = clerk.getByRole('dialog');
  await expect(dialog.getByLabel('Gemeinde hat förmlich Kenntnis vom Vorhaben seit')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Entscheidung zurückstellen' }).click();
  await expect(dialog.locator('fw-error-summary')).toContainText('Begründung: bitte ausfüllen');
  await dialog.getByLabel('Grund', { exact: true }).selectOption('land-use-plan');
  await expect(dialog.getByLabel('Gemeinde hat förmlich Kenntnis vom Vorhaben seit')).toBeVisible();
  await dialog.getByLabel('Grund', { exact: true }).selectOption('plan');
  await dialog.getByLabel('Dauer ab der ersten Bekanntgabe').selectOption('6M');
  await dialog.getByLabel('Begründung').fill('Der Gemeinderat hat die Aufstellung des Bebauungsplans beschlossen.');
  await look(clerk, 'postponing');
  await dialog.getByRole('button', { name: 'Entscheidung zurückstellen' }).focus();
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByText(/Die Entscheidung ist bis zum \d\d\.\d\d\.\d{4} zurückgestellt\./)).toBeVisible();
  await look(clerk, 'postponed');

  const chief = (await window_of(browser, 'approver', { baseURL: own.url })).context().request;
  const approved = await chief.post(`/api/v1/applications/${id}/decision/approve`, { headers: await token(chief), data: { decision_version: 1 } });
  expect(approved.status()).toBe(409);
  expect(await approved.json()).toMatchObject({ code: 'postponed' });

  const architect = await window_of(browser, 'architect', { baseURL: own.url, viewport: { width: 1280, height: 900 } });
  await architect.goto(`/antraege/${id}`);
  await expect(architect.getByText(/Die Entscheidung ist bis zum \d\d\.\d\d\.\d{4} zurückgestellt\./)).toBeVisible();
  await expect(architect.getByRole('button', { name: 'Zurückstellung aufheben' })).toHaveCount(0);
  await look(architect, 'postponed-applicant');

  await clerk.getByRole('button', { name: 'Zurückstellung verlängern' }).click();
  await dialog.getByLabel('Dauer ab der ersten Bekanntgabe').selectOption('6M');
  await dialog.getByLabel('Begründung').fill('Noch nicht beschlossen.');
  await dialog.getByRole('button', { name: 'Zurückstellung verlängern' }).click();
  await expect(dialog.getByText('nicht später als bisher', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Abbrechen' }).click();
  await clerk.getByRole('button', { name: 'Zurückstellung aufheben' }).click();
  await dialog.getByLabel('Begründung').fill('Die Gemeinde hat die Planung aufgegeben.');
  await dialog.getByRole('button', { name: 'Zurückstellung aufheben' }).click();
  await expect(clerk.getByText(/Die Entscheidung ist bis zum/)).toHaveCount(0);
  await expect(clerk.getByRole('button', { name: 'Entscheidung zurückstellen' })).toBeVisible();
  expect(heard.errors.filter((error) => !error.includes('400') && !error.includes('422'))).toEqual([]);
});

// The administrator changes an account: its name, its roles, its password; disabled and enabled again.
import { flaws_of } from './axe';
import { expect, people, test, watch, window_of } from './people';

test('an account is changed, given a new password, disabled and enabled again', async ({ browser, own }) => {
  const admin = await window_of(browser, 'admin', { baseURL: own.url });
  const heard = watch(admin);
  await admin.goto('/verwaltung/konten');
  const row = admin.getByRole('row', { name: people.nature });
  await row.getByRole('button', { name: /^Ändern/ }).click();
  await expect(admin.getByRole('heading', { name: /^Konto „.*“ ändern$/ })).toBeFocused();
  for (const width of [320, 1440]) {
    await admin.setViewportSize({ width, height: 900 });
    expect(await flaws_of(admin, { within: 'fw-account-form' }), String(width)).toEqual([]);
    expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    if (width === 320) expect((await row.getByRole('cell', { name: people.nature }).boundingBox())?.height, 'the address stays whole, under its label').toBeLessThan(75);
    if (process.env['SHOTS']) await admin.screenshot({ path: `${process.env['SHOTS']}/accounts-${width}.png`, fullPage: true });
  }
  await admin.locator('#name').fill('Nora Neu');
  await admin.locator('#password').fill('kurz');
  await admin.getByRole('button', { name: 'Speichern' }).click();
  await expect(admin.locator('fw-account-form fw-error-summary')).toContainText('mindestens 12 Zeichen');
  await admin.locator('#password').fill('ein ganz neues Passwort');
  await admin.getByRole('button', { name: 'Speichern' }).click();
  await expect(admin.getByText('Das Konto „Nora Neu“ ist geändert.')).toBeVisible();
  await expect(row).toContainText('Nora Neu');

  const sign_in = async (): Promise<number> => (await admin.context().browser()!.newContext({ baseURL: own.url })).request.post('/api/v1/session', { data: { email: people.nature, password: 'ein ganz neues Passwort' } }).then((answer) => answer.status());
  expect(await sign_in()).toBe(200);
  await row.getByRole('button', { name: /^Sperren/ }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Sperren' }).click();
  await expect(row).toContainText('gesperrt');
  expect(await sign_in()).toBe(401);
  await row.getByRole('button', { name: /^Entsperren/ }).click();
  await expect(row).toContainText('aktiv');
  expect(await sign_in()).toBe(200);
  await expect(admin.getByRole('row', { name: people.admin }).getByRole('button', { name: /^Sperren/ })).toHaveCount(0);
  expect(heard.errors).toEqual([]);
});

// Into the procedure finder with what a draft says already, and out of it into a new application.
import { expect, test, watch, window_of } from './people';

test('a draft answers what it knows, and the procedure found begins an application', async ({ browser }) => {
  const architect = await window_of(browser, 'architect');
  const heard = watch(architect);
  const { applications } = (await (await architect.context().request.get('/api/v1/applications?state=draft')).json()) as { applications: { id: string }[] };
  const draft = applications[0]?.id ?? '';
  await architect.goto(`/antraege/${draft}/entwurf/vorhaben`);
  const way = architect.getByRole('link', { name: /^Verfahren finden/ });
  await expect(way).toHaveAttribute('href', /^\/verfahren\?land=HE&answers=aim%3Abuild.*special_building%3Ano.*use%3Ahousing/);
  const [finder] = await Promise.all([architect.waitForEvent('popup'), way.click()]);
  await finder.locator('#question-works').selectOption('new');
  await expect(finder.locator('#question-special_building')).toHaveValue('no');
  await expect(finder.locator('#question-use')).toHaveValue('housing');
  await finder.locator('#question-wish').selectOption('simplified');
  await expect(finder.locator('.fw-card--hued h2')).toHaveText('Vereinfachtes Baugenehmigungsverfahren auf Verlangen');
  await finder.getByRole('link', { name: 'Bauantrag in diesem Verfahren beginnen' }).click();
  await expect(finder).toHaveURL(/\/antraege\/neu\?verfahren=simplified&land=HE$/);
  await expect(finder.getByRole('radio', { name: 'Vereinfachtes Baugenehmigungsverfahren' })).toBeChecked();

  // Another procedure than the usual one stays chosen, through the sign-in, too.
  const guest = await window_of(browser, undefined);
  await guest.goto('/antraege/neu?verfahren=full&land=HE');
  await expect(guest).toHaveURL(/\/anmelden\?weiter=%2Fantraege%2Fneu%3Fverfahren%3Dfull%26land%3DHE$/);
  await architect.goto('/antraege/neu?verfahren=full&land=HE');
  await expect(architect.locator('input[name="procedure"]:checked, input[type=radio]:checked').first()).toHaveValue('full');
  expect(heard.errors).toEqual([]);
});

// What is known is not asked again: persons of earlier applications.
// Into the procedure finder with what a draft says already, and out of it into a new application.
import { expect, test, watch, window_of } from './people';

test('a draft answers what it knows, and the procedure found begins an application', async ({ browser, own }) => {
  const architect = await window_of(browser, 'architect', { baseURL: own.url });
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
  await expect(finder.locator('dl.fw-facts')).toContainText('Wer einreichen darf');
  await expect(finder.locator('dl.fw-facts')).toContainText('Die untere Bauaufsichtsbehörde.');
  await finder.getByRole('link', { name: 'Bauantrag in diesem Verfahren beginnen' }).click();
  await expect(finder).toHaveURL(/\/antraege\/neu\?verfahren=simplified&land=HE$/);
  await expect(finder.getByRole('radio', { name: 'Vereinfachtes Baugenehmigungsverfahren' })).toBeChecked();

  // Another procedure than the usual one stays chosen, through the sign-in, too.
  const guest = await window_of(browser, undefined, { baseURL: own.url });
  await guest.goto('/antraege/neu?verfahren=full&land=HE');
  await expect(guest).toHaveURL(/\/anmelden\?weiter=%2Fantraege%2Fneu%3Fverfahren%3Dfull%26land%3DHE$/);
  await architect.goto('/antraege/neu?verfahren=full&land=HE');
  await expect(architect.locator('input[name="procedure"]:checked, input[type=radio]:checked').first()).toHaveValue('full');
  expect(heard.errors).toEqual([]);
});

test('a person of an earlier application is offered, not asked again', async ({ browser, own }) => {
  const architect = await window_of(browser, 'architect', { baseURL: own.url });
  const heard = watch(architect);
  await architect.goto('/antraege/neu');
  await architect.locator('#name').fill('Carport');
  await architect.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await architect.waitForURL(/\/antraege\/[a-z0-9]+\/entwurf/);
  await architect.goto(`${new URL(architect.url()).pathname.replace(/\/entwurf.*/, '')}/entwurf/beteiligte`);
  const known = architect.locator('#principal-known');
  await expect(known).toBeVisible();
  const offered = (await known.locator('option').allInnerTexts()).slice(1);
  expect(offered.length).toBeGreaterThan(0);
  expect(new Set(offered).size).toBe(offered.length);
  await known.selectOption({ label: offered[0] ?? '' });
  await expect(architect.locator('#principal-name')).toHaveValue(offered[0]?.split(', ')[0] ?? '');
  await expect(architect.locator('#principal-street')).toHaveValue(offered[0]?.split(', ')[1] ?? '');
  await expect(architect.locator('#principal-name')).not.toHaveValue('');
  expect(heard.errors).toEqual([]);
});

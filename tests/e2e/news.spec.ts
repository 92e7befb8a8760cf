// What comes in while a clerk has the case open is said within a minute, without reloading and without touching what is typed.
import { case_with_plan, look, request_page, token } from './asking';
import { expect, small_pdf, test, watch, window_of } from './people';

test('a statement and a message that arrive are said, and shown when asked for', async ({ browser, own }) => {
  const { clerk, id, open } = await case_with_plan(browser, own, 'lageplan.pdf', small_pdf('Lageplan'));
  const heard = watch(clerk);
  const link = await open();
  await clerk.clock.install();
  await clerk.goto(`/vorgaenge/${id}?ansicht=entscheidung`);
  const asked: number[] = [];
  clerk.on('response', (response) => {
    if (new URL(response.url()).pathname === `/api/v1/applications/${id}`) asked.push(response.status());
  });
  await clerk.locator('#reasons').fill('Noch nicht fertig');
  const news = clerk.locator('.fw-news');

  // Nothing new: asked, answered with 304, nothing said.
  await clerk.clock.fastForward(31_000);
  await expect.poll(() => asked.at(-1)).toBe(304);
  await expect(news).toBeEmpty();

  const guest = (await window_of(browser, undefined, { baseURL: own.url })).context().request;
  const done = await guest.post(link, { multipart: { lang: 'de', outcome: 'conditions', text: 'Bitte beachten.', condition_1_kind: 'obligation', condition_1_text: 'Die Hecke bleibt.' }, maxRedirects: 0 });
  expect(done.status(), await done.text()).toBe(303);
  const architect = (await window_of(browser, 'architect', { baseURL: own.url })).context().request;
  const etag = (await architect.get(`/api/v1/applications/${id}`)).headers()['etag'] ?? '';
  const sent = await architect.post(`/api/v1/applications/${id}/messages`, { headers: { ...(await token(architect)), 'If-Match': etag, 'Idempotency-Key': 'news-1' }, data: { text: 'Die Hecke ist alt.' } });
  expect(sent.status(), await sent.text()).toBe(201);

  await clerk.clock.fastForward(31_000);
  await expect(news).toContainText(/Neue Stellungnahme von Untere Naturschutzbehörde.*anzeigen/);
  await expect(news).toContainText('Neue Nachricht · anzeigen');
  await expect(news).toHaveAttribute('role', 'status');
  await expect(news.locator('.fw-notice')).toBeInViewport({ ratio: 1 });
  await expect(clerk.locator('#reasons')).toBeFocused();
  await clerk.keyboard.type(': es fehlt');
  await expect(clerk.locator('#reasons')).toHaveValue('Noch nicht fertig: es fehlt');
  await look(clerk, 'news');

  await news.getByRole('link', { name: /Neue Stellungnahme/ }).press('Enter');
  await expect(clerk.locator('fw-synopsis')).toContainText('Die Hecke bleibt.');
  await expect(clerk.locator('#view-title')).toBeFocused();
  await expect(news).toBeEmpty();
  await clerk.getByRole('navigation', { name: 'Ansichten des Vorgangs' }).getByRole('link', { name: 'Entscheidung' }).click();
  await expect(clerk.locator('#reasons')).toHaveValue('Noch nicht fertig: es fehlt');
  expect(heard.errors).toEqual([]);
});

test('the applicant and the agency hear of what comes in, too, while they write', async ({ browser, own }) => {
  const { clerk, id, open } = await case_with_plan(browser, own, 'lageplan.pdf', small_pdf('Lageplan'));
  await open();
  const http = clerk.context().request;
  const architect = await window_of(browser, 'architect', { baseURL: own.url });
  const nature = await window_of(browser, 'nature', { baseURL: own.url });
  const heard = [watch(architect), watch(nature)];
  for (const page of [architect, nature]) await page.clock.install();
  await architect.goto(`/antraege/${id}`);
  await expect(architect.locator('fw-timeline')).toBeVisible();
  await request_page(nature, id);
  await nature.locator('#statement').fill('Noch nicht fertig');
  const asked: number[] = [];
  nature.on('response', (response) => {
    if (/\/statement-requests\/[^/]+$/.test(new URL(response.url()).pathname)) asked.push(response.status());
  });
  await nature.clock.fastForward(31_000);
  await expect.poll(() => asked.at(-1)).toBe(304); // nothing new: asked, nothing said
  await expect(nature.locator('.fw-news')).toBeEmpty();

  const sent = await http.post(`/api/v1/applications/${id}/messages`, { headers: await token(http), data: { text: 'Bitte die Hecke beachten.', to_applicant: true, to_agencies: ['naturschutz'] } });
  expect(sent.status(), await sent.text()).toBe(201);
  for (const page of [architect, nature]) {
    await page.clock.fastForward(31_000);
    await expect(page.locator('.fw-news')).toContainText('Neue Nachricht · anzeigen');
    await expect(page.locator('.fw-news')).toHaveAttribute('role', 'status');
    await expect(page.locator('.fw-news .fw-notice')).toBeInViewport({ ratio: 1 });
  }
  await expect(nature.locator('#statement')).toBeFocused();
  await nature.keyboard.type(': es fehlt');
  await expect(nature.locator('#statement')).toHaveValue('Noch nicht fertig: es fehlt');
  await look(architect, 'news-applicant');
  await look(nature, 'news-agency');
  for (const page of [architect, nature]) {
    await page.locator('.fw-news').getByRole('link').press('Enter');
    await expect(page.locator('fw-messages')).toContainText('Bitte die Hecke beachten.');
    await expect(page.locator('#messages-title')).toBeFocused();
    await expect(page.locator('.fw-news')).toBeEmpty();
  }
  await expect(nature.locator('#statement')).toHaveValue('Noch nicht fertig: es fehlt');
  expect(heard.flatMap(({ errors }) => errors)).toEqual([]);
});

// What a clerk sees of an act that is refused: the good news of the act before is gone, what was written stays; and what would be refused is named with
// the way to it before anybody tries.
import { case_with_plan, look, token } from './asking';
import { expect, small_pdf, test, watch, window_of } from './people';

test('a refusal stands alone, without the good news of the act before', async ({ browser, own }) => {
  const { clerk, id } = await case_with_plan(browser, own, 'lageplan.pdf', small_pdf('Lageplan'));
  const http = clerk.context().request;
  await clerk.goto(`/vorgaenge/${id}?ansicht=entscheidung`);
  await clerk.getByRole('radio', { name: 'Ablehnung', exact: true }).check();
  await clerk.locator('#reasons').fill('Das Vorhaben fügt sich nicht ein.');
  const save = clerk.getByRole('button', { name: 'Speichern und zur Freigabe vorlegen' });
  const said = clerk.locator('.fw-case__said .fw-notice');
  await save.click();
  await expect(said).toContainText('ist gespeichert');

  // By the form itself.
  await clerk.locator('#reasons').fill('');
  await save.click();
  await expect(clerk.locator('fw-error-summary')).toContainText('Begründen Sie die Ablehnung');
  await expect(said).toHaveCount(0);
  await clerk.locator('#reasons').fill('Das Vorhaben fügt sich nicht ein, § 34 BauGB.');
  await save.click();
  await expect(said).toContainText('ist gespeichert');

  // By the server: somebody else has carried the case on.
  const sent = await http.post(`/api/v1/applications/${id}/documents?type=other&title=Nachtrag&file_name=nachtrag.pdf`, { headers: { ...(await token(http)), 'Content-Type': 'application/octet-stream' }, data: small_pdf('Nachtrag') });
  expect(sent.status(), await sent.text()).toBe(201);
  await clerk.locator('#reasons').fill('Das Vorhaben fügt sich nicht ein, § 34 Abs. 1 BauGB.');
  await save.click();
  await expect(clerk.locator('fw-decision-view .fw-notice--bad')).toBeVisible();
  await expect(said).toHaveCount(0);
  const reasons = clerk.locator('#reasons');
  await expect(reasons).toHaveValue('Das Vorhaben fügt sich nicht ein, § 34 Abs. 1 BauGB.');

  // The way on keeps what was written.
  const news = clerk.locator('.fw-news');
  await expect(news).toContainText('Der Vorgang ist inzwischen geändert.');
  await news.getByRole('link').press('Enter');
  await expect(clerk.locator('fw-decision-view .fw-notice--bad')).toHaveCount(0);
  await expect(news).toBeEmpty();
  await expect(reasons).toHaveValue('Das Vorhaben fügt sich nicht ein, § 34 Abs. 1 BauGB.');
  await save.click();
  await expect(said).toContainText('ist gespeichert');

  // A draft that somebody else saved meanwhile is not replaced unawares.
  const etag = (await http.get(`/api/v1/applications/${id}`)).headers()['etag'] ?? '';
  const other = await http.put(`/api/v1/applications/${id}/decision`, { headers: { ...(await token(http)), 'If-Match': etag }, data: { outcome: 'refused', conditions: [], reasons: 'Aus anderem Grund.', fee_cents: 0 } });
  expect(other.status(), await other.text()).toBeLessThan(300);
  await reasons.fill('Mein Grund.');
  await save.click();
  await expect(clerk.locator('fw-decision-view .fw-notice--bad')).toBeInViewport();
  await news.getByRole('link').click();
  await expect(clerk.getByText('Inzwischen hat Katrin Vogel einen Entwurf gespeichert')).toBeVisible();
  await expect(reasons).toHaveValue('Mein Grund.');
  await look(clerk, 'overtaken');
  await clerk.getByRole('button', { name: 'Den gespeicherten Entwurf laden, meinen verwerfen' }).click();
  await expect(reasons).toHaveValue('Aus anderem Grund.');
  await expect(clerk.getByText('Inzwischen hat')).toHaveCount(0);
  await expect(clerk.getByText('Nicht gespeichert', { exact: true })).toHaveCount(0);
});

test('what still has to be weighed is named on the decision page, with the way to it', async ({ browser, own }) => {
  const { clerk, id, open } = await case_with_plan(browser, own, 'lageplan.pdf', small_pdf('Lageplan'));
  const heard = watch(clerk);
  const link = await open();
  const guest = (await window_of(browser, undefined, { baseURL: own.url })).context().request;
  const form = { lang: 'de', outcome: 'conditions', text: 'Bitte beachten.', condition_1_kind: 'obligation', condition_1_topic: 'Hecke', condition_1_text: 'Die Hecke bleibt.', condition_2_kind: 'obligation', condition_2_topic: 'Boden', condition_2_text: 'Der Oberboden wird gelagert.' };
  const done = await guest.post(link, { multipart: form, maxRedirects: 0 });
  expect(done.status(), await done.text()).toBe(303);

  await clerk.goto(`/vorgaenge/${id}?ansicht=entscheidung`);
  const open_ones = clerk.locator('[data-to-weigh]');
  await expect(open_ones).toHaveCount(2);
  await expect(open_ones.first()).toContainText('Nebenbestimmung 1 (Untere Naturschutzbehörde');
  await look(clerk, 'to-weigh');

  // Who refuses has nothing to weigh.
  await clerk.getByRole('radio', { name: 'Ablehnung', exact: true }).check();
  await expect(open_ones).toHaveCount(0);
  await clerk.getByRole('radio', { name: 'Genehmigung', exact: true }).check();

  await open_ones.getByRole('link', { name: 'Nebenbestimmung 2' }).click();
  const second = clerk.locator('.fw-synopsis__condition', { hasText: 'Der Oberboden wird gelagert.' });
  await expect(second).toBeFocused();
  await expect(second).toBeInViewport();
  await second.getByRole('button', { name: 'In Entscheidung übernehmen' }).click();
  await clerk.getByRole('link', { name: 'Zur Entscheidung' }).click();
  await expect(open_ones).toHaveCount(1);
  await expect(open_ones).toContainText('Hecke');
  expect(heard.errors).toEqual([]);
});

// Where a condition has its place: marked on the plan by its agency, by hand and by keyboard, and shown to the authority;
// a round that is taken back before it leaves; and a statement that is sent while its draft is being saved.
import type { Locator } from '@playwright/test';
import { case_with_plan, look, request_page } from './asking';
import { expect, small_pdf, small_png, test, watch, window_of } from './people';

test('a round is taken back, sent again, and answered with a mark on the plan', async ({ browser, own }) => {
  const { clerk, id, open } = await case_with_plan(browser, own, 'lageplan.pdf', small_pdf('Lageplan'));
  await open();
  await clerk.goto(`/vorgaenge/${id}?ansicht=beteiligung`);
  await expect(clerk.getByText(/„Naturschutz“ wird um \d\d:\d\d Uhr versandt/)).toBeVisible();
  await look(clerk, 'undo');
  await clerk.getByRole('button', { name: 'Runde zurücknehmen' }).click();
  await expect(clerk.getByText('Die Runde ist zurückgenommen.')).toBeVisible();
  await expect(clerk.getByText('Eine Runde ist vorbereitet, aber noch nicht gesendet.')).toBeVisible();
  await open();

  const nature = await window_of(browser, 'nature', { baseURL: own.url });
  const heard = watch(nature);
  const request = await request_page(nature, id);
  await nature.getByRole('radio', { name: /Nebenbestimmungen/ }).check();
  await nature.locator('[id^="condition-"][id$="-text"]').first().fill('Die Hecke bleibt stehen.');
  const field = nature.locator('fw-mark-field').first();
  await field.getByLabel('Stelle im Plan oder auf der Karte').selectOption({ label: 'Lageplan, Fassung 1' });
  await field.getByRole('button', { name: 'Im Plan markieren' }).click();
  const sheet = nature.locator('fw-mark-field .fw-viewer__sheet canvas');
  await expect(sheet).toBeVisible();
  await sheet.click({ position: { x: 120, y: 90 } });
  await expect(field.getByText('Ein Punkt auf Seite 1 ist markiert.')).toBeVisible();
  await field.getByText('Markierung in Zahlen').click();
  await field.getByLabel('Von links (%)').fill('50'); // without a mouse
  await field.getByLabel('Von links (%)').press('Tab');
  await field.getByLabel('Ort in Worten').fill('Nordgrenze');
  await look(nature, 'mark-field');
  const saved = async (): Promise<string> => (await nature.context().request.get(`/api/v1/statement-requests/${request}/draft`)).text();
  await expect.poll(saved).toContain('Nordgrenze');
  const { draft } = JSON.parse(await saved()) as { draft: { content: { conditions: { mark: { points: number[][] } }[] } } };
  expect(draft.content.conditions[0]?.mark.points[0]?.[0]).toBe(0.5);
  // Sent while the draft is still being saved: at once, and the slow save leaves nothing behind.
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  await nature.route('**/draft', async (route) => {
    if (route.request().method() === 'PUT') await held;
    await route.continue();
  });
  const saving = nature.waitForRequest((one) => one.method() === 'PUT' && one.url().endsWith('/draft'));
  await field.getByLabel('Ort in Worten').fill('Nordgrenze, an der Hecke');
  await saving;
  await expect(nature.getByText('Wird gespeichert …')).toBeVisible();
  await nature.getByRole('button', { name: 'Stellungnahme absenden' }).click();
  await expect(nature.getByText('Ihre Stellungnahme ist eingegangen')).toBeVisible({ timeout: 5_000 });
  await expect(nature.locator('.fw-agency__conditions .fw-mark')).toContainText('Markierung 1: Nordgrenze, an der Hecke');
  expect(heard.errors).toEqual([]);
  const late = nature.waitForResponse((one) => one.request().method() === 'PUT' && one.url().endsWith('/draft'));
  release();
  expect((await late).status()).toBe(412);
  expect(JSON.parse(await saved())).toMatchObject({ draft: null });

  await clerk.goto(`/vorgaenge/${id}?ansicht=stellungnahmen`);
  await clerk.getByRole('button', { name: /^Im Plan zeigen/ }).first().click();
  await expect(clerk.locator('fw-mark .fw-viewer__marks circle')).toBeVisible();
  if (process.env['SHOTS']) await clerk.screenshot({ path: `${process.env['SHOTS']}/mark-shown.png` });
});

// A picture that is still on its way has no size to measure.
const loaded = (picture: Locator) => expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);

test('a mark on a picture; and a draft that could not be saved hinders nothing', async ({ browser, own }) => {
  const { clerk, id, open } = await case_with_plan(browser, own, 'lageplan.png', small_png(80, 60));
  await open();
  const nature = await window_of(browser, 'nature', { baseURL: own.url });
  const request = await request_page(nature, id);
  let refusals = 1; // the first save fails
  await nature.route('**/draft', async (route) => {
    if (route.request().method() !== 'PUT' || refusals-- <= 0) return route.continue();
    await route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Überlastet', status: 503, code: 'overloaded' }) });
  });
  await nature.getByRole('radio', { name: /Nebenbestimmungen/ }).check();
  await nature.locator('[id^="condition-"][id$="-text"]').first().fill('Die Hecke bleibt stehen.');
  const field = nature.locator('fw-mark-field').first();
  await field.getByLabel('Stelle im Plan oder auf der Karte').selectOption({ label: 'Lageplan, Fassung 1' });
  await expect(field.getByLabel('Seite')).toHaveCount(0);
  await field.getByRole('button', { name: 'Im Plan markieren' }).click();
  const sheet = nature.locator('fw-mark-field .fw-viewer__sheet img');
  await loaded(sheet);
  const { width, height } = (await sheet.boundingBox()) ?? { width: 0, height: 0 };
  await sheet.hover({ position: { x: width / 4, y: height / 4 } });
  await nature.mouse.down();
  await sheet.hover({ position: { x: width / 2, y: height / 2 } });
  await nature.mouse.up();
  await expect(field.getByText('Ein Rechteck im Bild ist markiert.')).toBeVisible();
  await expect(nature.locator('fw-statement-desk .fw-notice--bad')).toBeVisible(); // the draft was not saved
  await look(nature, 'mark-picture-field');
  const send = nature.getByRole('button', { name: 'Stellungnahme absenden' });
  const reason = nature.locator('[id^="condition-"][id$="-reason"]').first();
  await reason.fill('Brutvögel.');
  await expect(nature.getByText(/Entwurf gespeichert: Fassung 1/)).toBeVisible();
  await reason.fill('Brutvögel und Fledermäuse.');
  await send.scrollIntoViewIfNeeded();
  const before = await send.boundingBox();
  await expect(nature.getByText(/Entwurf gespeichert: Fassung 2/)).toBeVisible();
  expect(await send.boundingBox(), 'nothing moves under the pointer while the draft is saved').toEqual(before);
  await send.click();
  await expect(nature.getByText('Ihre Stellungnahme ist eingegangen')).toBeVisible({ timeout: 5_000 });
  expect(await (await nature.context().request.get(`/api/v1/statement-requests/${request}/draft`)).json()).toMatchObject({ draft: null });

  await clerk.goto(`/vorgaenge/${id}?ansicht=stellungnahmen`);
  await expect(clerk.locator('fw-mark').first()).toContainText('Lageplan, Fassung 1, Markierung 1');
  await clerk.getByRole('button', { name: /^Im Plan zeigen/ }).first().click();
  const shown = clerk.locator('fw-mark .fw-viewer__marks rect');
  await expect(shown).toBeVisible();
  await loaded(clerk.locator('fw-mark .fw-viewer__sheet img'));
  const [box, picture] = [await shown.boundingBox(), await clerk.locator('fw-mark .fw-viewer__sheet img').boundingBox()];
  expect(((box?.x ?? 0) - (picture?.x ?? 0)) / (picture?.width ?? 1)).toBeCloseTo(0.25, 1);
  expect((box?.height ?? 0) / (picture?.height ?? 1)).toBeCloseTo(0.25, 1);
  await look(clerk, 'mark-picture-shown');
});

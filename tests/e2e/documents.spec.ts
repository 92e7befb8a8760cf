// Documents: the pre-check that suggests, thumbnails, measuring, and two versions against each other.
import { flaws_of } from './axe';
import { expect, pdf_of, test, watch, window_of, type Sheet } from './people';
import { new_draft } from './site';

const a3 = { width: 1190.55, height: 841.89 };
const plan = (name: string): Sheet => ({ ...a3, lines: [[100, 700, name], [900, 100, 'Grundriss Erdgeschoss'], [900, 70, 'M 1:100']] });

test('an uploaded plan is looked into, measured, and compared with its next version', async ({ browser }) => {
  test.setTimeout(180_000);
  const architect = await window_of(browser, 'architect');
  const heard = watch(architect);
  const id = await new_draft(architect, 'Haus mit Plänen');
  await architect.goto(`/antraege/${id}/entwurf/unterlagen`);
  const card = architect.locator('#document-elevations');
  const upload = async (...sheets: Sheet[]): Promise<void> => {
    await card.locator('input[type=file]').setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: pdf_of(sheets) });
  };
  await upload(plan('Zimmer'), plan('Keller'));
  await expect(card).toContainText('Vorhanden');
  await expect(card).toContainText(/Vorprüfung/);
  await expect(async () => {
    await architect.reload();
    await expect(card).toContainText('Vorprüfung (schlägt nur vor)', { timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await card.getByText('Vorprüfung (schlägt nur vor)').click();
  await expect(card).toContainText('2 × A3 quer');
  await expect(card).toContainText('1:100');
  await expect(card).toContainText('spricht für „Grundrisse“');
  expect(await flaws_of(architect, { within: '#document-elevations' })).toEqual([]);

  // The viewer: a thumbnail for each page, and 100 mm at 1:100 are ten metres.
  await card.getByRole('button', { name: /^Ansehen/ }).click();
  const viewer = architect.locator('fw-document-viewer');
  await expect(viewer.locator('.fw-viewer__thumbnail')).toHaveCount(2);
  await viewer.getByRole('button', { name: 'Seite 2' }).click();
  await expect(viewer.getByRole('status').first()).toHaveText('Seite 2 von 2');
  await viewer.getByRole('button', { name: 'Messen' }).click();
  const sheet = viewer.locator('.fw-viewer__sheet canvas');
  await expect(async () => expect((await sheet.boundingBox())?.width).toBeGreaterThan(400)).toPass();
  const box = await sheet.boundingBox();
  if (!box) throw new Error('no sheet');
  const hundred_mm = (box.width / 420) * 100;
  for (const x of [40, 40 + hundred_mm]) await sheet.click({ position: { x, y: 60 } });
  await expect(viewer.locator('.fw-viewer__measure')).toContainText(/(9,9\d|10,0\d) m/);
  await viewer.locator('#measure-known').fill('5');
  await viewer.getByRole('button', { name: 'Danach ausrichten' }).click();
  await expect(viewer.locator('.fw-viewer__measure [role=status]')).toHaveText('5,00 m');
  await expect(viewer.locator('#measure-scale')).toHaveValue(/^(49|50|51)/);
  if (process.env['SHOTS']) await architect.screenshot({ path: `${process.env['SHOTS']}/viewer.png` });
  await architect.keyboard.press('Escape');

  // Another version: what changed is coloured.
  await card.getByText('Neue Fassung hochladen').click();
  await upload(plan('Zimmer'), plan('Garage'));
  await expect(card).toContainText('Fassung 2');
  await card.getByRole('button', { name: /^Fassungen vergleichen/ }).click();
  const compare = architect.locator('fw-document-compare');
  await expect(compare).toContainText('Kein Unterschied zu sehen.');
  await compare.getByRole('button', { name: 'Nächste Seite' }).click();
  await expect(compare).toContainText('Die Seiten unterscheiden sich.');
  const colours = await compare.locator('[data-side=difference]').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let red = 0, blue = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i]! > 200 && data[i + 2]! < 60) red += 1;
      if (data[i]! < 60 && data[i + 2]! > 200) blue += 1;
    }
    return { red, blue };
  });
  expect(colours.red).toBeGreaterThan(5);
  expect(colours.blue).toBeGreaterThan(5);
  if (process.env['SHOTS']) await architect.screenshot({ path: `${process.env['SHOTS']}/difference.png` });
  await compare.locator('#compare-mode').selectOption('slider');
  await expect(compare.getByRole('slider')).toBeVisible();
  if (process.env['SHOTS']) await architect.screenshot({ path: `${process.env['SHOTS']}/slider.png` });
  await compare.locator('#compare-mode').selectOption('beside');
  await expect(compare.locator('[data-side=later]')).toBeVisible();
  expect(await flaws_of(architect, { within: 'fw-document-compare' })).toEqual([]);
  await architect.setViewportSize({ width: 320, height: 700 });
  expect(await architect.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  if (process.env['SHOTS']) await architect.screenshot({ path: `${process.env['SHOTS']}/narrow.png` });
  expect(heard.errors).toEqual([]);
  expect(heard.foreign).toEqual([]);
});

test('a clerk covers a part of a plan, and the copy holds nothing of it', async ({ browser }) => {
  test.setTimeout(180_000);
  const clerk = await window_of(browser, 'clerk');
  const heard = watch(clerk);
  const list = (await (await clerk.context().request.get('/api/v1/applications?state=in_consultation')).json()) as { applications: { id: string }[] };
  await clerk.goto(`/vorgaenge/${list.applications[0]?.id}?ansicht=unterlagen`);
  await clerk.getByRole('button', { name: /^Schwärzen/ }).first().click();
  const page = clerk.locator('fw-document-redact');
  const make = page.getByRole('button', { name: 'Geschwärzte Fassung ablegen' });
  await expect(make).toBeDisabled();
  const sheet = page.locator('canvas');
  await expect(async () => expect((await sheet.boundingBox())?.width).toBeGreaterThan(300)).toPass();
  const box = await sheet.boundingBox();
  if (!box) throw new Error('no sheet');
  await clerk.mouse.move(box.x + 20, box.y + 20);
  await clerk.mouse.down();
  await clerk.mouse.move(box.x + box.width * 0.6, box.y + 120, { steps: 4 });
  await clerk.mouse.up();
  await expect(page).toContainText('Rahmen 1 auf Seite 1');
  await page.getByRole('button', { name: 'Rahmen hinzufügen' }).click(); // without a mouse
  await expect(page).toContainText('Rahmen 2 auf Seite 1');
  await page.getByText('Lage in Zahlen').nth(1).click(); // in numbers: they stay as they are typed, and the box follows
  const left = page.getByLabel('Von links (%)').nth(1);
  await left.fill('');
  await left.pressSequentially('25');
  await expect(left).toHaveValue('25');
  await expect(page.locator('.fw-redact__boxes rect').nth(1)).toHaveAttribute('x', '25%');
  await left.pressSequentially('0');
  await expect(page.getByText('der Rahmen muss auf der Seite bleiben')).toBeVisible();
  await left.fill('25');
  await page.getByRole('button', { name: 'Größer' }).click(); // small print is read before it is covered
  await expect(async () => expect((await sheet.boundingBox())?.width).toBeGreaterThan(box.width * 1.3)).toPass();
  expect(await flaws_of(clerk, { within: 'fw-document-redact' })).toEqual([]);
  await clerk.keyboard.press('Escape'); // by mistake
  await clerk.getByRole('button', { name: /^Schwärzen/ }).first().click();
  await expect(page).toContainText('Rahmen 2 auf Seite 1');
  if (process.env['SHOTS']) await clerk.screenshot({ path: `${process.env['SHOTS']}/redact.png` });
  await make.click();
  await expect(clerk.getByText('steht unter dem Original')).toBeVisible({ timeout: 30_000 });
  const copy = clerk.locator('.fw-document', { hasText: 'Geschwärzt: Bauantrag' });
  await expect(copy.getByRole('button', { name: /^Schwärzen/ })).toHaveCount(0);
  await copy.getByRole('button', { name: /^Ansehen/ }).click();
  await expect(clerk.locator('fw-document-viewer canvas').first()).toBeVisible();
  if (process.env['SHOTS']) await clerk.screenshot({ path: `${process.env['SHOTS']}/redacted.png` });
  expect(heard.errors).toEqual([]);
});

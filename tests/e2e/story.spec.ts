// The main job in one go: architect, clerk, two agencies, approver and back, each in a window of their own.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, people, password, small_pdf, test, watch, window_of } from './people';
import { check_of, corner_text, file_required_documents, house_on, vacant } from './site';

const condition = 'Die Hecke an der Ostgrenze darf nur zwischen Oktober und Februar gerodet werden.';

// What the program itself says about a period, from the command line.
const period = (from: string, length: string): { raw: string; end: string } =>
  JSON.parse(execFileSync(process.env['FLURWERK_PROGRAM'] ?? '', ['period', '--from', from, '--length', length, '--land', 'HE', '--json']).toString());
const german = (iso: string): string => iso.split('-').reverse().join('.');

test('from the first line of a draft to the notice in hand', async ({ browser }, info) => {
  test.setTimeout(600_000);

  // The architect signs in, finds the parcel by its key, places a house by coordinates.
  const architect = await window_of(browser, undefined);
  const heard = watch(architect);
  await architect.goto('/');
  await architect.getByRole('banner').getByRole('link', { name: 'Anmelden' }).click();
  await architect.locator('#email').fill(people.architect);
  await architect.locator('#password').fill(password);
  await architect.getByRole('main').getByRole('button', { name: 'Anmelden' }).click();
  await expect(architect.getByRole('heading', { level: 1, name: 'Meine Bauanträge' })).toBeVisible();

  await architect.goto('/antraege/neu');
  await architect.locator('#name').fill('Neubau eines Wohnhauses am Bach');
  await architect.getByRole('radio', { name: 'Vereinfachtes Baugenehmigungsverfahren' }).check();
  await architect.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await architect.getByRole('link', { name: 'Grundstück', exact: true }).click();
  await architect.locator('#parcel-search').fill(vacant.first.search);
  await architect.getByRole('button', { name: 'Suchen' }).click();
  await architect.getByRole('button', { name: /^Auswählen/ }).click();
  await expect(architect.locator(`[data-parcel="${vacant.first.key}"]`)).toContainText('732');

  await architect.getByRole('link', { name: 'Weiter: Gebäude' }).click();
  await architect.getByRole('button', { name: 'Gebäude hinzufügen' }).click();
  await architect.locator('summary', { hasText: 'Eckpunkte einfügen' }).click();
  await architect.locator('#b1-paste').fill(corner_text(house_on(vacant.first)));
  await architect.getByRole('button', { name: 'Übernehmen', exact: true }).click();
  await architect.locator('#b1-name').fill('Wohnhaus');
  await architect.locator('#b1-roof').selectOption('flat');
  await architect.locator('#b1-eaves_height').fill('6,00');
  await architect.locator('#b1-storeys').fill('2');
  await architect.locator('#b1-use').fill('Wohnen');
  await architect.locator('#b1-floor_area').fill('220');
  for (const check of ['plot-known', 'inside-plot', 'setback', 'setback-overlap', 'grz']) await expect(check_of(architect, check).first()).toHaveAttribute('data-verdict', 'pass');
  await expect(check_of(architect, 'inside-plot')).toContainText('§ 4 Abs. 2 HBO');
  await expect(check_of(architect, 'setback').first()).toContainText('§ 6');
  await expect(check_of(architect, 'grz')).toContainText('§ 19 BauNVO');
  await expect(check_of(architect, 'grz')).toContainText(/Gemessen 0,15\d*/);
  await expect(check_of(architect, 'grz')).toContainText(/0,30?\b/);

  await architect.getByRole('link', { name: 'Weiter: Vorhaben' }).click();
  await architect.locator('#description').fill('Zweigeschossiges Wohnhaus mit Flachdach.');
  await architect.locator('#fact-plan_area').check();
  await architect.getByRole('link', { name: 'Weiter: Beteiligte' }).click();
  await architect.locator('#principal-name').fill('Paul Weber');
  await architect.locator('#principal-email').fill(people.principal);
  await architect.getByRole('button', { name: 'Meine Kontodaten übernehmen' }).click();
  await expect(architect.locator('#designer-name')).toHaveValue('Mira Sander');
  await architect.getByRole('link', { name: 'Weiter: Unterlagen' }).click();
  await file_required_documents(architect);
  await architect.getByRole('link', { name: 'Weiter: Prüfen und absenden' }).click();
  await expect(architect.getByText('Zweigeschossiges Wohnhaus mit Flachdach.')).toBeVisible();
  await architect.getByRole('button', { name: 'Bauantrag absenden' }).click();
  await expect(architect.getByRole('heading', { name: 'Ihr Bauantrag ist eingegangen' })).toBeVisible();
  const file_number = (await architect.locator('.fw-receipt__number').innerText()).trim();
  expect(file_number).toMatch(/^LIN-\d{4}-\d{4}$/);
  const id = /\/antraege\/([^/?]+)/.exec(architect.url())?.[1] ?? '';

  // The clerk finds it in the inbox and confirms completeness; the deadline explains itself.
  const clerk = await window_of(browser, 'clerk');
  const clerk_heard = watch(clerk);
  await clerk.goto('/eingang');
  await clerk.getByRole('row', { name: new RegExp(file_number) }).getByRole('link', { name: 'Neubau eines Wohnhauses am Bach', exact: true }).click();
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText('Neubau eines Wohnhauses am Bach');
  await clerk.getByRole('button', { name: 'Vollständigkeit bestätigen' }).click();
  const complete_on = await clerk.locator('#act-on').inputValue();
  await clerk.getByRole('dialog').getByRole('button', { name: 'Vollständigkeit bestätigen' }).click();
  await expect(clerk.locator('.fw-case__said')).toContainText('Gespeichert');
  await view(clerk, 'Fristen');
  const decision_period = clerk.locator('.fw-deadlines > li', { hasText: '§ 65' }).first();
  await decision_period.locator('summary').click();
  const expected = period(complete_on, '3M');
  for (const shown of [complete_on, expected.raw, expected.end]) await expect(decision_period.locator('.fw-working')).toContainText(german(shown));
  await expect(decision_period.locator('.fw-why__steps li').first()).toBeVisible();

  // A round from the suggestions: the municipality sees two documents, nature all.
  await view(clerk, 'Beteiligung');
  await clerk.getByRole('button', { name: 'Neue Runde eröffnen' }).click();
  const plans = clerk.locator('.fw-plan');
  await expect(plans.filter({ hasText: 'Gemeinde Lindenau' }).first()).toBeVisible();
  for (const plan of await plans.all()) {
    const box = plan.locator('input[type=checkbox]').first();
    if ((await box.isChecked()) && !/Gemeinde Lindenau|Untere Naturschutzbehörde/.test(await plan.innerText())) await box.uncheck();
  }
  if ((await plans.filter({ hasText: 'Untere Naturschutzbehörde' }).count()) === 0) {
    await clerk.getByRole('button', { name: 'Weitere Stelle hinzufügen' }).click();
    await plans.last().locator('select[id$="-agency"]').selectOption({ label: 'Untere Naturschutzbehörde Lindenkreis' });
  }
  const town = plans.filter({ hasText: 'Gemeinde Lindenau' }).first();
  await expect(town.locator('input[type=checkbox]').first()).toBeChecked();
  await town.locator('summary').click();
  for (const [at, document] of (await town.locator('input[id*="-document-"]').all()).entries()) await document.setChecked(at < 2);
  await clerk.getByRole('button', { name: /^Runde mit \d Stellen eröffnen/ }).click();
  await expect(clerk.locator('.fw-links li')).toHaveCount(2);
  const link = await clerk.getByLabel(/Link für .*Gemeinde Lindenau/).inputValue();

  // The municipality answers by its link, without an account, in two clicks.
  const town_hall = await window_of(browser, undefined);
  await town_hall.goto(new URL(link).pathname);
  await expect(town_hall.getByRole('heading', { level: 1 })).toHaveText('Neubau eines Wohnhauses am Bach');
  await expect(town_hall.locator('.files a')).toHaveCount(2);
  await expect(town_hall.getByText('Naturschutzbehörde')).toHaveCount(0);
  await town_hall.getByRole('button', { name: 'Keine Bedenken' }).click();
  await town_hall.getByRole('button', { name: 'Ja, keine Bedenken' }).click();
  await expect(town_hall.getByRole('heading', { name: 'Ihre Stellungnahme ist eingegangen' })).toBeVisible();
  await expect(town_hall.locator('code')).toHaveText(/^[0-9a-f]{64}$/);

  // Nature signs in and gives a condition with an attachment.
  const nature = await window_of(browser, 'nature');
  await nature.goto('/stellungnahmen');
  await nature.getByRole('link', { name: 'Neubau eines Wohnhauses am Bach' }).click();
  await nature.locator('.fw-agency__more > summary').click();
  await nature.locator('input[name=outcome][value=conditions]').check();
  await nature.locator('[id^=condition-][id$=-topic]').fill('Artenschutz');
  await nature.locator('[id^=condition-][id$=-text]').fill(condition);
  await nature.locator('[id^=condition-][id$=-legal_basis]').fill('§ 39 Abs. 5 BNatSchG');
  await nature.locator('fw-statement-form input[type=file]').setInputFiles({ name: 'hecke.pdf', mimeType: 'application/pdf', buffer: small_pdf('Hecke') });
  await expect(nature.locator('fw-statement-form')).toContainText('hecke.pdf');
  await nature.locator('fw-statement-form button[type=submit]').click();
  await expect(nature.locator('#receipt-title')).toBeVisible();

  // The clerk reads both side by side and takes the condition over; four eyes hold.
  await clerk.goto(`/vorgaenge/${id}?ansicht=stellungnahmen`);
  await expect(clerk.locator('fw-synopsis article')).toHaveCount(2);
  await clerk.getByRole('button', { name: /In Entscheidung übernehmen/ }).click();
  await view(clerk, 'Entscheidung');
  await expect(clerk.locator('.fw-entry')).toContainText('aus: Untere Naturschutzbehörde');
  await expect(clerk.locator('.fw-entry textarea').first()).toHaveValue(condition);
  await clerk.locator('input[name=outcome][value=granted]').check();
  await clerk.locator('#fee').fill('1.250,00');
  await clerk.getByRole('button', { name: 'Speichern und zur Freigabe vorlegen' }).click();
  await expect(clerk.locator('.fw-case__said')).toContainText('zur Freigabe');
  await expect(clerk.getByRole('button', { name: 'Freigeben' })).toHaveAttribute('aria-disabled', 'true');
  await expect(clerk.locator('#approve-why')).toContainText('nicht selbst geschrieben');

  const approver = await window_of(browser, 'approver');
  await approver.goto(`/vorgaenge/${id}?ansicht=entscheidung`);
  await approver.getByRole('button', { name: 'Freigeben' }).click();
  await expect(approver.locator('.fw-case__said')).toContainText('freigegeben');
  await clerk.reload();
  await clerk.getByRole('button', { name: 'Bekannt geben' }).click();
  await expect(clerk.locator('.fw-case__said')).toContainText('bekannt gegeben');

  // The architect reads the notice; its PDF says what the screen says.
  await architect.goto(`/antraege/${id}`);
  await expect(architect.locator('.fw-conditions')).toContainText(condition);
  await expect(architect.locator('fw-timeline')).toContainText('Bescheid');
  const arriving = architect.waitForEvent('download');
  await architect.getByRole('link', { name: 'Bescheid als PDF' }).click();
  const file = info.outputPath('bescheid.pdf');
  await (await arriving).saveAs(file);
  const words = execFileSync('pdftotext', ['-layout', file, '-']).toString().replace(/\s+/g, ' ');
  for (const part of [file_number, condition, 'Untere Naturschutzbehörde']) expect(words).toContain(part);
  expect(words).toMatch(/Gebühr von 1\.?250,00 €/);
  writeFileSync(info.outputPath('bescheid.txt'), words);

  // The log leaves the house as a file; a foreign program hashes it again.
  await clerk.goto(`/vorgaenge/${id}?ansicht=protokoll`);
  const leaving = clerk.waitForEvent('download');
  await clerk.getByRole('link', { name: 'Protokoll herunterladen' }).click();
  const log = info.outputPath('protokoll.json');
  await (await leaving).saveAs(log);
  let before = '0'.repeat(64);
  const events = (JSON.parse(readFileSync(log, 'utf8')) as { events: Record<string, string | number>[] }).events;
  expect(events.length).toBeGreaterThan(10);
  for (const event of events) {
    expect(event.case_prev_hash).toBe(before);
    before = hash_of(event);
    expect(event.hash).toBe(before);
  }
  expect([...heard.errors, ...clerk_heard.errors]).toEqual([]);
});

// As docs/case-log.md says.
function hash_of(event: Record<string, string | number>): string {
  const hash = createHash('sha256');
  const columns = ['seq', 'application', 'type', 'at', 'actor', 'actor_role', 'actor_agency', 'law_version', 'payload', 'prev_hash', 'case_prev_hash'];
  for (const column of ['flurwerk-event-1', ...columns.map((name) => String(event[name]))]) {
    const bytes = Buffer.from(column, 'utf8'), length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(bytes.length));
    hash.update(length).update(bytes);
  }
  return hash.digest('hex');
}

// A view of the case page by its tab.
async function view(page: import('@playwright/test').Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Ansichten des Vorgangs' }).getByRole('link', { name, exact: true }).click();
}

// An application is changed while it is reviewed: the architect in a copy, the clerk by saying what it does to the periods.
import { expect, small_pdf, test, watch, window_of } from './people';
import { corner_text, file_required_documents, house_on, new_draft, vacant } from './site';

test('a change is prepared in a copy, filed, and assessed', async ({ browser }) => {
  test.setTimeout(300_000);
  const architect = await window_of(browser, 'architect');
  const heard = watch(architect);
  const id = await new_draft(architect, 'Haus, das sich ändert');
  await architect.goto(`/antraege/${id}/entwurf/grundstueck`);
  await architect.locator('#parcel-search').fill(vacant.second.search);
  await architect.getByRole('button', { name: 'Suchen' }).click();
  await architect.getByRole('button', { name: /^Auswählen/ }).click();
  await architect.getByRole('link', { name: 'Weiter: Gebäude' }).click();
  await architect.getByRole('button', { name: 'Gebäude hinzufügen' }).click();
  await architect.locator('summary', { hasText: 'Eckpunkte einfügen' }).click();
  await architect.locator('#b1-paste').fill(corner_text(house_on(vacant.second)));
  await architect.getByRole('button', { name: 'Übernehmen', exact: true }).click();
  await architect.locator('#b1-name').fill('Wohnhaus');
  await architect.locator('#b1-roof').selectOption('flat');
  await architect.locator('#b1-eaves_height').fill('6,00');
  await architect.getByRole('link', { name: 'Weiter: Vorhaben' }).click();
  await architect.locator('#description').fill('Wohnhaus ohne Anbau.');
  await architect.getByRole('link', { name: 'Weiter: Beteiligte' }).click();
  await architect.locator('#principal-name').fill('Paul Weber');
  await architect.getByRole('button', { name: 'Meine Kontodaten übernehmen' }).click();
  await architect.getByRole('link', { name: 'Weiter: Unterlagen' }).click();
  await file_required_documents(architect);
  await architect.getByRole('link', { name: 'Weiter: Prüfen und absenden' }).click();
  await architect.getByRole('button', { name: 'Bauantrag absenden' }).click();
  await expect(architect.getByRole('heading', { name: 'Ihr Bauantrag ist eingegangen' })).toBeVisible();

  const clerk = await window_of(browser, 'clerk');
  await clerk.goto(`/vorgaenge/${id}`);
  await clerk.getByRole('button', { name: 'Vollständigkeit bestätigen' }).click();
  await clerk.getByRole('dialog').getByRole('button', { name: 'Vollständigkeit bestätigen' }).click();
  await expect(clerk.locator('.fw-badge').first()).toHaveText('Vollständig');

  // The architect works on a copy in which nothing has to be given again.
  await architect.goto(`/antraege/${id}`);
  await architect.getByRole('button', { name: 'Änderung vorbereiten' }).click();
  await expect(architect.getByText(/Sie bearbeiten eine Änderung von LIN-/)).toBeVisible();
  await architect.getByRole('link', { name: 'Vorhaben', exact: true }).click();
  await expect(architect.locator('#description')).toHaveValue('Wohnhaus ohne Anbau.');
  await architect.locator('#description').fill('Wohnhaus mit Anbau.');
  await architect.getByRole('link', { name: 'Weiter: Beteiligte' }).click();
  await expect(architect.locator('#principal-name')).toHaveValue('Paul Weber');
  await architect.getByRole('link', { name: 'Weiter: Unterlagen' }).click();
  const plan = architect.locator('#document-site-plan');
  await expect(plan).toContainText('Vorhanden');
  await plan.locator('input[type=file]').setInputFiles({ name: 'neu.pdf', mimeType: 'application/pdf', buffer: small_pdf('Lageplan mit Anbau') });
  await architect.getByRole('link', { name: 'Weiter: Prüfen und absenden' }).click();
  await architect.getByRole('button', { name: 'Änderung absenden' }).click();
  await expect(architect.getByText('Schreiben Sie, was sich ändert')).toBeVisible();
  await architect.getByLabel('Was ändert sich, und warum?').fill('Ein Anbau kommt hinzu.');
  await architect.getByRole('button', { name: 'Änderung absenden' }).click();
  await expect(architect.getByRole('heading', { name: 'Änderungen seit der Einreichung' })).toBeVisible();
  await expect(architect.locator('[data-change="k1"]')).toContainText('wartet auf Beurteilung');
  expect(heard.errors).toEqual([]);

  // The clerk sees it with what the law leaves open, and gives the reason.
  await clerk.reload();
  await expect(clerk.locator('[data-change="k1"]')).toContainText('Ein Anbau kommt hinzu.');
  await expect(clerk.getByText('Keine Vorschrift regelt').first()).toBeVisible();
  await clerk.getByRole('button', { name: 'Änderung beurteilen' }).click();
  await expect(clerk.locator('.fw-summary, fw-error-summary').first()).toContainText('Wählen Sie, was die Änderung bewirkt');
  await clerk.getByRole('radio', { name: /^Wesentliche Änderung/ }).check();
  await clerk.getByLabel('Begründung').fill('Der Anbau ist neu zu prüfen.');
  await clerk.getByRole('button', { name: 'Änderung beurteilen' }).click();
  await expect(clerk.locator('.fw-case__said')).toContainText('Die Änderung ist beurteilt.');
  await expect(clerk.locator('[data-change="k1"]')).toContainText('Wesentliche Änderung');
  await clerk.getByRole('navigation', { name: 'Ansichten des Vorgangs' }).getByRole('link', { name: 'Fristen' }).click();
  await expect(clerk.locator('.fw-deadlines > li', { hasText: '§ 65' }).filter({ hasText: 'ersetzt' })).toHaveCount(1);
});

test('a refused application is applied for again without giving anything twice', async ({ browser }) => {
  const architect = await window_of(browser, 'architect');
  const listed = (await (await architect.context().request.get('/api/v1/applications')).json()) as { applications: { id: string; state: string; title: string }[] };
  const former = listed.applications.find(({ state }) => state === 'granted');
  if (!former) throw new Error('no decided application');
  await architect.goto(`/antraege/${former.id}`);
  await architect.getByRole('button', { name: 'Neuen Antrag daraus anlegen' }).click();
  await expect(architect.getByText(/^Übernommen aus/)).toBeVisible();
  await architect.getByRole('link', { name: 'Unterlagen', exact: true }).click();
  await expect(architect.locator('.fw-card[id^="document-"]').first()).toContainText('Vorhanden');
});

test('what was filed as a change leads to the application it changed, and nothing on its page is refused', async ({ browser }) => {
  const architect = await window_of(browser, 'architect');
  const { applications } = (await (await architect.context().request.get('/api/v1/applications?state=filed_as_change')).json()) as { applications: { id: string; title: string }[] };
  const filed = applications.find(({ title }) => title === 'Neubau eines Reihenendhauses');
  await architect.goto(`/antraege/${filed?.id}`);
  await expect(architect.getByText(/^Eingereicht als Änderung von LIN-\d{4}-\d+ Neubau eines Reihenendhauses\.$/)).toBeVisible();
  await architect.waitForLoadState('networkidle');
  await expect(architect.locator('main .fw-notice--bad')).toHaveCount(0);
  await architect.getByRole('link', { name: 'Zum Bauantrag' }).click();
  await expect(architect.locator('main .fw-badge').first()).toHaveText('In Beteiligung');
});

// The coordinator's desk: a round that releases to each agency what it needs, letters that come on paper and are corrected,
// and the register as a clerk reads it. Each dialog is looked at in light and dark, wide and narrow.
import { case_with_plan, look, token } from './asking';
import { flaws_of } from './axe';
import { expect, pdf_of, test, watch, window_of } from './people';

const letter = (words: string) => ({ name: `${words}.pdf`, mimeType: 'application/pdf', buffer: pdf_of([{ width: 595, height: 842, lines: [[72, 700, words]] }]) });

test('each agency is proposed what it needs, chosen all at once or one by one', async ({ browser, own }) => {
  const clerk = await window_of(browser, 'clerk', { baseURL: own.url });
  const heard = watch(clerk);
  const http = clerk.context().request;
  const { applications } = (await (await http.get('/api/v1/applications?limit=100')).json()) as { applications: { id: string; state: string }[] };
  const id = applications.find(({ state }) => state === 'complete')?.id ?? '';
  const { documents } = (await (await http.get(`/api/v1/applications/${id}`)).json()) as { documents: { id: string; type: string }[] };
  await clerk.goto(`/vorgaenge/${id}?ansicht=beteiligung`);
  await clerk.getByRole('button', { name: 'Neue Runde eröffnen' }).click();
  await clerk.getByRole('button', { name: 'Weitere Stelle hinzufügen' }).click();
  const line = clerk.locator('.fw-plan').last();
  await line.getByLabel('Stelle', { exact: true }).selectOption({ label: 'Brandschutzdienststelle Lindenkreis' });
  const ticked = async (): Promise<string[]> => {
    const ids = await line.locator('input[id*="-document-"]:checked').evaluateAll((boxes) => boxes.map(({ id: name }) => name.split('-document-')[1] ?? ''));
    return documents.filter((document) => ids.includes(document.id)).map(({ type }) => type);
  };
  const proposed = await ticked();
  expect(proposed).toEqual(expect.arrayContaining(['site-plan', 'floor-plans', 'building-description']));
  for (const type of ['statistics-sheet', 'shell-costs', 'application-form', 'parking-proof']) expect(proposed).not.toContain(type);
  await line.getByRole('button', { name: /^Alle/ }).click();
  expect(await ticked()).toHaveLength(documents.length);
  await line.getByRole('button', { name: /^Keine/ }).click();
  expect(await ticked()).toEqual([]);
  await line.getByRole('button', { name: /^Vorschlag/ }).click();
  expect(await ticked()).toEqual(proposed);
  await look(clerk, 'composer');
  expect(heard.errors).toEqual([]);
});

test('a letter entered by the authority is corrected by another before the due date', async ({ browser, own }) => {
  const { clerk, id, open } = await case_with_plan(browser, own, 'plan.pdf', letter('Plan').buffer);
  const heard = watch(clerk);
  await open();
  await clerk.goto(`/vorgaenge/${id}?ansicht=beteiligung`);
  const { today } = (await (await clerk.context().request.get(`/api/v1/applications/${id}`)).json()) as { today: string };
  const row = clerk.locator('.fw-matrix tbody tr', { hasText: 'Naturschutz' });
  const dialog = clerk.getByRole('dialog');
  const enter = async (outcome: string, words: string): Promise<void> => {
    await dialog.getByRole('radio', { name: outcome }).check();
    await dialog.locator('#statement').fill(words);
    await dialog.locator('#received-on').fill(today);
    await dialog.locator('input[type=file]').setInputFiles(letter(words));
    await expect(dialog.getByText(`${words}.pdf`).first()).toBeVisible();
    await dialog.getByRole('button', { name: /senden|eintragen/i }).last().click();
  };
  await row.getByRole('button', { name: /Eingegangene Antwort eintragen/ }).click();
  await look(clerk, 'enter-letter');
  await enter('Einwände', 'Die Hecke muss bleiben');
  await expect(row.getByText('Einwände')).toBeVisible();

  await row.getByRole('button', { name: /Berichtigtes Schreiben eintragen/ }).click();
  await expect(dialog.getByText('tritt an die Stelle der Fassung 1')).toBeVisible();
  await expect(dialog.locator('#statement')).toHaveValue('Die Hecke muss bleiben');
  await look(clerk, 'correct-letter');
  await enter('Keine Bedenken', 'Die Hecke darf weg');
  await expect(row.getByText('Keine Bedenken')).toBeVisible();
  await expect(row.getByText('Fassung 2')).toBeVisible();
  expect(heard.errors).toEqual([]);
});

test('the other dialogs of a request are accessible and fit', async ({ browser, own }) => {
  const { clerk, id, open } = await case_with_plan(browser, own, 'plan.pdf', letter('Plan').buffer);
  await open();
  await clerk.goto(`/vorgaenge/${id}?ansicht=beteiligung`);
  const row = clerk.locator('.fw-matrix tbody tr', { hasText: 'Naturschutz' });
  for (const name of ['Zugang festhalten', 'Bauherrschaft fragen', 'Zurücknehmen']) {
    await row.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await look(clerk, name);
    await clerk.keyboard.press('Escape');
    await expect(clerk.getByRole('dialog')).toBeHidden();
  }
});

test('a clerk reads the register and is offered nothing that only an administrator may do', async ({ browser }) => {
  const clerk = await window_of(browser, 'clerk');
  const heard = watch(clerk);
  await clerk.goto('/eingang');
  await clerk.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link', { name: 'Stellen' }).click();
  await expect(clerk.locator('[data-agency]').first()).toBeVisible();
  await expect(clerk.getByRole('button', { name: /Stelle anlegen|Bearbeiten/ })).toHaveCount(0);
  await expect(clerk.locator('fw-upload')).toHaveCount(0);
  await expect(clerk.getByText('Das Verzeichnis führt die Verwaltung')).toBeVisible();
  expect(await flaws_of(clerk)).toEqual([]);
  const refused = await clerk.context().request.post('/api/v1/agencies.csv', { headers: { ...(await token(clerk.context().request)), 'Content-Type': 'application/octet-stream' }, data: 'id\n' });
  expect(refused.status()).toBe(403);
  const admin = await window_of(browser, 'admin');
  await admin.goto('/verwaltung/stellen');
  await expect(admin.getByRole('button', { name: 'Stelle anlegen' })).toBeVisible();
  expect(heard.errors).toEqual([]);
});

test('the requests of a case are counted by state and looked at one state at a time', async ({ browser }) => {
  const clerk = await window_of(browser, 'clerk');
  const heard = watch(clerk);
  const http = clerk.context().request;
  const { applications } = (await (await http.get('/api/v1/applications?state=in_consultation')).json()) as { applications: { id: string; requests_open: number; requests_total: number }[] };
  const many = applications.find(({ requests_total, requests_open }) => requests_total > requests_open && requests_open > 1);
  if (!many) throw new Error('the sample town has no case with open and answered requests');
  const { requests } = (await (await http.get(`/api/v1/applications/${many.id}`)).json()) as { requests: { status: string; deadline: { end: string } }[] };
  const open = requests.filter(({ status }) => status === 'open').map(({ deadline }) => deadline.end).sort();
  await clerk.goto(`/vorgaenge/${many.id}?ansicht=beteiligung`);
  const rows = clerk.locator('.fw-matrix tbody tr');
  await expect(rows).toHaveCount(requests.length);
  await expect(rows.first()).toContainText(/steht aus seit \d+ Tagen/);
  await clerk.getByRole('button', { name: `Offen (${open.length})` }).click();
  await expect(rows).toHaveCount(open.length);
  expect(await rows.locator('.fw-due time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime')))).toEqual(open);
  await clerk.getByRole('button', { name: `Alle (${requests.length})` }).press('Enter');
  await expect(rows).toHaveCount(requests.length);
  await look(clerk, 'matrix');
  expect(heard.errors).toEqual([]);
});

test('a question is the applicant’s turn until it is answered or the decision ends it', async ({ browser, own }) => {
  const { clerk, id, open } = await case_with_plan(browser, own, 'plan.pdf', letter('Plan').buffer);
  await open();
  const http = clerk.context().request;
  const { requests, today } = (await (await http.get(`/api/v1/applications/${id}`)).json()) as { requests: { id: string }[]; today: string };
  const asked = await http.post(`/api/v1/statement-requests/${requests[0]?.id}/questions`, { headers: await token(http), data: { question: 'Bleibt die Hecke?' } });
  expect(asked.status(), await asked.text()).toBe(201);
  const architect = await window_of(browser, 'architect', { baseURL: own.url });
  const heard = watch(architect);
  await architect.goto(`/antraege/${id}`);
  const card = architect.locator('.fw-summary-card');
  await expect(card).toContainText(/Sie sind am Zug\s*seit heute/);
  await card.getByRole('link', { name: 'Eine Rückfrage wartet auf Ihre Antwort' }).click();
  await expect(architect.getByRole('heading', { name: 'Rückfragen an Sie' })).toBeFocused();
  await look(architect, 'question');

  // Refused and served: the question is no task any more.
  const approver = (await window_of(browser, 'approver', { baseURL: own.url })).context().request;
  const done = async (one: typeof http, method: 'put' | 'post', path: string, data: object): Promise<void> => {
    const answer = await one[method](`/api/v1/applications/${id}/decision${path}`, { headers: await token(one), data });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  await done(http, 'put', '', { outcome: 'refused', conditions: [], reasons: 'Das Vorhaben fügt sich nicht ein.', fee_cents: 0 });
  await done(approver, 'post', '/approve', { decision_version: 1 });
  await done(http, 'post', '/serve', { service: 'portal', on: today });
  await architect.reload();
  await expect(architect.getByRole('heading', { name: 'Bescheid', exact: true })).toBeVisible();
  await expect(architect.getByText('Rückfragen an Sie')).toHaveCount(0);
  await expect(card).not.toContainText('Rückfrage');
  await architect.getByText('Frühere Rückfragen').click();
  await expect(architect.getByText('es ist keine mehr nötig')).toBeVisible();
  expect(heard.errors).toEqual([]);
});

test('the figures of the agencies stand on a page of their own', async ({ browser }) => {
  const clerk = await window_of(browser, 'clerk');
  const heard = watch(clerk);
  await clerk.goto('/eingang');
  await clerk.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link', { name: 'Kennzahlen' }).click();
  const figures = (await (await clerk.context().request.get('/api/v1/process-figures')).json()) as { agencies: object[] };
  const rows = clerk.getByRole('region', { name: 'Beteiligte Stellen' }).locator('tbody tr');
  await expect(rows).toHaveCount(figures.agencies.length);
  const steps = clerk.getByRole('region', { name: 'Schritte der Behörde' });
  await expect(steps.getByRole('row', { name: /Prüfung auf Vollständigkeit/ }).locator('[data-label="Median der Dauer"]')).toHaveText(/^\d+(,\d)? Tage?$/);
  await expect(steps.getByRole('row', { name: /Entscheidung/ })).toBeVisible();
  await expect(rows.filter({ hasText: 'Gemeinde Lindenau' }).first().locator('[data-label="Median bis zur Antwort"]')).toHaveText(/^\d+(,\d)? Tage$/);
  await clerk.getByLabel('Reihenfolge').selectOption('silent');
  const shares = await rows.locator('[data-label="Durch Schweigen"]').allInnerTexts();
  expect(shares.map((one) => parseInt(one))).toEqual(shares.map((one) => parseInt(one)).sort((a, b) => b - a));
  await look(clerk, 'figures');
  expect(heard.errors).toEqual([]);
});

test('an agency looks through its requests by state, by words and by week', async ({ browser }) => {
  const nature = await window_of(browser, 'nature');
  const heard = watch(nature);
  const { requests } = (await (await nature.context().request.get('/api/v1/statement-requests')).json()) as { requests: { status: string; application_title: string; deadline: { end: string } }[] };
  const silent = requests.filter(({ status }) => status === 'silent');
  expect(silent.length).toBeGreaterThan(0);
  await nature.goto('/stellungnahmen');
  await nature.getByLabel('Anzeigen').selectOption('alle');
  const rows = nature.locator('tbody tr');
  await expect(rows).toHaveCount(requests.length);
  await nature.getByRole('button', { name: `Frist abgelaufen (${silent.length})` }).click();
  await expect(rows).toHaveCount(silent.length);
  await nature.getByLabel('Ansicht').selectOption('wochen');
  await expect(nature.getByRole('heading', { level: 2, name: /^KW \d+: \d\d\.\d\d\.\d{4} bis/ })).toHaveCount(new Set(silent.map(({ deadline }) => deadline.end)).size);
  await look(nature, 'agency-weeks');
  await nature.reload(); // the address has it all
  await expect(rows).toHaveCount(silent.length);
  await nature.getByLabel('Vorhaben, Aktenzeichen oder Flurstück').fill('gibt es nicht');
  await expect(nature.getByText('Nichts passt zu dieser Auswahl.')).toBeVisible();
  expect(heard.errors).toEqual([]);
});

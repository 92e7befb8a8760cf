// A letter is made ready for retrieval with consent; the applicant sees that there is one, retrieves it, and it is served.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { case_with_draft, look, token } from './asking';
import { expect, test, watch, window_of } from './people';

test('a notice is retrieved from the portal', async ({ browser, own }) => {
  test.setTimeout(180_000);
  const secret = 'Der Erker bleibt unter 1,50 m.';
  const { clerk, id } = await case_with_draft(browser, own, [{ kind: 'obligation', text: secret }]);
  const chief = (await window_of(browser, 'approver', { baseURL: own.url })).context().request;
  const approved = await chief.post(`/api/v1/applications/${id}/decision/approve`, { headers: await token(chief), data: { decision_version: 1 } });
  expect(approved.status(), await approved.text()).toBe(201);

  // Without consent nothing is offered; with it the case says until when.
  const heard = watch(clerk);
  await clerk.goto(`/vorgaenge/${id}?ansicht=entscheidung`);
  await expect(clerk.getByLabel(/§\s41 Abs\.\s2a VwVfG/)).not.toBeChecked();
  const offer = clerk.getByRole('button', { name: 'Zum Abruf bereitstellen' });
  await offer.click();
  await expect(clerk.locator('fw-error-summary')).toContainText('Bestätigen Sie, dass die Einwilligung vorliegt');
  await clerk.getByLabel(/§\s41 Abs\.\s2a VwVfG/).focus();
  await clerk.keyboard.press('Space');
  await look(clerk, 'offering');
  await offer.focus();
  await clerk.keyboard.press('Enter');
  await expect(clerk.locator('.fw-case__said')).toContainText('liegt zum Abruf bereit');
  await expect(clerk.getByText(/Der Bescheid liegt bis \d\d\.\d\d\.\d{4} zum Abruf bereit/)).toBeVisible();
  await expect(offer).toHaveCount(0);
  await expect(clerk.locator('#service option', { hasText: 'Abruf im Portal' })).toHaveCount(0);

  // The applicant is told that there is a letter, not what it says.
  const architect = await window_of(browser, 'architect', { baseURL: own.url, viewport: { width: 1280, height: 900 } });
  const architect_heard = watch(architect);
  await architect.goto(`/antraege/${id}`);
  await expect(architect.getByRole('heading', { name: 'Ein Schreiben liegt zum Abruf bereit' })).toBeVisible();
  await expect(architect.getByText(secret)).toHaveCount(0);
  await expect(architect.getByRole('link', { name: 'Bescheid als PDF' })).toHaveCount(0);
  await expect(architect.locator('#fristen ~ *').filter({ hasText: 'Abruf im Portal' }).first()).toBeVisible();
  await look(architect, 'retrieval');

  // Retrieved by keyboard: it arrives as a file, and it is served on the day after.
  const arriving = architect.waitForEvent('download');
  await architect.getByRole('button', { name: 'Jetzt abrufen' }).focus();
  await architect.keyboard.press('Enter');
  const file = await (await arriving).path();
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  expect(execFileSync('pdftotext', ['-raw', file, '-']).toString().replace(/\s+/g, ' ')).toContain(secret);
  await expect(architect.locator('.fw-conditions')).toContainText(secret);
  await expect(architect.getByRole('heading', { name: 'Ein Schreiben liegt zum Abruf bereit' })).toHaveCount(0);
  await clerk.reload();
  await expect(clerk.getByText(/Bekannt gegeben am \d\d\.\d\d\.\d{4} \(Abruf im Portal\)/)).toBeVisible();
  expect([...heard.errors, ...architect_heard.errors]).toEqual([]);
});

test('a demand and an extension are retrieved from the portal', async ({ browser, own }) => {
  test.setTimeout(180_000);
  const clerk = await window_of(browser, 'clerk', { baseURL: own.url, viewport: { width: 1280, height: 900 } });
  const http = clerk.context().request;
  const found = async (state: string): Promise<string> => {
    const { applications } = (await (await http.get(`/api/v1/applications?state=${state}&sort=received`)).json()) as { applications: { id: string }[] };
    const id = applications[0]?.id;
    if (!id) throw new Error(`the sample town has no case that is ${state}`);
    return id;
  };
  const heard = watch(clerk);
  const architect = await window_of(browser, 'architect', { baseURL: own.url, viewport: { width: 1280, height: 900 } });
  const architect_heard = watch(architect);
  const ready = architect.getByRole('heading', { name: 'Ein Schreiben liegt zum Abruf bereit' });
  const retrieved = async (said: string): Promise<void> => {
    const arriving = architect.waitForEvent('download');
    await architect.getByRole('button', { name: 'Jetzt abrufen' }).focus();
    await architect.keyboard.press('Enter');
    const file = await (await arriving).path();
    expect(execFileSync('pdftotext', ['-raw', file, '-']).toString().replace(/\s+/g, ' ')).toContain(said);
    await expect(ready).toHaveCount(0);
  };

  // The demand: chosen as a way of service, with consent; until its retrieval the applicant reads nothing of it.
  const demanded = await found('submitted,incomplete');
  const secret = 'Der Schnitt B-B fehlt.';
  await clerk.goto(`/vorgaenge/${demanded}`);
  await clerk.getByRole('button', { name: 'Unterlagen nachfordern' }).click();
  const dialog = clerk.getByRole('dialog');
  for (const ticked of await dialog.locator('.fw-choices input:checked').all()) await ticked.uncheck();
  await dialog.locator('.fw-choices input').first().check();
  await dialog.locator('textarea').first().fill(secret);
  await dialog.locator('#act-service').selectOption('offer');
  const send = dialog.getByRole('button', { name: 'Unterlagen nachfordern' });
  await send.click();
  await expect(dialog.locator('fw-error-summary')).toContainText('Bestätigen Sie, dass die Einwilligung vorliegt');
  await dialog.getByLabel(/§\s41 Abs\.\s2a VwVfG/).focus();
  await clerk.keyboard.press('Space');
  await look(clerk, 'offering-a-demand');
  await send.focus();
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByText(/Eine Nachforderung liegt bis \d\d\.\d\d\.\d{4} zum Abruf bereit/)).toBeVisible();
  await architect.goto(`/antraege/${demanded}`);
  await expect(ready).toBeVisible();
  await expect(architect.getByText(secret)).toHaveCount(0);
  await retrieved(secret);
  await expect(architect.getByText(secret)).toBeVisible();
  await clerk.reload();
  await expect(clerk.getByText(/Eine Nachforderung liegt bis/)).toHaveCount(0);

  // The extension likewise; the period grows with its retrieval.
  const extended = await found('complete');
  await clerk.goto(`/vorgaenge/${extended}`);
  await clerk.getByRole('button', { name: 'Entscheidungsfrist verlängern' }).click();
  await dialog.locator('#act-reason').fill('Das Gutachten zum Baugrund steht aus.');
  await dialog.locator('#act-service').selectOption('offer');
  await dialog.getByLabel(/§\s41 Abs\.\s2a VwVfG/).check();
  await dialog.getByRole('button', { name: 'Entscheidungsfrist verlängern' }).click();
  await expect(clerk.getByText(/Eine Verlängerung der Entscheidungsfrist liegt bis/)).toBeVisible();
  await architect.goto(`/antraege/${extended}`);
  await expect(ready).toBeVisible();
  await expect(architect.getByText('Das Gutachten zum Baugrund')).toHaveCount(0);
  await retrieved('Das Gutachten zum Baugrund steht aus.');
  await clerk.reload();
  await expect(clerk.getByText(/Eine Verlängerung der Entscheidungsfrist liegt bis/)).toHaveCount(0);
  expect([...heard.errors, ...architect_heard.errors]).toEqual([]);
});

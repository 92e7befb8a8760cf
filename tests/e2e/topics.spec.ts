// A statement topic by topic, by account and by signed link; each topic a row of the synopsis; and what of its attachments the
// applicant reads who is asked to reply to it.
import { case_with_plan, look, request_page } from './asking';
import { expect, small_pdf, test, watch, window_of } from './people';

test('topics are written in the account and become rows of the synopsis; one attachment is shown to the applicant', async ({ browser, own }) => {
  const { clerk, id, open } = await case_with_plan(browser, own, 'lageplan.pdf', small_pdf('Lageplan'));
  await open();
  const nature = await window_of(browser, 'nature', { baseURL: own.url });
  const heard = watch(nature);
  const request = await request_page(nature, id);
  await nature.getByRole('radio', { name: /Einwände/ }).check();
  for (const [index, [topic, text]] of [['Artenschutz', 'Die Hecke ist Brutplatz.'], ['artenschutz!', 'Und die Eiche.']].entries()) {
    await nature.getByRole('button', { name: 'Thema hinzufügen' }).click();
    const block = nature.getByRole('group', { name: `Thema ${index + 1}`, exact: true });
    await block.getByLabel('Thema', { exact: true }).fill(topic ?? '');
    await block.getByLabel('Text zum Thema').fill(text ?? '');
  }
  await nature.getByRole('button', { name: 'Stellungnahme absenden' }).click();
  await expect(nature.getByRole('link', { name: /steht zweimal da/ })).toBeVisible();
  await look(nature, 'topics-form');
  await nature.getByRole('group', { name: 'Thema 2', exact: true }).getByLabel('Thema', { exact: true }).fill('Landschaftsbild');
  for (const name of ['gutachten.pdf', 'vermerk.pdf']) {
    await nature.locator('fw-upload input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: small_pdf(name) });
    await expect(nature.getByText(`Beigefügt: ${name}`)).toBeVisible();
  }
  await nature.getByRole('button', { name: 'Stellungnahme absenden' }).click();
  await expect(nature.getByText('Ihre Stellungnahme ist eingegangen')).toBeVisible();
  await expect(nature.getByText('Die Hecke ist Brutplatz.')).toBeVisible();
  await look(nature, 'topics-receipt');
  expect(heard.errors).toEqual([]);

  await clerk.goto(`/vorgaenge/${id}?ansicht=stellungnahmen`);
  const row = clerk.getByRole('row').filter({ has: clerk.getByRole('rowheader', { name: 'Artenschutz' }) });
  await expect(row).toContainText('Die Hecke ist Brutplatz.');
  await expect(clerk.getByRole('rowheader', { name: 'Landschaftsbild' })).toBeVisible();
  await look(clerk, 'topics-synopsis');

  await clerk.goto(`/vorgaenge/${id}?ansicht=beteiligung`);
  await clerk.getByRole('button', { name: /^Bauherrschaft fragen/ }).first().click();
  await clerk.getByLabel('Ihre Rückfrage').fill('Kann die Hecke bleiben?');
  await expect(clerk.getByRole('checkbox', { name: 'gutachten.pdf' })).not.toBeChecked(); // nothing is shown by itself
  await clerk.getByRole('checkbox', { name: 'gutachten.pdf' }).check();
  await look(clerk, 'question-attachments');
  await clerk.locator('fw-request-dialog').getByRole('button', { name: 'Bauherrschaft fragen' }).click();
  await expect(clerk.getByText('Dazu lesbar: gutachten.pdf')).toBeVisible();

  const architect = await window_of(browser, 'architect', { baseURL: own.url });
  await architect.goto(`/antraege/${id}`);
  const questions = architect.locator('fw-questions');
  await expect(questions).toContainText('Die Hecke ist Brutplatz.');
  await expect(questions).toContainText('gutachten.pdf');
  await expect(architect.getByText('vermerk.pdf')).toHaveCount(0);
  await look(architect, 'question-applicant');
  const { requests } = (await (await architect.context().request.get(`/api/v1/applications/${id}`)).json()) as { requests: { id: string; questions: { attachments: { id: string }[] }[] }[] };
  const shown = requests.find((one) => one.id === request)?.questions[0]?.attachments ?? [];
  expect(shown).toHaveLength(1);
  await questions.getByRole('button', { name: /^Ansehen/ }).click();
  await expect(architect.locator('fw-questions .fw-viewer__sheet canvas')).toBeVisible();
});

test('topics are written behind the signed link without JavaScript', async ({ browser, own }) => {
  const { clerk, id, open } = await case_with_plan(browser, own, 'lageplan.pdf', small_pdf('Lageplan'));
  const path = await open();
  const page = await window_of(browser, undefined, { baseURL: own.url, javaScriptEnabled: false });
  await page.goto(path);
  await page.getByText('Stellungnahme mit Nebenbestimmungen oder Einwänden').click();
  await page.getByRole('radio', { name: /Keine Bedenken/ }).check();
  await page.getByText('Zu einzelnen Themen').click();
  await page.getByText('Thema 1', { exact: true }).first().click();
  await page.locator('#topic_1_topic').fill('Artenschutz');
  await page.getByRole('button', { name: 'Stellungnahme absenden' }).click();
  await expect(page.getByRole('link', { name: /Der Text zum Thema/ })).toHaveAttribute('href', '#topic_1_text');
  await expect(page.locator('#topic_1_topic')).toHaveValue('Artenschutz');
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/topics-link.png`, fullPage: true });
  await page.locator('#topic_1_text').fill('Die Hecke bleibt stehen.');
  await page.getByRole('button', { name: 'Stellungnahme absenden' }).click();
  await expect(page.getByRole('heading', { name: 'Artenschutz' })).toBeVisible();
  await clerk.goto(`/vorgaenge/${id}?ansicht=stellungnahmen`);
  await expect(clerk.getByRole('row').filter({ has: clerk.getByRole('rowheader', { name: 'Artenschutz' }) })).toContainText('Die Hecke bleibt stehen.');
});

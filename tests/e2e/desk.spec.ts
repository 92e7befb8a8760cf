// An agency writes its statement over days: the draft saves itself, wordings are kept to be used again, and nobody outside
// reads any of it.
import { flaws_of } from './axe';
import { expect, test, watch, window_of } from './people';
import type { APIRequestContext, Browser, Page } from '@playwright/test';

async function token(http: APIRequestContext): Promise<Record<string, string>> {
  const { csrf } = (await (await http.get('/api/v1/session')).json()) as { csrf: string };
  return { 'X-CSRF-Token': csrf };
}

// An open request to this agency; made by the clerk where the sample town has none left.
async function open_request(browser: Browser, page: Page, agency: string): Promise<string> {
  const of_page = async (): Promise<string | undefined> => {
    const { requests } = (await (await page.context().request.get('/api/v1/statement-requests?open=true')).json()) as { requests: { id: string }[] };
    return requests[0]?.id;
  };
  const there = await of_page();
  if (there) return there;
  const http = (await window_of(browser, 'clerk')).context().request;
  const { applications } = (await (await http.get('/api/v1/applications?state=in_consultation')).json()) as { applications: { id: string }[] };
  for (const { id } of applications) {
    const { documents } = (await (await http.get(`/api/v1/applications/${id}`)).json()) as { documents: { id: string; type: string }[] };
    const released = documents.filter(({ type }) => type === 'site-plan').map((one) => one.id);
    const sent = await http.post(`/api/v1/applications/${id}/rounds`, { headers: await token(http), data: { title: 'Nachfrage', requests: [{ agency, act: 'opinion', released }] } });
    if (sent.status() === 201) break;
  }
  return (await of_page()) ?? '';
}

test('a draft saves itself, survives the window, and stays in the agency', async ({ browser }) => {
  const nature = await window_of(browser, 'nature');
  const heard = watch(nature);
  const id = await open_request(browser, nature, 'naturschutz');
  await nature.goto(`/stellungnahmen/${id}`);
  await nature.locator('.fw-agency__more > summary').click();
  await nature.getByRole('radio', { name: /Nebenbestimmungen/ }).check();
  await nature.locator('#statement').fill('GEHEIM Entwurf der Naturschutzbehörde');
  await nature.locator('[id^="condition-"][id$="-text"]').first().fill('Die Hecke bleibt stehen.');
  await expect(nature.locator('[data-draft]')).toContainText(/Entwurf gespeichert: Fassung \d/, { timeout: 10_000 });
  await nature.getByRole('button', { name: /Als Textbaustein aufheben/ }).click();
  await expect(nature.getByText('ist gespeichert')).toBeVisible();
  for (const width of [320, 1440]) {
    await nature.setViewportSize({ width, height: 900 });
    expect(await flaws_of(nature, { within: 'fw-statement-desk' })).toEqual([]);
    expect(await nature.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    if (process.env['SHOTS']) await nature.screenshot({ path: `${process.env['SHOTS']}/desk-${width}.png`, fullPage: true });
  }
  await nature.close();

  const again = await window_of(browser, 'nature');
  await again.goto(`/stellungnahmen/${id}`);
  await again.locator('.fw-agency__more > summary').click();
  await expect(again.locator('#statement')).toHaveValue('GEHEIM Entwurf der Naturschutzbehörde');
  await again.locator('#text-block').selectOption({ label: 'Die Hecke bleibt stehen.' });
  await expect(again.locator('[id^="condition-"][id$="-text"]').nth(1)).toHaveValue('Die Hecke bleibt stehen.');
  expect(heard.errors).toEqual([]);

  // On the network, not only on the page: neither authority nor applicant gets a byte of it (criterion 19).
  const { application } = (await (await again.context().request.get(`/api/v1/statement-requests/${id}`)).json()) as { application: string };
  for (const role of ['clerk', 'architect'] as const) {
    const http = (await window_of(browser, role)).context().request;
    for (const path of ['', '/statements', '/events', '/timeline', '/notes', '/log.json']) {
      expect(await (await http.get(`/api/v1/applications/${application}${path}`)).text(), `${role} ${path}`).not.toContain('GEHEIM');
    }
    expect((await http.get(`/api/v1/statement-requests/${id}/draft`)).ok()).toBe(false);
  }
});

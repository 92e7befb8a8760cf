// What several tests of asking and answering begin with: a case with a plan, an agency that is asked about it, its page.
import { flaws_of } from './axe';
import { expect, window_of } from './people';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import type { Town } from './town';

export async function token(http: APIRequestContext): Promise<Record<string, string>> {
  const { csrf } = (await (await http.get('/api/v1/session')).json()) as { csrf: string };
  return { 'X-CSRF-Token': csrf };
}

// A permit waits for formal acts that a rule names and nobody was asked for, and for objections on which nobody has decided:
// here each act is left out and each objection rejected, with a reason.
export async function settle_the_rest(http: APIRequestContext, id: string): Promise<void> {
  const at = `/api/v1/applications/${id}`;
  const post = async (path: string, data: object): Promise<void> => {
    const sent = await http.post(`${at}${path}`, { headers: await token(http), data });
    expect(sent.status(), await sent.text()).toBe(201);
  };
  const { suggestions } = (await (await http.get(`${at}/suggestions`)).json()) as { suggestions: { rule: string; act: string; further: { rule: string }[] }[] };
  const rules = suggestions.filter(({ act }) => act !== 'opinion').flatMap(({ rule, further }) => [rule, ...further.map((one) => one.rule)]);
  if (rules.length) await post('/rounds', { title: 'Nicht gefragt', requests: [], dropped: rules.map((rule) => ({ rule, reason: 'Vorab geklärt.' })) });
  const { objections } = (await (await http.get(`${at}/statements`)).json()) as { objections: { id: string; weighing: object | null }[] };
  const weighings = objections.filter(({ weighing }) => !weighing).map(({ id: objection }) => ({ objection, result: 'rejected', reason: 'Betrifft das Vorhaben nicht.' }));
  if (weighings.length) await post('/weighings', { weighings });
}

export async function look(page: Page, name: string): Promise<void> {
  for (const [scheme, width] of [['light', 1440], ['dark', 320]] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    expect(await flaws_of(page, { colours_only: scheme === 'dark' })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}-${width}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

export interface Asked {
  clerk: Page;
  id: string; // of the case
  open: () => Promise<string>; // asks the nature authority about the plan; its signed link
}

// A complete case about which nobody is asked yet.
export async function complete_case(http: APIRequestContext): Promise<string> {
  const { applications } = (await (await http.get('/api/v1/applications?q=LIN&sort=received')).json()) as { applications: { id: string; state: string }[] };
  const id = applications.find(({ state }) => state === 'complete')?.id;
  if (!id) throw new Error('the sample town has no complete case without a round');
  return id;
}

// The same with a grant that is drafted and waits for its second person.
export async function case_with_draft(browser: Browser, own: Town, conditions: object[] = []): Promise<{ clerk: Page; id: string }> {
  const clerk = await window_of(browser, 'clerk', { baseURL: own.url, viewport: { width: 1280, height: 900 } });
  const http = clerk.context().request;
  const id = await complete_case(http);
  await settle_the_rest(http, id);
  const drafted = await http.put(`/api/v1/applications/${id}/decision`, { headers: await token(http), data: { outcome: 'granted', conditions, reasons: '', fee_cents: 10_000 } });
  expect(drafted.status(), await drafted.text()).toBe(200);
  return { clerk, id };
}

// A complete case with one more plan, about which nobody is asked yet.
export async function case_with_plan(browser: Browser, own: Town, file_name: string, plan_file: Buffer): Promise<Asked> {
  const clerk = await window_of(browser, 'clerk', { baseURL: own.url });
  const http = clerk.context().request;
  const id = await complete_case(http);
  const upload = await http.post(`/api/v1/applications/${id}/documents?type=other&title=Lageplan&file_name=${file_name}`, { headers: { ...(await token(http)), 'Content-Type': 'application/octet-stream' }, data: plan_file });
  expect(upload.status(), await upload.text()).toBe(201);
  const { id: plan } = (await upload.json()) as { id: string };
  const open = async (): Promise<string> => {
    const requests = [{ agency: 'naturschutz', act: 'opinion', released: [plan] }];
    const sent = await http.post(`/api/v1/applications/${id}/rounds`, { headers: await token(http), data: { title: 'Naturschutz', requests } });
    expect(sent.status(), await sent.text()).toBe(201);
    const { links } = (await sent.json()) as { links: { url: string }[] };
    return new URL(links[0]?.url ?? '').pathname;
  };
  return { clerk, id, open };
}

export async function request_page(nature: Page, id: string): Promise<string> {
  const { requests } = (await (await nature.context().request.get('/api/v1/statement-requests?open=true')).json()) as { requests: { id: string; application: string }[] };
  const request = requests.find(({ application }) => application === id)?.id ?? '';
  await nature.goto(`/stellungnahmen/${request}`);
  await nature.locator('.fw-agency__more > summary').click();
  return request;
}

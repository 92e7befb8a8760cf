// More time for what was demanded: on the page, without demanding anything further, from the end of the period (§ 190 BGB).
import { expect, test, window_of } from './people';

test('a clerk gives more time for what was demanded, by keyboard, and it is counted from the end of the period', async ({ browser, own }) => {
  const clerk = await window_of(browser, 'clerk', { baseURL: own.url });
  const http = clerk.context().request;
  const { applications } = (await (await http.get('/api/v1/applications?state=incomplete')).json()) as { applications: { id: string }[] };
  const id = applications[0]?.id ?? '';
  const due = async (): Promise<Date> => {
    const seen = (await (await http.get(`/api/v1/applications/${id}`)).json()) as { deadlines: { rule: string; status: string; end: string; raw: string }[] };
    const running = seen.deadlines.filter(({ rule, status }) => rule === 'demand' && status === 'running');
    expect(running).toHaveLength(1);
    return new Date(running[0]?.raw ?? '');
  };
  const seen = (await (await http.get(`/api/v1/applications/${id}`)).json()) as { deadlines: { rule: string; status: string; end: string }[] };
  const end = new Date(seen.deadlines.find(({ rule, status }) => rule === 'demand' && status === 'running')?.end ?? '');

  await clerk.goto(`/vorgaenge/${id}`);
  await clerk.getByRole('button', { name: 'Unterlagen nachfordern' }).press('Enter');
  const dialog = clerk.getByRole('dialog');
  await expect(dialog).toContainText('von ihrem Ende an (§ 190 BGB)');
  await expect(dialog.locator('[id^="item-"]:checked')).toHaveCount(0);
  await dialog.locator('#act-length').selectOption('2W');
  await dialog.getByRole('button', { name: 'Unterlagen nachfordern' }).press('Enter');
  await expect(dialog).toBeHidden();
  expect(((await due()).getTime() - end.getTime()) / 86_400_000).toBe(14);
});

// Two hundred agencies are asked in one round and reminded in one act: what each came to is in the answer, all can be taken back.
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from '@playwright/test';
import { expect, password, people, test } from './people';
import { raise } from './town';

const many = 200;

test('two hundred requests are reminded in one act and taken back', async ({ browser }, info) => {
  test.setTimeout(240_000);
  const town = await raise(process.env['FLURWERK_PROGRAM'] ?? '');
  try {
    const admin = await request.newContext({ baseURL: town.url });
    await admin.post('/api/v1/session', { data: { email: people.admin, password } });
    const headers_of = async (http: typeof admin): Promise<Record<string, string>> => ({ 'X-CSRF-Token': ((await (await http.get('/api/v1/session')).json()) as { csrf: string }).csrf });
    const { authorities } = (await (await admin.get('/api/v1/authorities')).json()) as { authorities: { id: string; name: string }[] };
    const context = await browser.newContext({ baseURL: town.url, locale: 'de-DE', timezoneId: 'Europe/Berlin' });
    await context.request.post('/api/v1/session', { data: { email: people.clerk, password } });
    const clerk = await context.newPage();
    const http = context.request;
    const { applications } = (await (await http.get('/api/v1/applications?state=complete')).json()) as { applications: { id: string; authority: { id: string } }[] };
    const one = applications[0];
    const authority = one?.authority.id ?? authorities[0]?.id ?? '';
    const exported = await admin.get(`/api/v1/agencies.csv?authority=${authority}`);
    const [head = '', ...rows] = (await exported.text()).replace(/^\uFEFF/, '').trim().split(/\r?\n/);
    const columns = head.split(';');
    const at = (name: string): number => columns.indexOf(name);
    const line = (n: number): string => columns.map((name) => ({ id: `stelle-${n}`, name: `Stelle ${n}`, kind: 'nature-protection', email: `stelle-${n}@x.example` })[name] ?? '').join(';');
    expect([at('id'), at('name'), at('kind'), at('email')], head + rows[0]).not.toContain(-1);
    const file = info.outputPath('stellen.csv');
    writeFileSync(file, [head, ...Array.from({ length: many }, (_, n) => line(n + 1))].join('\r\n'));
    const imported = await admin.post(`/api/v1/agencies.csv?authority=${authority}`, { headers: { ...(await headers_of(admin)), 'Content-Type': 'application/octet-stream' }, data: readFileSync(file) });
    expect(imported.status(), await imported.text()).toBeLessThan(300);

    const { documents } = (await (await http.get(`/api/v1/applications/${one?.id}`)).json()) as { documents: { id: string }[] };
    const requests = Array.from({ length: many }, (_, n) => ({ agency: `stelle-${n + 1}`, act: 'opinion', released: [documents[0]?.id] }));
    const sent = await http.post(`/api/v1/applications/${one?.id}/rounds`, { headers: await headers_of(http as unknown as typeof admin), data: { title: 'Alle', requests } });
    expect(sent.status(), await sent.text()).toBe(201);

    await clerk.goto(`/vorgaenge/${one?.id}?ansicht=beteiligung`);
    await clerk.getByRole('button', { name: 'Offene Stellen erinnern' }).click();
    const dialog = clerk.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Erinnern', exact: true }).click();
    await expect(dialog).toContainText('Wählen Sie mindestens eine aus');
    await dialog.getByRole('button', { name: 'Alle auswählen' }).click();
    await dialog.getByRole('button', { name: 'Erinnern', exact: true }).click();
    await expect(clerk.locator('.fw-case__said')).toContainText(`${many} Erinnerungen liegen bereit.`);
    const reminders = clerk.locator('fw-reminders');
    await expect(reminders).toContainText(`${many} Erinnerungen gehen am`);
    await expect(clerk.locator('.fw-matrix tbody tr').first()).toContainText(/Erinnerung geht am .*06:00/);
    await reminders.getByRole('button', { name: 'Zurücknehmen' }).click();
    await expect(clerk.locator('.fw-case__said')).toContainText(`${many} Erinnerungen sind zurückgenommen.`);
    await expect(clerk.getByText(/Erinnerung geht am/)).toHaveCount(0);
    await context.close();
    await admin.dispose();
  } finally {
    await town.end();
  }
});

// A program of somebody else's is told of events: added on the page, signed so that it can check it, in order, tried again
// while it is away, and under the same id.
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { request } from '@playwright/test';
import { flaws_of } from './axe';
import { expect, password, people, test, watch } from './people';
import { raise } from './town';

interface Told { id: string; kind: string; body: Record<string, unknown>; valid: boolean }

// Takes messages, unless `status` says otherwise; checks the signature as standardwebhooks.com describes it.
async function receiver(): Promise<{ port: number; told: Told[]; set: (secret: string, status: number) => void; end: () => Promise<void> }> {
  const told: Told[] = [];
  let secret = '', status = 200;
  const server: Server = createServer((asked, answer) => {
    let raw = '';
    asked.on('data', (piece: Buffer) => (raw += piece.toString('utf8')));
    asked.on('end', () => {
      const id = String(asked.headers['webhook-id']), at = String(asked.headers['webhook-timestamp']);
      const sum = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64')).update(`${id}.${at}.${raw}`).digest('base64');
      const body = JSON.parse(raw) as Record<string, unknown>;
      told.push({ id, kind: String(body['kind']), body, valid: asked.headers['webhook-signature'] === `v1,${sum}` && Math.abs(Date.now() / 1000 - Number(at)) < 60 });
      answer.writeHead(status, status === 302 ? { Location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const { port } = server.address() as { port: number };
  return { port, told, set: (key, code) => void ((secret = key), (status = code)), end: () => new Promise<void>((over) => server.close(() => over())) };
}

test('events reach another program', async ({ browser }) => {
  test.setTimeout(240_000);
  const other = await receiver();
  const town = await raise(process.env['FLURWERK_PROGRAM'] ?? '', undefined, ['--webhook-allow', `127.0.0.1:${other.port}`]);
  try {
    const context = await browser.newContext({ baseURL: town.url, locale: 'de-DE', timezoneId: 'Europe/Berlin' });
    await context.request.post('/api/v1/session', { data: { email: people.admin, password } });
    const admin = await context.newPage();
    const heard = watch(admin);
    await admin.goto('/verwaltung/webhooks');
    await admin.getByRole('button', { name: 'Empfänger hinzufügen' }).click();
    await admin.locator('#url').fill('https://192.168.1.1/ereignisse');
    await admin.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
    await expect(admin.locator('fw-error-summary')).toContainText('in einem privaten Netz');
    other.set('', 302); // a redirect is no answer
    await admin.locator('#url').fill(`http://127.0.0.1:${other.port}/ereignisse`);
    await admin.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
    const secret = (await admin.locator('code').innerText()).trim();
    expect(secret).toMatch(/^whsec_/);
    await expect.poll(() => other.told.length, { timeout: 30_000 }).toBe(1);
    await admin.reload();
    await expect(admin.getByText(secret)).toHaveCount(0);
    await expect(admin.locator('tbody tr')).toContainText('HTTP 302');
    expect(await flaws_of(admin)).toEqual([]);

    // Meanwhile somebody works; then an administrator has it tried again.
    const clerk = await request.newContext({ baseURL: town.url });
    await clerk.post('/api/v1/session', { data: { email: people.clerk, password } });
    const { csrf } = (await (await clerk.get('/api/v1/session')).json()) as { csrf: string };
    const { applications } = (await (await clerk.get('/api/v1/applications?state=complete')).json()) as { applications: { id: string; file_number: string }[] };
    const one = applications[0];
    const drafted = await clerk.put(`/api/v1/applications/${one?.id}/decision`, { headers: { 'X-CSRF-Token': csrf }, data: { outcome: 'refused', conditions: [], reasons: 'Gründe, die niemanden draußen angehen', fee_cents: 100 } });
    expect(drafted.status(), await drafted.text()).toBe(200);
    other.told.length = 0;
    other.set(secret, 200);
    await admin.reload();
    await expect(admin.locator('tbody tr')).toContainText('2');
    await admin.getByRole('button', { name: /Erneut versuchen/ }).click();
    await expect.poll(() => other.told.map(({ kind }) => kind), { timeout: 30_000 }).toEqual(['Hello', 'DecisionDrafted']);
    for (const { valid } of other.told) expect(valid, 'the signature').toBe(true);
    expect(other.told[1]?.body).toMatchObject({ application: one?.id, file_number: one?.file_number, url: `${new URL(town.url).protocol}//localhost:${new URL(town.url).port}/vorgaenge/${one?.id}` });
    expect(JSON.stringify(other.told)).not.toContain('niemanden');
    await admin.reload();
    await expect(admin.locator('tbody tr')).toContainText('nimmt an');
    await admin.getByRole('button', { name: /Empfänger entfernen/ }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Empfänger entfernen' }).click();
    await expect(admin.getByText('Noch ist kein Empfänger eingetragen.')).toBeVisible();
    expect(heard.errors.filter((line) => !line.includes('422'))).toEqual([]);
    await clerk.dispose();
    await context.close();
  } finally {
    await town.end();
    await other.end();
  }
});

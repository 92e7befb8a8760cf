// Mail goes to a real mail server that asks for a password, turns one recipient away for good and one for a while.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { request } from '@playwright/test';
import { expect, password, people, test } from './people';
import { address_of, raise } from './town';

interface Letter { to: string; id: string; raw: string }

const parts_of = (raw: string): string[] =>
  raw.split('--=_flurwerk').slice(1, 3).map((part) => Buffer.from(part.slice(part.indexOf('\r\n\r\n')), 'base64').toString('utf8'));

class Refused extends Error {
  constructor(readonly responseCode: number) {
    super('not here');
  }
}

async function mail_server(taken: Letter[], tried: string[]): Promise<{ url: string; end: () => Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password: said }, _session, done) => (username === 'amt' && said === 'geheim:1' ? done(null, { user: username }) : done(new Error('wrong password'))),
    onRcptTo: ({ address }, _session, done) => {
      tried.push(address);
      const [first, second] = new Set(tried);
      if (address === second) return done(new Refused(550));
      return address === first && tried.filter((one) => one === address).length === 1 ? done(new Refused(451)) : done();
    },
    onData: (stream, session, done) => {
      let raw = '';
      stream.on('data', (piece: Buffer) => (raw += piece.toString('latin1')));
      stream.on('end', () => {
        taken.push({ to: session.envelope.rcptTo[0]?.address ?? '', id: /^Message-ID: (\S+)/m.exec(raw)?.[1] ?? '', raw });
        done();
      });
    },
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const { port } = server.server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, end: () => new Promise<void>((over) => server.close(() => over())) };
}

test('mail by SMTP: signed in, in order, tried again, kept when refused, nothing twice', async () => {
  test.setTimeout(240_000);
  const program = process.env['FLURWERK_PROGRAM'] ?? '';
  const taken: Letter[] = [];
  const tried: string[] = [];
  const post = await mail_server(taken, tried);
  const folder = mkdtempSync(join(tmpdir(), 'flurwerk-e2e-mail-'));
  const login = join(folder, 'login');
  writeFileSync(login, 'amt:geheim:1\n', { mode: 0o600 });
  const town = await raise(program, undefined, ['--smtp', post.url, '--smtp-login', login, '--mail-from', 'bauamt@lindenkreis.example'], true);
  try {
    const clerk = await request.newContext({ baseURL: town.url });
    await clerk.post('/api/v1/session', { data: { email: people.clerk, password } });
    const { csrf } = (await (await clerk.get('/api/v1/session')).json()) as { csrf: string };
    const { applications } = (await (await clerk.get('/api/v1/applications?state=in_consultation')).json()) as { applications: { id: string }[] };
    const links: string[] = [];
    for (const { id } of applications) {
      const { requests } = (await (await clerk.get(`/api/v1/applications/${id}`)).json()) as { requests: { id: string; status: string }[] };
      for (const one of requests.filter(({ status }) => status === 'open')) {
        const answer = await clerk.post(`/api/v1/statement-requests/${one.id}/link`, { headers: { 'X-CSRF-Token': csrf, 'Idempotency-Key': `mail-${one.id}` } });
        expect(answer.status(), await answer.text()).toBe(201);
        links.push(new URL(((await answer.json()) as { url: string }).url).pathname);
      }
    }
    expect(links.length).toBeGreaterThan(1);
    const arrived = (): string[] => links.filter((link) => taken.some(({ raw }) => parts_of(raw)[0]?.includes(link)));
    // The first recipient is told to come back later, the second is turned away for good; everybody else's mail arrives.
    await expect.poll(() => taken.length, { timeout: 30_000 }).toBeGreaterThan(0);
    await expect.poll(() => arrived().length, { timeout: 150_000, intervals: [1000] }).toBeGreaterThan(0);
    const letter = taken.find(({ raw }) => /\/l\/\S+/.test(parts_of(raw)[0] ?? ''));
    const [plain, page] = parts_of(letter?.raw ?? '');
    expect(plain).toContain('(Bauaufsichtsbehörde) bittet um Ihre Stellungnahme');
    const link = /https?:\/\/\S+\/l\/\S+/.exec(plain ?? '')?.[0] ?? 'none';
    expect(page).toContain(`<a href="${link}">`);
    expect(letter?.raw).toContain('From: bauamt@lindenkreis.example');
    const answer = await clerk.get(new URL(link).pathname);
    expect(await answer.text(), 'the link opens').toContain('Stellungnahme');
    const [first, second, third] = new Set(tried);
    expect(third, 'more than two recipients').toBeDefined();
    await expect.poll(() => taken.some(({ to }) => to === first), { timeout: 150_000, intervals: [1000] }).toBe(true);
    expect(taken.some(({ to }) => to === second)).toBe(false);
    expect(new Set(taken.map(({ id }) => id)).size, 'nothing twice').toBe(taken.length);
    await clerk.dispose();
  } finally {
    await town.end();
    await post.end();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('killed after the server took a message and before that was noted: the same message once more, no other twice', async () => {
  test.setTimeout(180_000);
  const program = process.env['FLURWERK_PROGRAM'] ?? '';
  const taken: Letter[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'flurwerk-e2e-killed-'));
  cpSync(process.env['FLURWERK_PATTERN'] ?? '', folder, { recursive: true });
  let running: ChildProcess | undefined;
  let armed = false; // what the sample town still had to send goes first
  let killed: Letter | undefined;
  const post = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      let raw = '';
      stream.on('data', (piece: Buffer) => (raw += piece.toString('latin1')));
      stream.on('end', () => {
        const letter = { to: session.envelope.rcptTo[0]?.address ?? '', id: /^Message-ID: (\S+)/m.exec(raw)?.[1] ?? '', raw };
        taken.push(letter);
        if (!armed || killed) return done();
        killed = letter;
        running?.once('exit', () => done());
        running?.kill('SIGKILL'); // it never hears that the message was taken
      });
    },
  });
  await new Promise<void>((up) => post.listen(0, '127.0.0.1', up));
  const { port } = post.server.address() as { port: number };
  const start = async (): Promise<string> => {
    running = spawn(program, ['serve', '--data', folder, '--listen', '127.0.0.1:0', '--smtp', `smtp://127.0.0.1:${port}`, '--mail-from', 'bauamt@lindenkreis.example'], { stdio: ['ignore', 'pipe', 'ignore'] });
    return address_of(running, () => undefined);
  };
  try {
    const clerk = await request.newContext({ baseURL: await start() });
    await clerk.post('/api/v1/session', { data: { email: people.clerk, password } });
    const { csrf } = (await (await clerk.get('/api/v1/session')).json()) as { csrf: string };
    const { applications } = (await (await clerk.get('/api/v1/applications?state=in_consultation')).json()) as { applications: { id: string }[] };
    const open: string[] = [];
    for (const { id } of applications) {
      const { requests } = (await (await clerk.get(`/api/v1/applications/${id}`)).json()) as { requests: { id: string; status: string }[] };
      open.push(...requests.filter(({ status }) => status === 'open').map((one) => one.id));
    }
    expect(open.length).toBeGreaterThan(0);
    armed = true;
    await clerk.post(`/api/v1/statement-requests/${open[0]}/link`, { headers: { 'X-CSRF-Token': csrf, 'Idempotency-Key': 'killed' } }).catch(() => undefined);
    await expect.poll(() => running?.signalCode, { timeout: 60_000 }).toBe('SIGKILL');
    await clerk.dispose();
    await start();
    const first = killed?.id;
    const same = (): Letter[] => taken.filter(({ id }) => id === first);
    await expect.poll(() => same().length, { timeout: 60_000 }).toBe(2);
    expect(same()[1]?.raw, 'word for word').toBe(same()[0]?.raw);
    expect(new Set(taken.map(({ id }) => id)).size, 'nothing else twice').toBe(taken.length - 1);
  } finally {
    const ended = new Promise<void>((over) => (running?.exitCode === null && running.signalCode === null ? running.once('exit', () => over()) : over()));
    running?.kill('SIGTERM');
    await ended;
    await new Promise<void>((over) => post.close(() => over()));
    execFileSync(program, ['verify', '--data', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
});

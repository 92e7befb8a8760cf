// The cast of the sample town, and browser windows for them.
import { deflateSync } from 'node:zlib';
import { test as base, expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { raise, type Town } from './town';

export const password = 'lindenau-im-kreis';
export const people = {
  architect: 'architektin@lindenau.example',
  principal: 'bauherr@lindenau.example',
  clerk: 'bauamt@lindenkreis.example',
  approver: 'leitung@lindenkreis.example',
  nature: 'naturschutz@lindenkreis.example',
  fire: 'brandschutz@lindenkreis.example',
  heritage_head: 'denkmal-leitung@lindenkreis.example',
  municipality: 'rathaus@lindenau.example',
  neighbour: 'bauamt@nachbarkreis.example',
  admin: 'admin@lindenkreis.example',
  neighbour_admin: 'admin@nachbarkreis.example',
} as const;
export type Role = keyof typeof people;

export const base_url = (): string => {
  const url = process.env['FLURWERK_URL'];
  if (!url) throw new Error('no server: town.ts has not run');
  return url;
};

// One sign-in per town, person and worker; the windows of a person share the session as those of a browser do.
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();
export async function sign_in_by_http(context: BrowserContext, role: Role): Promise<void> {
  const answer = await context.request.post('/api/v1/session', { data: { email: people[role], password } });
  expect(answer.status(), await answer.text()).toBe(200);
}

// SLOW=1500 lets each answer take up to so many milliseconds more: a test that passes only on a quick machine is found on one.
const delay = Number(process.env['SLOW'] ?? 0);

const opened: BrowserContext[] = [];

export async function window_of(browser: Browser, role: Role | undefined, options: BrowserContextOptions = {}): Promise<Page> {
  const session = `${options.baseURL ?? base_url()} ${role ?? ''}`;
  const known = role && sessions.get(session);
  const context = await browser.newContext({ baseURL: base_url(), locale: 'de-DE', timezoneId: 'Europe/Berlin', ...options, ...(known ? { storageState: known } : {}) });
  if (role && !known) {
    await sign_in_by_http(context, role);
    sessions.set(session, await context.storageState());
  }
  if (delay) await context.route('**/api/**', (route) => setTimeout(() => void route.continue().catch(() => undefined), Math.random() * delay));
  opened.push(context);
  return context.newPage();
}

export interface Watch {
  errors: string[]; // on the console, uncaught
  foreign: string[]; // requests to other origins
}

// Listens from now on; call it before the first navigation.
export function watch(page: Page): Watch {
  const heard: Watch = { errors: [], foreign: [] };
  page.on('console', (message) => message.type() === 'error' && heard.errors.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => heard.errors.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${base_url()}/`) && !/^(blob|data|about):/.test(url)) heard.foreign.push(url);
  });
  return heard;
}

export interface Sheet {
  width: number; // points
  height: number;
  lines: readonly (readonly [x: number, y: number, text: string])[]; // from the lower left corner
}

export function pdf_of(sheets: readonly Sheet[]): Buffer {
  const kids = sheets.map((_, at) => `${4 + 2 * at} 0 R`).join(' ');
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]/Count ${sheets.length}>>`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'];
  sheets.forEach(({ width, height, lines }, at) => {
    const stream = lines.map(([x, y, text]) => `BT /F1 18 Tf ${x} ${y} Td (${text.replace(/[()\\]/g, '')}) Tj ET`).join('\n');
    objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents ${5 + 2 * at} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`, `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`);
  });
  let body = '%PDF-1.4\n';
  const places: number[] = [];
  objects.forEach((object, index) => {
    places.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${body}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`, 'latin1');
}

// A PDF of one page that says `text`.
export const small_pdf = (text: string): Buffer => pdf_of([{ width: 595, height: 842, lines: [[72, 700, text]] }]);

// A grey PNG of that many pixels.
export function small_png(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8); // bits of one grey channel
  const rows = Buffer.alloc((width + 1) * height, 0xc0);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0; // no filter
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

// Windows end with their test: a map that is still drawn takes time from the next one.
const close_windows = (): Promise<void[]> => Promise.all(opened.splice(0).map((context) => context.close()));

// `own`: a town for this test alone, for one that carries a case of the sample further than others find it.
export const test = base.extend<{ tidy: void; own: Town }>({
  tidy: [async ({}, use) => {
    await use();
    await close_windows();
  }, { auto: true }],
  own: async ({}, use) => {
    const town = await raise(process.env['FLURWERK_PROGRAM'] ?? '');
    await use(town);
    await close_windows();
    await town.end();
  },
});
export { expect };

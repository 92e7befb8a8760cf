// Global setup: a data folder of its own with the sample town, and the program serving it until the tests are over.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export default async function raise_town(): Promise<() => Promise<void>> {
  const program = resolve(process.env['FLURWERK_BIN'] || process.env['FLURWERK'] || fileURLToPath(new URL('../../build/bin/flurwerk', import.meta.url)));
  if (!existsSync(program)) throw new Error(`${program} is not there: build it first (./dev build) or set FLURWERK_BIN`);
  const pattern = mkdtempSync(join(tmpdir(), 'flurwerk-e2e-pattern-'));
  execFileSync(program, ['demo', '--data', pattern]);
  process.env['FLURWERK_PATTERN'] = pattern;
  process.env['FLURWERK_PROGRAM'] = program;
  await look_into_documents(program, pattern);
  const town = await raise(program);
  process.env['FLURWERK_URL'] = town.url;
  return async () => {
    await town.end();
    rmSync(pattern, { recursive: true, force: true });
  };
}

// Each town would read the sample's PDFs for itself otherwise, which is most of what a short test costs; its mail goes out, too.
async function look_into_documents(program: string, folder: string): Promise<void> {
  const server = spawn(program, ['serve', '--data', folder, '--listen', '127.0.0.1:0'], { stdio: 'ignore' });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const waiting = (): number => (JSON.parse(execFileSync(program, ['doctor', '--json', '--data', folder], { stdio: 'pipe' }).toString()) as { database: { pdfs_waiting: number } }).database.pdfs_waiting;
  while (waiting() > 0) {
    if (server.exitCode !== null) throw new Error(`the program ended with ${server.exitCode} before it had read the documents`);
    await new Promise((later) => setTimeout(later, 1000));
  }
  server.kill('SIGTERM');
  await ended;
}

export interface Town {
  url: string;
  end: () => Promise<void>; // stops it, and fails unless its chain of events holds
}

// `until`: the day up to which the scheduler has settled what was due (ISO).
// `serving`: more options of `flurwerk serve`. `unsent`: with the mail that the sample town still has to send.
export async function raise(program: string, until?: string, serving: readonly string[] = [], unsent = false): Promise<Town> {
  const folder = mkdtempSync(join(tmpdir(), 'flurwerk-e2e-'));
  if (unsent) execFileSync(program, ['demo', '--data', folder]);
  else cpSync(process.env['FLURWERK_PATTERN'] ?? '', folder, { recursive: true }); // written once: it takes seconds
  if (until) execFileSync(program, ['tick', '--data', folder, '--at', until]);
  const server = spawn(program, ['serve', '--data', folder, '--listen', '127.0.0.1:0', ...serving], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  server.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const url = await address_of(server, (piece) => (said += piece));
  const end = async (): Promise<void> => {
    const ended = new Promise<void>((done) => server.once('exit', () => done()));
    server.kill('SIGTERM');
    await ended;
    if (server.exitCode !== 0) console.error(`the program ended with ${server.exitCode}: ${said.slice(-2000)}`);
    execFileSync(program, ['verify', '--data', folder]); // throws unless the chain holds
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, end };
}

export function address_of(server: ChildProcess, hear: (piece: string) => void): Promise<string> {
  return new Promise((found, failed) => {
    let heard = '';
    server.stdout?.on('data', (piece: Buffer) => {
      heard += piece.toString();
      hear(piece.toString());
      const address = /https?:\/\/\S+/.exec(heard);
      if (address) found(address[0].replace('localhost', '127.0.0.1'));
    });
    server.once('exit', (code) => failed(new Error(`the program ended with ${code} before it served: ${heard}`)));
  });
}

// Global setup: a data folder of its own with the sample town, and the program serving it until the tests are over.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export default async function raise_town(): Promise<() => Promise<void>> {
  const program = resolve(process.env['FLURWERK_BIN'] || process.env['FLURWERK'] || fileURLToPath(new URL('../../build/bin/flurwerk', import.meta.url)));
  if (!existsSync(program)) throw new Error(`${program} is not there: build it first (./dev build) or set FLURWERK_BIN`);
  const folder = mkdtempSync(join(tmpdir(), 'flurwerk-e2e-'));
  execFileSync(program, ['demo', '--data', folder]);
  const server = spawn(program, ['serve', '--data', folder, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  server.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  process.env['FLURWERK_URL'] = await address_of(server, (piece) => (said += piece));
  process.env['FLURWERK_PROGRAM'] = program;
  process.env['FLURWERK_FOLDER'] = folder;
  return async () => {
    const ended = new Promise<void>((done) => server.once('exit', () => done()));
    server.kill('SIGTERM');
    await ended;
    if (server.exitCode !== 0) writeFileSync(new URL('results/server.log', import.meta.url), said);
    const verdict = execFileSync(program, ['verify', '--data', folder]).toString(); // throws unless the chain holds
    if (process.env['FLURWERK_KEEP']) console.log(`${folder}: ${verdict}`);
    else rmSync(folder, { recursive: true, force: true });
  };
}

function address_of(server: ChildProcess, hear: (piece: string) => void): Promise<string> {
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

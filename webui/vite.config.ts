// How the pages are built: hashed names, nothing inlined (strict CSP), a .gz beside each text file.
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

function precompress(): Plugin {
  let folder = '';
  return {
    name: 'flurwerk-precompress',
    apply: 'build',
    configResolved: (config) => void (folder = resolve(config.root, config.build.outDir)),
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        const path = join(folder, name);
        if (!statSync(path).isFile() || !/\.(html|css|js|svg|json|txt)$/.test(name)) continue;
        const plain = readFileSync(path);
        const packed = gzipSync(plain, { level: 9 });
        if (packed.length < plain.length * 0.9) writeFileSync(`${path}.gz`, packed);
      }
    },
  };
}

// What the pages state of the law data (permit-core/law): the periods of each Land, by its folder, without their explanations.
function law_periods(): Record<string, unknown> {
  const law = new URL('../permit-core/law/', import.meta.url);
  const folders = readdirSync(law, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const rows = (folder: string) => JSON.parse(readFileSync(new URL(`${folder}/periods.json`, law), 'utf8')) as { id: string; length: string; valid_from: string; valid_to?: string }[];
  return Object.fromEntries(folders.map((folder) => [folder, rows(folder).map(({ id, length, valid_from, valid_to }) => ({ id, length, valid_from, valid_to }))]));
}

export default defineConfig({
  plugins: [precompress()],
  define: { LAW_PERIODS: JSON.stringify(law_periods()) },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        // The PDF worker comes as .mjs; as .js every server knows its type.
        assetFileNames: (asset) =>
          asset.names.some((name) => name.endsWith('.mjs')) ? 'assets/[name]-[hash].js' : 'assets/[name]-[hash][extname]',
      },
    },
  },
  server: {
    host: '127.0.0.1',
    fs: { allow: ['..'] }, // permit-core/law/names.json
    // The host stays as the browser sent it: the server takes changes from its own origin only.
    proxy: Object.fromEntries(['/api', '/l/', '/ogc', '/tiles'].map((path) => [path, { target: process.env['FLURWERK_SERVER'] ?? 'http://127.0.0.1:8080', changeOrigin: false }])),
  },
  test: { environment: 'node', include: ['test/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);

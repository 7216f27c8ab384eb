// Builds dist/: the server by esbuild (types are checked by `npm run lint`), the browser app by vite.
// With --if-stale it does nothing when no source has changed since the last build.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buildMessages } from './build-messages.mjs';

const SERVER_FOLDERS = ['server', 'lti', 'seeders'];
const STAMP = 'dist/.build-stamp';
const started = Date.now();
const say = process.argv.includes('--quiet')
  ? () => undefined
  : (text) => process.stderr.write(`${text}\n`);

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

await buildMessages();
const sources = [...SERVER_FOLDERS, 'components']
  .flatMap((folder) => [...filesBelow(folder)])
  .sort();
const hash = createHash('sha256');
for (const path of [...sources, 'package.json', 'package-lock.json'])
  hash.update(path).update(readFileSync(path));
const wanted = hash.digest('hex');

if (
  process.argv.includes('--if-stale') &&
  existsSync(STAMP) &&
  readFileSync(STAMP, 'utf8') === wanted
)
  process.exit(0);

// Built beside the old one and swapped at the end: a failed build breaks nothing that runs.
const FRESH = 'dist/.fresh';
rmSync(FRESH, { recursive: true, force: true });
const [{ build: buildServer }, { build: buildBrowser }] = await Promise.all([
  import('esbuild'),
  import('vite'),
]);
const serverSources = sources.filter((path) => !path.startsWith('components'));
await buildServer({
  entryPoints: serverSources.filter((path) => path.endsWith('.ts')),
  outbase: '.',
  outdir: FRESH,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
});
// Seed data, the sandbox's pages and the like are read at run time from beside the code.
for (const path of serverSources.filter(
  (name) => !/\.(ts|mjs)$|tsconfig\.json$|README\.md$/.test(name),
)) {
  mkdirSync(join(FRESH, path, '..'), { recursive: true });
  cpSync(path, join(FRESH, path));
}
await buildBrowser({
  configFile: 'components/vite.config.ts',
  logLevel: 'warn',
  build: { outDir: join(process.cwd(), FRESH, 'public') },
});
rmSync(STAMP, { force: true });
for (const folder of [...SERVER_FOLDERS, 'public']) {
  rmSync(join('dist', folder), { recursive: true, force: true });
  renameSync(join(FRESH, folder), join('dist', folder));
}
rmSync(FRESH, { recursive: true, force: true });
writeFileSync(STAMP, wanted);
say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s`);

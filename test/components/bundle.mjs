// The tests and all they import, bundled before the first page opens: one by one, a page asks for hundreds of
// modules, and each is resolved and compiled anew. What several tests import is a chunk, compiled once. Pages,
// their addresses and what a failure points at stay those of the sources.
import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';

const TESTS = 'test/components';
const ROOT = process.cwd();

/** A plugin of the test runner's server: answers for every test, and for the chunks they share. */
export function bundledTests() {
  /** Contents by the path a page asks for. */
  let served = new Map();
  return {
    name: 'bundled-tests',
    async serverStart() {
      served = await bundle();
    },
    serve({ path }) {
      const body = served.get(path);
      if (body === undefined) return undefined;
      return { body, type: path.endsWith('.map') ? 'json' : 'js' };
    },
  };
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: readdirSync(TESTS, { recursive: true })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join(TESTS, name)),
    outbase: '.',
    outdir: '.',
    chunkNames: 'test/components/chunks/[hash]',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    tsconfig: 'components/tsconfig.json',
    conditions: ['source', 'production'],
    // The runner's own modules, of which there must be no second copy.
    external: ['/__*'],
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  return new Map(outputFiles.map(({ path, text }) => [addressOf(path), text]));
}

/** A test keeps the address of its source, by which the runner knows it. */
function addressOf(path) {
  return posix.join('/', ...relative(ROOT, path).split(sep)).replace(/\.test\.js$/, '.test.ts');
}

// Runs every suite, one after the other, and counts. `npm test -- unit api` runs only those.
import { spawnSync } from 'node:child_process';

const MOCHA = ['node_modules/mocha/bin/mocha.js', '--reporter', 'dot'];
const SUITES = {
  unit: [...MOCHA, 'test/unit/**/*.test.ts'],
  guards: [...MOCHA, 'test/guards/**/*.test.ts'],
  api: [...MOCHA, 'test/api/**/*.test.ts'],
  components: [
    ...['--import', 'tsx', 'node_modules/@web/test-runner/dist/bin.js'],
    ...['--config', 'test/components/web-test-runner.config.mjs'],
  ],
  journeys: [...MOCHA, 'test/journeys/**/*.test.ts'],
};

const wanted = process.argv.slice(2);
const names = Object.keys(SUITES).filter((name) => wanted.length === 0 || wanted.includes(name));
const total = { passed: 0, failed: 0 };
let isGreen = true;

for (const name of names) {
  const started = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  const result = spawnSync(process.execPath, SUITES[name], {
    encoding: 'utf8',
    env: environment(),
  });
  const output = `${result.stdout}${result.stderr}`;
  process.stdout.write(result.status === 0 ? brief(output) : output);
  const passed = count(output, /(\d+) (?:passing|passed)/g);
  const failed = count(output, /(\d+) (?:failing|failed)/g);
  // A suite that ends badly without a count (a crash, a broken import) is a failure too.
  total.passed += passed;
  total.failed += result.status === 0 ? failed : Math.max(failed, 1);
  if (result.status !== 0 || passed === 0) isGreen = false;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${passed} passed, ${failed} failed, ${seconds} s\n`);
}

process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(isGreen && total.failed === 0 ? 0 : 1);

/** Test settings never come from the caller's shell: a database named there is not ours to fill. */
function environment() {
  const { DATABASE_URL: _, SECRET_KEY: __, NODE_ENV: ___, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1', FORCE_COLOR: '0' };
}

/** The last number a runner printed: it repeats its progress. */
function count(output, pattern) {
  return Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);
}

function brief(output) {
  return `${output.trim().split('\n').slice(-3).join('\n')}\n`;
}

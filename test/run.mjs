// Runs every suite and counts. `npm test -- unit api` runs only those.
//
// Two run at a time: a browser test waits more than it works. Every run, and so every journey, has a
// database server, ports and a browser of its own; nothing is shared but the built product.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const MOCHA = ['node_modules/mocha/bin/mocha.js', '--reporter', 'dot'];
const JOURNEYS = 'test/journeys';
const SUITES = {
  components: [
    ...['--import', 'tsx', 'node_modules/@web/test-runner/dist/bin.js'],
    ...['--config', 'test/components/web-test-runner.config.mjs'],
  ],
  api: [...MOCHA, 'test/api/**/*.test.ts'],
  guards: [...MOCHA, 'test/guards/**/*.test.ts'],
  unit: [...MOCHA, 'test/unit/**/*.test.ts'],
};

const wanted = process.argv.slice(2);
const isWanted = (suite) => wanted.length === 0 || wanted.includes(suite);
const queue = interleaved(
  isWanted('journeys') ? journeys() : [],
  Object.entries(SUITES).filter(([suite]) => isWanted(suite)),
);
const total = { passed: 0, failed: 0 };
const started = Date.now();
let isGreen = queue.length > 0;
/** Where the first journey leaves a database with its tables, for the others to begin with. */
const preparedData = mkdtempSync(join(tmpdir(), 'pathlight-prepared-'));
chmodSync(preparedData, 0o755);
process.once('exit', () => rmSync(preparedData, { recursive: true, force: true }));

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, workThroughQueue));
process.stdout.write(
  `\n${total.passed} passed, ${total.failed} failed, ${secondsSince(started)} s\n`,
);
process.exit(isGreen && total.failed === 0 ? 0 : 1);

/** One run a journey, the long ones first: a long one at the end would run alone. */
function journeys() {
  return readdirSync(JOURNEYS)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({ name, size: statSync(join(JOURNEYS, name)).size }))
    .sort((a, b) => b.size - a.size || a.name.localeCompare(b.name))
    .map(({ name }) => [
      `journeys/${basename(name, '.test.ts')}`,
      [...MOCHA, join(JOURNEYS, name)],
    ]);
}

/** A journey beside another suite, as long as there are some of both. */
function interleaved(first, second) {
  const pairs = Array.from({ length: Math.max(first.length, second.length) }, (_, index) => [
    first[index],
    second[index],
  ]);
  return pairs.flat().filter((entry) => entry !== undefined);
}

async function workThroughQueue() {
  for (let entry = queue.shift(); entry !== undefined; entry = queue.shift())
    await runSuite(...entry);
}

/** What a suite says comes in one piece, when it has ended: two at once would be unreadable. */
async function runSuite(name, programArguments) {
  const start = Date.now();
  const { output, status } = await run(programArguments);
  const passed = count(output, /(\d+) (?:passing|passed)/g);
  const failed = count(output, /(\d+) (?:failing|failed)/g);
  // A suite that ends badly without a count (a crash, a broken import) is a failure too.
  total.passed += passed;
  total.failed += status === 0 ? failed : Math.max(failed, 1);
  if (status !== 0 || passed === 0) isGreen = false;
  process.stdout.write(
    `\n── ${name}\n${status === 0 ? brief(output) : output}` +
      `── ${name}: ${passed} passed, ${failed} failed, ${secondsSince(start)} s\n`,
  );
}

function run(programArguments) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, programArguments, {
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('close', (status) => resolve({ output, status }));
  });
}

/** Test settings never come from the caller's shell: a database named there is not ours to fill. */
function environment() {
  const { DATABASE_URL: _, SECRET_KEY: __, NODE_ENV: ___, ...rest } = process.env;
  return { ...rest, PREPARED_DATA: preparedData, NO_COLOR: '1', FORCE_COLOR: '0' };
}

/** The last number a runner printed: it repeats its progress. */
function count(output, pattern) {
  return Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);
}

function brief(output) {
  return `${output.trim().split('\n').slice(-3).join('\n')}\n`;
}

function secondsSince(start) {
  return ((Date.now() - start) / 1000).toFixed(1);
}

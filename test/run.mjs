// Runs every suite and counts. `npm test -- unit api` runs only those.
//
// Two run at a time: a browser test waits more than it works. Every run has a database server, ports and a
// browser of its own, every journey a product and its database; nothing is shared but what was built.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const MOCHA = ['node_modules/mocha/bin/mocha.js', '--reporter', 'dot'];
const JOURNEYS = 'test/journeys';
/** The first three move the clock of their process for years, the last two start and stop what others use. */
const LONG_JOURNEYS = ['sixth-grade', 'ninth-grade', 'senior', 'pages', 'start-stop', 'two-nodes'];
const A_PROCESS = 7;
/** Two servers at a time, each with a gigabyte of log at most, and as much again for all that runs. */
const PLENTY_BYTES = 8 * 2 ** 30;
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
/** Where the first test that needs a database with its tables leaves one, for the others to begin with. */
const preparedData = mkdtempSync(join(roomForDatabases(), 'pathlight-prepared-'));
chmodSync(preparedData, 0o755);
process.once('exit', () => rmSync(preparedData, { recursive: true, force: true, maxRetries: 3 }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, workThroughQueue));
process.stdout.write(
  `\n${total.passed} passed, ${total.failed} failed, ${secondsSince(started)} s\n`,
);
process.exit(isGreen && total.failed === 0 ? 0 : 1);

/**
 * A long journey is a run of its own, the longest first: at the end it would run alone. Short ones share a
 * process, its database server and a browser, whose start takes as long as one of them; each has a product.
 */
function journeys() {
  const names = readdirSync(JOURNEYS)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => basename(name, '.test.ts'));
  const short = names.filter((name) => !LONG_JOURNEYS.includes(name));
  const groups = Array.from({ length: Math.ceil(short.length / A_PROCESS) }, (_, index) =>
    short.slice(index * A_PROCESS, (index + 1) * A_PROCESS),
  );
  return [...LONG_JOURNEYS.map((name) => [name]), ...groups].map((group) => [
    `journeys/${group.join(', ')}`,
    [...MOCHA, ...group.map((name) => join(JOURNEYS, `${name}.test.ts`))],
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

/**
 * In memory, where there is plenty: a database has a thousand small files, some fifty are made and taken away in
 * a run, and on some disks each file costs a millisecond of a processor.
 */
function roomForDatabases() {
  const memory = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(memory);
    const isPlenty = Math.min(bavail * bsize, process.availableMemory()) > PLENTY_BYTES;
    if (isPlenty) return memory;
  } catch {
    // Not a Linux.
  }
  return tmpdir();
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

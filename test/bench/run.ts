import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#server/db/embedded/server.js';
import { prepareEmbeddedDatabase } from '#server/db/open.js';
import { freePort } from '#server/ports.js';
import { installBare, startBare } from './bare.js';
import { startBareHttp } from './bare-http.js';
import { type Answer, closeConnections } from './client.js';
import { printExplore } from './explore.js';
import { createFloor } from './floor.js';
import { type Figures, figuresOf, median, timed } from './measure.js';
import { startPathlight } from './pathlight.js';
import { type BenchPlatform, startPlatform } from './platform.js';
import { countsOf, type Login, peakMemory, stopProcess, type Subject } from './subject.js';

const ROUNDS = 3;
const STUDENTS = 100;
/** How many launches a round, by concurrency. */
const LAUNCHES: [concurrency: number, count: number][] = [
  [1, 60],
  [16, 320],
];

interface Result {
  launch: Figures;
  firstData: Figures;
}

/** Cookies of browsers that have been here before, by visitor; none: first visits. */
type Browsers = (string | undefined)[];
const NOBODY: Browsers = [];

/** One round: all logins, then (untimed) all signatures, then all launches, then all first data. */
async function round(
  subject: Subject,
  bench: BenchPlatform,
  count: number,
  concurrency: number,
  browsers: Browsers,
): Promise<Result> {
  const logins: Login[] = [];
  const login = await timed(count, concurrency, async (index) => {
    logins[index] = await subject.login(index, browsers[index]);
  });
  const tokens = await Promise.all(
    logins.map(({ nonce }, index) =>
      bench.platform.signIdToken({
        ...bench.claims(index % STUDENTS, nonce),
        'https://purl.imsglobal.org/spec/lti/claim/target_link_uri': subject.launchUrl,
      }),
    ),
  );
  const answers: Answer[] = [];
  const launch = await timed(count, concurrency, async (index) => {
    answers[index] = await subject.launch(index, logins[index]!, tokens[index]!);
  });
  const firstData = await timed(count, concurrency, (index) =>
    subject.firstData(index, logins[index]!, answers[index]!),
  );
  return { launch: figuresOf(login, launch), firstData: figuresOf(login, launch, firstData) };
}

interface Report {
  name: string;
  byConcurrency: Map<number, Result>;
  /** The same from browsers that have never been here. */
  firstVisits: Map<number, Result>;
  statements: { launch: number; firstData: number; commits: number };
  calls: number;
  memory: string;
}

async function measure(subject: Subject, bench: BenchPlatform): Promise<Report> {
  await round(subject, bench, STUDENTS, 8, NOBODY); // Warm: code, connections, every student known.
  const browsers: Browsers = [];
  const most = Math.max(...LAUNCHES.map(([, count]) => count));
  for (let visitor = 0; visitor < most; visitor += 1)
    browsers.push((await subject.login(visitor)).cookie || undefined);
  const statements = await countStatements(subject, bench, browsers);
  const callsBefore = bench.calls();
  let launches = 0;
  const rounds = async (known: Browsers) => {
    const byConcurrency = new Map<number, Result>();
    for (const [concurrency, count] of LAUNCHES) {
      const results: Result[] = [];
      for (let turn = 0; turn < ROUNDS; turn += 1)
        results.push(await round(subject, bench, count, concurrency, known));
      launches += count * ROUNDS;
      byConcurrency.set(concurrency, {
        launch: median(results.map((each) => each.launch)),
        firstData: median(results.map((each) => each.firstData)),
      });
    }
    return byConcurrency;
  };
  const byConcurrency = await rounds(browsers);
  const firstVisits = await rounds(NOBODY);
  return {
    name: subject.name,
    byConcurrency,
    firstVisits,
    statements,
    calls: (bench.calls() - callsBefore) / launches,
    memory: peakMemory(subject.process),
  };
}

/** Of one warm launch at a time, the mean of ten. */
async function countStatements(subject: Subject, bench: BenchPlatform, browsers: Browsers) {
  const times = 10;
  const before = await countsOf(subject.process);
  const kept: [number, Login, Answer][] = [];
  for (let visitor = 0; visitor < times; visitor += 1) {
    const login = await subject.login(visitor, browsers[visitor]);
    const claims = {
      ...bench.claims(visitor, login.nonce),
      'https://purl.imsglobal.org/spec/lti/claim/target_link_uri': subject.launchUrl,
    };
    const token = await bench.platform.signIdToken(claims);
    kept.push([visitor, login, await subject.launch(visitor, login, token)]);
  }
  const between = await countsOf(subject.process);
  for (const [visitor, login, answer] of kept) await subject.firstData(visitor, login, answer);
  const after = await countsOf(subject.process);
  return {
    launch: (between.statements - before.statements) / times,
    commits: (between.commits - before.commits) / times,
    firstData: (after.statements - between.statements) / times,
  };
}

const pad = (value: string | number, width: number) => String(value).padStart(width);

function row(name: string, concurrency: number, { perSecond, p50, p95 }: Figures): void {
  console.log(
    `${name.padEnd(44)}${pad(concurrency, 4)}${pad(perSecond.toFixed(0), 10)}` +
      `${pad(p50.toFixed(1), 10)}${pad(p95.toFixed(1), 10)}`,
  );
}

function print(reports: Report[], floors: Map<string, Map<number, Figures>>): void {
  console.log(`\n${cpus().length} cores, Node ${process.version}, fsync on, median of ${ROUNDS}\n`);
  console.log(`${''.padEnd(42)}at once   per sec    p50 ms    p95 ms`);
  for (const [concurrency] of LAUNCHES) {
    for (const [name, byConcurrency] of floors)
      row(name, concurrency, byConcurrency.get(concurrency)!);
    for (const { name, byConcurrency, firstVisits } of reports) {
      row(`${name}: login → launch`, concurrency, byConcurrency.get(concurrency)!.launch);
      row(`${name}: login → first data`, concurrency, byConcurrency.get(concurrency)!.firstData);
      row(`${name}: the same, first visits`, concurrency, firstVisits.get(concurrency)!.firstData);
      row(
        `${name}: login → launch, first visits`,
        concurrency,
        firstVisits.get(concurrency)!.launch,
      );
    }
    printRatios(reports, floors, concurrency);
  }
  for (const { name, statements, calls, memory } of reports)
    console.log(
      `${name}: ${statements.launch} SQL statements a launch (${statements.commits} commits), ` +
        `${statements.firstData} more to the first data; ${calls.toFixed(2)} outbound calls a launch; ` +
        `peak memory ${memory}`,
    );
}

function printRatios(
  [ours, ...peers]: Report[],
  floors: Map<string, Map<number, Figures>>,
  concurrency: number,
): void {
  const speed = ours!.byConcurrency.get(concurrency)!.launch.perSecond;
  const ratios = [...floors].map(([name, figures]) => {
    const percent = (100 * speed) / figures.get(concurrency)!.perSecond;
    return `${percent.toFixed(0)} % of “${name}”`;
  });
  for (const { name, byConcurrency } of peers) {
    const times = speed / byConcurrency.get(concurrency)!.launch.perSecond;
    ratios.push(`${times.toFixed(2)} × “${name}”`);
  }
  console.log(`  → ${ratios.join(', ')}\n`);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pathlight-bench-'));
  chmodSync(folder, 0o755); // As root, the database server runs as another user.
  const server = await startEmbedded({ folder: join(folder, 'postgres') });
  const port = await freePort();
  const publicUrl = `http://pathlight.localhost:${port}`;
  const bench = await startPlatform(publicUrl);
  const database = (name: string) => prepareEmbeddedDatabase(server.superuserUrl, 'bench', name);
  const subjects: Subject[] = [];
  const reports: Report[] = [];
  const floors = new Map<string, Map<number, Figures>>();
  try {
    console.log('Starting Pathlight …');
    const databaseUrl = await database('pathlight');
    subjects.push(await startPathlight({ port, databaseUrl, publicUrl }, bench));
    reports.push(await measure(subjects[0]!, bench));
    await stopProcess(subjects[0]!.process);
    const { commits } = reports[0]!.statements;
    const floorUrl = await database('floor');
    for (const count of new Set([1, Math.round(commits)]))
      floors.set(
        `floor: 1 RS256 verification + ${count} commit${count === 1 ? '' : 's'}`,
        await measureFloor(floorUrl, bench, count),
      );
    const ceiling = { port: await freePort(), databaseUrl: await database('ceiling') };
    subjects.push(await startBareHttp(ceiling, bench));
    reports.push(await measure(subjects[1]!, bench));
    await stopProcess(subjects[1]!.process);
    console.log('Starting bare ltijs (installed on demand) …');
    const bareDatabase = await database('bare');
    const options = { port: await freePort(), databaseUrl: bareDatabase, folder: installBare() };
    subjects.push(await startBare(options, bench));
    reports.push(await measure(subjects[2]!, bench));
  } finally {
    for (const subject of subjects) await stopProcess(subject.process);
    bench.close();
    closeConnections();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  print(reports, floors);
}

async function measureFloor(
  databaseUrl: string,
  bench: BenchPlatform,
  commits: number,
): Promise<Map<number, Figures>> {
  const floor = await createFloor(databaseUrl, bench, commits);
  await floor.run(200, 8);
  const figures = new Map<number, Figures>();
  for (const [concurrency, count] of LAUNCHES) {
    const runs: Figures[] = [];
    for (let turn = 0; turn < ROUNDS; turn += 1) runs.push(await floor.run(count, concurrency));
    figures.set(concurrency, median(runs));
  }
  await floor.close();
  return figures;
}

await main();
printExplore();

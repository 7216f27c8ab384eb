// What a student who kept much waits for: the home and the pages that list, as the record grows.
// `npm run bench:home`, or of one page: `npm run bench:home timeline`
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#server/config.js';
import { startEmbedded } from '#server/db/embedded/server.js';
import { openDatabase, prepareEmbeddedDatabase } from '#server/db/open.js';
import { freePort } from '#server/ports.js';
import { ask, closeConnections, expectStatus } from './client.js';
import { addStudent, type HeavyStudent } from './heavy-student.js';
import { type Figures, figuresOf, median, timed } from './measure.js';
import { startPathlight } from './pathlight.js';
import { startPlatform } from './platform.js';
import { countsOf, stopProcess, type Subject } from './subject.js';

const SIZES = [0, 10, 50, 200, 500];
const ROUNDS = 5;
/** One session may ask 600 times a minute; each page of a student has a session of its own. */
const REQUESTS = 80;
const WARM_UP = 40;
/** Of each request's statements: begin, the tenant's setting, commit. */
const FRAME = 3;

const PAGES = [
  { name: 'home', path: '/api/home', p95: 50, queries: 6 },
  { name: 'goals', path: '/api/goals', p95: 150 },
  { name: 'activities', path: '/api/my-activities', p95: 150 },
  { name: 'activities, searched', path: '/api/my-activities?words=helps%20number', p95: 150 },
  { name: 'timeline', path: '/api/timeline', p95: 150 },
];
type Page = (typeof PAGES)[number];

interface Asked {
  student: HeavyStudent;
  token: string;
  rounds: Figures[];
  queries: number;
  kilobytes: number;
}

async function measurePage(
  page: Page,
  students: HeavyStudent[],
  { process: child }: Subject,
  origin: string,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const student of students) {
    const one = {
      ...{ student, token: await student.signIn(), rounds: [], queries: 0, kilobytes: 0 },
    };
    asked.push(one);
    const text = await request(page, one, origin);
    one.kilobytes = Buffer.byteLength(text) / 1_024;
    await timed(WARM_UP, 1, () => request(page, one, origin).then(() => undefined));
    const before = await countsOf(child);
    await request(page, one, origin);
    one.queries = (await countsOf(child)).statements - before.statements - FRAME;
  }
  // Turn about, so that what else the machine does meets all of them.
  for (let round = 0; round < ROUNDS; round += 1)
    for (const one of asked)
      one.rounds.push(
        figuresOf(await timed(REQUESTS, 1, () => request(page, one, origin).then(() => undefined))),
      );
  return asked;
}

const request = async ({ name, path }: Page, { token }: Asked, origin: string) =>
  expectStatus(await ask(0, `${origin}${path}`, { token }), 200, name).text;

function print(page: Page, asked: Asked[]): void {
  const floor = median(asked[0]!.rounds);
  console.log(`\n${page.name} (p50 / p95 in ms; beside it, times the p95 of an empty record)`);
  for (const { student, rounds, queries, kilobytes } of asked) {
    const { p50, p95 } = median(rounds);
    console.log(
      `  ${String(student.records).padStart(3)} records: ${p50.toFixed(1)} / ${p95.toFixed(1)}, ` +
        `${(p95 / floor.p95).toFixed(2)} times; ${queries} queries, ${kilobytes.toFixed(0)} kB`,
    );
  }
  const { rounds, queries } = asked.at(-1)!;
  const { p95 } = median(rounds);
  const verdict = (isMet: boolean) => (isMet ? 'met' : 'MISSED');
  console.log(
    `  aim: p95 at most ${page.p95} ms: ${verdict(p95 <= page.p95)}` +
      (page.queries === undefined
        ? ''
        : `; at most ${page.queries} queries: ${verdict(queries <= page.queries)}`),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'pathlight-bench-'));
chmodSync(folder, 0o755); // As root, the database server runs as another user.
const server = await startEmbedded({ folder: join(folder, 'postgres') });
const port = await freePort();
const publicUrl = `http://pathlight.localhost:${port}`;
const platform = await startPlatform(publicUrl);
const databaseUrl = await prepareEmbeddedDatabase(server.superuserUrl, 'bench', 'pathlight');
const web = await startPathlight({ port, databaseUrl, publicUrl }, platform);
const database = await openDatabase(
  readConfig({
    ...{ NODE_ENV: 'development', SANDBOX: 'off', DATABASE_URL: databaseUrl },
    ...{ PUBLIC_URL: publicUrl, SECRET_KEY: 'bench-bench-bench-bench-bench-bench-bench' },
  }),
);
try {
  const students: HeavyStudent[] = [];
  for (const size of SIZES) students.push(await addStudent(size));
  const { goals, versions } = students.at(-1)!;
  console.log(`At most ${SIZES.at(-1)!} activities, ${goals} goals, ${versions} versions, 7 years`);
  const wanted = process.argv[2];
  for (const page of PAGES.filter(({ name }) => !wanted || name.startsWith(wanted)))
    print(page, await measurePage(page, students, web, `http://127.0.0.1:${port}`));
} finally {
  await database.close();
  await stopProcess(web.process);
  platform.close();
  closeConnections();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

// What looking for careers takes, at the size of the shipped data and at ten times that: in this process
// without HTTP or database, and as a student's browser asks for it. `npm run bench:careers`
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SelectorQuery } from '#contracts/career-selector.js';
import { readConfig } from '#server/config.js';
import { startEmbedded } from '#server/db/embedded/server.js';
import { openDatabase, prepareEmbeddedDatabase } from '#server/db/open.js';
import { createCareerIndex } from '#server/features/careers/career-search.js';
import { selectCareers } from '#server/features/careers/career-selector.js';
import {
  createOccupationStore,
  type OccupationStore,
} from '#server/features/careers/occupation-store.js';
import { createSelectorIndex } from '#server/features/careers/selector-index.js';
import { freePort } from '#server/ports.js';
import { shippedOccupations } from '../support/occupations.js';
import { ask, closeConnections, expectStatus } from './client.js';
import { addStudent } from './heavy-student.js';
import { type Figures, figuresOf, median, timed } from './measure.js';
import { startPathlight } from './pathlight.js';
import { startPlatform } from './platform.js';
import { stopProcess } from './subject.js';

const TIMES = [1, 10];
const ROUNDS = 5;
/** One session may ask 600 times a minute; each page has a session of its own. */
const REQUESTS = 100;
const WARM_UP = 40;

const SIX = [
  'interests=s&education=bachelor-s-degree,master-s-degree&pay=40000',
  'outlook=average,faster,much-faster&subjects=psychology&skills=active-listening',
].join('&');
const NOTHING_LEFT =
  'interests=s,r&clusters=finance&skills=programming&subjects=physics&pay=100000';
const QUERIES = ['nurse', 'vetrinarian', 'doctor for animals', 'sofware enginer'];

const PAGES = [
  { name: 'selector, six filters', path: `/api/careers/selector?${SIX}`, p95: 20 },
  { name: 'selector, nothing left', path: `/api/careers/selector?${NOTHING_LEFT}`, p95: 20 },
  { name: 'clusters', path: '/api/careers/clusters', p95: 20 },
  {
    name: 'pathway of 104 careers',
    path: '/api/careers/pathways/manufacturing--production',
    p95: 20,
  },
  { name: 'A-Z index', path: '/api/careers/index?letter=C', p95: 20 },
  { name: 'school subject', path: '/api/careers/subjects/mathematics', p95: 20 },
  { name: 'keyword', path: '/api/careers?query=doctor%20for%20animals', p95: 25 },
  { name: 'profile', path: '/api/careers/29-1141.00', p95: 30 },
];

/** The shipped occupations so many times over, under codes of their own. */
function storeOf(times: number): OccupationStore {
  const { all } = shippedOccupations();
  return createOccupationStore(
    Array.from({ length: times }, (_, copy) =>
      all.map((occupation) => ({ ...occupation, code: codeOf(occupation.code, copy) })),
    ).flat(),
  );
}

const codeOf = (code: string, copy: number) => (copy === 0 ? code : `${code}.${copy}`);

async function inProcess(times: number): Promise<void> {
  const { all } = storeOf(times);
  const index = createSelectorIndex(all);
  const keywords = createCareerIndex(all);
  const parsed = [SIX, NOTHING_LEFT].map((filters) =>
    SelectorQuery.parse(Object.fromEntries(new URLSearchParams(filters))),
  );
  for (const [place, query] of parsed.entries())
    print(PAGES[place]!, await figures(async () => void selectCareers(index, query)));
  let round = 0;
  const search = async () => {
    keywords.search(QUERIES[(round += 1) % QUERIES.length] ?? '');
  };
  print(
    PAGES.find(({ name }) => name === 'keyword')!,
    await figures(search),
  );
}

async function figures(task: () => Promise<void>): Promise<Figures> {
  await timed(WARM_UP, 1, task);
  const rounds: Figures[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(figuresOf(await timed(REQUESTS, 1, task)));
  return median(rounds);
}

function print({ name, p95: aim }: { name: string; p95: number }, { p50, p95 }: Figures): void {
  console.log(
    `  ${name.padEnd(24)} p50 ${p50.toFixed(2).padStart(6)} ms, p95 ${p95.toFixed(2).padStart(6)} ms; ` +
      `aim ${aim} ms: ${p95 <= aim ? 'met' : 'MISSED'}`,
  );
}

async function overHttp(times: number): Promise<void> {
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
    // The product reads the occupations at the first question about them, which comes after this.
    await copyOccupations(databaseUrl, times);
    const student = await addStudent(0);
    for (const page of PAGES) {
      const token = await student.signIn();
      const once = async () => {
        const answer = await ask(0, `http://127.0.0.1:${port}${page.path}`, { token });
        expectStatus(answer, 200, page.name);
      };
      print(page, await figures(once));
    }
  } finally {
    await database.close();
    await stopProcess(web.process);
    platform.close();
    closeConnections();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function copyOccupations(databaseUrl: string, times: number): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query(
    `insert into occupations (code, title, facts)
     select code || '.' || copy, title, jsonb_set(facts, '{code}', to_jsonb(code || '.' || copy))
     from occupations, generate_series(1, $1) as copy`,
    [times - 1],
  );
  await owner.end();
}

for (const times of TIMES) {
  console.log(`\n${times} × the shipped occupations, in this process`);
  await inProcess(times);
  console.log(`${times} × the shipped occupations, over HTTP`);
  await overHttp(times);
}

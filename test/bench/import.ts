// Bringing in a large official file: how long it takes, how often progress is told, what other people's
// requests wait meanwhile, and what the reading thread holds. `npm run bench:import`
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReferenceImports } from '#contracts/reference-imports.js';
import { REFERENCE_PIECE } from '#contracts/reference-parts.js';
import { openSession, redeemCode } from '#server/auth/sessions.js';
import { readConfig } from '#server/config.js';
import { startEmbedded } from '#server/db/embedded/server.js';
import { newId } from '#server/db/ids.js';
import { openDatabase, prepareEmbeddedDatabase } from '#server/db/open.js';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';
import { READING_LIMITS } from '#server/features/reference-imports/reading/limits.js';
import { runThread } from '#server/features/reference-imports/reading/run-thread.js';
import { freePort } from '#server/ports.js';
import { onetWorkbook } from '../support/onet-workbook.js';
import { shippedOccupations } from '../support/occupations.js';
import { ask, closeConnections, expectStatus } from './client.js';
import { addStudent } from './heavy-student.js';
import { middle } from './measure.js';
import { startPathlight } from './pathlight.js';
import { startPlatform } from './platform.js';
import { stopProcess } from './subject.js';

const ROUNDS = 3;
const AIM = { p99: 500, memory: 256, progress: 1.5 };
/** One session may ask 600 times a minute. */
const BETWEEN_MS = 110;
const LOOK_EVERY_MS = 100;

const shipped = shippedOccupations().all;
const book = onetWorkbook(shipped.map(({ code }) => code).sort());
const size = `${(book.length / 1024 / 1024).toFixed(1)} MB`;

async function inThread(): Promise<{ seconds: number; memory: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'pathlight-bench-'));
  const path = join(folder, 'file');
  writeFileSync(path, book);
  let memory = 0;
  const from = performance.now();
  const names = (lists: [string, ...unknown[]][][]) => [...new Set(lists.flat().map(([id]) => id))];
  const end = await runThread(
    {
      ...{ path, name: 'db_31_0_excel.xlsx', limits: READING_LIMITS },
      skills: names(shipped.map(({ skills }) => skills)),
      knowledge: names(shipped.map(({ knowledge }) => knowledge)),
    },
    {
      onFacts: () => Promise.resolve(),
      onProgress: (_bytes, _rows, held) => (memory = Math.max(memory, held)),
    },
  );
  rmSync(folder, { recursive: true });
  if (!('done' in end)) throw new Error(`The file was not read: ${JSON.stringify(end)}`);
  memory = Math.max(memory, end.done.memory);
  return { seconds: (performance.now() - from) / 1_000, memory: memory / 1024 / 1024 };
}

/** A bearer token of an administrator of the bench's district. */
async function administrator(): Promise<string> {
  const [deployment] = await globalSql<{ id: string; tenant_id: string }>(
    'select id, tenant_id from lti_deployments limit 1',
  );
  const { tenant_id: tenantId, id: deploymentId } = deployment!;
  const personId = newId();
  return withTenant(tenantId, async () => {
    await sql(
      `insert into people (tenant_id, id, pseudonym, name) values ($1, $2, 'admin', 'Admin')`,
      [tenantId, personId],
    );
    const { code } = await openSession(
      {
        ...{ personId, courseId: null, deploymentId, role: 'admin', locale: 'en', view: '' },
        ...{ deepLink: null, isTest: false },
      },
      new Date(),
    );
    return code;
  }).then(async (code) => (await redeemCode(code, new Date())).token);
}

interface Round {
  seconds: number;
  /** The longest time without a new figure, in seconds. */
  gap: number;
  p99: number;
}

async function overHttp(origin: string, student: string, admin: string): Promise<Round> {
  const call = async (method: 'GET' | 'POST', path: string, json?: object) =>
    ReferenceImports.parse(
      JSON.parse(
        (await ask(1, `${origin}/api${path}`, { method, token: admin, ...(json && { json }) }))
          .text,
      ),
    );
  const fileName = 'db_31_0_excel.xlsx';
  const { open } = await call('POST', '/reference-imports', { fileName, size: book.length });
  const { id } = open!;
  const asked = { isOver: false };
  const waits: number[] = [];
  const asking = (async () => {
    for (let at = 0; !asked.isOver; at += 1) {
      const from = performance.now();
      const path = `/api/careers/${shipped[at % shipped.length]!.code}`;
      expectStatus(await ask(2, origin + path, { token: student }), 200, 'a career');
      waits.push(performance.now() - from);
      await pause(BETWEEN_MS);
    }
  })();
  for (let at = 0, number = 0; at < book.length; at += REFERENCE_PIECE, number += 1) {
    const answer = await fetch(`${origin}/api/reference-imports/pieces?id=${id}&number=${number}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(book.subarray(at, at + REFERENCE_PIECE)),
    });
    if (!answer.ok) throw new Error(`A piece: ${answer.status} ${await answer.text()}`);
  }
  await call('POST', `/reference-imports/${id}/read`);
  const begun = performance.now();
  let [told, last, gap] = [begun, -1, 0];
  for (let state = 'reading'; state === 'reading';) {
    await pause(LOOK_EVERY_MS);
    const { open: now } = await call('GET', '/reference-imports');
    state = now!.state;
    if (now!.rows !== last || state !== 'reading') {
      gap = Math.max(gap, performance.now() - told);
      [told, last] = [performance.now(), now!.rows];
    }
    if (state === 'refused') throw new Error(JSON.stringify(now!.refusal));
  }
  const seconds = (performance.now() - begun) / 1_000;
  await call('POST', `/reference-imports/${id}/apply`, {
    ...{ release: 'O*NET 31.0', year: 2026, acceptsShrink: true },
  });
  await pause(2_000);
  asked.isOver = true;
  await asking;
  waits.sort((left, right) => left - right);
  return { seconds, gap: gap / 1_000, p99: waits[Math.floor(waits.length * 0.99)]! };
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });
const met = (isMet: boolean) => (isMet ? 'met' : 'MISSED');

const threads = [];
for (let round = 0; round < ROUNDS; round += 1) threads.push(await inThread());
const memory = middle(threads.map((round) => round.memory));
console.log(
  `reading ${size} in its thread: ${middle(threads.map(({ seconds }) => seconds)).toFixed(1)} s, ` +
    `at most ${memory.toFixed(0)} MB; aim ${AIM.memory} MB: ${met(memory < AIM.memory)}`,
);
const folder = mkdtempSync(join(tmpdir(), 'pathlight-bench-'));
chmodSync(folder, 0o755); // As root, the database server runs as another user.
const server = await startEmbedded({ folder: join(folder, 'postgres') });
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const publicUrl = `http://pathlight.localhost:${port}`;
const platform = await startPlatform(publicUrl);
const databaseUrl = await prepareEmbeddedDatabase(server.superuserUrl, 'bench', 'pathlight');
const web = await startPathlight({ port, databaseUrl, publicUrl, process: 'all' }, platform);
const database = await openDatabase(
  readConfig({
    ...{ NODE_ENV: 'development', SANDBOX: 'off', DATABASE_URL: databaseUrl },
    ...{ PUBLIC_URL: publicUrl, SECRET_KEY: 'bench-bench-bench-bench-bench-bench-bench' },
  }),
);
try {
  const student = await addStudent(0);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(await overHttp(origin, await student.signIn(), await administrator()));
  const of = (name: keyof Round) => middle(rounds.map((round) => round[name]));
  console.log(
    `over HTTP, web and background work in one process: read and compared in ${of('seconds').toFixed(1)} s; ` +
      `a new figure at least every ${of('gap').toFixed(1)} s: ${met(of('gap') <= AIM.progress)}; ` +
      `other requests p99 ${of('p99').toFixed(0)} ms, aim ${AIM.p99} ms: ${met(of('p99') < AIM.p99)}`,
  );
} finally {
  await database.close();
  await stopProcess(web.process);
  platform.close();
  closeConnections();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

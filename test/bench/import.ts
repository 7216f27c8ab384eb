// Bringing in large official files: how long it takes, how often progress is told, what other people's
// requests wait meanwhile, and what the reading thread holds. `npm run bench:import`
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession, redeemCode } from '#server/auth/sessions.js';
import { readConfig } from '#server/config.js';
import { startEmbedded } from '#server/db/embedded/server.js';
import { newId } from '#server/db/ids.js';
import { openDatabase, prepareEmbeddedDatabase } from '#server/db/open.js';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';
import { freePort } from '#server/ports.js';
import { closeConnections } from './client.js';
import { addStudent } from './heavy-student.js';
import { type LargeFile, scorecard, workbookFile } from './import-files.js';
import { Importer, inThread, type Round } from './import-rounds.js';
import { middle } from './measure.js';
import { startPathlight } from './pathlight.js';
import { startPlatform } from './platform.js';
import { stopProcess } from './subject.js';

const ROUNDS = 3;
const AIM = { p99: 500, memory: 256, progress: 1.5, cancel: 2 };

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

const met = (isMet: boolean) => (isMet ? 'met' : 'MISSED');
const sizeOf = ({ bytes }: LargeFile) => `${(bytes.length / 1024 / 1024).toFixed(1)} MB`;

async function alone(file: LargeFile): Promise<void> {
  const threads = [];
  for (let round = 0; round < ROUNDS; round += 1) threads.push(await inThread(file));
  const memory = middle(threads.map((round) => round.memory));
  console.log(
    `${file.name}, ${sizeOf(file)}, in its thread: ` +
      `${middle(threads.map(({ seconds }) => seconds)).toFixed(1)} s, ` +
      `at most ${memory.toFixed(0)} MB; aim ${AIM.memory} MB: ${met(memory < AIM.memory)}`,
  );
}

async function overHttp(file: LargeFile, origin: string): Promise<void> {
  const student = await addStudent(0);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const tokens = [await student.signIn(), await administrator()] as const;
    rounds.push(await new Importer(origin, ...tokens, file).round());
  }
  const of = (name: keyof Round) => middle(rounds.map((round) => round[name]));
  console.log(
    `over HTTP, web and background work in one process: read and compared in ${of('seconds').toFixed(1)} s; ` +
      `a new figure at least every ${of('gap').toFixed(1)} s: ${met(of('gap') <= AIM.progress)}; ` +
      `other requests p99 ${of('p99').toFixed(0)} ms, aim ${AIM.p99} ms: ${met(of('p99') < AIM.p99)}; ` +
      `stopped in ${of('cancel').toFixed(1)} s with nothing left: ${met(of('cancel') <= AIM.cancel)}`,
  );
}

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
  for (const make of [workbookFile, scorecard]) {
    const file = make();
    await alone(file);
    await overHttp(file, origin);
  }
} finally {
  await database.close();
  await stopProcess(web.process);
  platform.close();
  closeConnections();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

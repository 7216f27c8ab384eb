// A class list of 100,000 from the sandbox, read and taken over by one worker. `npm run bench:roster [count]`.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#server/config.js';
import { startEmbedded } from '#server/db/embedded/server.js';
import { openDatabase, prepareEmbeddedDatabase } from '#server/db/open.js';
import { freePort } from '#server/ports.js';
import { addCourse, type BenchCourse, syncOnce } from './class-list.js';
import { closeConnections } from './client.js';
import { addPupils, startLms } from './lms.js';
import { startPathlight } from './pathlight.js';
import { startProcess, stopProcess } from './subject.js';

const COUNT = Number(process.argv[2] ?? 100_000);

const megabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

/** Seconds, and by how many MB the worker grew meanwhile. */
async function sync(course: BenchCourse, pid: number) {
  const rest = megabytes(pid);
  let most = rest;
  const { people, seconds } = await syncOnce(course, () => {
    most = Math.max(most, megabytes(pid));
  });
  return { people, seconds, grown: most - rest, rest };
}

const folder = mkdtempSync(join(tmpdir(), 'pathlight-bench-'));
chmodSync(folder, 0o755); // As root, the database server runs as another user.
const server = await startEmbedded({ folder: join(folder, 'postgres') });
const port = await freePort();
const publicUrl = `http://pathlight.localhost:${port}`;
const lms = await startLms(publicUrl, port, 'moodle');
addPupils(lms.platform, COUNT - lms.platform.state.people.length);
const databaseUrl = await prepareEmbeddedDatabase(server.superuserUrl, 'bench', 'pathlight');
const web = await startPathlight({ port, databaseUrl, publicUrl }, lms);
const environment = {
  ...{ NODE_ENV: 'development', SANDBOX: 'off', PROCESS: 'worker', DATABASE_URL: databaseUrl },
  ...{ PUBLIC_URL: publicUrl, SECRET_KEY: 'bench-bench-bench-bench-bench-bench-bench' },
};
const worker = await startProcess(['dist/server/bin/start.js'], process.cwd(), environment);
const database = await openDatabase(readConfig(environment));
try {
  const course = await addCourse(lms.platform.serviceUrl('roster'));
  for (const title of ['everybody new', 'nobody new']) {
    const { people, seconds, grown, rest } = await sync(course, worker.pid!);
    console.log(
      `${people} people, ${title}: ${seconds.toFixed(1)} s, ${(COUNT / seconds).toFixed(0)} a second; ` +
        `worker ${rest.toFixed(0)} MB, at most ${grown.toFixed(0)} MB more`,
    );
  }
} finally {
  await database.close();
  await stopProcess(worker);
  await stopProcess(web.process);
  lms.close();
  closeConnections();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

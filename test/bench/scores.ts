// 10,000 scores to a platform that answers in 50 ms, beside launches. `npm run bench:scores [count]`.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addItem } from '#lti/sandbox/line-item-routes.js';
import type { Platform } from '#lti/sandbox/sandbox.js';
import { readConfig } from '#server/config.js';
import { startEmbedded } from '#server/db/embedded/server.js';
import { prepareEmbeddedDatabase } from '#server/db/open.js';
import { freePort } from '#server/ports.js';
import { closeConnections } from './client.js';
import { addPupils, startLms } from './lms.js';
import { type Figures, figuresOf, timed } from './measure.js';
import { startPathlight } from './pathlight.js';
import type { BenchPlatform } from './platform.js';
import { openScores, type WaitingScores } from './score-rows.js';
import { peakMemory, startProcess, stopProcess, type Subject } from './subject.js';

const COUNT = Number(process.argv[2] ?? 10_000);
const ANSWER_MS = 50;
const LAUNCHES = 120;
const TARGET = 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri';

interface Gradebook extends BenchPlatform {
  itemUrl: string;
}

/** A Canvas with one column and a class that fills it. */
async function startGradebook(publicUrl: string, toolPort: number): Promise<Gradebook> {
  const lms = await startLms(publicUrl, toolPort);
  const { platform } = lms;
  addPupils(platform, COUNT);
  const course = platform.course();
  const item = addItem(platform, { courseId: course.id, label: 'Bench', scoreMaximum: 10 });
  platform.faults.services.scores = { latencyMs: ANSWER_MS };
  return { ...lms, itemUrl: platform.serviceUrl('lineItem', { course: course.id, item: item.id }) };
}

/** Launches one at a time, from login to the answer. */
async function launches(subject: Subject, bench: BenchPlatform, count: number): Promise<Figures> {
  const phase = await timed(count, 1, async (index) => {
    const login = await subject.login(index);
    const claims = { ...bench.claims(index % 40, login.nonce), [TARGET]: subject.launchUrl };
    await subject.launch(index, login, await bench.platform.signIdToken(claims));
  });
  return figuresOf(phase);
}

/** Every pupil exactly once, with the right number. */
function check({ state }: Platform): string {
  const byPupil = new Map<unknown, unknown[]>();
  for (const { status, payload } of state.scores) {
    if (status !== 200) continue;
    byPupil.set(payload.userId, [...(byPupil.get(payload.userId) ?? []), payload.scoreGiven]);
  }
  const lost = COUNT - byPupil.size;
  const doubled = [...byPupil.values()].filter((points) => points.length > 1).length;
  const wrong = [...byPupil].filter(
    ([pupil, points]) => points.at(-1) !== Number(String(pupil).split('-')[1]) % 11,
  ).length;
  return `${lost} lost, ${doubled} doubled, ${wrong} wrong`;
}

async function measure(
  scores: WaitingScores,
  gradebook: Gradebook,
  web: Subject,
  worker: Parameters<typeof peakMemory>[0],
): Promise<void> {
  const alone = await launches(web, gradebook, LAUNCHES);
  await scores.queue();
  const begun = performance.now();
  const beside = await launches(web, gradebook, LAUNCHES);
  let shown = 0;
  while ((await scores.waiting()) > 0) {
    await sleep(500);
    const minute = Math.floor((performance.now() - begun) / 30_000);
    if (minute > shown) console.log(`  ${(shown = minute) * 30} s: ${await scores.waiting()} wait`);
  }
  const seconds = (performance.now() - begun) / 1_000;
  const { state } = gradebook.platform;
  const floor = (COUNT * ANSWER_MS) / 4 / 1_000;
  console.log(
    `\n${COUNT} scores in ${seconds.toFixed(0)} s (${(COUNT / seconds).toFixed(0)} per second; four at a ` +
      `time at ${ANSWER_MS} ms would need ${floor.toFixed(0)} s): ${check(gradebook.platform)}; ` +
      `${state.requests.scores} posts, ${state.requests.token} tokens, worker ${peakMemory(worker)}`,
  );
  console.log(
    `launch, one at a time: p95 ${alone.p95.toFixed(1)} ms alone, ${beside.p95.toFixed(1)} ms beside ` +
      `the scores (p50 ${alone.p50.toFixed(1)} and ${beside.p50.toFixed(1)} ms)`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'pathlight-bench-'));
chmodSync(folder, 0o755); // As root, the database server runs as another user.
const server = await startEmbedded({ folder: join(folder, 'postgres') });
const port = await freePort();
const publicUrl = `http://pathlight.localhost:${port}`;
const gradebook = await startGradebook(publicUrl, port);
const databaseUrl = await prepareEmbeddedDatabase(server.superuserUrl, 'bench', 'pathlight');
const web = await startPathlight({ port, databaseUrl, publicUrl }, gradebook);
const environment = {
  ...{ NODE_ENV: 'development', SANDBOX: 'off', PROCESS: 'worker', DATABASE_URL: databaseUrl },
  ...{ PUBLIC_URL: publicUrl, SECRET_KEY: 'bench-bench-bench-bench-bench-bench-bench' },
};
const worker = await startProcess(['dist/server/bin/start.js'], process.cwd(), environment);
const scores = await openScores(readConfig(environment), gradebook.itemUrl, COUNT);
try {
  await measure(scores, gradebook, web, worker);
} finally {
  await scores.close();
  await stopProcess(worker);
  await stopProcess(web.process);
  gradebook.close();
  closeConnections();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

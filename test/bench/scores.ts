// 10,000 scores to a platform that answers in 50 ms, once more beside a class list, and launches beside both.
// `npm run bench:scores [count]`
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addItem } from '#lti/sandbox/line-item-routes.js';
import type { Platform } from '#lti/sandbox/sandbox.js';
import { readConfig } from '#server/config.js';
import { startEmbedded } from '#server/db/embedded/server.js';
import { prepareEmbeddedDatabase } from '#server/db/open.js';
import { freePort } from '#server/ports.js';
import { addCourse, type BenchCourse, syncOnce } from './class-list.js';
import { closeConnections } from './client.js';
import { addPupils, startLms } from './lms.js';
import { secondsByLimits } from './limits-floor.js';
import { type Figures, figuresOf, type Phase, together } from './measure.js';
import { launchesDuring } from './paced.js';
import { addressOf, startPathlight } from './pathlight.js';
import type { PathlightAddress } from './pathlight-steps.js';
import type { BenchPlatform } from './platform.js';
import { openScores, type WaitingScores } from './score-rows.js';
import { peakMemory, startProcess, stopProcess } from './subject.js';

const COUNT = Number(process.argv[2] ?? 10_000);
const ANSWER_MS = 50;
const ALONE_MS = 15_000;
/** A round has some 250 launches, of which the slowest twelve make its p95: one says little, so all count as one. */
const ROUNDS = 6;
const A_ROUND = 800;

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
  platform.faults.pageSize = 250;
  platform.faults.services.scores = { latencyMs: ANSWER_MS };
  return { ...lms, itemUrl: platform.serviceUrl('lineItem', { course: course.id, item: item.id }) };
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

/** Until the gradebook has them all. @returns seconds. */
async function sendAll(scores: WaitingScores): Promise<number> {
  await scores.queue();
  const begun = performance.now();
  let shown = 0;
  while ((await scores.waiting()) > 0) {
    await sleep(500);
    const half = Math.floor((performance.now() - begun) / 30_000);
    if (half > shown) console.log(`  ${(shown = half) * 30} s: ${await scores.waiting()} wait`);
  }
  return (performance.now() - begun) / 1_000;
}

/** Some scores anew, with a class list that is read again and again meanwhile. */
async function sendBesideList(scores: WaitingScores, course: BenchCourse): Promise<void> {
  const state = { isSent: false };
  const sending = sendAll(scores).finally(() => {
    state.isSent = true;
  });
  const isSent = () => state.isSent;
  while (!isSent()) await syncOnce(course);
  await sending;
}

const told = (title: string, alone: Figures, beside: Figures) =>
  `launches ${title}: p95 ${beside.p95.toFixed(1)} ms, ${(beside.p95 / alone.p95).toFixed(2)} times ` +
  `the p95 alone (p50 ${beside.p50.toFixed(1)} ms, ${(beside.p50 / alone.p50).toFixed(2)} times)`;

async function measure(
  scores: WaitingScores,
  gradebook: Gradebook,
  web: PathlightAddress,
  worker: Parameters<typeof peakMemory>[0],
): Promise<void> {
  const during = (work: Promise<unknown>) => launchesDuring(work, web, gradebook);
  await during(sleep(ALONE_MS)); // Warm.
  const alone = [await during(sleep(ALONE_MS))];
  const sending = sendAll(scores);
  const besideScores = await during(sending);
  const seconds = await sending;
  const { state } = gradebook.platform;
  console.log(
    `\n${COUNT} scores in ${seconds.toFixed(0)} s (${(COUNT / seconds).toFixed(0)} per second): ` +
      `${check(gradebook.platform)}; ${state.requests.scores} posts, ${state.requests.token} tokens, ` +
      `worker ${peakMemory(worker)}\n` +
      `floor: ${secondsByLimits(COUNT, ANSWER_MS).toFixed(0)} s with the limits kept busy, ` +
      `${((COUNT * ANSWER_MS) / 4 / 1_000).toFixed(0)} s if the rate had no start to grow from`,
  );
  // The machine may have other work: each round beside both is followed by one alone.
  const besideBoth: Phase[] = [];
  const course = await addCourse(gradebook.platform.serviceUrl('roster'));
  for (let round = 0; round < ROUNDS; round += 1) {
    await scores.change(Math.min(COUNT, A_ROUND));
    besideBoth.push(await during(sendBesideList(scores, course)));
    alone.push(await during(sleep(ALONE_MS)));
  }
  const p95s = (rounds: Phase[]) => rounds.map((each) => figuresOf(each).p95.toFixed(1)).join(', ');
  console.log(
    `launches: p95 alone ${p95s(alone)} ms; beside both ${p95s(besideBoth)} ms\n` +
      `${told('beside scores', together(...alone), figuresOf(besideScores))}\n` +
      told('beside scores and a class list', together(...alone), together(...besideBoth)),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'pathlight-bench-'));
chmodSync(folder, 0o755); // As root, the database server runs as another user.
const server = await startEmbedded({ folder: join(folder, 'postgres') });
const port = await freePort();
const publicUrl = `http://pathlight.localhost:${port}`;
const gradebook = await startGradebook(publicUrl, port);
const databaseUrl = await prepareEmbeddedDatabase(server.superuserUrl, 'bench', 'pathlight');
const dataFolder = join(folder, 'data');
const settings = { port, databaseUrl, publicUrl, dataFolder };
const web = await startPathlight(settings, gradebook);
const environment = {
  ...{ NODE_ENV: 'development', SANDBOX: 'off', PROCESS: 'worker', DATABASE_URL: databaseUrl },
  DATA_DIR: dataFolder,
  ...{ PUBLIC_URL: publicUrl, SECRET_KEY: 'bench-bench-bench-bench-bench-bench-bench' },
};
const worker = await startProcess(['dist/server/bin/start.js'], process.cwd(), environment);
const scores = await openScores(readConfig(environment), gradebook.itemUrl, COUNT);
// From here on this process only plays the LMS, which elsewhere has a machine of its own: it gives way.
setPriority(constants.priority.PRIORITY_LOW);
try {
  await measure(scores, gradebook, addressOf(settings, gradebook), worker);
} finally {
  await scores.close();
  await stopProcess(worker);
  await stopProcess(web.process);
  gradebook.close();
  closeConnections();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

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
import { sharesOf, startEqualLoad } from './equal-load.js';
import { secondsByLimits } from './limits-floor.js';
import type { Figures } from './measure.js';
import { launchesDuring } from './paced.js';
import { addressOf, startPathlight } from './pathlight.js';
import type { PathlightAddress } from './pathlight-steps.js';
import type { BenchPlatform } from './platform.js';
import { createMeter, differenceOf, type Meter, type Usage } from './processor.js';
import { openScores, type WaitingScores } from './score-rows.js';
import { peakMemory, startProcess, stopProcess } from './subject.js';

const COUNT = Number(process.argv[2] ?? 10_000);
const ANSWER_MS = 50;
const ALONE_MS = 15_000;
/** A round has some 250 launches, of which the slowest twelve make its p95: one round says little. */
const ROUNDS = 5;

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

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;

const medianOf = (rounds: readonly [Figures, ...Figures[]]): Figures => ({
  ...rounds[0],
  p50: median(rounds.map(({ p50 }) => p50)),
  p95: median(rounds.map(({ p95 }) => p95)),
});

/** Launches while other programs take as much of the processors as the work did. */
async function besideEqualLoad(
  shares: Usage,
  web: PathlightAddress,
  gradebook: Gradebook,
): Promise<Figures> {
  const end = startEqualLoad(shares);
  try {
    return await launchesDuring(sleep(ALONE_MS), web, gradebook);
  } finally {
    end();
  }
}

/** What the work itself takes: all that is used during it, less what launches and waiting take. */
async function metered<T>(meter: Meter, work: () => Promise<T>): Promise<[T, Usage, number]> {
  const [before, begun] = [meter.read(), performance.now()];
  const result = await work();
  return [result, differenceOf(meter.read(), before), (performance.now() - begun) / 1_000];
}

const told = (title: string, alone: Figures, beside: Figures) =>
  `launches ${title}: p95 ${beside.p95.toFixed(1)} ms, ${(beside.p95 / alone.p95).toFixed(2)} times ` +
  `the p95 alone (p50 ${beside.p50.toFixed(1)} ms, ${(beside.p50 / alone.p50).toFixed(2)} times)`;

async function measure(
  scores: WaitingScores,
  gradebook: Gradebook,
  web: PathlightAddress,
  worker: Parameters<typeof peakMemory>[0],
  databaseFolder: string,
): Promise<void> {
  const alone = () => launchesDuring(sleep(ALONE_MS), web, gradebook);
  await alone(); // Warm.
  const first = await alone();
  const sending = sendAll(scores);
  const besideScores = await launchesDuring(sending, web, gradebook);
  const seconds = await sending;
  const { state } = gradebook.platform;
  console.log(
    `\n${COUNT} scores in ${seconds.toFixed(0)} s (${(COUNT / seconds).toFixed(0)} per second): ` +
      `${check(gradebook.platform)}; ${state.requests.scores} posts, ${state.requests.token} tokens, ` +
      `worker ${peakMemory(worker)}\n` +
      `floor: ${secondsByLimits(COUNT, ANSWER_MS).toFixed(0)} s with the limits kept busy, ` +
      `${((COUNT * ANSWER_MS) / 4 / 1_000).toFixed(0)} s if the rate had no start to grow from`,
  );
  // The machine may have other work: a round beside both is followed by one beside an equal load and one alone.
  const alones: [Figures, ...Figures[]] = [first];
  const besides: Figures[] = [];
  const equals: Figures[] = [];
  const meter = createMeter(worker, databaseFolder);
  const [, idle, idleSeconds] = await metered(meter, alone);
  const shares: Usage[] = [];
  const course = await addCourse(gradebook.platform.serviceUrl('roster'));
  for (let round = 0; round < ROUNDS; round += 1) {
    await scores.change(Math.ceil(COUNT / 2));
    const [beside, used, lasted] = await metered(meter, () =>
      launchesDuring(sendBesideList(scores, course), web, gradebook),
    );
    besides.push(beside);
    shares.push(differenceOf(sharesOf(used, lasted), sharesOf(idle, idleSeconds)));
    equals.push(await besideEqualLoad(shares.at(-1)!, web, gradebook));
    alones.push(await alone());
  }
  const aside = medianOf(alones);
  const besideBoth = medianOf(besides as [Figures, ...Figures[]]);
  const besideEqual = medianOf(equals as [Figures, ...Figures[]]);
  const percent = (pick: (usage: Usage) => number) =>
    `${(median(shares.map(pick)) * 100).toFixed(0)} %`;
  const p95s = (rounds: Figures[]) => rounds.map(({ p95 }) => p95.toFixed(1)).join(', ');
  console.log(
    `launches alone: p95 ${p95s(alones)} ms; beside an equal load ${p95s(equals)} ms; ` +
      `beside both ${p95s(besides)} ms\n` +
      `both take of one processor: worker ${percent(({ tool }) => tool)}, ` +
      `database ${percent(({ database }) => database)}, LMS ${percent(({ load }) => load)}`,
  );
  console.log(told('beside an equal load', aside, besideEqual));
  console.log(told('beside scores', aside, besideScores));
  console.log(told('beside scores and a class list', aside, besideBoth));
  console.log(
    `beside both against beside an equal load: p95 ${(besideBoth.p95 / besideEqual.p95).toFixed(2)} times, ` +
      `p50 ${(besideBoth.p50 / besideEqual.p50).toFixed(2)} times`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'pathlight-bench-'));
chmodSync(folder, 0o755); // As root, the database server runs as another user.
const server = await startEmbedded({ folder: join(folder, 'postgres') });
const port = await freePort();
const publicUrl = `http://pathlight.localhost:${port}`;
const gradebook = await startGradebook(publicUrl, port);
const databaseUrl = await prepareEmbeddedDatabase(server.superuserUrl, 'bench', 'pathlight');
const settings = { port, databaseUrl, publicUrl };
const web = await startPathlight(settings, gradebook);
const environment = {
  ...{ NODE_ENV: 'development', SANDBOX: 'off', PROCESS: 'worker', DATABASE_URL: databaseUrl },
  ...{ PUBLIC_URL: publicUrl, SECRET_KEY: 'bench-bench-bench-bench-bench-bench-bench' },
};
const worker = await startProcess(['dist/server/bin/start.js'], process.cwd(), environment);
const scores = await openScores(readConfig(environment), gradebook.itemUrl, COUNT);
// From here on this process only plays the LMS, which elsewhere has a machine of its own: it gives way.
setPriority(constants.priority.PRIORITY_LOW);
try {
  await measure(
    scores,
    gradebook,
    addressOf(settings, gradebook),
    worker,
    join(folder, 'postgres'),
  );
} finally {
  await scores.close();
  await stopProcess(worker);
  await stopProcess(web.process);
  gradebook.close();
  closeConnections();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Score } from '#lti/types.js';
import { deliverScore } from '#server/features/assignments/score-delivery.js';
import type { TaskSubject } from '#server/jobs/task-names.js';
import { connectionLost, FakeLms, refusal } from '../gradebook.js';
import { testSystem } from '../system.js';
import { type ScoreClass, scoreClass } from './score-class.js';

const WORKER = join(import.meta.dirname, 'score-worker.ts');
const PUBLIC_URL = 'https://pathlight.test';
const AT_ONCE = 3;

/** Numbers from 0 to 1 that a seed repeats. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What ended wrong, in words; nothing when all is well. */
export type Faults = string[];

function judge(
  name: string,
  lms: FakeLms,
  sub: string,
  wanted: { points: number | null; comment: string },
): Faults {
  const arrived = lms.arrived.filter((score) => score.sub === sub);
  const last = arrived.at(-1);
  const faults: Faults = [];
  const isEmpty = wanted.points === null && (last?.points ?? null) === null;
  if (!isEmpty && last?.points !== wanted.points)
    faults.push(`${name}: ${last?.points} instead of ${wanted.points}`);
  if (!isEmpty && (last?.comment ?? '') !== wanted.comment) faults.push(`${name}: another comment`);
  arrived.slice(1).forEach((score, index) => {
    if (score.timestamp.getTime() - arrived[index]!.timestamp.getTime() < 1_000)
      faults.push(`${name}: stamps do not rise by a second`);
  });
  return faults;
}

/** R2: kills the worker between its post and the answer, each round with a new process. */
export async function killedDeliveries(rounds: number, seed: number): Promise<Faults> {
  const system = await testSystem();
  const random = chance(seed);
  const group = await scoreClass();
  const faults: Faults = [];
  const round = async (number: number) => {
    const lms = new FakeLms();
    const arrivesFirst = random() < 0.5;
    const isUpdate = random() < 0.5;
    const { personId, sub } = await group.enrol();
    const deps = { lms, now: () => system.clock.now(), publicUrl: PUBLIC_URL };
    if (isUpdate) {
      const first = await group.want(personId, 3, 'First');
      await deliverScore(first!, deps);
    }
    const before = lms.posts;
    const subject = await group.want(personId, 8, 'Second');
    await dieDuringPost(lms, arrivesFirst, system.database.urls.app, subject!);
    await group.letGo(personId);
    await deliverScore(subject!, deps);
    faults.push(...judge(`round ${number}`, lms, sub, { points: 8, comment: 'Second' }));
    const posts = lms.posts - before;
    if (posts > 2) faults.push(`round ${number}: ${posts} posts`);
    if (arrivesFirst && posts > 1) faults.push(`round ${number}: posted again what had arrived`);
    const state = (await group.read(personId))?.state;
    if (state !== 'sent') faults.push(`round ${number}: ${state}`);
  };
  for (let start = 0; start < rounds; start += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, rounds - start) }, (_, index) => round(start + index)),
    );
  return faults;
}

/** A process takes the job, posts, and is killed before it hears the answer. */
async function dieDuringPost(
  lms: FakeLms,
  arrivesFirst: boolean,
  appUrl: string,
  subject: object,
): Promise<void> {
  const victim: { process?: ChildProcess } = {};
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const body = JSON.parse(text) as Score & { timestamp: string };
      if (request.url === '/result') {
        void lms
          .readResult('', '', body.sub)
          .then((result) => response.end(JSON.stringify(result)));
        return;
      }
      const score = { ...body, timestamp: new Date(body.timestamp) };
      const post = arrivesFirst ? lms.sendScore('', '', score) : Promise.resolve((lms.posts += 1));
      void post.then(() => victim.process?.kill('SIGKILL'));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const child = fork(WORKER, {
    env: {
      ...process.env,
      APP_DATABASE_URL: appUrl,
      GRADEBOOK_URL: `http://127.0.0.1:${port}`,
    },
    execArgv: ['--conditions=source', '--import', 'tsx'],
  });
  victim.process = child;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.once('message', () => child.send(subject));
  await gone;
  server.closeAllConnections();
  server.close();
}

const ENDINGS = () =>
  [
    'answer lost',
    connectionLost(),
    refusal(500),
    refusal(503),
    refusal(429, { 'retry-after': '30' }),
    refusal(403, {}, 'Rate Limit Exceeded'),
  ] as const;

/**
 * R10 and R6: random wishes, each job delivered once, twice, three times at once or late, through an LMS
 * that fails in every way; then peace, and what the gradebook shows is held against the last wish.
 */
export async function randomSchedules(rounds: number, seed: number): Promise<Faults> {
  const group = await scoreClass();
  const faults: Faults = [];
  for (let number = 0; number < rounds; number += 1)
    faults.push(...(await schedule(group, `seed ${seed}, round ${number}`, chance(seed + number))));
  return faults;
}

async function schedule(group: ScoreClass, name: string, random: () => number): Promise<Faults> {
  const system = await testSystem();
  const lms = new FakeLms();
  lms.refusesOldStamps = random() < 0.5;
  const { personId, sub } = await group.enrol();
  const deps = { lms, now: () => system.clock.now(), publicUrl: PUBLIC_URL };
  const wanted: { points: number | null; comment: string } = { points: null, comment: '' };
  let subject: TaskSubject | undefined;
  const steps = 4 + Math.floor(random() * 6);
  for (let step = 0; step < steps; step += 1) {
    if (random() < 0.4) {
      wanted.points = random() < 0.15 ? null : Math.floor(random() * 11);
      wanted.comment = random() < 0.5 ? '' : `Comment ${step}`;
      subject = (await group.want(personId, wanted.points, wanted.comment)) ?? subject;
    }
    const endings = ENDINGS();
    if (random() < 0.6) lms.endings.push(endings[Math.floor(random() * endings.length)]!);
    const times = Math.floor(random() * 4);
    const job = subject;
    if (job) await Promise.all(Array.from({ length: times }, () => deliverScore(job, deps)));
  }
  const faults = subject ? await peace(name, lms, () => deliverScore(subject, deps)) : [];
  const wish = await group.read(personId);
  if (wish && wish.state !== 'sent') faults.push(`${name}: ${wish.state} ${wish.last_error}`);
  return [...faults, ...judge(name, lms, sub, wanted)];
}

/** The LMS works again: all that waits goes out, and nothing more after that. */
async function peace(name: string, lms: FakeLms, deliver: () => Promise<void>): Promise<Faults> {
  lms.endings.length = 0;
  for (let turn = 0; turn < 4; turn += 1) await deliver();
  const settled = lms.posts;
  await Promise.all([deliver(), deliver()]);
  return lms.posts === settled ? [] : [`${name}: sent again what was settled`];
}

/**
 * R9: our clock jumps up to five minutes either way, and the gradebook holds a stamp from a clock that
 * was up to five minutes ahead; by Moodle's rule it refuses what is not later.
 */
export async function wrongClocks(rounds: number, seed: number): Promise<Faults> {
  const system = await testSystem();
  const random = chance(seed);
  const group = await scoreClass();
  const faults: Faults = [];
  const minutes = (most: number) => (random() * 2 - 1) * most * 60_000;
  for (let number = 0; number < rounds; number += 1) {
    const lms = new FakeLms();
    lms.refusesOldStamps = true;
    const { personId, sub } = await group.enrol();
    let offset = 0;
    const now = () => new Date(system.clock.now().getTime() + offset);
    lms.arrived.push({
      ...{ sub, points: 1, maxPoints: 10, isUpdate: false, lineItemUrl: '' },
      timestamp: new Date(Date.now() + Math.abs(minutes(5))),
    });
    for (const points of [5, 7, 9]) {
      offset = minutes(5);
      const subject = await group.want(personId, points, `Round ${number}`);
      await deliverScore(subject!, { lms, now, publicUrl: PUBLIC_URL });
      const wanted = { points, comment: `Round ${number}` };
      faults.push(...judge(`round ${number}`, lms, sub, wanted));
      const state = (await group.read(personId))?.state;
      if (state !== 'sent') faults.push(`round ${number}: ${state} at once`);
    }
  }
  return faults;
}

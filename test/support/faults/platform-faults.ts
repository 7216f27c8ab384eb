import type { EgressReply } from '#lti/egress.js';
import { LmsError } from '#lti/lms-error.js';
import type { Registration } from '#lti/ports.js';
import { createCallLimiter, type CallLimiter } from '#lti/services/limiter.js';
import { createSharedStates } from '#lti/services/shared-state.js';
import { createMemoryStore } from '../../unit/lti/memory-store.js';

/** What a platform does while it is in trouble. */
export const FAULTS = [
  '500',
  '429',
  '429 Retry-After',
  '403 throttle',
  'timeout',
  'reset',
] as const;
export type Fault = (typeof FAULTS)[number];

const TIMEOUT_MS = 10_000;
const ANSWER_MS = 50;
/** As many as the real worker has. */
const WORKERS = 16;

/** Time that passes only when everybody waits: ten minutes take milliseconds. */
export class VirtualTime {
  milliseconds = Date.parse('2026-10-05T09:00:00Z');
  private readonly waiting: { at: number; go: () => void }[] = [];
  private readonly settleMs: number;

  /** @param settleMs - real time that work on other threads (signing) gets between two steps. */
  constructor(settleMs = 0) {
    this.settleMs = settleMs;
  }

  now = (): Date => new Date(this.milliseconds);

  sleep = (milliseconds: number): Promise<void> =>
    new Promise((go) => {
      this.waiting.push({ at: this.milliseconds + milliseconds, go });
    });

  /** Runs until the work is done. */
  async run(work: Promise<unknown>): Promise<void> {
    const state = { isDone: false };
    const isDone = () => state.isDone;
    const end = work.finally(() => {
      state.isDone = true;
    });
    while (!isDone()) {
      // Everything that can go on without time passing goes on first.
      await new Promise((done) => setImmediate(done));
      if (this.settleMs > 0) await new Promise((done) => setTimeout(done, this.settleMs));
      this.waiting.sort((one, other) => one.at - other.at);
      const next = isDone() ? undefined : this.waiting.shift();
      if (!next) continue;
      this.milliseconds = Math.max(this.milliseconds, next.at);
      next.go();
    }
    await end;
  }
}

export interface FaultyPlatform {
  registration: Registration;
  /** Set while the platform is in trouble. */
  fault: Fault | undefined;
  /** When each call arrived, in virtual milliseconds, and whether in trouble. */
  calls: { at: number; failed: boolean }[];
}

export function platformAt(host: string): FaultyPlatform {
  const at = (path: string) => `https://${host}/${path}`;
  const registration: Registration = {
    id: host,
    issuer: `https://${host}`,
    clientId: 'client',
    name: host,
    family: 'other',
    authEndpoint: at('auth'),
    tokenEndpoint: at('token'),
    authorizationServer: null,
    jwksUrl: at('keys'),
    keyId: 'key',
    serviceHosts: [],
  };
  return { registration, fault: undefined, calls: [] };
}

async function answer(platform: FaultyPlatform, time: VirtualTime): Promise<EgressReply> {
  const { fault } = platform;
  platform.calls.push({ at: time.milliseconds, failed: fault !== undefined });
  const reply = (status: number, text = '', headers = {}) => ({ status, text, headers });
  await time.sleep(fault === 'timeout' ? TIMEOUT_MS : ANSWER_MS);
  switch (fault) {
    case undefined:
      return reply(200);
    case '500':
      return reply(500, 'oops');
    case '429':
      return reply(429);
    case '429 Retry-After':
      return reply(429, '', { 'retry-after': '2' });
    case '403 throttle':
      return reply(403, '403 Forbidden (Rate Limit Exceeded)', { 'x-rate-limit-remaining': '0.0' });
    case 'timeout':
      throw Object.assign(new Error('too slow'), { name: 'TimeoutError' });
    case 'reset':
      throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  }
}

interface Job {
  platform: FaultyPlatform;
  runAt: number;
  attempts: number;
}

/** The queue of one node: jobs in order of their time, so many at once, as the worker treats them. */
export class VirtualQueue {
  readonly jobs: Job[] = [];
  /** How long each finished job had been due before somebody took it, by platform. */
  readonly ages = new Map<FaultyPlatform, number[]>();
  sent = 0;
  /** The most tries that one job used up. */
  mostAttempts = 0;
  private readonly limiter: CallLimiter;
  private readonly time: VirtualTime;

  constructor(time: VirtualTime, store = createMemoryStore()) {
    this.time = time;
    this.limiter = createCallLimiter({
      states: createSharedStates(store),
      now: time.now,
      sleep: time.sleep,
    });
  }

  add(platform: FaultyPlatform, count: number): void {
    for (let index = 0; index < count; index += 1)
      this.jobs.push({ platform, runAt: this.time.milliseconds, attempts: 0 });
  }

  /** Works until this time, or until nothing is left when `untilEmpty`. */
  async work(until: number, untilEmpty = false): Promise<void> {
    let busy = 0;
    const worker = async () => {
      while (this.time.milliseconds < until) {
        const job = this.due();
        if (!job && untilEmpty && busy === 0 && this.jobs.length === 0) return;
        if (!job) {
          await this.time.sleep(250);
          continue;
        }
        busy += 1;
        await this.attempt(job);
        busy -= 1;
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, worker));
  }

  private due(): Job | undefined {
    const now = this.time.milliseconds;
    const ready = this.jobs.filter(({ runAt }) => runAt <= now);
    const next = ready.toSorted((one, other) => one.runAt - other.runAt)[0];
    if (next) this.jobs.splice(this.jobs.indexOf(next), 1);
    return next;
  }

  private async attempt(job: Job): Promise<void> {
    const { platform } = job;
    const age = this.time.milliseconds - job.runAt;
    this.ages.set(platform, [...(this.ages.get(platform) ?? []), age]);
    const address = `${platform.registration.issuer}/scores`;
    try {
      const call = { address, operation: 'sending a score' };
      const send = () => answer(platform, this.time);
      const reply = await this.limiter.run(platform.registration, call, send);
      if (reply.status !== 200) throw new LmsError('sending a score', { answer: reply });
      this.sent += 1;
    } catch (error) {
      this.comeBack(job, error);
    }
  }

  /** As the real worker: a pause costs no try, anything else waits longer each time. */
  private comeBack(job: Job, error: unknown): void {
    const notBefore = error instanceof LmsError ? error.notBefore : undefined;
    const attempts = notBefore ? 0 : job.attempts + 1;
    this.mostAttempts = Math.max(this.mostAttempts, attempts);
    const runAt =
      notBefore?.getTime() ?? this.time.milliseconds + Math.exp(Math.min(attempts, 10)) * 1_000;
    this.jobs.push({ ...job, runAt, attempts });
  }
}

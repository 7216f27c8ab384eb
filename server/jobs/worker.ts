import { EventEmitter } from 'node:events';
import {
  type JobHelpers,
  Logger as QueueLogger,
  run,
  type Task,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import { LmsError } from '#lti/lms-error.js';
import type { Logger } from '../logging.js';
import { inBackground, type Turn } from '../people-first/background.js';
import { type RecoveryTimes, startCrashRecovery } from './crash-recovery.js';
import { openQueuePool } from './queue-pool.js';
import { TASK_NAMES, type TaskName, type TaskSubject } from './task-names.js';

/**
 * Jobs wait for other machines most of the time. A platform has six lanes for scores, so three that
 * hang leave room for others.
 */
const CONCURRENCY = 24;
/** Taking a job and giving it back are quick, so jobs share connections. */
const CONNECTIONS = 8;

export interface Worker {
  /** Lets jobs under way finish, then closes the connections. */
  stop(): Promise<void>;
}

export type TaskHandlers = Record<TaskName, (subject: TaskSubject) => Promise<void>>;

const AT_ONCE: Turn = () => undefined;

export interface WorkerOptions {
  times?: RecoveryTimes;
  /** When a step of this work may begin; at once where it is left out. */
  turn?: Turn | undefined;
}

/** The handlers as the queue wants them. */
export function createTaskList(handlers: TaskHandlers, turn: Turn = AT_ONCE): TaskList {
  const asTask =
    (name: TaskName): Task =>
    async (payload, helpers) => {
      try {
        await inBackground(turn, () => handlers[name](payload as TaskSubject));
      } catch (error) {
        if (!(error instanceof LmsError) || !error.notBefore) throw error;
        await comeBack(name, payload as TaskSubject, helpers, error.notBefore);
      }
    };
  return Object.fromEntries(TASK_NAMES.map((name) => [name, asTask(name)]));
}

/**
 * The platform wants no call before then: the same job again at that time, with all its tries. It takes
 * the key over from the one that ends now, so work that is asked for meanwhile still finds it.
 */
async function comeBack(
  name: TaskName,
  subject: TaskSubject,
  { job, addJob }: JobHelpers,
  runAt: Date,
): Promise<void> {
  const key = job.key ?? `${subject.tenantId}:${name}:${subject.subjectId}`;
  await addJob(name, subject, {
    jobKey: key,
    queueName: key,
    runAt,
    maxAttempts: job.max_attempts,
  });
}

/**
 * Runs the queue. A handler that throws is tried again, later each time; handlers open
 * `withTenant()` themselves, so that no transaction is open while they wait for an LMS.
 *
 * @param queueUrl - a direct connection: LISTEN does not work through a transaction pooler.
 */
export async function startWorker(
  queueUrl: string,
  handlers: TaskHandlers,
  log: Logger,
  { times, turn = AT_ONCE }: WorkerOptions = {},
): Promise<Worker> {
  const pool = openQueuePool(queueUrl, { max: CONNECTIONS, log, turn });
  const recovery = await startCrashRecovery(queueUrl, pool, log, times);
  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked in the pool's name; a single worker's name is used in some of the library's modes.
  events.on('pool:create', ({ workerPool }) => {
    recovery.announce(workerPool.id);
  });
  events.on('worker:create', ({ worker }) => {
    recovery.announce(worker.workerId);
  });
  const runner = await run({
    pgPool: pool,
    concurrency: CONCURRENCY,
    pollInterval: 2_000,
    noHandleSignals: true,
    events,
    taskList: createTaskList(handlers, turn),
    logger: new QueueLogger(() => (level, message) => {
      if ((level as string) === 'error') log.error({ queue: message }, 'background work failed');
      else log.debug({ queue: message }, 'queue');
    }),
  });
  return {
    async stop() {
      await runner.stop();
      await recovery.stop();
      await pool.end();
    },
  };
}

import { Logger as QueueLogger, run, type TaskList } from 'graphile-worker';
import type { Logger } from '../logging.js';
import { openQueuePool } from './queue-pool.js';
import { TASK_NAMES, type TaskName, type TaskSubject } from './task-names.js';

/**
 * Jobs wait for other machines most of the time. A platform has four lanes for scores, so three that
 * hang leave room for others.
 */
const CONCURRENCY = 16;
/** Taking a job and giving it back are quick, so jobs share connections. */
const CONNECTIONS = 8;

export interface Worker {
  /** Lets jobs under way finish, then closes the connections. */
  stop(): Promise<void>;
}

export type TaskHandlers = Record<TaskName, (subject: TaskSubject) => Promise<void>>;

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
): Promise<Worker> {
  const pool = openQueuePool(queueUrl, CONNECTIONS, log);
  const taskList: TaskList = {};
  for (const name of TASK_NAMES) {
    taskList[name] = (payload) => handlers[name](payload as TaskSubject);
  }
  const runner = await run({
    pgPool: pool,
    concurrency: CONCURRENCY,
    pollInterval: 2_000,
    noHandleSignals: true,
    taskList,
    logger: new QueueLogger(() => (level, message) => {
      if ((level as string) === 'error') log.error({ queue: message }, 'background work failed');
      else log.debug({ queue: message }, 'queue');
    }),
  });
  return {
    async stop() {
      await runner.stop();
      await pool.end();
    },
  };
}

import pg from 'pg';
import type { Logger } from '../logging.js';

/**
 * A worker that dies leaves its jobs locked, and graphile-worker waits four hours before it takes
 * such locks for lost. Here each worker holds an advisory lock for as long as its process lives;
 * a job whose worker's lock is free has nobody, and goes back to the queue.
 */
export interface CrashRecovery {
  /** A worker of this process has begun. */
  announce(workerId: string): void;
  stop(): Promise<void>;
}

export interface RecoveryTimes {
  /** How often to look for jobs that nobody works on. */
  checkEveryMs: number;
  /** A job younger than this may belong to a worker whose lock is still under way. */
  graceMs: number;
}

const TIMES: RecoveryTimes = { checkEveryMs: 15_000, graceMs: 10_000 };
const LOCK_KEY = `hashtextextended('pathlight-worker ' || $1, 0)`;

export async function startCrashRecovery(
  queueUrl: string,
  pool: pg.Pool,
  log: Logger,
  times: RecoveryTimes = TIMES,
): Promise<CrashRecovery> {
  const signs = signsOfLife(queueUrl, log);
  await signs.ready;
  const look = () =>
    freeOrphans(pool, times.graceMs).then(
      (count) => {
        if (count > 0) log.warn({ workers: count }, 'jobs of a dead worker go on');
      },
      (error: unknown) => {
        log.warn({ err: error }, 'could not look for jobs of dead workers');
      },
    );
  await look();
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = look();
  }, times.checkEveryMs);
  timer.unref();
  return {
    announce: (workerId) => {
      signs.add(workerId);
    },
    async stop() {
      clearInterval(timer);
      await looking;
      await signs.stop();
    },
  };
}

/** Holds the locks on a connection of its own, and takes them again when that is lost. */
function signsOfLife(queueUrl: string, log: Logger) {
  const ids = new Set<string>();
  let client: pg.Client | undefined;
  let isStopped = false;
  let locking = Promise.resolve();
  const lock = async (on: pg.Client, id: string) => {
    await on.query(`select pg_advisory_lock(${LOCK_KEY})`, [id]);
  };
  const connect = async () => {
    const fresh = new pg.Client({ connectionString: queueUrl });
    fresh.on('error', (error) => {
      log.debug({ err: error }, "the workers' locks lost their connection");
    });
    fresh.once('end', () => {
      if (client === fresh) reconnect();
    });
    await fresh.connect();
    client = fresh;
    for (const id of ids) await lock(fresh, id);
  };
  const reconnect = () => {
    client = undefined;
    if (isStopped) return;
    setTimeout(() => {
      if (!isStopped) connect().catch(reconnect);
    }, RECONNECT_MS).unref();
  };
  return {
    ready: connect(),
    add(id: string) {
      ids.add(id);
      // Without a connection it is locked with the others once there is one again.
      locking = locking.then(() => (client ? lock(client, id) : undefined)).catch(() => undefined);
    },
    async stop() {
      isStopped = true;
      await locking;
      await client?.end();
    },
  };
}

const RECONNECT_MS = 500;

/** @returns how many dead workers left jobs. */
async function freeOrphans(pool: pg.Pool, graceMs: number): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ locked_by: string }>(
      `select locked_by from graphile_worker.jobs
       where locked_by is not null group by locked_by
       having max(locked_at) < now() - $1 * interval '1 millisecond'`,
      [graceMs],
    );
    let freed = 0;
    for (const { locked_by: id } of rows) {
      const { rows: answers } = await client.query<{ is_free: boolean }>(
        `select pg_try_advisory_lock(${LOCK_KEY}) as is_free`,
        [id],
      );
      if (!answers[0]?.is_free) continue;
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [[id]]);
      await client.query(`select pg_advisory_unlock(${LOCK_KEY})`, [id]);
      freed += 1;
    }
    return freed;
  } finally {
    client.release();
  }
}

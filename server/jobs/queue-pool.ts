import pg from 'pg';
import type { Logger } from '../logging.js';

/**
 * A pool of our own, because the library takes its ear off its pool when it stops: a connection that
 * the server cuts a moment later would then end this process with a stack trace.
 */
export function openQueuePool(connectionString: string, max: number, log: Logger): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  const note = (error: Error) => {
    log.debug({ err: error }, 'the queue lost a connection');
  };
  pool.on('error', note);
  // Lent connections are not the pool's to listen to.
  pool.on('connect', (client) => {
    client.on('error', note);
  });
  return pool;
}

import pg from 'pg';
import type { Turn } from '../people-first/background.js';
import type { Logger } from '../logging.js';

/**
 * A pool of our own, because the library takes its ear off its pool when it stops: a connection that
 * the server cuts a moment later would then end this process with a stack trace.
 */
export function openQueuePool(
  connectionString: string,
  { max, log, turn }: { max: number; log: Logger; turn: Turn },
): pg.Pool {
  const pool = new PatientPool({ connectionString, max }, turn);
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

/** Taking a job and giving it back are steps of background work too: each waits for its turn. */
class PatientPool extends pg.Pool {
  readonly #turn: Turn;

  constructor(settings: pg.PoolConfig, turn: Turn) {
    super(settings);
    this.#turn = turn;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<pg.PoolClient> | undefined {
    if (!callback) return this.#connectInTurn();
    // So asks the pool itself, for a query of its own.
    super.connect(callback);
    return undefined;
  }

  async #connectInTurn(): Promise<pg.PoolClient> {
    await this.#turn();
    return super.connect();
  }
}

type Callback = Parameters<pg.Pool['connect']>[0];

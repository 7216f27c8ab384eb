import { withTenant } from '../../db/tenant.js';
import { noteProgress, type Reached } from './import-records.js';

const PROGRESS_MS = 1_000;

/**
 * Tells each second how far a reading is, whatever it is at, and hears whether it is still wanted.
 *
 * @param size - bytes of the file.
 */
export class Telling {
  /** Aborted once nobody wants the file read any more. */
  readonly stopping = new AbortController();
  private readonly reached: Reached;
  private telling = Promise.resolve();
  private readonly timer: NodeJS.Timeout;
  private readonly tenantId: string;
  private readonly id: string;

  constructor(tenantId: string, id: string, size: number) {
    this.tenantId = tenantId;
    this.id = id;
    this.reached = { step: 'gathering', done: 0, total: size, read: 0, rows: 0 };
    // Only the clock tells: what is reached may be said within a transaction, and this is one of its own.
    this.timer = setInterval(() => {
      this.tell();
    }, PROGRESS_MS);
  }

  get isWanted(): boolean {
    return !this.stopping.signal.aborted;
  }

  reach(reached: Partial<Reached>): void {
    Object.assign(this.reached, reached);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.telling;
  }

  private tell(): void {
    this.telling = this.telling
      .then(() => withTenant(this.tenantId, () => noteProgress(this.id, { ...this.reached })))
      .then(
        (isWanted) => {
          if (!isWanted) this.stopping.abort();
        },
        // The next one tells as much.
        () => undefined,
      );
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface MoreRowsOptions<Row> {
  /** The rows after so many; null when they are no longer wanted. */
  load: (offset: number) => Promise<readonly Row[] | null>;
  /** The rows stand on the page: says so, and moves the focus to the first new one. */
  shown: (offset: number, rows: readonly Row[]) => Promise<unknown>;
}

/** A list that grows by "show more", with its own wait and its own failure. */
export class MoreRows<Row> implements ReactiveController {
  rows: readonly Row[] = [];
  isBusy = false;
  /** Why the next rows did not come. */
  problem: unknown = null;

  private readonly host: ReactiveControllerHost;
  private readonly options: MoreRowsOptions<Row>;

  constructor(host: ReactiveControllerHost, options: MoreRowsOptions<Row>) {
    this.host = host;
    this.options = options;
    host.addController(this);
  }

  hostConnected(): void {
    // Needs nothing of its host but the drawing.
  }

  /** Begins anew with the first rows. */
  start(rows: readonly Row[]): void {
    this.rows = rows;
    this.problem = null;
    this.host.requestUpdate();
  }

  readonly showMore = async (): Promise<void> => {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    this.host.requestUpdate();
    const offset = this.rows.length;
    try {
      const next = await this.options.load(offset);
      if (next === null) return;
      this.rows = [...this.rows, ...next];
      this.host.requestUpdate();
      await this.host.updateComplete;
      await this.options.shown(offset, this.rows);
    } catch (error) {
      this.problem = error;
    } finally {
      this.isBusy = false;
      this.host.requestUpdate();
    }
  };
}

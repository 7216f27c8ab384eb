import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Drafts } from '../api/drafts.js';
import { isAbort, ProblemError } from '../api/problem-error.js';

/** Saved within a second after a pause in typing. */
const PAUSE_MS = 700;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 30_000;

export type SaveState = 'idle' | 'saving' | 'saved' | 'retrying' | 'failed';

export interface AutosaveSetup<T> {
  /** Sends the value; must be safe to repeat. */
  save: (value: T, signal: AbortSignal) => Promise<unknown>;
  /** Keeps what is not saved over a reload, under this name. */
  draft?: { drafts: Drafts; key: string };
}

/**
 * Saves what a person writes without a button, and says where it stands.
 *
 * "saved" never shows before the server said so. A newer value replaces an older one that is still
 * under way; a busy server or lost network is tried again, sooner when the network is back.
 */
export class AutosaveController<T> implements ReactiveController {
  state: SaveState = 'idle';
  savedAt: Date | null = null;
  /** Why the last save failed for good. */
  error: unknown = null;

  private readonly host: ReactiveControllerHost;
  private readonly setup: AutosaveSetup<T>;
  private pending: { value: T } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retryMs = FIRST_RETRY_MS;
  private running: Promise<void> | null = null;

  constructor(host: ReactiveControllerHost, setup: AutosaveSetup<T>) {
    this.host = host;
    this.setup = setup;
    host.addController(this);
  }

  /** What was written before the page was left and never reached the server. */
  get draft(): T | undefined {
    const { draft } = this.setup;
    return draft?.drafts.get(draft.key) as T | undefined;
  }

  hostConnected(): void {
    window.addEventListener('online', this.handleOnline);
    window.addEventListener('pagehide', this.handleLeave);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.handleOnline);
    window.removeEventListener('pagehide', this.handleLeave);
    void this.flush();
  }

  /** Call with each new value. */
  change(value: T): void {
    this.pending = { value };
    this.setup.draft?.drafts.set(this.setup.draft.key, value);
    this.retryMs = FIRST_RETRY_MS;
    this.schedule(PAUSE_MS);
  }

  /** Saves at once; resolves true when nothing is left to save. Call before handing in. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.pending) await this.run();
    return this.pending === null;
  }

  private readonly handleOnline = () => {
    if (this.pending) this.schedule(0);
  };

  private readonly handleLeave = () => void this.flush();

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  private run(): Promise<void> {
    this.running = this.attempt().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async attempt(): Promise<void> {
    const sent = this.pending;
    if (!sent) return;
    this.become(this.state === 'retrying' ? 'retrying' : 'saving');
    try {
      await this.setup.save(sent.value, new AbortController().signal);
      this.handleSaved(sent);
    } catch (error) {
      if (!isAbort(error)) this.handleFailure(error);
    }
  }

  private handleSaved(sent: { value: T }): void {
    this.savedAt = new Date();
    this.error = null;
    this.retryMs = FIRST_RETRY_MS;
    if (this.pending !== sent) {
      this.schedule(PAUSE_MS);
      return;
    }
    this.pending = null;
    this.setup.draft?.drafts.remove(this.setup.draft.key);
    this.become('saved');
  }

  private handleFailure(error: unknown): void {
    this.error = error;
    if (error instanceof ProblemError && !error.isTransient) {
      this.become('failed');
      return;
    }
    this.become('retrying');
    this.schedule(this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
  }

  private become(state: SaveState): void {
    this.state = state;
    this.host.requestUpdate();
  }
}

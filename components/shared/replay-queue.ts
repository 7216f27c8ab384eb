import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Drafts } from '../api/drafts.js';
import { ProblemError } from '../api/problem-error.js';

const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 30_000;

/** What became of a change: the server took it, refused it for good, or the network is away. */
export type Outcome = 'taken' | 'refused' | 'waiting';

export interface ReplaySetup<T> {
  /** Sends one change. Must be safe to repeat, since an answer may get lost on its way. */
  send: (change: T) => Promise<void>;
  /** The server said no: the change leaves the queue. */
  refused: (change: T, error: unknown) => Promise<void> | void;
  /** The list of changes is another one. */
  changed: () => void;
  drafts: () => Drafts;
  /** The name that the changes are kept under over a reload. */
  key: string;
}

interface Entry<T> {
  change: T;
  settle: (outcome: Outcome) => void;
}

/** The queue that has the word for each person's key: one left behind by a closed page hands over. */
const inCharge = new WeakMap<Drafts, Map<string, { stop: () => void }>>();

/**
 * Sends changes one after the other, in the order they were made. While the network is away they are
 * kept (in memory, and in the person's drafts as JSON) and sent in the same order when it is back: at
 * the browser's `online`, with the next change, or by itself after a while.
 */
export class ReplayQueue<T> implements ReactiveController {
  /** Whether the last try found no network. */
  isOffline = false;

  private readonly setup: ReplaySetup<T>;
  private entries: Entry<T>[] = [];
  private running: Promise<void> | null = null;
  private isConnected = false;
  private isStopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retryMs = FIRST_RETRY_MS;

  constructor(host: ReactiveControllerHost, setup: ReplaySetup<T>) {
    this.setup = setup;
    host.addController(this);
  }

  /** Changes that the server has not confirmed, oldest first. */
  get changes(): readonly T[] {
    return this.entries.map(({ change }) => change);
  }

  /** How many changes wait for the network. */
  get waiting(): number {
    return this.isOffline ? this.entries.length : 0;
  }

  hostConnected(): void {
    this.isConnected = true;
    window.addEventListener('online', this.handleOnline);
  }

  /** A page that closes while changes wait goes on sending, until a new one takes over. */
  hostDisconnected(): void {
    this.isConnected = false;
    if (this.entries.length === 0) this.listenNoMore();
  }

  /** Takes up what was kept from an earlier page. Call once what the changes are about is known. */
  begin(): void {
    const drafts = this.setup.drafts();
    const queues = inCharge.get(drafts) ?? new Map<string, { stop: () => void }>();
    const earlier = queues.get(this.setup.key);
    if (earlier === this) return void this.flush();
    earlier?.stop();
    if (this.isStopped) this.entries = [];
    this.isStopped = false;
    inCharge.set(drafts, queues.set(this.setup.key, this));
    const kept = (drafts.get(this.setup.key) ?? []) as T[];
    this.entries.unshift(...kept.map((change) => ({ change, settle: () => undefined })));
    this.note();
    void this.flush();
  }

  add(change: T): Promise<Outcome> {
    return new Promise((settle) => {
      this.entries.push({ change, settle });
      this.note();
      void this.flush();
    });
  }

  /** Tries now. @returns whether nothing is left to send. */
  async flush(): Promise<boolean> {
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    await this.running;
    return this.entries.length === 0;
  }

  /** Another queue has taken the changes over. */
  stop(): void {
    this.isStopped = true;
    this.listenNoMore();
  }

  private readonly handleOnline = () => void this.flush();

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    for (let first = this.entries[0]; first && !this.isStopped; first = this.entries[0])
      if (!(await this.send(first))) return;
  }

  /** @returns whether the way is free for the next one. */
  private async send(entry: Entry<T>): Promise<boolean> {
    try {
      await this.setup.send(entry.change);
      this.leave(entry, 'taken');
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'offline') {
        this.wait();
        return false;
      }
      await this.setup.refused(entry.change, error);
      this.leave(entry, 'refused');
    }
    return true;
  }

  private leave(entry: Entry<T>, outcome: Outcome): void {
    this.retryMs = FIRST_RETRY_MS;
    this.entries = this.entries.filter((one) => one !== entry);
    if (this.entries.length === 0) this.isOffline = false;
    if (this.entries.length === 0 && !this.isConnected) this.listenNoMore();
    if (!this.isStopped) this.note();
    entry.settle(outcome);
  }

  private wait(): void {
    this.isOffline = true;
    for (const { settle } of this.entries) settle('waiting');
    this.timer = setTimeout(() => void this.flush(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
    this.setup.changed();
  }

  private note(): void {
    const { drafts, key, changed } = this.setup;
    if (this.entries.length > 0) drafts().set(key, this.changes);
    else drafts().remove(key);
    changed();
  }

  private listenNoMore(): void {
    clearTimeout(this.timer);
    window.removeEventListener('online', this.handleOnline);
  }
}

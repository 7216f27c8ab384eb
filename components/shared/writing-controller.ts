import type { ReactiveController } from 'lit';
import type { RequestOptions } from '../api/client.js';
import { ProblemError } from '../api/problem-error.js';
import { AutosaveController } from './autosave-controller.js';
import type { IlpView } from './ilp-view.js';
import { type AnswerDraft, type Answers, areSame, reconcile } from './writing-sync.js';

/** Browsers hold 64 KB of requests for a page that is gone; letters may take more than a byte. */
const KEEPALIVE_MAX = 20_000;

/** What the server has of a piece of writing. */
export interface Written extends AnswerDraft {
  canWrite: boolean;
}

/**
 * A piece of writing while its student writes: saved as it grows, kept on the device until the server
 * has it, and never overwritten by another tab without asking.
 */
export abstract class WritingController<T> implements ReactiveController {
  /** As the server last told it. */
  item: T | undefined;
  answers: Answers = {};
  /** The other version, while the student has to choose. */
  theirs: Answers | null = null;
  autosave: AutosaveController<AnswerDraft> | undefined;

  protected readonly host: IlpView;
  protected revision = 0;
  /** Sent without an answer so far: the server's newer version may be one of these. */
  private readonly unconfirmed: Answers[] = [];

  constructor(host: IlpView) {
    this.host = host;
    host.addController(this);
  }

  /** The name of the draft on this device. */
  protected abstract draftKey(): string;
  protected abstract fetch(signal?: AbortSignal): Promise<T>;
  protected abstract writtenOf(item: T): Written;
  /** Must be safe to repeat. */
  protected abstract send(
    draft: AnswerDraft,
    options: RequestOptions,
  ): Promise<{ revision: number }>;

  hostConnected(): void {
    this.theirs = null;
  }

  async load(signal?: AbortSignal): Promise<T> {
    const item = await this.fetch(signal);
    this.show(item);
    return item;
  }

  write(name: string, text: string): void {
    this.answers = { ...this.answers, [name]: text };
    this.keep();
  }

  /** Of two versions the student keeps one, which is then saved over the other. */
  choose(choice: 'mine' | 'theirs'): void {
    if (choice === 'theirs' && this.theirs) this.answers = this.theirs;
    this.theirs = null;
    this.keep();
  }

  protected show(item: T): void {
    const written = this.writtenOf(item);
    this.item = item;
    this.revision = written.revision;
    this.answers = written.answers;
    this.theirs = null;
    if (written.canWrite) this.resume(written);
    this.host.requestUpdate();
  }

  /** Brings back what this device still held from before. */
  private resume(server: AnswerDraft): void {
    this.autosave ??= new AutosaveController<AnswerDraft>(this.host, {
      save: (draft, signal) => this.save(draft.answers, signal),
      draft: { drafts: this.host.drafts, key: this.draftKey() },
    });
    const found = reconcile(server, this.autosave.draft);
    if (found.kind === 'local') {
      this.answers = found.answers;
      this.keep();
    } else if (found.kind === 'conflict') {
      this.answers = found.mine;
      this.theirs = server.answers;
    }
  }

  protected keep(): void {
    this.autosave?.change({ answers: this.answers, revision: this.revision });
    this.host.requestUpdate();
  }

  private async save(answers: Answers, signal: AbortSignal): Promise<void> {
    try {
      await this.put(answers, signal);
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (!(await this.meetConflict(signal))) throw error;
      await this.put(answers, signal);
    }
  }

  private async put(answers: Answers, signal: AbortSignal): Promise<void> {
    const draft = { answers, revision: this.revision };
    this.unconfirmed.push(answers);
    const saved = await this.send(draft, {
      signal,
      // Lets the last save outlive the page; browsers refuse it for long texts.
      keepalive: JSON.stringify(draft).length < KEEPALIVE_MAX,
    });
    this.unconfirmed.length = 0;
    this.revision = saved.revision;
  }

  /** Whether the newer version turned out to be ours, so that saving can go on. */
  protected async meetConflict(signal?: AbortSignal): Promise<boolean> {
    const newest = await this.fetch(signal);
    const { answers, revision, canWrite } = this.writtenOf(newest);
    this.revision = revision;
    this.item = newest;
    this.host.requestUpdate();
    // Closed from elsewhere: what was written here stays on the device for another try.
    if (!canWrite) {
      this.answers = answers;
      return false;
    }
    const isOurs = [this.answers, ...this.unconfirmed].some((ours) => areSame(ours, answers));
    if (!isOurs) this.theirs = answers;
    return isOurs;
  }
}

export function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'conflict';
}

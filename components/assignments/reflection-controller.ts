import type { ReactiveController } from 'lit';
import type { Reflection, ReflectionSaved } from '#contracts/assignments.js';
import { ProblemError } from '../api/problem-error.js';
import { AutosaveController } from '../shared/autosave-controller.js';
import type { IlpView } from '../shared/ilp-view.js';
import { type AnswerDraft, type Answers, areSame, reconcile } from './reflection-sync.js';

/** Browsers hold 64 KB of requests for a page that is gone; letters may take more than a byte. */
const KEEPALIVE_MAX = 20_000;

/**
 * The answers of one reflection while its student writes: saved as they go, kept on the device
 * until the server has them, and never overwritten by another tab without asking.
 */
export class ReflectionController implements ReactiveController {
  reflection: Reflection | undefined;
  answers: Answers = {};
  /** The other version, while the student has to choose. */
  theirs: Answers | null = null;
  autosave: AutosaveController<AnswerDraft> | undefined;

  private readonly host: IlpView;
  private revision = 0;
  /** Sent without an answer so far: the server's newer version may be one of these. */
  private readonly unconfirmed: Answers[] = [];

  constructor(host: IlpView) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.theirs = null;
  }

  async load(signal?: AbortSignal): Promise<Reflection> {
    const reflection = await this.host.api.get<Reflection>(this.path(), signal && { signal });
    this.show(reflection);
    return reflection;
  }

  write(blockId: string, text: string): void {
    this.answers = { ...this.answers, [blockId]: text };
    this.keep();
  }

  /** Of two versions the student keeps one, which is then saved over the other. */
  choose(choice: 'mine' | 'theirs'): void {
    if (choice === 'theirs' && this.theirs) this.answers = this.theirs;
    this.theirs = null;
    this.keep();
  }

  /**
   * Hands in what is on the page. Resolves false when it could not be saved first, or another
   * version came between.
   *
   * @throws ProblemError
   */
  async handIn(): Promise<boolean> {
    if (this.autosave && !(await this.autosave.flush())) return false;
    try {
      const body = { revision: this.revision };
      this.show(await this.host.api.post<Reflection>(`${this.path()}/submit`, body));
      return true;
    } catch (error) {
      if (!isConflict(error)) throw error;
      await this.meetConflict();
      return false;
    }
  }

  private path(): string {
    return `/assignments/${encodeURIComponent(this.host.params.assignmentId ?? '')}/submission`;
  }

  private show(reflection: Reflection): void {
    this.reflection = reflection;
    this.revision = reflection.submission.revision;
    this.answers = reflection.submission.answers;
    this.theirs = null;
    if (reflection.canWrite) this.resume(reflection.submission);
    this.host.requestUpdate();
  }

  /** Brings back what this device still held from before. */
  private resume(server: AnswerDraft): void {
    this.autosave ??= new AutosaveController<AnswerDraft>(this.host, {
      save: (draft, signal) => this.save(draft.answers, signal),
      draft: { drafts: this.host.drafts, key: `reflection.${this.path()}` },
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

  private keep(): void {
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
    const body = { answers, revision: this.revision };
    this.unconfirmed.push(answers);
    const saved = await this.host.api.put<ReflectionSaved>(this.path(), body, {
      signal,
      // Lets the last save outlive the page; browsers refuse it for long texts.
      keepalive: JSON.stringify(body).length < KEEPALIVE_MAX,
    });
    this.unconfirmed.length = 0;
    this.revision = saved.revision;
  }

  /** Whether the newer version turned out to be ours, so that saving can go on. */
  private async meetConflict(signal?: AbortSignal): Promise<boolean> {
    const newest = await this.host.api.get<Reflection>(this.path(), signal && { signal });
    const { answers, revision } = newest.submission;
    this.revision = revision;
    this.reflection = newest;
    this.host.requestUpdate();
    // Handed in from elsewhere: what was written here stays on the device for another try.
    if (!newest.canWrite) {
      this.answers = answers;
      return false;
    }
    const isOurs = [this.answers, ...this.unconfirmed].some((ours) => areSame(ours, answers));
    if (!isOurs) this.theirs = answers;
    return isOurs;
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'conflict';
}

import type { ReactiveController } from 'lit';
import type { ResumeLanguage, ResumePage, ResumeSaved } from '#contracts/resumes.js';
import { ProblemError } from '../api/problem-error.js';
import { AutosaveController } from '../shared/autosave-controller.js';
import type { IlpView } from '../shared/ilp-view.js';
import { type Edit, type ResumeDoc, takeBack } from './resume-edit.js';
import { areSame, reconcile, type ResumeDraft } from './resume-sync.js';

/** Browsers hold 64 KB of requests for a page that is gone; letters may take more than a byte. */
const KEEPALIVE_MAX = 20_000;
const STEPS_MAX = 50;

interface Step {
  before: ResumeDoc;
  reworded: string | null;
}

/**
 * One résumé while its student works on it: saved as they go, kept on the device until the server has
 * it, laid out anew with each save, and never overwritten by another tab without asking.
 */
export class ResumeController implements ReactiveController {
  /** What the server last said; its words are those of `doc` only when nothing waits to be saved. */
  page: ResumePage | undefined;
  doc: ResumeDoc | undefined;
  /** The other version, while the student has to choose. */
  theirs: ResumeDoc | null = null;
  autosave: AutosaveController<ResumeDraft> | undefined;

  private readonly host: IlpView;
  private revision = 0;
  private steps: Step[] = [];
  /** Sent without an answer so far: the server's newer version may be one of these. */
  private readonly unconfirmed: ResumeDoc[] = [];

  constructor(host: IlpView) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.theirs = null;
    window.addEventListener('focus', this.handleReturn);
  }

  hostDisconnected(): void {
    window.removeEventListener('focus', this.handleReturn);
  }

  get canUndo(): boolean {
    return this.steps.length > 0;
  }

  async load(signal?: AbortSignal): Promise<ResumePage> {
    const page = await this.host.api.get<ResumePage>(this.path(), signal && { signal });
    this.show(page);
    return page;
  }

  /**
   * @param step - set for everything but typing: it can be taken back. `reworded` names a line whose
   *   words it changes.
   */
  edit(change: Edit, step?: { reworded?: string }): void {
    if (!this.doc) return;
    if (step)
      this.steps = [
        ...this.steps.slice(-STEPS_MAX),
        { before: this.doc, reworded: step.reworded ?? null },
      ];
    this.doc = change(this.doc);
    this.keep();
  }

  undo(): boolean {
    const step = this.steps.pop();
    if (!step || !this.doc) return false;
    this.doc = takeBack(step.before, this.doc, step.reworded);
    this.keep();
    return true;
  }

  /** Of two versions the student keeps one, which is then saved over the other. */
  choose(choice: 'mine' | 'theirs'): void {
    if (choice === 'theirs' && this.theirs) this.doc = this.theirs;
    this.theirs = null;
    this.steps = [];
    this.keep();
  }

  /** @throws ProblemError when what is on the page could not be saved first. */
  async saveFirst(): Promise<void> {
    if (!this.autosave || (await this.autosave.flush())) return;
    const { error } = this.autosave;
    throw error instanceof Error ? error : new ProblemError('offline', 0);
  }

  /** @throws ProblemError */
  async changeLanguage(language: ResumeLanguage): Promise<void> {
    await this.saveFirst();
    const body = { language, revision: this.revision };
    this.show(await this.host.api.put<ResumePage>(`${this.path()}/language`, body));
  }

  path(): string {
    return `/resumes/${encodeURIComponent(this.host.params.id ?? '')}`;
  }

  /** Entries may have been written in another tab meanwhile. What is on this page stays. */
  private readonly handleReturn = () => void this.refresh();

  private async refresh(): Promise<void> {
    if (!this.page || this.theirs) return;
    try {
      const { notes, suggestions, resume } = await this.host.api.get<ResumePage>(this.path());
      if (resume.revision !== this.revision) return;
      this.page = { ...this.page, notes, suggestions };
      this.host.requestUpdate();
    } catch {
      // No news: what is on screen stays, and saving says by itself when the network is gone.
    }
  }

  private show(page: ResumePage): void {
    this.page = page;
    this.revision = page.resume.revision;
    this.doc = docOf(page);
    this.theirs = null;
    this.steps = [];
    this.resume({ doc: this.doc, revision: this.revision });
    this.host.requestUpdate();
  }

  /** Brings back what this device still held from before. */
  private resume(server: ResumeDraft): void {
    this.autosave ??= new AutosaveController<ResumeDraft>(this.host, {
      save: (draft, signal) => this.save(draft.doc, signal),
      draft: { drafts: this.host.drafts, key: `resume.${this.path()}` },
    });
    const local = this.autosave.draft;
    const found = reconcile(server, local);
    if (!local || found === 'server') return;
    this.doc = local.doc;
    if (found === 'conflict') this.theirs = server.doc;
    else this.keep();
  }

  private keep(): void {
    if (this.doc) this.autosave?.change({ doc: this.doc, revision: this.revision });
    this.host.requestUpdate();
  }

  private async save(doc: ResumeDoc, signal: AbortSignal): Promise<void> {
    try {
      await this.put(doc, signal);
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (!(await this.meetConflict(signal))) throw error;
      await this.put(doc, signal);
    }
  }

  private async put(doc: ResumeDoc, signal: AbortSignal): Promise<void> {
    // A name that is being typed anew is empty for a moment.
    const name = doc.name.trim() || (this.page?.resume.name ?? doc.name);
    const body = { ...doc, name, revision: this.revision };
    this.unconfirmed.push(body);
    const saved = await this.host.api.put<ResumeSaved>(this.path(), body, {
      signal,
      // Lets the last save outlive the page; browsers refuse it for long texts.
      keepalive: JSON.stringify(body).length < KEEPALIVE_MAX,
    });
    this.unconfirmed.length = 0;
    this.revision = saved.revision;
    if (!this.page) return;
    const { notes, suggestions, layout } = saved;
    this.page = {
      ...this.page,
      ...{ notes, suggestions, layout: layout ?? this.page.layout },
      resume: { ...this.page.resume, ...doc, name, revision: saved.revision },
    };
  }

  /** Whether the newer version turned out to be ours, so that saving can go on. */
  private async meetConflict(signal?: AbortSignal): Promise<boolean> {
    const newest = await this.host.api.get<ResumePage>(this.path(), signal && { signal });
    const newer = docOf(newest);
    this.revision = newest.resume.revision;
    this.page = newest;
    const ours = [...(this.doc ? [this.doc] : []), ...this.unconfirmed];
    const isOurs = ours.some((one) => areSame(withoutRevision(one), newer));
    if (!isOurs) this.theirs = newer;
    this.host.requestUpdate();
    return isOurs;
  }
}

function docOf({ resume }: ResumePage): ResumeDoc {
  const { name, template, contact, summary, sections } = resume;
  return { name, template, contact, summary, sections };
}

function withoutRevision({ name, template, contact, summary, sections }: ResumeDoc): ResumeDoc {
  return { name, template, contact, summary, sections };
}

function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'conflict';
}

import type { JournalEntry, JournalSaved } from '#contracts/journal.js';
import type { Visibility } from '#contracts/visibility.js';
import type { RequestOptions } from '../api/client.js';
import type { IlpView } from '../shared/ilp-view.js';
import { WritingController } from '../shared/writing-controller.js';
import type { AnswerDraft } from '../shared/writing-sync.js';

/** One reflection of the journal while its student writes. It begins with the first words. */
export class JournalController extends WritingController<JournalEntry> {
  private readonly place: () => { id: string; on: string | null };

  /** @param place - which entry, and what a new one is to be about. */
  constructor(host: IlpView, place: () => { id: string; on: string | null }) {
    super(host);
    this.place = place;
  }

  get entry(): JournalEntry | undefined {
    return this.item;
  }

  /** Whether the server has it. */
  get isKept(): boolean {
    return this.revision > 0;
  }

  get prompt(): number | null {
    return this.answers.prompt ? Number(this.answers.prompt) : null;
  }

  /** Who may see it. Before the first words it is only remembered. */
  async setVisibility(visibility: Visibility): Promise<void> {
    await this.autosave?.flush();
    if (this.isKept) await this.host.api.patch<JournalEntry>(this.path(), { visibility });
    if (this.item) this.item = { ...this.item, visibility };
    this.host.requestUpdate();
  }

  /** Saves what is left, then takes it out of the journal. */
  async remove(): Promise<void> {
    await this.autosave?.flush();
    await this.host.api.delete(this.path());
  }

  private path(): string {
    return `/journal/${encodeURIComponent(this.place().id)}`;
  }

  /** Nothing is kept of an entry that has no words yet. */
  protected override keep(): void {
    if (this.isKept || this.answers.text?.trim()) super.keep();
    else this.host.requestUpdate();
  }

  protected override draftKey(): string {
    return `journal.${this.place().id}`;
  }

  protected override fetch(signal?: AbortSignal): Promise<JournalEntry> {
    const { on } = this.place();
    const query = on === null ? '' : `?on=${encodeURIComponent(on)}`;
    return this.host.api.get<JournalEntry>(this.path() + query, signal && { signal });
  }

  protected override writtenOf({ text, prompt, revision, canWrite }: JournalEntry) {
    return { answers: { text, prompt: prompt === null ? '' : String(prompt) }, revision, canWrite };
  }

  protected override send({ answers, revision }: AnswerDraft, options: RequestOptions) {
    const { entry, visibility } = this.item ?? { entry: null, visibility: 'private' };
    const about = entry && { kind: entry.kind, ref: entry.ref };
    return this.host.api.put<JournalSaved>(
      this.path(),
      {
        text: answers.text ?? '',
        prompt: answers.prompt ? Number(answers.prompt) : null,
        revision,
        ...(revision === 0 && { entry: about, visibility }),
      },
      options,
    );
  }
}

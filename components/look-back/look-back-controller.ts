import type { CarriedGoal, LookBack, LookBackPage } from '#contracts/look-back.js';
import type { Visibility } from '#contracts/visibility.js';
import type { RequestOptions } from '../api/client.js';
import { WritingController } from '../shared/writing-controller.js';
import type { AnswerDraft } from '../shared/writing-sync.js';

const PATH = '/look-back';

/** What the student says has changed since the last school year, while they write it. */
export class LookBackController extends WritingController<LookBackPage> {
  /** The year to look back at; null for the last one. */
  from: number | null = null;

  /** Says that it is done, or takes that back. */
  async finish(isDone: boolean): Promise<void> {
    await this.autosave?.flush();
    const own = await this.host.api.post<LookBack>(`${PATH}/done`, {
      isDone,
      revision: this.revision,
    });
    this.take(own);
  }

  async setVisibility(visibility: Visibility): Promise<void> {
    await this.autosave?.flush();
    const body = { text: this.answers.text ?? '', visibility, revision: this.revision };
    this.take(await this.host.api.put<LookBack>(PATH, body));
  }

  /** How the goals of earlier years stand now. */
  takeGoals(goals: readonly CarriedGoal[]): void {
    if (this.item) this.item = { ...this.item, goals: [...goals] };
    this.host.requestUpdate();
  }

  private take(own: LookBack): void {
    this.revision = own.revision;
    if (this.item) this.item = { ...this.item, own };
    this.host.requestUpdate();
  }

  protected override draftKey(): string {
    return `look-back.${String(this.item?.own.year ?? '')}`;
  }

  protected override fetch(signal?: AbortSignal): Promise<LookBackPage> {
    const query = this.from === null ? '' : `?from=${String(this.from)}`;
    return this.host.api.get<LookBackPage>(PATH + query, signal && { signal });
  }

  protected override writtenOf({ own, beside }: LookBackPage) {
    return {
      answers: { text: own.text ?? '' },
      revision: own.revision,
      canWrite: beside !== null,
    };
  }

  protected override async send({ answers, revision }: AnswerDraft, options: RequestOptions) {
    const own = await this.host.api.put<LookBack>(
      PATH,
      { text: answers.text ?? '', revision },
      options,
    );
    this.take(own);
    return own;
  }
}

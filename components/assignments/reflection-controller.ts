import type { Reflection, ReflectionSaved } from '#contracts/assignments.js';
import type { RequestOptions } from '../api/client.js';
import { isConflict, WritingController } from '../shared/writing-controller.js';
import type { AnswerDraft } from '../shared/writing-sync.js';

/** The answers of one reflection while its student writes, and the way to hand them in. */
export class ReflectionController extends WritingController<Reflection> {
  get reflection(): Reflection | undefined {
    return this.item;
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

  protected override draftKey(): string {
    return `reflection.${this.path()}`;
  }

  protected override fetch(signal?: AbortSignal): Promise<Reflection> {
    return this.host.api.get<Reflection>(this.path(), signal && { signal });
  }

  protected override writtenOf({ submission, canWrite }: Reflection) {
    return { answers: submission.answers, revision: submission.revision, canWrite };
  }

  protected override send(draft: AnswerDraft, options: RequestOptions): Promise<ReflectionSaved> {
    return this.host.api.put<ReflectionSaved>(this.path(), draft, options);
  }
}

import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Grading, StudentWork } from '#contracts/assignments.js';
import type {
  CompletionResult,
  CompletionsDone,
  CompletionsUndone,
  Responses,
} from '#contracts/responses.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { GroupFilter } from '../shared/group-filter.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { Poll } from '../shared/poll.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { ResponseCommentEvent, ReviewDraft } from './assignment-events.js';
import { gradingWords } from './assignment-words.js';
import './ilp-response-card.js';
import { renderResults } from './response-results.js';
import { actHint, actWords, othersWords, undoneWords } from './response-words.js';

/**
 * What a class wrote, one answer below the other: a comment by a tap, and all that wait complete in one act
 * that can be undone.
 *
 * @element ilp-responses-view
 */
@customElement('ilp-responses-view')
export class IlpResponsesView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      /* In reach from every answer, above what it covers. */
      .act {
        position: sticky;
        inset-block-end: 0;
        z-index: 1;
        padding-block: var(--ilp-space-3);
        border-block-start: 1px solid var(--ilp-line);
        background: var(--ilp-paper);
      }
    `,
  ];

  @state() private page: Responses | undefined;
  @state() private left: readonly CompletionResult[] = [];
  @state() private done: number | null = null;

  private readonly groups = new GroupFilter(this);
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [this.params.id] as const,
    task: (_, { signal }) => this.api.get<Responses>(`${this.path}/responses`, { signal }),
    onComplete: (page) => {
      this.show(page);
      this.setTitle(t('responses.title', { title: page.assignment.title }));
    },
  });

  /** Scores travel in the background: asks until the last one has arrived or was refused. */
  private readonly deliveries = new Poll(
    this,
    () => this.api.get<Grading>(`${this.path}/submissions`),
    ({ students }) => {
      const states = new Map(students.map(({ personId, delivery }) => [personId, delivery]));
      if (!this.page) return;
      const works = this.page.works.map((work) => ({
        ...work,
        delivery: states.get(work.personId) ?? work.delivery,
      }));
      this.show({ ...this.page, works });
    },
  );

  private get path(): string {
    return `/assignments/${encodeURIComponent(this.params.id ?? '')}`;
  }

  protected override render() {
    const title = this.page?.assignment.title;
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor(this.path.slice(1))}>${t('responses.one-by-one')}</a>
        <h1 tabindex="-1">
          ${title === undefined ? t('shell.title-grading') : t('responses.title', { title })}
        </h1>
      </div>
      ${renderLoad(this.loading, () => (this.page ? this.renderPage(this.page) : nothing))}
    </div>`;
  }

  private renderPage(page: Responses) {
    const works = this.groups.shown(page.works, page.groups);
    const waiting = works.filter(({ status }) => status === 'submitted');
    const handedIn = works.filter(({ versions }) => versions > 0);
    return html`
      ${this.groups.render(page.groups)}
      ${
        handedIn.length === 0
          ? html`<ilp-empty-state heading=${t('responses.empty')}>
              <p>${t('responses.empty-text')}</p>
            </ilp-empty-state>`
          : html`${this.renderHead(page, works, waiting.length)}
            ${repeat(
              handedIn,
              ({ personId }) => personId,
              (work) =>
                html`<ilp-response-card
                  .assignment=${page.assignment}
                  .work=${work}
                  comment=${this.commentOn(work)}
                  ?readonly=${!this.session.canTeach}
                  @ilp-response-comment=${({ personId, comment }: ResponseCommentEvent) =>
                    this.keep(personId, comment)}
                ></ilp-response-card>`,
            )}
            ${this.renderAct(page, waiting)}`
      }
    `;
  }

  private renderHead(page: Responses, works: readonly StudentWork[], waiting: number) {
    return html`<div class="stack">
      <p>${t('responses.waiting', { count: waiting })} ${othersWords(works)}</p>
      <p class="small quiet">${gradingWords(page.assignment)}</p>
      ${
        waiting > 0 && this.session.canTeach
          ? html`<p class="small quiet">${actHint(page)}</p>`
          : nothing
      }
      ${
        this.done === null
          ? nothing
          : renderResults({ done: this.done, left: this.left, works: page.works })
      }
    </div>`;
  }

  private renderAct(page: Responses, waiting: readonly StudentWork[]) {
    if (waiting.length === 0 || !this.session.canTeach) return this.attempt.renderFault();
    return html`<div class="act stack">
      ${this.attempt.renderFault()}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.complete(waiting)}
        >
          ${actWords(page, waiting.length)}
        </button>
      </div>
    </div>`;
  }

  private async complete(waiting: readonly StudentWork[]): Promise<void> {
    const works = waiting.map((work) => ({
      ...{ personId: work.personId, comment: this.commentOn(work).trim() },
    }));
    await this.attempt.run(async () => {
      const { at, results } = await this.api.post<CompletionsDone>(`${this.path}/completions`, {
        works,
      });
      const done = new Set(
        results.flatMap(({ personId, result }) => (result === 'completed' ? personId : [])),
      );
      for (const personId of done) this.drafts.remove(this.draftKey(personId));
      this.done = done.size;
      this.left = results.filter(({ result }) => result !== 'completed');
      await this.reload();
      const before = waiting.filter(({ personId }) => done.has(personId));
      if (before.length === 0) return;
      const written = works.filter(({ personId }) => done.has(personId));
      showToast({
        text: t('responses.done', { count: done.size }),
        undo: () => this.undo(at, before, written),
      });
    });
  }

  /** The comments go back to what they were, and what was written becomes a draft again. */
  private async undo(
    at: string,
    before: readonly StudentWork[],
    written: readonly { personId: string; comment: string }[],
  ): Promise<void> {
    await this.attempt.run(async () => {
      const works = before.map(({ personId, comment }) => ({ personId, comment }));
      const { changed, takenBack } = await this.api.post<CompletionsUndone>(
        `${this.path}/completions/undo`,
        { at, works },
      );
      for (const { personId, comment } of written) this.keep(personId, comment);
      this.done = null;
      this.left = [];
      await this.reload();
      showToast({ text: undoneWords({ changed, takenBack }, this.page?.lmsName ?? '') });
    });
  }

  private async reload(): Promise<void> {
    this.show(await this.api.get<Responses>(`${this.path}/responses`));
  }

  private show(page: Responses): void {
    this.page = page;
    this.deliveries.follow(page.works.some(({ delivery }) => delivery.state === 'waiting'));
  }

  /** Shared with the page of one student, so that a comment begun here can be ended there. */
  private draftKey(personId: string): string {
    return `review.${this.path}/submissions/${encodeURIComponent(personId)}`;
  }

  private commentOn({ personId, comment }: StudentWork): string {
    const draft = this.drafts.get(this.draftKey(personId)) as ReviewDraft | undefined;
    return draft?.comment ?? comment;
  }

  private keep(personId: string, comment: string): void {
    const key = this.draftKey(personId);
    const points = (this.drafts.get(key) as ReviewDraft | undefined)?.points ?? '';
    this.drafts.set(key, { comment, points });
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-responses-view': IlpResponsesView;
  }
}

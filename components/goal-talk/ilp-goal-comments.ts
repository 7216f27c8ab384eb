import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { GoalComment } from '#contracts/goal-talk.js';
import { GOAL_COMMENT_MAX } from '#contracts/limits.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';

const ROLES: Readonly<Record<GoalComment['authorRole'], PlainKey>> = {
  student: 'goal-talk.role-student',
  teacher: 'goal-talk.role-teacher',
  adviser: 'goal-talk.role-adviser',
  mentor: 'goal-talk.role-mentor',
  'case-manager': 'goal-talk.role-case-manager',
  counselor: 'goal-talk.role-counselor',
  admin: 'goal-talk.role-admin',
};

/** How many comments a goal has now. */
export class CommentCountEvent extends Event {
  static readonly type = 'ilp-comment-count';
  readonly goalId: string;
  readonly count: number;

  constructor(goalId: string, count: number) {
    super(CommentCountEvent.type, { bubbles: true, composed: true });
    this.goalId = goalId;
    this.count = count;
  }
}

/**
 * What was said about a goal, and a field to say something. Needs the `goal-talk` messages.
 *
 * @element ilp-goal-comments
 * @fires {CommentCountEvent} ilp-comment-count
 */
@customElement('ilp-goal-comments')
export class IlpGoalComments extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .text {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }

      form {
        display: grid;
        gap: var(--ilp-space-2);
      }
    `,
  ];

  @property({ attribute: 'goal-id' }) goalId = '';
  @property({ attribute: 'goal-title' }) goalTitle = '';
  /** Staff who only look can't write. */
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;

  @state() private comments: readonly GoalComment[] = [];
  @state() private text = '';
  @state() private hasTried = false;

  @query('ilp-field') private readonly field!: IlpField | null;

  private readonly sending = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.goalId] as const,
    task: async ([goalId], { signal }) => {
      this.text = (this.drafts.get(this.key) as string | undefined) ?? '';
      this.comments = await this.api.get<GoalComment[]>(`/goals/${goalId}/comments`, { signal });
      return this.comments;
    },
  });

  protected override render() {
    return html`<div class="stack">
      <p class="quiet small">
        ${t('goal-talk.about', { title: this.goalTitle })} · ${t('goal-talk.who-reads')}
      </p>
      ${renderLoad(this.loading, () => this.renderThread(), { lines: 2 })}
      ${this.readOnly ? nothing : this.renderForm()}
    </div>`;
  }

  private renderThread() {
    if (this.comments.length === 0) return html`<p>${t('goal-talk.empty')}</p>`;
    return html`<ul class="rows">
      ${repeat(
        this.comments,
        ({ id }) => id,
        (comment) => html`<li class="stack tight">${this.renderComment(comment)}</li>`,
      )}
    </ul>`;
  }

  private renderComment(comment: GoalComment) {
    const { at, author, authorRole, isMine, text } = comment;
    const role = t(ROLES[authorRole]);
    const who = isMine ? t('goal-talk.you') : author ? `${author} · ${role}` : role;
    const date = `${formatDate(at)}, ${formatTime(at)}`;
    return html`<div class="spread">
        <span class="small"><strong>${who}</strong> <span class="quiet">${date}</span></span>
        ${
          isMine && !this.readOnly
            ? html`<button
                type="button"
                class="button small quiet"
                aria-label=${t('goal-talk.remove', { date })}
                @click=${() => void this.takeBack(comment)}
              >
                ${icon('trash')}
              </button>`
            : nothing
        }
      </div>
      <p class="text">${text}</p>`;
  }

  private renderForm() {
    const isMissing = this.hasTried && this.text.trim() === '';
    return html`<form novalidate @submit=${this.handleSend}>
      <ilp-field
        type="textarea"
        rows="2"
        label=${t('goal-talk.write')}
        error=${isMissing ? t('goal-talk.write-missing') : ''}
        maxlength=${GOAL_COMMENT_MAX}
        .value=${this.text}
        @input=${this.handleInput}
      ></ilp-field>
      ${this.sending.renderFault()}
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.sending.isBusy}>
          ${t('goal-talk.send')}
        </button>
      </div>
    </form>`;
  }

  private get key(): string {
    return `goal-comment.${this.goalId}`;
  }

  private get path(): string {
    return `/goals/${this.goalId}/comments`;
  }

  private handleInput(event: Event): void {
    this.text = (event.currentTarget as IlpField).value;
    this.drafts.set(this.key, this.text);
  }

  private async handleSend(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.hasTried = true;
    const text = this.text.trim();
    if (text === '') {
      this.field?.focus();
      return;
    }
    const isSent = await this.sending.run(async () => {
      this.take(await this.api.post<GoalComment[]>(this.path, { text }));
    });
    if (!isSent) return;
    this.drafts.remove(this.key);
    this.text = '';
    this.hasTried = false;
    announce(t('goal-talk.sent'));
  }

  private async takeBack({ id }: GoalComment): Promise<void> {
    const path = `${this.path}/${id}`;
    const isDone = await this.sending.run(async () => {
      this.take(await this.api.delete<GoalComment[]>(path));
    });
    if (!isDone) return;
    this.field?.focus();
    showToast({
      text: t('goal-talk.removed'),
      undo: async () => this.take(await this.api.post<GoalComment[]>(`${path}/restore`)),
    });
  }

  private take(comments: GoalComment[]): void {
    this.comments = comments;
    this.dispatchEvent(new CommentCountEvent(this.goalId, comments.length));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-goal-comments': IlpGoalComments;
  }
  interface HTMLElementEventMap {
    [CommentCountEvent.type]: CommentCountEvent;
  }
}

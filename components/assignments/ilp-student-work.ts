import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Assignment, StudentWork } from '#contracts/assignments.js';
import { COMMENT_MAX } from '#contracts/limits.js';
import { problemMessage } from '../api/problem-messages.js';
import { formatDate, formatNumber, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { type ReviewDraft, ReviewDraftEvent, ReviewEvent } from './assignment-events.js';
import { STATUSES } from './assignment-words.js';
import './ilp-answer.js';
import './ilp-score-delivery.js';

/**
 * One student's answers with the teacher's comment and score beside them.
 *
 * @element ilp-student-work
 * @fires {ReviewEvent} ilp-review
 * @fires {ReviewDraftEvent} ilp-review-draft - While the teacher writes.
 */
@customElement('ilp-student-work')
export class IlpStudentWork extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      form {
        display: grid;
        gap: var(--ilp-space-4);
        grid-template-columns: minmax(0, 1fr);
        padding-block-start: var(--ilp-space-4);
        border-block-start: 1px solid var(--ilp-line);
      }

      .short {
        max-inline-size: 10rem;
      }

      h2:focus {
        outline: none;
      }
    `,
  ];

  @property({ attribute: false }) assignment?: Assignment;
  @property({ attribute: false }) work?: StudentWork;
  /** What was written about this student before and not saved yet. */
  @property({ attribute: false }) draft?: ReviewDraft | undefined;
  /** What people call the LMS of the course. */
  @property() lms = '';
  @property({ type: Boolean }) busy = false;
  /** An administrator looks, and changes nothing. */
  @property({ type: Boolean }) readonly = false;
  /** Why the last wish was refused; what was written stays. */
  @property({ attribute: false }) error: unknown;

  @state() private comment = '';
  @state() private points = '';
  @state() private scoreError = '';

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('work') || !this.work) return;
    const { comment, points } = this.work;
    this.comment = this.draft?.comment ?? comment;
    this.points = this.draft?.points ?? (points === null ? '' : String(points));
    this.scoreError = '';
  }

  protected override render() {
    const { assignment, work } = this;
    if (!assignment || !work) return nothing;
    const isHandedIn = work.submittedAt !== null;
    return html`<article class="page" aria-labelledby="name">
      <div class="stack tight">
        <h2 id="name" tabindex="-1">${work.name}</h2>
        <p class="small quiet">${stateWords(work)}</p>
        <ilp-score-delivery
          .work=${work}
          lms=${this.lms}
          ?busy=${this.busy}
          ?readonly=${this.readonly}
        ></ilp-score-delivery>
      </div>
      ${
        isHandedIn
          ? html`${assignment.blocks.map(
              ({ id, prompt }) =>
                html`<ilp-answer
                  readonly
                  level="3"
                  prompt=${prompt}
                  text=${work.answers[id] ?? ''}
                ></ilp-answer>`,
            )}
            ${this.readonly ? this.renderReview(work) : this.renderForm(assignment, work)}`
          : html`<p class="notice">${t('assignments.not-handed-in', { name: work.name })}</p>`
      }
    </article>`;
  }

  private renderReview({ comment, name }: StudentWork) {
    if (comment === '') return nothing;
    return html`<div class="stack tight">
      <h3>${t('assignments.comment', { name })}</h3>
      <p>${comment}</p>
    </div>`;
  }

  private renderForm(assignment: Assignment, work: StudentWork) {
    return html`<form novalidate @submit=${this.handleSubmit} @keydown=${this.handleKey}>
      <ilp-field
        type="textarea"
        rows="3"
        name="comment"
        label=${t('assignments.comment', { name: work.name })}
        hint=${t('assignments.comment-hint')}
        maxlength=${COMMENT_MAX}
        .value=${this.comment}
        @input=${(event: Event) => this.write({ comment: (event.currentTarget as IlpField).value })}
      ></ilp-field>
      ${this.renderScore(assignment)}
      ${
        this.error
          ? html`<p class="notice bad" role="alert">
              ${t('assignments.save-failed')} ${problemMessage(this.error)}
            </p>`
          : nothing
      }
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.busy}>
          ${t('assignments.save-next')}
        </button>
        <button
          type="button"
          class="button"
          ?disabled=${this.busy || work.status === 'returned'}
          @click=${() => this.ask('return')}
        >
          ${t('assignments.return-again')}
        </button>
      </div>
      <p class="small quiet">${t('assignments.save-next-hint')}</p>
    </form>`;
  }

  private renderScore({ grading, maxPoints }: Assignment) {
    if (grading === 'none' || maxPoints === null) return nothing;
    if (grading === 'complete') return this.renderComplete(maxPoints);
    return html`<ilp-field
      class="short"
      type="number"
      name="points"
      min="0"
      max=${String(maxPoints)}
      label=${t('assignments.score')}
      hint=${this.scoreHint(maxPoints)}
      error=${this.scoreError}
      .value=${this.points}
      @input=${(event: Event) => this.write({ points: (event.currentTarget as IlpField).value })}
    ></ilp-field>`;
  }

  private scoreHint(maxPoints: number): string {
    const values = { maximum: formatNumber(maxPoints) };
    if (this.work?.points == null) return t('assignments.score-hint', values);
    return t('assignments.score-hint-again', values);
  }

  private renderComplete(maxPoints: number) {
    const choices = [
      { value: String(maxPoints), label: t('assignments.mark-complete') },
      { value: '0', label: t('assignments.mark-incomplete') },
    ];
    return html`<fieldset class="stack tight">
      <legend>${t('assignments.score')}</legend>
      ${choices.map(
        ({ value, label }) =>
          html`<label class="choice">
            <input
              type="radio"
              name="points"
              value=${value}
              .checked=${this.points === value}
              @change=${() => this.write({ points: value })}
            />
            ${label}
          </label>`,
      )}
      ${this.scoreError ? html`<p class="error" role="alert">${this.scoreError}</p>` : nothing}
    </fieldset>`;
  }

  private write({ comment = this.comment, points = this.points }: Partial<ReviewDraft>): void {
    this.comment = comment;
    this.points = points;
    this.dispatchEvent(new ReviewDraftEvent({ comment, points }));
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.save();
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.save();
  }

  private save(): void {
    if (this.busy) return;
    this.scoreError = this.faultOfScore();
    if (this.scoreError) this.renderRoot.querySelector<HTMLElement>('[name=points]')?.focus();
    else this.ask('save');
  }

  private ask(action: ReviewEvent['action']): void {
    const points = this.points.trim() === '' ? null : Number(this.points);
    const isGraded = this.assignment?.grading !== 'none';
    this.dispatchEvent(new ReviewEvent(action, this.comment.trim(), isGraded ? points : null));
  }

  private faultOfScore(): string {
    const maximum = this.assignment?.maxPoints ?? null;
    if (this.assignment?.grading === 'none' || maximum === null) return '';
    // Emptied by hand: the score is taken back.
    if (this.points.trim() === '' && this.work?.points != null) return '';
    const points = Number(this.points);
    const isFine = this.points.trim() !== '' && points >= 0 && points <= maximum;
    return isFine ? '' : t('assignments.score-wrong', { maximum: formatNumber(maximum) });
  }
}

function stateWords({ status, submittedAt }: StudentWork): string {
  if (submittedAt === null || status === 'none') return t(STATUSES[status]);
  const values = { date: formatDate(submittedAt), time: formatTime(submittedAt) };
  const handedIn = t('assignments.handed-in-at', values);
  return status === 'submitted' ? handedIn : `${handedIn} · ${t(STATUSES[status])}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-work': IlpStudentWork;
  }
}

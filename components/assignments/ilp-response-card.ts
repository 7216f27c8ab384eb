import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assignment, StudentWork } from '#contracts/assignments.js';
import { COMMENT_MAX } from '#contracts/limits.js';
import { chips } from '../class/chips.js';
import { formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { hrefFor } from '../shared/navigation.js';
import { cards, layout } from '../styles/shared.js';
import { ResponseCommentEvent } from './assignment-events.js';
import { DELIVERIES, STATUSES } from './assignment-words.js';
import './ilp-answer.js';

/** Sentences to start from, in the teacher's language. */
const READY: readonly PlainKey[] = [
  'responses.chip-clear',
  'responses.chip-why',
  'responses.chip-step',
  'responses.chip-help',
];

/**
 * What one student wrote, in a row with the others: who waits for a score gets a comment here, by a tap or
 * by words. Needs the `assignments` and `responses` messages.
 *
 * @element ilp-response-card
 * @fires {ResponseCommentEvent} ilp-response-comment - While the teacher writes.
 */
@customElement('ilp-response-card')
export class IlpResponseCard extends IlpElement {
  static override styles = [
    layout,
    cards,
    chips,
    css`
      h2 {
        font-size: var(--ilp-text-base);
        overflow-wrap: anywhere;
      }

      .words {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) assignment!: Assignment;
  @property({ attribute: false }) work!: StudentWork;
  /** What the comment says by now. */
  @property() comment = '';
  /** An administrator looks, and changes nothing. */
  @property({ type: Boolean }) readonly = false;

  protected override render() {
    const { work } = this;
    const waits = work.status === 'submitted' && !this.readonly;
    return html`<article class="card stack" aria-labelledby="name">
      <div class="spread">
        <h2 id="name">${work.name}</h2>
        <span class=${work.status === 'submitted' ? 'badge good' : 'badge'}
          >${this.stateWords()}</span
        >
      </div>
      ${this.assignment.blocks.map(
        ({ id, prompt }) =>
          html`<ilp-answer
            readonly
            level="3"
            prompt=${prompt}
            text=${work.answers[id] ?? ''}
          ></ilp-answer>`,
      )}
      ${waits ? this.renderWriting(work) : this.renderComment(work)}
    </article>`;
  }

  private renderWriting({ name, personId }: StudentWork) {
    const path = `assignments/${encodeURIComponent(this.assignment.id)}`;
    return html`<ilp-field
        type="textarea"
        rows="2"
        name="comment"
        label=${t('responses.comment', { name })}
        maxlength=${COMMENT_MAX}
        .value=${this.comment}
        @input=${(event: Event) => this.write((event.currentTarget as IlpField).value)}
      ></ilp-field>
      <div class="chips" role="group" aria-label=${t('responses.chips', { name })}>
        ${READY.map(
          (key) => html`<button type="button" @click=${() => this.add(t(key))}>${t(key)}</button>`,
        )}
      </div>
      <p class="small">
        <a href=${`${hrefFor(path)}?student=${encodeURIComponent(personId)}`}>
          ${t('responses.alone', { name })}
        </a>
      </p>`;
  }

  private renderComment({ comment, name }: StudentWork) {
    if (comment === '') return nothing;
    return html`<div class="stack tight">
      <h3>${t('responses.comment', { name })}</h3>
      <p class="words">${comment}</p>
    </div>`;
  }

  private stateWords(): string {
    const { status, points, delivery } = this.work;
    const { grading, maxPoints } = this.assignment;
    const words = [t(STATUSES[status])];
    if (status === 'scored' && points !== null && maxPoints !== null) {
      if (grading === 'complete')
        words.push(t(points > 0 ? 'assignments.mark-complete' : 'assignments.mark-incomplete'));
      else
        words.push(
          t('responses.score', { points: formatNumber(points), maximum: formatNumber(maxPoints) }),
        );
    }
    if (delivery.state !== 'none') words.push(t(DELIVERIES[delivery.state]));
    return words.join(' · ');
  }

  private add(words: string): void {
    const before = this.comment.trim();
    this.write(before === '' ? words : `${before} ${words}`);
  }

  private write(comment: string): void {
    this.comment = comment;
    this.dispatchEvent(new ResponseCommentEvent(this.work.personId, comment));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-response-card': IlpResponseCard;
  }
}

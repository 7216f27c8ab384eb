import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Reflection } from '#contracts/assignments.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { cards, layout } from '../styles/shared.js';

/**
 * What the teacher says about a reflection: the comment, and the score where there is one.
 *
 * @element ilp-feedback
 */
@customElement('ilp-feedback')
export class IlpFeedback extends IlpElement {
  static override styles = [
    layout,
    cards,
    css`
      .words {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      .score {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) reflection?: Reflection;

  protected override render() {
    const { reflection } = this;
    if (!reflection) return nothing;
    const { comment, teacherName } = reflection.submission;
    const score = scoreWords(reflection);
    if (comment === '' && score === '') return nothing;
    return html`<section class="card stack">
      ${score ? html`<p class="score">${score}</p>` : nothing}
      ${
        comment
          ? html`<div class="stack tight">
              <h2>
                ${
                  teacherName
                    ? t('assignments.comment-from', { name: teacherName })
                    : t('assignments.comment-from-teacher')
                }
              </h2>
              <p class="words">${comment}</p>
            </div>`
          : nothing
      }
    </section>`;
  }
}

function scoreWords({ assignment, submission }: Reflection): string {
  const { points } = submission;
  if (points === null || assignment.maxPoints === null) return '';
  if (assignment.grading === 'complete')
    return points > 0 ? t('assignments.your-complete') : t('assignments.your-incomplete');
  return t('assignments.your-score', {
    points: formatNumber(points),
    maximum: formatNumber(assignment.maxPoints),
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-feedback': IlpFeedback;
  }
}

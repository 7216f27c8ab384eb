import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Goal, GoalStep, Milestone, StepState } from '#contracts/goals.js';
import { formatDate, formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-progress.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { GoalTalkEvent } from './class-events.js';

const STEP_STATES: Readonly<Record<StepState, PlainKey>> = {
  open: 'class.step-open',
  draft: 'class.step-draft',
  'handed-in': 'class.step-handed-in',
  graded: 'class.step-graded',
  unknown: 'class.step-unknown',
};

/**
 * A student's goal as staff read it: how far the small steps are, and the course work tagged to it.
 *
 * @element ilp-student-goal
 * @fires {GoalTalkEvent} ilp-goal-talk
 */
@customElement('ilp-student-goal')
export class IlpStudentGoal extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .card {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--ilp-space-3);
      }

      .milestone {
        display: flex;
        gap: var(--ilp-space-2);
        align-items: start;
      }

      .milestone svg {
        flex: none;
        color: var(--ilp-good);
      }

      .box {
        flex: none;
        inline-size: 1.25rem;
        block-size: 1.25rem;
        border: 1px solid var(--ilp-line-strong);
        border-radius: var(--ilp-radius-small);
      }

      h4 {
        margin: 0;
        font-size: var(--ilp-text-base);
      }

      ul.plain {
        display: grid;
        gap: var(--ilp-space-1);
        margin: 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];

  @property({ attribute: false }) goal?: Goal;

  protected override render() {
    const { goal } = this;
    if (!goal) return nothing;
    const { milestones, steps } = goal;
    const done = milestones.filter((milestone) => milestone.done).length;
    return html`<article class="card" aria-labelledby="title">
      <div class="stack tight">
        <div class="spread">
          <h4 id="title">${goal.title}</h4>
          ${this.renderBadge(goal)}
        </div>
        ${
          goal.targetDate
            ? html`<p class="small quiet">
                ${t('class.goal-by', { date: formatDate(goal.targetDate) })}
              </p>`
            : nothing
        }
        ${goal.why ? html`<p>${goal.why}</p>` : nothing}
      </div>
      ${
        milestones.length > 0
          ? html`<ilp-progress
                label=${t('class.progress', { title: goal.title })}
                done=${done}
                total=${milestones.length}
              ></ilp-progress>
              <ul class="plain" aria-label=${t('class.goal-milestones')}>
                ${repeat(milestones, ({ id }) => id, renderMilestone)}
              </ul>`
          : nothing
      }
      <div class="actions">
        <button
          type="button"
          class="button small quiet"
          aria-label=${t('class.goal-comments', { title: goal.title, count: goal.commentCount })}
          @click=${() => this.dispatchEvent(new GoalTalkEvent(goal.id, goal.title))}
        >
          ${icon('comment')} ${t('class.comments', { count: goal.commentCount })}
        </button>
      </div>
      ${
        steps.length > 0
          ? html`<div class="stack tight">
              <p class="small quiet">${t('class.goal-steps')}</p>
              <ul class="plain">
                ${repeat(steps, ({ tagId }) => tagId, renderStep)}
              </ul>
            </div>`
          : nothing
      }
    </article>`;
  }

  private renderBadge({ status, isFocus }: Goal) {
    if (status === 'done') return html`<span class="badge good">${t('class.goal-done')}</span>`;
    return isFocus ? html`<span class="badge">${t('class.focus-goal')}</span>` : nothing;
  }
}

function renderMilestone({ title, done }: Milestone) {
  return html`<li class="milestone">
    ${done ? icon('check') : html`<span class="box"></span>`}
    <span>
      ${done ? t('class.milestone-done', { title }) : t('class.milestone-open', { title })}
    </span>
  </li>`;
}

function renderStep({ title, level, state, score, dueDate, readAt, helpsBecause }: GoalStep) {
  return html`<li>
    <div class="spread">
      <span>${title}</span>
      <span class=${state === 'graded' ? 'badge good' : 'badge'}>
        ${t(STEP_STATES[state])}
        ${
          score
            ? html`·
              ${t('common.score-of', {
                points: formatNumber(score.points),
                maximum: formatNumber(score.maximum),
              })}`
            : nothing
        }
      </span>
    </div>
    ${
      dueDate
        ? html`<p class="small quiet">${t('common.due', { date: formatDate(dueDate) })}</p>`
        : nothing
    }
    <p class="small quiet">
      ${
        level === 'C' && readAt
          ? t('class.level-C', { date: formatDate(readAt) })
          : t(level === 'A' ? 'class.level-A' : 'class.level-B')
      }
    </p>
    ${
      helpsBecause
        ? html`<p class="small">${t('class.helps', { text: helpsBecause })}</p>`
        : nothing
    }
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-goal': IlpStudentGoal;
  }
}

import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CourseTitles } from '#contracts/catalog.js';
import type { PlanCourse } from '#contracts/course-plans.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { creditNumber, creditWords } from './course-words.js';
import { PlanOpenEvent } from './plan-events.js';
import { problemWords } from './plan-words.js';

/**
 * A course at its place of the plan. A planned one is opened by a press, and can be dragged.
 *
 * @element ilp-plan-tile
 * @fires {PlanOpenEvent} ilp-plan-open
 */
@customElement('ilp-plan-tile')
export class IlpPlanTile extends IlpElement {
  static override styles = css`
    .tile {
      display: grid;
      gap: 0 var(--ilp-space-2);
      grid-template-columns: minmax(0, 1fr) auto;
      inline-size: 100%;
      padding: var(--ilp-space-1) var(--ilp-space-2);
      border: 1px solid var(--ilp-line-strong);
      border-inline-start: 4px solid var(--ilp-line-strong);
      border-radius: var(--ilp-radius-small);
      background: var(--ilp-surface);
      color: var(--ilp-ink);
      font: inherit;
      font-size: var(--ilp-text-small);
      line-height: 1.35;
      text-align: start;
    }

    button.tile {
      min-block-size: 2.25rem;
      cursor: grab;
    }

    button.tile:hover {
      border-color: var(--ilp-accent);
    }

    .tile.planned {
      border-style: dashed;
      border-inline-start-style: solid;
      border-inline-start-color: var(--ilp-accent);
    }

    .tile.earned,
    .tile.transferred {
      border-inline-start-color: var(--ilp-good);
      background: var(--ilp-good-quiet);
    }

    .tile.in-progress {
      border-inline-start-color: var(--ilp-accent);
      background: var(--ilp-accent-quiet);
    }

    .tile.failed {
      border-inline-start-color: var(--ilp-bad);
    }

    .tile.wrong {
      border-color: var(--ilp-warn);
      background: var(--ilp-warn-quiet);
    }

    .title {
      font-weight: 550;
    }

    .credits {
      font-variant-numeric: tabular-nums;
    }

    .note {
      grid-column: 1 / -1;
      color: var(--ilp-ink-quiet);
    }

    .wrong .note {
      color: var(--ilp-warn);
    }

    svg {
      inline-size: 1rem;
      block-size: 1rem;
    }
  `;

  @property({ attribute: false }) course!: PlanCourse;
  @property({ attribute: false }) titles: CourseTitles = {};
  @property({ type: Boolean }) movable = false;

  protected override render() {
    const { course } = this;
    const isWrong = course.problems.length > 0 && course.exception === null;
    const kind = `tile ${course.status}${isWrong ? ' wrong' : ''}`;
    if (!this.movable && !course.isPlanned)
      return html`<div class=${kind}>${this.renderFacts()}</div>`;
    return html`<button
      type="button"
      class=${kind}
      draggable=${this.movable ? 'true' : 'false'}
      @click=${() => this.dispatchEvent(new PlanOpenEvent(course))}
      @dragstart=${this.handleDrag}
    >
      ${this.renderFacts()} ${this.renderPlace()}
    </button>`;
  }

  /** Where it stands and what a press does, for those who don't see the grid. */
  private renderPlace() {
    const { grade, term, credits } = this.course;
    const place = t('courses.plan-place', {
      ...{ grade: String(grade), term: t(`courses.term-${term}`), credits: creditWords(credits) },
    });
    return html`<span class="visually-hidden">${place}</span>`;
  }

  private renderFacts() {
    const { title, credits, status, problems, exception, mark, countedAs } = this.course;
    const notes = [
      ...(status === 'planned' ? [] : [t(`courses.status-${status}`) + (mark ? ` · ${mark}` : '')]),
      ...(countedAs === 'repeat' ? [t('courses.counted-repeat')] : []),
    ];
    return html`<span class="title">${title}</span>
      <span class="credits" aria-hidden="true">${creditNumber(credits)}</span>
      ${notes.map((note) => html`<span class="note">${note}</span>`)}
      ${
        exception === null
          ? problems.map(
              (problem) =>
                html`<span class="note">
                  ${icon('warning')} ${problemWords(problem, this.titles)}
                </span>`,
            )
          : problems.length > 0
            ? html`<span class="note">${icon('check')} ${exception.reason}</span>`
            : nothing
      }`;
  }

  private readonly handleDrag = (event: DragEvent): void => {
    if (!event.dataTransfer) return;
    event.dataTransfer.setData('text/ilp-course', this.course.id);
    event.dataTransfer.effectAllowed = 'move';
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-plan-tile': IlpPlanTile;
  }
}

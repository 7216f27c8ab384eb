import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CoursesTaken, TakenCourse } from '#contracts/courses-taken.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { creditWords } from './course-words.js';

/** Somebody wants to change or remove one of the courses. */
export class TakenWishEvent extends Event {
  static readonly type = 'ilp-taken-wish';
  readonly course: TakenCourse;
  readonly wish: 'change' | 'remove';

  constructor(course: TakenCourse, wish: 'change' | 'remove') {
    super(TakenWishEvent.type, { bubbles: true, composed: true });
    this.course = course;
    this.wish = wish;
  }
}

const BADGES = {
  ...{ 'in-progress': 'badge', earned: 'badge good', failed: 'badge warn' },
  transferred: 'badge good',
} as const;

/**
 * Courses that a student takes or took, by school year, and what they count.
 *
 * @element ilp-taken-list
 * @fires {TakenWishEvent} ilp-taken-wish
 */
@customElement('ilp-taken-list')
export class IlpTakenList extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--ilp-space-1) var(--ilp-space-3);
        align-items: center;
      }

      .sums {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1) var(--ilp-space-5);
        font-weight: 600;
      }

      .badges {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--ilp-space-1) var(--ilp-space-2);
      }
    `,
  ];

  @property({ attribute: false }) taken!: CoursesTaken;
  /** The student looks at their own. */
  @property({ type: Boolean }) own = false;

  protected override render() {
    const { courses, credits } = this.taken;
    const years = [...new Set(courses.map(({ schoolYear }) => schoolYear))];
    return html`<div class="stack">
      <p class="sums">
        <span>${t('courses.taken-earned', { credits: creditWords(credits.earned) })}</span>
        <span>${t('courses.taken-in-progress', { credits: creditWords(credits.inProgress) })}</span>
      </p>
      ${
        credits.notOfficial > 0
          ? html`<p class="small quiet">
              ${t(this.own ? 'courses.taken-not-official' : 'courses.taken-not-official-staff', {
                credits: creditWords(credits.notOfficial),
              })}
            </p>`
          : nothing
      }
      ${years.map((year) =>
        this.renderYear(
          year,
          courses.filter((one) => one.schoolYear === year),
        ),
      )}
      ${this.renderRule()}
    </div>`;
  }

  private renderYear(year: number, courses: readonly TakenCourse[]) {
    const grade = courses.find(({ gradeLevel }) => gradeLevel !== null)?.gradeLevel ?? null;
    const words = { from: String(year), to: String(year + 1).slice(2) };
    const title =
      grade === null
        ? t('courses.year', words)
        : t('courses.year-grade', { ...words, grade: String(grade) });
    const id = `year-${year}`;
    return html`<section aria-labelledby=${id}>
      ${this.own ? html`<h2 id=${id}>${title}</h2>` : html`<h4 id=${id}>${title}</h4>`}
      <ul class="rows">
        ${repeat(
          courses,
          ({ id }) => id,
          (course) => html`<li>${this.renderCourse(course)}</li>`,
        )}
      </ul>
    </section>`;
  }

  private renderCourse(course: TakenCourse) {
    const facts = [
      ...(course.code ? [course.code] : []),
      t(`courses.term-${course.term}`),
      ...(course.area ? [t(`courses.area-${course.area}`)] : []),
      creditWords(course.credits),
      ...(course.mark ? [t('courses.mark-words', { mark: course.mark })] : []),
      ...(course.school ? [t('courses.taken-at', { school: course.school })] : []),
    ];
    return html`<div class="stack tight">
        <span class="badges">
          <strong>${course.title}</strong>
          <span class=${BADGES[course.status]}>${t(`courses.status-${course.status}`)}</span>
          ${
            course.isOfficial
              ? nothing
              : html`<span class="badge warn">
                  ${t(course.source === 'passport' ? 'courses.source-passport' : 'courses.official-no')}
                </span>`
          }
        </span>
        <span class="small quiet">${facts.join(' · ')}</span>
        ${
          course.countedAs === 'counts' || course.countedAs === 'failed'
            ? nothing
            : html`<span class="small">${t(`courses.counted-${course.countedAs}`)}</span>`
        }
      </div>
      ${this.renderActions(course)}`;
  }

  private renderActions(course: TakenCourse) {
    const words = { course: course.title };
    const isMine = this.own && !course.isOfficial;
    if (!isMine && !(course.isOfficial && !this.own && this.taken.mayAdd)) return nothing;
    const wish = (kind: 'change' | 'remove') =>
      this.dispatchEvent(new TakenWishEvent(course, kind));
    return html`<span class="actions">
      ${
        isMine
          ? html`<button
              type="button"
              class="button small quiet"
              aria-label=${t('courses.taken-edit', words)}
              @click=${() => wish('change')}
            >
              ${icon('edit')}
            </button>`
          : nothing
      }
      <button
        type="button"
        class="button small quiet"
        aria-label=${t('courses.taken-remove', words)}
        @click=${() => wish('remove')}
      >
        ${icon('trash')}
      </button>
    </span>`;
  }

  private renderRule() {
    return html`<details>
      <summary>${t('courses.taken-rule-title')}</summary>
      <ul class="small">
        <li>${t('courses.taken-rule-once')}</li>
        <li>${t('courses.taken-rule-times')}</li>
        <li>${t('courses.taken-rule-early')}</li>
        <li>${t('courses.taken-rule-failed')}</li>
      </ul>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-taken-list': IlpTakenList;
  }
  interface HTMLElementEventMap {
    [TakenWishEvent.type]: TakenWishEvent;
  }
}

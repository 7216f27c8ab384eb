import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CatalogCourse, CourseTitles } from '#contracts/catalog.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { cards, layout } from '../styles/shared.js';
import { creditWords, gradeRange, ruleWords } from './course-words.js';

/**
 * A course of the catalog, with what it asks for in words.
 *
 * @element ilp-catalog-course
 * @slot - What can be done with it.
 */
@customElement('ilp-catalog-course')
export class IlpCatalogCourse extends IlpElement {
  static override styles = [
    layout,
    cards,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--ilp-space-1) var(--ilp-space-3);
      }
    `,
  ];

  @property({ attribute: false }) course!: CatalogCourse;
  @property({ attribute: false }) titles: CourseTitles = {};

  protected override render() {
    const { course, titles } = this;
    const facts = [
      t(`courses.area-${course.area}`),
      creditWords(course.credits),
      course.terms.map((term) => t(`courses.term-${term}`)).join(', '),
      course.grades.length === 1
        ? t('courses.grade', { grade: gradeRange(course.grades) })
        : t('courses.grades', { grades: gradeRange(course.grades) }),
    ];
    return html`<div class="spread">
        <div class="stack tight">
          <div class="head">
            <h2>${course.title}</h2>
            <span class="small quiet">${course.code}</span>
          </div>
          <span class="small quiet">${facts.join(' · ')}</span>
        </div>
        <slot></slot>
      </div>
      <div class="stack tight small">
        ${course.description ? html`<p>${course.description}</p>` : nothing}
        ${this.renderRule('before', course.prerequisite.rule)}
        ${this.renderRule('beside', course.corequisite.rule)}
        ${
          course.sameAs === null
            ? nothing
            : html`<p>
                ${t('courses.same-as', { course: titles[course.sameAs] ?? course.sameAs })}
              </p>`
        }
        ${course.times > 1 ? html`<p>${t('courses.times', { count: course.times })}</p>` : nothing}
        ${
          course.schools.length > 0
            ? html`<p>${t('courses.only-at', { schools: formatList(course.schools) })}</p>`
            : nothing
        }
      </div>`;
  }

  private renderRule(words: 'before' | 'beside', rule: CatalogCourse['prerequisite']['rule']) {
    if (!rule) return nothing;
    return html`<p>${t(`courses.${words}`, { rule: ruleWords(rule, this.titles) })}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-catalog-course': IlpCatalogCourse;
  }
}

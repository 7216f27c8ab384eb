import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { layout } from '../styles/shared.js';
import { styles } from './ilp-home-view.styles.js';

const GRADES = [6, 7, 8, 9, 10, 11, 12] as const;

/**
 * The student's years as a thin line, with this year marked.
 *
 * @element ilp-year-path
 */
@customElement('ilp-year-path')
export class IlpYearPath extends IlpElement {
  static override styles = [layout, styles];

  @property({ type: Number }) grade = 6;

  protected override render() {
    return html`<section class="stack" aria-labelledby="path">
      <h2 id="path" class="small quiet">${t('home.path')}</h2>
      <ol class="plain years">
        ${GRADES.map((grade) => this.renderGrade(grade))}
      </ol>
      <p><a href=${hrefFor('timeline')}>${t('home.years-link')}</a></p>
    </section>`;
  }

  private renderGrade(grade: number) {
    const isNow = grade === this.grade;
    const words = isNow
      ? t('home.grade-level-now', { grade })
      : grade < this.grade
        ? t('home.grade-level-past', { grade })
        : t('home.grade-level', { grade });
    const phase = isNow ? 'now' : grade < this.grade ? 'past' : 'ahead';
    return html`<li class=${phase}>
      <span aria-hidden="true">${grade}</span>
      <span class="visually-hidden">${words}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-year-path': IlpYearPath;
  }
}

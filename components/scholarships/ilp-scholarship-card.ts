import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Scholarship } from '#contracts/scholarships.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, layout } from '../styles/shared.js';
import { renderWayOut } from './way-out.js';
import { dueWords, gradeWords } from './scholarship-words.js';

/**
 * One scholarship of the district's list: who gives it, how much, by when, and who can apply.
 *
 * @element ilp-scholarship-card
 * @slot - What may be done with it.
 */
@customElement('ilp-scholarship-card')
export class IlpScholarshipCard extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      h3,
      p {
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) scholarship!: Scholarship;

  protected override render() {
    const { name, giver, amount, dueOn, grades, who, link, isRetired } = this.scholarship;
    const facts = [
      giver,
      amount,
      grades.length > 0 ? t('scholarships.grades', { grades: gradeWords(grades) }) : '',
    ].filter(Boolean);
    return html`<article class="stack tight">
      <div class="spread">
        <h3>${name}</h3>
        <span class=${isRetired ? 'badge' : 'small'}
          >${isRetired ? t('scholarships.is-retired') : dueWords(dueOn)}</span
        >
      </div>
      ${facts.length > 0 ? html`<p class="small">${facts.join(' · ')}</p>` : nothing}
      ${who ? html`<p>${who}</p>` : nothing}
      <div class="actions">
        ${link ? renderWayOut(link) : nothing}
        <slot></slot>
      </div>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-scholarship-card': IlpScholarshipCard;
  }
}

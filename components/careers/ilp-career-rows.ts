import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CareerBrief } from '#contracts/careers.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { areaName } from '../shared/charts/riasec.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { lists } from '../styles/shared.js';
import { middlePay } from './career-words.js';

export type CareerRow = CareerBrief & { matchedTitle?: string | null };

/**
 * Careers as lines: the title, its two strongest areas and the middle of its pay.
 *
 * @element ilp-career-rows
 */
@customElement('ilp-career-rows')
export class IlpCareerRows extends IlpElement {
  static override styles = [
    lists,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1) var(--ilp-space-4);
        justify-content: space-between;
      }

      a {
        font-weight: 550;
      }
    `,
  ];

  @property({ attribute: false }) careers: readonly CareerRow[] = [];

  /** Moves focus to a career, for the first of those that came with "show more". */
  async focusRow(index: number): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('li a')[index]?.focus();
  }

  protected override render() {
    return html`<ul class="rows">
      ${repeat(
        this.careers,
        ({ code }) => code,
        (career) =>
          html`<li>
            <span>
              <a href=${hrefFor(`careers/${career.code}`)} lang=${career.titleLocale}
                >${career.title}</a
              >
              ${
                career.matchedTitle
                  ? html`<span class="small quiet"
                      >${t('careers.matched')} <span lang="en">${career.matchedTitle}</span></span
                    >`
                  : nothing
              }
            </span>
            <span class="small quiet">
              ${[formatList(career.areas.slice(0, 2).map(areaName)), middlePay(career)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-career-rows': IlpCareerRows;
  }
}

import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CareersHome } from '#contracts/careers.js';
import { clusterArt, clusterArtStyles } from '../explore/cluster-art.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { cards } from '../styles/shared.js';
import { LIKES, middlePay, sourceText } from './career-words.js';

type CardCareer = CareersHome['careers'][number];

/**
 * Careers as cards: the drawing of the career's group, the title, what people do in plain words, and
 * the middle of the pay with its year. The names of the interest areas are left out on purpose: the
 * youngest students have not met them yet.
 *
 * @element ilp-career-cards
 */
@customElement('ilp-career-cards')
export class IlpCareerCards extends IlpElement {
  static override styles = [
    cards,
    clusterArtStyles,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
        gap: var(--ilp-space-3);
        margin: 0;
        padding: 0;
        list-style-type: '';
      }

      ul ~ p {
        margin-block-start: var(--ilp-space-2);
      }

      .card {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--ilp-space-2) var(--ilp-space-3);
        align-content: start;
      }

      .words {
        display: grid;
        grid-column: 2;
        gap: var(--ilp-space-2);
        align-content: start;
      }
    `,
  ];

  @property({ attribute: false }) careers: readonly CardCareer[] = [];

  protected override render() {
    const sources = new Set(
      this.careers
        .filter((career) => middlePay(career) !== null)
        .map(({ paySource }) => sourceText(paySource)),
    );
    return html`<ul>
        ${this.careers.map((career) => this.renderCard(career))}
      </ul>
      ${[...sources].map((source) => html`<p class="small quiet">${source}</p>`)}`;
  }

  private renderCard(career: CardCareer) {
    const { areas, clusters, code, paySource, title, titleLocale } = career;
    const doing = areas.slice(0, 2).map((area) => t(LIKES[area]));
    const pay = middlePay(career);
    return html`<li class="card">
      ${clusterArt(clusters[0] ?? '')}
      <div class="words">
        <h3><a href=${hrefFor(`careers/${code}`)} lang=${titleLocale}>${title}</a></h3>
        ${doing.length > 0 ? html`<p>${t('careers.sentence-areas', { areas: formatList(doing) })}</p>` : nothing}
        ${pay ? html`<p class="small quiet">${t('careers.card-pay', { pay, year: paySource.year })}</p>` : nothing}
      </div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-career-cards': IlpCareerCards;
  }
}

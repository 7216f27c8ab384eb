import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { placeLinks } from '../styles/place-links.js';

const PARTS: readonly { path: string; label: PlainKey }[] = [
  { path: 'portfolio', label: 'portfolio.tab-journal' },
  { path: 'portfolio/evidence', label: 'portfolio.tab-evidence' },
];

/**
 * The links between the two parts of the portfolio, each a page with an address of its own.
 *
 * @element ilp-portfolio-head
 */
@customElement('ilp-portfolio-head')
export class IlpPortfolioHead extends IlpElement {
  static override styles = [
    placeLinks,
    css`
      ul {
        --ilp-place-padding: var(--ilp-space-4);
        display: flex;
        gap: var(--ilp-space-1);
        border-block-end: 1px solid var(--ilp-line);
      }
    `,
  ];

  @property() current = '';

  protected override render() {
    return html`<nav aria-label=${t('portfolio.sections')}>
      <ul class="plain">
        ${PARTS.map(
          ({ path, label }) =>
            html`<li>
              <a href=${hrefFor(path)} aria-current=${path === this.current ? 'page' : 'false'}
                >${t(label)}</a
              >
            </li>`,
        )}
      </ul>
    </nav>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-portfolio-head': IlpPortfolioHead;
  }
}

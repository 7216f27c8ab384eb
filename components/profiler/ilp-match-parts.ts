import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MatchPart } from '#contracts/matching.js';
import { formatPercent } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { lists } from '../styles/shared.js';
import { kindName, whyNotCounted } from './match-words.js';

/**
 * What a list of careers rests on: each kind of questions with its share, or why it has none.
 *
 * @element ilp-match-parts
 */
@customElement('ilp-match-parts')
export class IlpMatchParts extends IlpElement {
  static override styles = [
    lists,
    css`
      h3 {
        margin: 0;
        font-size: inherit;
      }
    `,
  ];

  @property({ attribute: false }) parts: readonly MatchPart[] = [];

  protected override render() {
    return html`<h3 id="parts">${t('match.parts')}</h3>
      <ul class="small" aria-labelledby="parts">
        ${this.parts.map(
          ({ kind, percent, notCounted }) =>
            html`<li>
              ${t('match.part', {
                kind: kindName(kind),
                percent: notCounted ? whyNotCounted(notCounted) : formatPercent(percent / 100),
              })}
            </li>`,
        )}
      </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-match-parts': IlpMatchParts;
  }
}

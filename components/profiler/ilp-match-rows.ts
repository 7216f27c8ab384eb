import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CareerMatch } from '#contracts/profiler.js';
import type { ApiClient } from '../api/client.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { lists } from '../styles/shared.js';
import { middlePay } from '../careers/career-words.js';
import './ilp-match-choices.js';
import { mayNotFitWords, pairName, sharedWords } from './match-words.js';

/**
 * Ranked careers, each with what it shares with the person and what may not fit.
 *
 * @element ilp-match-rows
 */
@customElement('ilp-match-rows')
export class IlpMatchRows extends IlpElement {
  static override styles = [
    lists,
    css`
      ol {
        padding: 0;
        margin: 0;
        list-style: none;
      }

      li {
        display: grid;
        gap: var(--ilp-space-1);
        padding-block: var(--ilp-space-3);
        border-block-end: 1px solid var(--ilp-line);
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1) var(--ilp-space-4);
        justify-content: space-between;
      }

      a {
        font-weight: 550;
      }

      summary {
        min-block-size: 1.75rem;
        inline-size: fit-content;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) ranked: readonly CareerMatch[] = [];

  /** Moves focus to a career, for the first of those that came with "show more". */
  async focusRow(index: number): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('ol > li a')[index]?.focus();
  }

  protected override render() {
    return html`<ol>
      ${repeat(
        this.ranked,
        ({ code }) => code,
        (match) => this.renderMatch(match),
      )}
    </ol>`;
  }

  private renderMatch(match: CareerMatch) {
    const { shared, mayNotFit } = match.why;
    const strongest = shared.slice(0, 2).map(pairName);
    return html`<li>
      <span class="line">
        <a href=${hrefFor(`careers/${match.code}`)} lang=${match.titleLocale}>${match.title}</a>
        <span class="small quiet">
          ${[formatList(strongest), middlePay(match)].filter(Boolean).join(' · ')}
        </span>
      </span>
      ${this.renderOpinion(match)}
      <details>
        <summary class="small">
          ${t('profiler.why')}
          <span class="visually-hidden" lang=${match.titleLocale}>${match.title}</span>
        </summary>
        <ul>
          ${shared.map((pair) => html`<li>${sharedWords(pair)}</li>`)}
          ${shared.length === 0 ? html`<li>${t('profiler.why-none')}</li>` : nothing}
          ${mayNotFit ? html`<li>${mayNotFitWords(mayNotFit)}</li>` : nothing}
        </ul>
        <ilp-match-choices .api=${this.api} .match=${match}></ilp-match-choices>
      </details>
    </li>`;
  }

  private renderOpinion({ disagrees, isSaved }: CareerMatch) {
    if (isSaved) return html`<span class="small">${t('match.saved')}</span>`;
    if (!disagrees) return nothing;
    return html`<span class="small">
      ${disagrees.why ? t('match.you-said', { why: disagrees.why }) : t('match.you-disagree')}
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-match-rows': IlpMatchRows;
  }
}

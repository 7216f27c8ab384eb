import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SavedCareer } from '#contracts/careers.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';

const STEPS = [1, 2, 3, 4, 5] as const;
/** Names that fit into a square; what is left is counted. */
const NAMED = 2;

/** The square of the map that was chosen; null shows all again. */
export class SquareChooseEvent extends Event {
  static readonly type = 'ilp-square-choose';
  readonly square: { rating: number; confidence: number } | null;

  constructor(square: { rating: number; confidence: number } | null) {
    super(SquareChooseEvent.type, { bubbles: true, composed: true });
    this.square = square;
  }
}

/**
 * Saved careers by how much the student likes them and how well they could do: a square for each pair of
 * stars. A square with careers is a button that narrows the list below to them.
 *
 * @element ilp-saved-map
 * @fires ilp-square-choose
 */
@customElement('ilp-saved-map')
export class IlpSavedMap extends IlpElement {
  static override styles = css`
    figure {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--ilp-space-1) var(--ilp-space-2);
      margin: 0;
    }

    .up {
      writing-mode: vertical-rl;
      rotate: 180deg;
      text-align: center;
    }

    .across {
      grid-column: 2;
      text-align: center;
    }

    .up,
    .across,
    .step {
      color: var(--ilp-ink-quiet);
      font-size: var(--ilp-text-small);
    }

    .grid {
      display: grid;
      grid-template-columns: 1.25rem repeat(5, minmax(0, 1fr));
      gap: 2px;
    }

    .step {
      align-self: center;
      text-align: center;
    }

    .square {
      display: grid;
      align-content: center;
      gap: 2px;
      min-inline-size: 0;
      min-block-size: 3.25rem;
      padding: var(--ilp-space-1);
      border: 1px solid transparent;
      border-radius: var(--ilp-radius-small);
      background: var(--ilp-surface-quiet);
      color: var(--ilp-ink);
      font: inherit;
      font-size: var(--ilp-text-small);
      line-height: 1.2;
      text-align: center;
    }

    button.square {
      border-color: var(--ilp-accent);
      background: var(--ilp-accent-quiet);
      cursor: pointer;
    }

    button.square:hover {
      border-color: var(--ilp-accent-strong);
    }

    button[aria-pressed='true'] {
      background: var(--ilp-accent);
      color: var(--ilp-on-accent);
    }

    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .count {
      display: none;
      font-weight: 650;
    }

    @media (width < 48rem) {
      .name,
      .more {
        display: none;
      }

      .count {
        display: block;
      }
    }

    @media (forced-colors: active) {
      button[aria-pressed='true'] {
        outline: 2px solid Highlight;
      }
    }
  `;

  @property({ attribute: false }) saved: readonly SavedCareer[] = [];
  @property({ attribute: false }) chosen: SquareChooseEvent['square'] = null;

  protected override render() {
    return html`<figure role="group" aria-label=${t('saved.map')}>
      <span class="up" aria-hidden="true">${t('saved.map-up')}</span>
      <div class="grid">
        ${STEPS.toReversed().map(
          (confidence) =>
            html`<span class="step" aria-hidden="true">${confidence}</span>
              ${STEPS.map((rating) => this.renderSquare(rating, confidence))}`,
        )}
        <span></span>
        ${STEPS.map((rating) => html`<span class="step" aria-hidden="true">${rating}</span>`)}
      </div>
      <span class="across" aria-hidden="true">${t('saved.map-across')}</span>
    </figure>`;
  }

  private renderSquare(rating: number, confidence: number) {
    const here = this.saved.filter((one) => one.rating === rating && one.confidence === confidence);
    if (here.length === 0) return html`<span class="square" aria-hidden="true"></span>`;
    const isChosen = this.chosen?.rating === rating && this.chosen.confidence === confidence;
    const names = here.map(({ career }) => career.title);
    return html`<button
      type="button"
      class="square"
      aria-pressed=${isChosen ? 'true' : 'false'}
      aria-label=${t('saved.square', { rating, confidence, names: formatList(names) })}
      title=${formatList(names)}
      @click=${() =>
        this.dispatchEvent(new SquareChooseEvent(isChosen ? null : { rating, confidence }))}
    >
      ${names.slice(0, NAMED).map((name) => html`<span class="name" lang="en">${name}</span>`)}
      ${
        names.length > NAMED
          ? html`<span class="more"
              >${t('saved.square-more', { count: names.length - NAMED })}</span
            >`
          : nothing
      }
      <span class="count">${names.length}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-saved-map': IlpSavedMap;
  }

  interface HTMLElementEventMap {
    'ilp-square-choose': SquareChooseEvent;
  }
}

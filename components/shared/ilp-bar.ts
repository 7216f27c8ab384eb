import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { IlpElement } from './ilp-element.js';

/**
 * A short bar for the eye, beside words that say the same: hidden from screen readers. Where it stands alone,
 * `ilp-progress` is the one to take.
 *
 * @element ilp-bar
 */
@customElement('ilp-bar')
export class IlpBar extends IlpElement {
  static override styles = css`
    :host {
      flex: none;
      inline-size: 5rem;
    }

    .track {
      block-size: 0.375rem;
      overflow: hidden;
      border-radius: 9999px;
      background: var(--ilp-line);
    }

    .done {
      block-size: 100%;
      background: var(--ilp-accent);
    }

    @media (forced-colors: active) {
      .track {
        border: 1px solid CanvasText;
      }

      .done {
        forced-color-adjust: none;
        background: Highlight;
      }
    }
  `;

  @property({ type: Number }) done = 0;
  @property({ type: Number }) total = 0;

  protected override render() {
    const share = this.total > 0 ? Math.min(this.done / this.total, 1) : 0;
    return html`<div class="track" aria-hidden="true">
      <div class="done" style=${styleMap({ inlineSize: `${Math.round(share * 100)}%` })}></div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-bar': IlpBar;
  }
}

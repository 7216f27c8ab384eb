import '@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js';
import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from './ilp-element.js';

/**
 * A thin bar with its words: "2 of 5".
 *
 * @element ilp-progress
 */
@customElement('ilp-progress')
export class IlpProgress extends IlpElement {
  static override styles = css`
    div {
      display: grid;
      grid-template-columns: minmax(0, 1fr) max-content;
      align-items: center;
      gap: var(--ilp-space-3);
    }

    wa-progress-bar {
      --track-height: 0.375rem;
      --track-color: var(--ilp-surface-quiet);
      --indicator-color: var(--ilp-accent);
    }

    @media (forced-colors: active) {
      wa-progress-bar {
        --indicator-color: Highlight;

        border: 1px solid CanvasText;
      }
    }
  `;

  /** What is counted, for a screen reader: "Milestones". */
  @property() label = '';
  @property({ type: Number }) done = 0;
  @property({ type: Number }) total = 0;

  protected override render() {
    const percent = this.total > 0 ? Math.round((this.done / this.total) * 100) : 0;
    return html`
      <div>
        <wa-progress-bar value=${percent} label=${this.label}></wa-progress-bar>
        <span class="small quiet">
          ${t('common.count-of', { done: this.done, total: this.total })}
        </span>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-progress': IlpProgress;
  }
}

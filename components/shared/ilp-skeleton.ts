import '@awesome.me/webawesome/dist/components/skeleton/skeleton.js';
import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from './ilp-element.js';

/**
 * Grey lines where content will be, of about its height, so that nothing jumps when it comes.
 *
 * @element ilp-skeleton
 */
@customElement('ilp-skeleton')
export class IlpSkeleton extends IlpElement {
  static override styles = css`
    .lines {
      display: grid;
      gap: var(--ilp-space-3);
    }

    wa-skeleton {
      --color: var(--ilp-surface-quiet);

      block-size: 3rem;
      min-block-size: 3rem;
    }
  `;

  @property({ type: Number }) lines = 3;

  protected override render() {
    return html`
      <p class="visually-hidden" role="status">${t('common.loading')}</p>
      <div class="lines" aria-hidden="true">
        ${Array.from({ length: this.lines }, () => html`<wa-skeleton></wa-skeleton>`)}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-skeleton': IlpSkeleton;
  }
}

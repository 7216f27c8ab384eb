import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { IlpElement } from './ilp-element.js';

/**
 * A place with nothing in it yet: one sentence, and the one action that fills it.
 *
 * @element ilp-empty-state
 * @slot - A sentence or two.
 * @slot actions - The button or link that starts it.
 */
@customElement('ilp-empty-state')
export class IlpEmptyState extends IlpElement {
  static override styles = css`
    .box {
      display: grid;
      justify-items: start;
      gap: var(--ilp-space-3);
      padding: var(--ilp-space-5) var(--ilp-space-4);
      border: 1px dashed var(--ilp-line-strong);
      border-radius: var(--ilp-radius);
    }
  `;

  @property() heading = '';

  protected override render() {
    return html`
      <div class="box">
        <h2>${this.heading}</h2>
        <slot></slot>
        <slot name="actions"></slot>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-empty-state': IlpEmptyState;
  }
}

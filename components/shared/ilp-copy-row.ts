import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { announce } from './announcer.js';
import { IlpElement } from './ilp-element.js';
import { buttons, layout } from '../styles/shared.js';

/**
 * One value that has to be typed elsewhere letter by letter, with a button that copies it.
 *
 * @element ilp-copy-row
 */
@customElement('ilp-copy-row')
export class IlpCopyRow extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--ilp-space-1) var(--ilp-space-3);
      }

      span {
        flex-basis: 100%;
      }

      code {
        flex: 1 1 12rem;
        min-inline-size: 0;
        max-block-size: 14rem;
        overflow: auto;
        padding: var(--ilp-space-2) var(--ilp-space-3);
        border-radius: var(--ilp-radius-small);
        background: var(--ilp-surface-quiet);
        font-size: var(--ilp-text-small);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      :host([large]) code {
        flex: 0 1 auto;
        font-size: var(--ilp-text-large);
      }
    `,
  ];

  @property() label = '';
  /** Something to be read aloud or written down by hand. */
  @property({ type: Boolean, reflect: true }) large = false;
  @property() value = '';
  @state() private wasRefused = false;

  protected override render() {
    return html`<div>
      <span class="small quiet">${this.label}</span>
      <code tabindex="0" role="group" aria-label=${this.label}>${this.value}</code>
      <button
        type="button"
        class="button small"
        aria-label=${`${t('common.copy')}: ${this.label}`}
        @click=${() => void this.copy()}
      >
        ${t('common.copy')}
      </button>
      ${
        this.wasRefused
          ? html`<span class="small" role="alert">${t('common.copy-failed')}</span>`
          : nothing
      }
    </div>`;
  }

  /** A frame of another origin may not write to the clipboard unless the LMS lets it. */
  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.value);
      this.wasRefused = false;
      announce(t('common.copied'));
    } catch {
      this.wasRefused = true;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-copy-row': IlpCopyRow;
  }
}

import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, layout } from '../styles/shared.js';

/**
 * Something to hand over letter by letter, with a button that copies it. Needs the `family` messages.
 *
 * @element ilp-secret-row
 */
@customElement('ilp-secret-row')
export class IlpSecretRow extends IlpElement {
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

      .label {
        flex-basis: 100%;
      }

      code {
        padding: var(--ilp-space-2) var(--ilp-space-3);
        border-radius: var(--ilp-radius-small);
        background: var(--ilp-surface-quiet);
        font-size: var(--ilp-text-large);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() label = '';
  @property() value = '';
  @state() private wasRefused = false;

  protected override render() {
    return html`<div>
      <span class="label small quiet">${this.label}</span>
      <code>${this.value}</code>
      <button
        type="button"
        class="button small"
        aria-label=${t('family.copy-what', { what: this.label })}
        @click=${() => void this.copy()}
      >
        ${t('family.copy')}
      </button>
      ${
        this.wasRefused
          ? html`<span class="small" role="alert">${t('family.copy-failed')}</span>`
          : nothing
      }
    </div>`;
  }

  /** A frame of another origin may not write to the clipboard unless the LMS lets it. */
  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.value);
      this.wasRefused = false;
      announce(t('family.copied'));
    } catch {
      this.wasRefused = true;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-secret-row': IlpSecretRow;
  }
}

import { css, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { buttons } from '../styles/shared.js';
import { icon } from './icons.js';
import { IlpElement } from './ilp-element.js';

/** The dialog closed: by its button, by Escape, or by the code that opened it. */
export class DialogCloseEvent extends Event {
  static readonly type = 'ilp-dialog-close';

  constructor() {
    super(DialogCloseEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * A native modal dialog: it keeps focus inside, closes by Escape, and gives focus back.
 *
 * @element ilp-dialog
 * @slot - What the dialog is about.
 * @slot footer - Its buttons, the main one first.
 * @fires {DialogCloseEvent} ilp-dialog-close
 */
@customElement('ilp-dialog')
export class IlpDialog extends IlpElement {
  static override styles = [
    buttons,
    css`
      dialog {
        inline-size: min(36rem, calc(100vw - 2rem));
        max-block-size: min(44rem, calc(100vh - 2rem));
        padding: 0;
        border: 1px solid var(--ilp-line);
        border-radius: var(--ilp-radius);
        background: var(--ilp-surface);
        color: var(--ilp-ink);
        box-shadow: var(--ilp-shadow);
        overflow: auto;
      }

      dialog::backdrop {
        background: rgb(20 18 15 / 45%);
      }

      header {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: var(--ilp-space-3);
        padding: var(--ilp-space-4) var(--ilp-space-4) 0;
      }

      h2 {
        padding-block: var(--ilp-space-1);
      }

      .body {
        padding: var(--ilp-space-4);
      }

      footer {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-2);
        padding: 0 var(--ilp-space-4) var(--ilp-space-4);
      }
    `,
  ];

  @property() heading = '';
  @property({ type: Boolean, reflect: true }) open = false;

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || this.open === this.dialog.open) return;
    if (this.open) this.dialog.showModal();
    else this.dialog.close();
  }

  protected override render() {
    return html`
      <dialog aria-labelledby="heading" @close=${this.handleClose}>
        <header>
          <h2 id="heading">${this.heading}</h2>
          <button
            type="button"
            class="button quiet small"
            aria-label=${t('common.close')}
            @click=${() => this.dialog.close()}
          >
            ${icon('close')}
          </button>
        </header>
        <div class="body"><slot></slot></div>
        <footer><slot name="footer"></slot></footer>
      </dialog>
    `;
  }

  private handleClose(): void {
    this.open = false;
    this.dispatchEvent(new DialogCloseEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-dialog': IlpDialog;
  }
  interface HTMLElementEventMap {
    [DialogCloseEvent.type]: DialogCloseEvent;
  }
}

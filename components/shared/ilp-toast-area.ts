import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/i18n.js';
import { buttons } from '../styles/shared.js';
import { announce } from './announcer.js';
import { icon } from './icons.js';
import { IlpElement } from './ilp-element.js';
import { onToast, type Toast } from './toast.js';

const SHOWN_MS = 12_000;
const SHOWN_AT_ONCE = 2;

interface ShownToast extends Toast {
  id: number;
}

/**
 * The messages at the foot of the page. They stay twelve seconds, and as long as the pointer or
 * focus is on them; Ctrl+Z outside a field takes the newest one back.
 *
 * @element ilp-toast-area
 */
@customElement('ilp-toast-area')
export class IlpToastArea extends IlpElement {
  static override styles = [
    buttons,
    css`
      :host {
        position: fixed;
        inset-block-end: var(--ilp-space-4);
        inset-inline: var(--ilp-space-4);
        z-index: 10;
        pointer-events: none;
      }

      ul {
        display: grid;
        justify-items: center;
        gap: var(--ilp-space-2);
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--ilp-space-3);
        max-inline-size: 100%;
        padding: var(--ilp-space-2) var(--ilp-space-2) var(--ilp-space-2) var(--ilp-space-4);
        border: 1px solid var(--ilp-line-strong);
        border-radius: var(--ilp-radius);
        background: var(--ilp-surface);
        box-shadow: var(--ilp-shadow);
        pointer-events: auto;
      }
    `,
  ];

  @state() private shown: readonly ShownToast[] = [];

  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopListeningToToasts?: () => void;
  private lastId = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopListeningToToasts = onToast((toast) => this.add(toast));
    document.addEventListener('keydown', this.handleKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListeningToToasts?.();
    document.removeEventListener('keydown', this.handleKey);
    clearTimeout(this.timer);
  }

  protected override render() {
    return html`<ul
      class="plain"
      @pointerenter=${this.pause}
      @pointerleave=${this.resume}
      @focusin=${this.pause}
      @focusout=${this.resume}
    >
      ${repeat(
        this.shown,
        (toast) => toast.id,
        (toast) =>
          html`<li>
            <span>${toast.text}</span>
            ${
              toast.undo
                ? html`<button
                    type="button"
                    class="button small"
                    @click=${() => this.takeBack(toast)}
                  >
                    ${icon('undo')} ${t('common.undo')}
                  </button>`
                : nothing
            }
            <button
              type="button"
              class="button quiet small"
              aria-label=${t('common.close')}
              @click=${() => this.drop(toast)}
            >
              ${icon('close')}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  private add(toast: Toast): void {
    this.lastId += 1;
    this.shown = [...this.shown, { ...toast, id: this.lastId }].slice(-SHOWN_AT_ONCE);
    announce(toast.undo ? `${toast.text} ${t('common.undo-hint')}` : toast.text);
    this.resume();
  }

  private takeBack(toast: ShownToast): void {
    this.drop(toast);
    void toast.undo?.();
  }

  private drop(toast: ShownToast): void {
    this.shown = this.shown.filter(({ id }) => id !== toast.id);
  }

  private readonly pause = () => clearTimeout(this.timer);

  private readonly resume = () => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.shown = this.shown.slice(1);
      if (this.shown.length > 0) this.resume();
    }, SHOWN_MS);
  };

  private readonly handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    const target = event.composedPath()[0];
    if (target instanceof HTMLElement && target.matches('input, textarea, select')) return;
    const toast = this.shown.findLast(({ undo }) => undo);
    if (!toast) return;
    event.preventDefault();
    this.takeBack(toast);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-toast-area': IlpToastArea;
  }
}

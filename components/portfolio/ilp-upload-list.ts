import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { Upload } from './uploads-controller.js';

/** Try a file again, or take it off the page (which stops it when it is under way). */
export class UploadWishEvent extends Event {
  static readonly type = 'ilp-upload-wish';
  readonly id: number;
  readonly wish: 'again' | 'drop';

  constructor(id: number, wish: 'again' | 'drop') {
    super(UploadWishEvent.type, { bubbles: true, composed: true });
    this.id = id;
    this.wish = wish;
  }
}

/**
 * Files on their way, each with how far it is, and those that were not taken with the reason.
 *
 * @element ilp-upload-list
 * @fires {UploadWishEvent} ilp-upload-wish
 */
@customElement('ilp-upload-list')
export class IlpUploadList extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      ul {
        display: grid;
        gap: var(--ilp-space-2);
      }

      li {
        overflow-wrap: anywhere;
      }

      progress {
        inline-size: 100%;
        block-size: 0.5rem;
        accent-color: var(--ilp-accent);
      }
    `,
  ];

  @property({ attribute: false }) uploads: readonly Upload[] = [];

  protected override render() {
    if (this.uploads.length === 0) return nothing;
    return html`<ul class="plain" aria-label=${t('portfolio.uploads')}>
      ${repeat(
        this.uploads,
        ({ id }) => id,
        (upload) =>
          html`<li>${upload.error ? this.renderFailed(upload) : this.renderUnderWay(upload)}</li>`,
      )}
    </ul>`;
  }

  private renderUnderWay({ id, file: { name }, share }: Upload) {
    const words = t(share < 1 ? 'portfolio.sending' : 'portfolio.preparing', { name });
    return html`<div class="stack tight">
      <div class="spread">
        <span id="name-${id}">${words}</span>
        <button
          type="button"
          class="button small"
          aria-label=${t('portfolio.stop-sending', { name })}
          @click=${() => this.wish(id, 'drop')}
        >
          ${t('common.cancel')}
        </button>
      </div>
      <progress max="1" value=${share} aria-labelledby="name-${id}"></progress>
    </div>`;
  }

  private renderFailed({ id, file: { name }, error }: Upload) {
    const isTooLarge = error === 'too-large';
    return html`<div class="notice bad stack tight">
      <p role="alert">
        ${t('portfolio.not-sent', { name })}
        ${isTooLarge ? t('portfolio.file-too-large') : problemMessage(error)}
      </p>
      <div class="actions">
        ${
          isTooLarge
            ? nothing
            : html`<button
                type="button"
                class="button small"
                aria-label=${t('portfolio.try-name', { name })}
                @click=${() => this.wish(id, 'again')}
              >
                ${t('common.try-again')}
              </button>`
        }
        <button
          type="button"
          class="button small quiet"
          aria-label=${t('portfolio.dismiss-name', { name })}
          @click=${() => this.wish(id, 'drop')}
        >
          ${icon('close')}
        </button>
      </div>
    </div>`;
  }

  private wish(id: number, wish: 'again' | 'drop'): void {
    this.dispatchEvent(new UploadWishEvent(id, wish));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-upload-list': IlpUploadList;
  }
  interface HTMLElementEventMap {
    [UploadWishEvent.type]: UploadWishEvent;
  }
}

import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import type { Picture } from './guides.js';

/**
 * Our own drawing of a page of an LMS: which fields to fill in and which button to press. The step
 * beside it says the same in words, so it is one picture to a screen reader.
 *
 * @element ilp-guide-picture
 */
@customElement('ilp-guide-picture')
export class IlpGuidePicture extends IlpElement {
  static override styles = css`
    figure {
      max-inline-size: 26rem;
      margin: 0;
      border: 1px solid var(--ilp-line-strong);
      border-radius: var(--ilp-radius);
      overflow: hidden;
      font-size: var(--ilp-text-small);
    }

    .head {
      padding: var(--ilp-space-2) var(--ilp-space-3);
      border-block-end: 1px solid var(--ilp-line);
      background: var(--ilp-surface-quiet);
      font-weight: 600;
    }

    .body {
      display: grid;
      gap: var(--ilp-space-3);
      padding: var(--ilp-space-3);
    }

    .line {
      block-size: 1.25rem;
      margin-block-start: var(--ilp-space-1);
      border: 2px solid var(--ilp-accent);
      border-radius: var(--ilp-radius-small);
    }

    .press {
      justify-self: start;
      padding: var(--ilp-space-1) var(--ilp-space-3);
      border-radius: var(--ilp-radius-small);
      background: var(--ilp-accent);
      color: var(--ilp-on-accent);
      font-weight: 600;
    }
  `;

  @property({ attribute: false }) picture?: Picture;

  protected override render() {
    const { picture } = this;
    if (!picture) return nothing;
    const words = [picture.heading, ...picture.rows, picture.button].map((key) => t(key));
    return html`<figure role="img" aria-label=${t('guides.picture', { words: words.join(', ') })}>
      <div class="head">${t(picture.heading)}</div>
      <div class="body">
        ${picture.rows.map(
          (row) =>
            html`<div>
              ${t(row)}
              <div class="line"></div>
            </div>`,
        )}
        <div class="press">${t(picture.button)}</div>
      </div>
    </figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-guide-picture': IlpGuidePicture;
  }
}

import { Task } from '@lit/task';
import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ApiClient } from '../api/client.js';
import { icon } from './icons.js';
import { IlpElement } from './ilp-element.js';

/**
 * A picture that only signed-in people get: fetched with the person's own token and shown from memory,
 * never by an address that others could open.
 *
 * @element ilp-picture
 */
@customElement('ilp-picture')
export class IlpPicture extends IlpElement {
  static override styles = css`
    :host {
      display: grid;
      place-items: center;
      overflow: hidden;
      color: var(--ilp-ink-quiet);
      background: var(--ilp-surface-quiet);
    }

    img {
      display: block;
      max-inline-size: 100%;
      max-block-size: 100%;
      inline-size: var(--picture-inline, auto);
      block-size: var(--picture-block, auto);
      object-fit: contain;
    }
  `;

  @property({ attribute: false }) api?: ApiClient;
  /** Below /api. */
  @property() path = '';
  @property() alt = '';

  private url = '';
  private readonly loading = new Task(this, {
    args: () => [this.api, this.path] as const,
    task: async ([api, path], { signal }) => {
      const blob = api && path ? await api.blob(path, { signal }) : null;
      this.forget();
      this.url = blob ? URL.createObjectURL(blob) : '';
      return this.url;
    },
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forget();
  }

  protected override render() {
    return this.loading.render({
      // The words beside it say what it is; a picture that does not come is no reason to complain.
      error: () => icon('file'),
      complete: (url) => (url ? html`<img src=${url} alt=${this.alt} />` : icon('file')),
    });
  }

  private forget(): void {
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-picture': IlpPicture;
  }
}

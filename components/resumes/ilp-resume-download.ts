import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { keepFile } from '../shared/save-file.js';
import { buttons, cards, layout } from '../styles/shared.js';

/**
 * Two buttons that keep a résumé as a file, with what is on the page saved first.
 *
 * @element ilp-resume-download
 */
@customElement('ilp-resume-download')
export class IlpResumeDownload extends IlpElement {
  static override styles = [cards, layout, buttons];

  @property({ attribute: false }) api!: ApiClient;

  /** Of the résumé in the API. */
  @property() path = '';
  /** Saves what is on the page. */
  @property({ attribute: false }) first: () => Promise<void> = () => Promise.resolve();

  private readonly attempt = new Attempt(this);

  protected override render() {
    return html`<div class="stack tight">
      <div class="actions">
        ${(['pdf', 'docx'] as const).map(
          (format) =>
            html`<button
              type="button"
              id=${format}
              class="button small ${format === 'pdf' ? 'primary' : ''}"
              ?disabled=${this.attempt.isBusy}
              @click=${() => this.download(format)}
            >
              ${t(`resumes.download-${format}`)}
            </button>`,
        )}
      </div>
      ${this.attempt.renderFault()}
    </div>`;
  }

  private async download(format: 'pdf' | 'docx'): Promise<void> {
    const isDone = await this.attempt.run(async () => {
      await this.first();
      keepFile(await this.api.file(`${this.path}/file/${format}`));
    });
    if (isDone) announce(t('resumes.downloaded'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-resume-download': IlpResumeDownload;
  }
}

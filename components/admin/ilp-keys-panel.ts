import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { KeyOverview, PlatformKeys, SigningKey } from '#contracts/keys.js';
import type { ApiClient } from '../api/client.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-copy-row.js';
import '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';

const STATES: Readonly<Record<SigningKey['state'], PlainKey>> = {
  previous: 'admin.key-previous',
  current: 'admin.key-current',
  next: 'admin.key-next',
};

/**
 * Our signing keys for each LMS, and the change to the next one.
 *
 * @element ilp-keys-panel
 */
@customElement('ilp-keys-panel')
export class IlpKeysPanel extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      code {
        font-size: var(--ilp-text-small);
        overflow-wrap: anywhere;
      }

      ul {
        margin: 0;
        padding-inline-start: var(--ilp-space-5);
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @state() private asked: PlatformKeys | undefined;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<KeyOverview>('/admin/keys', { signal }),
  });

  protected override render() {
    return html`<div class="stack">
      <p class="small quiet">${t('admin.keys-intro')}</p>
      ${renderLoad(
        this.loading,
        ({ keysUrl, platforms }) => html`
          <ilp-copy-row label=${t('admin.keys-address')} value=${keysUrl}></ilp-copy-row>
          ${platforms.map((platform) => this.renderPlatform(platform))}
        `,
        { lines: 2 },
      )}
      ${this.renderDialog()}
    </div>`;
  }

  private renderPlatform(platform: PlatformKeys) {
    const isReady = platform.mayRotateAt !== null && Date.parse(platform.mayRotateAt) <= Date.now();
    return html`<div class="stack tight">
      <h3>${platform.platformName}</h3>
      <ul>
        ${platform.keys.map(
          (key) =>
            html`<li>
              ${t(STATES[key.state])}: <code>${key.keyId}</code>
              <span class="small quiet">
                ${t('admin.key-since', { date: formatDate(key.publishedAt) })}
              </span>
            </li>`,
        )}
      </ul>
      <div class="actions">
        <button
          type="button"
          class="button small"
          ?disabled=${!isReady}
          @click=${() => {
            this.asked = platform;
          }}
        >
          ${t('admin.key-rotate')}
        </button>
        ${
          !isReady && platform.mayRotateAt
            ? html`<span class="small quiet">
                ${t('admin.key-ready-at', { date: formatDate(platform.mayRotateAt) })}
              </span>`
            : nothing
        }
      </div>
    </div>`;
  }

  private renderDialog() {
    return html`<ilp-dialog
      heading=${t('admin.key-rotate')}
      ?open=${this.asked !== undefined}
      @ilp-dialog-close=${() => {
        this.asked = undefined;
        this.attempt.forget();
      }}
    >
      <p>${t('admin.key-rotate-text', { lms: this.asked?.platformName ?? '' })}</p>
      ${this.attempt.renderFault()}
      <button
        slot="footer"
        type="button"
        class="button primary"
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.rotate()}
      >
        ${t('admin.key-rotate')}
      </button>
    </ilp-dialog>`;
  }

  private async rotate(): Promise<void> {
    const platform = this.asked;
    if (!platform) return;
    await this.attempt.run(async () => {
      const { registrationId } = platform;
      await this.api.post('/admin/keys/rotate', { registrationId, isUrgent: false });
      this.asked = undefined;
      showToast({ text: t('admin.key-rotated') });
      await this.loading.run();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-keys-panel': IlpKeysPanel;
  }
}

import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NewInvitation } from '#contracts/connections.js';
import type { ApiClient } from '../api/client.js';
import { problemMessage } from '../api/problem-messages.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { ConnectionsChangeEvent } from './admin-events.js';
import './ilp-copy-row.js';

/**
 * Makes a registration address and shows it, once: we keep only its hash.
 *
 * @element ilp-invite
 * @fires {ConnectionsChangeEvent} ilp-connections-change
 */
@customElement('ilp-invite')
export class IlpInvite extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) api!: ApiClient;
  @state() private made?: NewInvitation;
  @state() private isBusy = false;
  @state() private error: unknown = null;

  protected override render() {
    const { made } = this;
    return html`<div class="stack">
      ${
        made
          ? html`<ilp-copy-row
                label=${t('admin.invite-address')}
                value=${made.address}
              ></ilp-copy-row>
              <p class="small" role="status">
                ${t('admin.invite-once', { date: formatDate(made.expiresAt) })}
              </p>`
          : nothing
      }
      ${
        this.error
          ? html`<p class="notice bad" role="alert">${problemMessage(this.error)}</p>`
          : nothing
      }
      <div>
        <button
          type="button"
          class=${made ? 'button' : 'button primary'}
          ?disabled=${this.isBusy}
          @click=${() => void this.make()}
        >
          ${made ? t('admin.invite-another') : t('admin.invite-make')}
        </button>
      </div>
    </div>`;
  }

  private async make(): Promise<void> {
    this.isBusy = true;
    this.error = null;
    try {
      this.made = await this.api.post<NewInvitation>('/connections/invitations');
      this.dispatchEvent(new ConnectionsChangeEvent());
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-invite': IlpInvite;
  }
}

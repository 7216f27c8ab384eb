import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NewInvitation } from '#contracts/connections.js';
import type { ApiClient } from '../api/client.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-copy-row.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { ConnectionsChangeEvent } from './admin-events.js';

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
  private readonly attempt = new Attempt(this);

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
      ${this.attempt.renderFault()}
      <div>
        <button
          type="button"
          class=${made ? 'button' : 'button primary'}
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.make()}
        >
          ${made ? t('admin.invite-another') : t('admin.invite-make')}
        </button>
      </div>
    </div>`;
  }

  private make(): Promise<unknown> {
    return this.attempt.run(async () => {
      this.made = await this.api.post<NewInvitation>('/connections/invitations');
      this.dispatchEvent(new ConnectionsChangeEvent());
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-invite': IlpInvite;
  }
}

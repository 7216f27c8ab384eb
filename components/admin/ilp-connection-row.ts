import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Connection, School } from '#contracts/connections.js';
import type { ApiClient } from '../api/client.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { ConnectionsChangeEvent } from './admin-events.js';
import './ilp-bind-form.js';
import { TROUBLES } from './trouble-words.js';

type Health = 'works' | 'not-tried' | 'needs-look';

const WORDS: Readonly<Record<Health, PlainKey>> = {
  works: 'admin.works',
  'not-tried': 'admin.not-tried',
  'needs-look': 'admin.needs-look',
};

const BADGES: Readonly<Record<Health, string>> = {
  works: 'badge good',
  'not-tried': 'badge',
  'needs-look': 'badge warn',
};

/**
 * One LMS installation: whether it works, when it was last opened, and what waits for it.
 *
 * @element ilp-connection-row
 */
@customElement('ilp-connection-row')
export class IlpConnectionRow extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--ilp-space-1);
        margin: var(--ilp-space-2) 0 0;
      }

      dt {
        font-size: var(--ilp-text-small);
        color: var(--ilp-ink-quiet);
      }

      dd {
        margin: 0;
        font-family: ui-monospace, monospace;
        font-size: var(--ilp-text-small);
        overflow-wrap: anywhere;
      }

      summary {
        min-block-size: 1.5rem;
        font-size: var(--ilp-text-small);
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) schools: readonly School[] = [];
  @property({ attribute: false }) connection?: Connection;

  @state() private asksUnbind = false;
  private readonly attempt = new Attempt(this);

  protected override render() {
    const { connection } = this;
    if (!connection) return nothing;
    const health = healthOf(connection);
    return html`<div class="stack tight">
      <div class="spread">
        <h2>${connection.platformName}</h2>
        <span class=${BADGES[health]}>${t(WORDS[health])}</span>
      </div>
      <p class="small quiet">
        ${
          connection.schoolName
            ? t('admin.school', { school: connection.schoolName })
            : t('admin.all-schools')
        }
        · ${t('admin.courses', { count: connection.courses })}
      </p>
      <p>${lastOpened(connection)}</p>
      ${this.renderTroubles(connection)} ${this.renderScores(connection)}
      <div class="actions">
        <a
          class="button small"
          href=${hrefFor(`connections/${connection.deploymentId}/test`)}
          aria-label=${`${t('admin.self-test')}: ${connection.platformName}`}
        >
          ${t('admin.self-test')}
        </a>
      </div>
      ${this.renderDetails(connection)} ${this.renderUnbind(connection)}
    </div>`;
  }

  private renderTroubles({ troubles }: Connection) {
    return troubles.map((trouble) =>
      trouble === 'scores-parked'
        ? nothing
        : html`<p class="notice warn">${t(TROUBLES[trouble])}</p>`,
    );
  }

  private renderScores({ scoresWaiting, scoresParked }: Connection) {
    if (scoresWaiting + scoresParked === 0)
      return html`<p class="small quiet">${t('admin.scores-fine')}</p>`;
    return html`
      ${
        scoresWaiting > 0
          ? html`<p>${t('admin.scores-waiting', { count: scoresWaiting })}</p>`
          : nothing
      }
      ${
        scoresParked > 0
          ? html`<p class="notice warn">${t('admin.scores-parked', { count: scoresParked })}</p>`
          : nothing
      }
      <p><a href=${hrefFor('connections/scores')}>${t('admin.scores-why')}</a></p>
    `;
  }

  private renderDetails(connection: Connection) {
    return html`<details>
        <summary>${t('admin.details')}</summary>
        <dl>
          <dt>${t('admin.issuer')}</dt>
          <dd>${connection.issuer}</dd>
          <dt>${t('admin.client-id')}</dt>
          <dd>${connection.clientId}</dd>
          <dt>${t('admin.deployment')}</dt>
          <dd>${connection.deployment}</dd>
        </dl>
        ${
          connection.configUrl
            ? html`<p class="small">
                <a href=${connection.configUrl} target="_blank" rel="noopener noreferrer">
                  ${t('admin.config-url')}
                </a>
              </p>`
            : nothing
        }
      </details>
      <details>
        <summary>${t('admin.change')}</summary>
        <div class="stack">
          <ilp-bind-form
            .api=${this.api}
            .schools=${this.schools}
            deploymentId=${connection.deploymentId}
            schoolId=${connection.schoolId ?? ''}
          ></ilp-bind-form>
          <div>
            <button
              type="button"
              class="button danger"
              @click=${() => {
                this.asksUnbind = true;
              }}
            >
              ${t('admin.unbind')}
            </button>
          </div>
        </div>
      </details>`;
  }

  private renderUnbind({ platformName }: Connection) {
    return html`<ilp-dialog
      heading=${t('admin.unbind')}
      ?open=${this.asksUnbind}
      @ilp-dialog-close=${() => {
        this.asksUnbind = false;
        this.attempt.forget();
      }}
    >
      <p>${t('admin.unbind-text', { lms: platformName })}</p>
      ${this.attempt.renderFault()}
      <button
        slot="footer"
        type="button"
        class="button danger"
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.unbind()}
      >
        ${t('admin.unbind')}
      </button>
    </ilp-dialog>`;
  }

  private unbind(): Promise<unknown> {
    return this.attempt.run(async () => {
      await this.api.delete(`/connections/deployments/${this.connection?.deploymentId ?? ''}`);
      this.asksUnbind = false;
      this.dispatchEvent(new ConnectionsChangeEvent());
    });
  }
}

function healthOf({ lastLaunchAt, troubles }: Connection): Health {
  if (troubles.length > 0) return 'needs-look';
  return lastLaunchAt ? 'works' : 'not-tried';
}

function lastOpened({ lastLaunchAt }: Connection): string {
  if (!lastLaunchAt) return t('admin.never-opened');
  return t('admin.opened', { date: formatDate(lastLaunchAt), time: formatTime(lastLaunchAt) });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-connection-row': IlpConnectionRow;
  }
}

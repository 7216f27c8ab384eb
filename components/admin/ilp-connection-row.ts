import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Connection } from '#contracts/connections.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { cards, layout } from '../styles/shared.js';

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

  @property({ attribute: false }) connection?: Connection;

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
      ${this.renderScores(connection)} ${this.renderDetails(connection)}
    </div>`;
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
    </details>`;
  }
}

function healthOf({ lastLaunchAt, scoresParked }: Connection): Health {
  if (scoresParked > 0) return 'needs-look';
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

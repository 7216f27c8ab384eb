import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RosterStatus } from '#contracts/class.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { RosterRefreshEvent } from './class-events.js';

const TROUBLE: Readonly<Partial<Record<RosterStatus['state'], PlainKey>>> = {
  held: 'class.held',
  failed: 'class.failed',
  unavailable: 'class.unavailable',
};

/**
 * Where the class list comes from and how fresh it is, with the button that loads it again.
 *
 * @element ilp-roster-state
 * @fires {RosterRefreshEvent} ilp-roster-refresh
 */
@customElement('ilp-roster-state')
export class IlpRosterState extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      :host {
        font-size: var(--ilp-text-small);
      }
    `,
  ];

  @property({ attribute: false }) roster?: RosterStatus;

  protected override render() {
    const { roster } = this;
    if (!roster) return nothing;
    const isRunning = roster.state === 'running';
    const trouble = TROUBLE[roster.state];
    return html`<div class="stack">
      <div class="spread">
        <p class="quiet">${freshness(roster)}</p>
        ${
          roster.state === 'unavailable'
            ? nothing
            : html`<button
                type="button"
                class="button small"
                aria-disabled=${isRunning ? 'true' : 'false'}
                @click=${this.handleRefresh}
              >
                ${t('class.refresh')}
              </button>`
        }
      </div>
      ${trouble ? html`<p class="notice warn">${t(trouble)}</p>` : nothing}
    </div>`;
  }

  private handleRefresh(): void {
    if (this.roster?.state !== 'running') this.dispatchEvent(new RosterRefreshEvent());
  }
}

function freshness({ state, syncedAt, count }: RosterStatus): string {
  if (state === 'running')
    return count ? t('class.refreshing-count', { count }) : t('class.refreshing');
  if (!syncedAt) return state === 'never' ? t('class.never-loaded') : '';
  return t('class.refreshed-at', { date: formatDate(syncedAt), time: formatTime(syncedAt) });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-roster-state': IlpRosterState;
  }
}

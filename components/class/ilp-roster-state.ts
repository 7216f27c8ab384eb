import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RosterError, RosterStatus } from '#contracts/class.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-progress.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { type RosterWish, RosterWishEvent } from './class-events.js';

const REASONS: Readonly<Record<RosterError, PlainKey>> = {
  busy: 'class.failed-busy',
  'not-allowed': 'class.failed-not-allowed',
  gone: 'class.failed-gone',
  unreadable: 'class.failed-unreadable',
  refused: 'class.failed-refused',
  'our-fault': 'class.failed-our-fault',
};

/**
 * Where the class list comes from and how fresh it is: how far a reading is, why one failed, and the
 * question that a list raises which lost half its people.
 *
 * @element ilp-roster-state
 * @fires {RosterWishEvent} ilp-roster-wish
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

      ilp-progress {
        max-inline-size: 24rem;
      }
    `,
  ];

  @property({ attribute: false }) roster?: RosterStatus;

  protected override render() {
    const { roster } = this;
    if (!roster) return nothing;
    return html`<div class="stack">
      <div class="spread">
        <p class="quiet">${freshness(roster)}</p>
        ${roster.state === 'unavailable' ? nothing : this.renderRefresh(roster)}
      </div>
      ${roster.state === 'running' ? this.renderProgress(roster) : nothing}
      ${roster.state === 'held' ? this.renderHeld(roster) : nothing}
      ${roster.state === 'failed' ? this.renderFailed(roster) : nothing}
      ${
        roster.state === 'unavailable'
          ? html`<p class="notice warn">${t('class.unavailable')}</p>`
          : nothing
      }
    </div>`;
  }

  private renderRefresh({ state, canCancel }: RosterStatus) {
    if (canCancel) return this.button('cancel', 'class.refresh-cancel', 'button small');
    return html`<button
      type="button"
      class="button small"
      aria-disabled=${state === 'running' ? 'true' : 'false'}
      @click=${() => {
        if (state !== 'running') this.wish('refresh');
      }}
    >
      ${t('class.refresh')}
    </button>`;
  }

  /** The last list says how long this one will be; without one there is only a count. */
  private renderProgress({ read, count }: RosterStatus) {
    if (read === null || count === null || count === 0) return nothing;
    return html`<ilp-progress
      .done=${Math.min(read, count)}
      .total=${count}
      label=${t('class.refreshing-label')}
    ></ilp-progress>`;
  }

  private renderHeld({ read, count }: RosterStatus) {
    return html`<div class="notice warn stack" role="group" aria-label=${t('class.held-title')}>
      <p>${t('class.held', { read: read ?? 0, count: count ?? 0 })}</p>
      <div class="actions">
        ${this.button('keep-old', 'class.held-keep', 'button small primary')}
        ${this.button('take-new', 'class.held-take', 'button small')}
      </div>
    </div>`;
  }

  private renderFailed({ error }: RosterStatus) {
    return html`<p class="notice warn">
      ${t('class.failed')} ${t(REASONS[error ?? 'our-fault'])}
    </p>`;
  }

  private button(wish: RosterWish, words: PlainKey, look: string) {
    return html`<button type="button" class=${look} @click=${() => this.wish(wish)}>
      ${t(words)}
    </button>`;
  }

  private wish(wish: RosterWish): void {
    this.dispatchEvent(new RosterWishEvent(wish));
  }
}

function freshness({ state, syncedAt, read }: RosterStatus): string {
  if (state === 'running')
    return read === null ? t('class.refreshing') : t('class.refreshing-count', { count: read });
  if (!syncedAt) return state === 'never' ? t('class.never-loaded') : '';
  return t('class.refreshed-at', { date: formatDate(syncedAt), time: formatTime(syncedAt) });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-roster-state': IlpRosterState;
  }
}

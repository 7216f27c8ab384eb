import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { onlyLooks } from '#contracts/part-kinds.js';
import type { UnreadCount } from '#contracts/notifications.js';
import { type ApiClient, apiContext } from '../api/client.js';
import { type SessionDetails, sessionContext } from '../api/session.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor, onNavigate } from '../shared/navigation.js';
import { onUnread } from '../shared/unread.js';

/** Somebody who goes from page to page asks no more often. */
const ASK_EVERY_MS = 30_000;
/** More than that is no figure that helps anybody. */
const MOST = 99;

/**
 * The way to what is new, with how much of it is unread. It asks when a page is opened and when the window is
 * looked at again, never by itself, and says nothing when asking fails.
 *
 * @element ilp-unread-link
 */
@customElement('ilp-unread-link')
export class IlpUnreadLink extends IlpElement {
  static override styles = css`
    a {
      display: inline-flex;
      align-items: center;
      gap: var(--ilp-space-1);
      min-block-size: 2rem;
      padding: var(--ilp-space-1) var(--ilp-space-2);
      border-radius: var(--ilp-radius-small);
      color: var(--ilp-ink-quiet);
      text-decoration: none;
    }

    a:hover,
    a[aria-current='page'] {
      color: var(--ilp-accent-strong);
    }

    .count {
      min-inline-size: 1.25rem;
      padding-inline: var(--ilp-space-1);
      border: 1px solid transparent;
      border-radius: 9999px;
      background: var(--ilp-accent-quiet);
      color: var(--ilp-accent-strong);
      font-size: var(--ilp-text-small);
      font-weight: 600;
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
  `;

  @consume({ context: apiContext, subscribe: true })
  @property({ attribute: false })
  api?: ApiClient;

  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session?: SessionDetails;

  @state() private unread = 0;
  @state() private isHere = location.pathname === hrefFor('news');
  private askedAt = -Infinity;
  private stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.handleVisible);
    this.stops = [
      onNavigate(() => {
        this.isHere = location.pathname === hrefFor('news');
        void this.ask();
      }),
      onUnread((unread) => {
        this.unread = unread;
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.handleVisible);
    for (const stop of this.stops) stop();
  }

  protected override firstUpdated(): void {
    void this.ask();
  }

  /** A read-only part has no notices, since they may name students; a principal's has none of its own. */
  private get hasNews(): boolean {
    const part = this.session?.part;
    return !part || !onlyLooks(part);
  }

  protected override render() {
    if (!this.hasNews) return nothing;
    const { unread } = this;
    const shown = unread > MOST ? `${MOST}+` : formatNumber(unread);
    return html`<a
      href=${hrefFor('news')}
      aria-current=${this.isHere ? 'page' : 'false'}
      aria-label=${unread > 0 ? t('shell.news-unread', { shown }) : t('shell.title-news')}
      title=${t('shell.title-news')}
      >${icon('bell')}${
        unread > 0 ? html`<span class="count" aria-hidden="true">${shown}</span>` : nothing
      }</a
    >`;
  }

  private readonly handleVisible = () => {
    if (document.visibilityState === 'visible') void this.ask();
  };

  private async ask(): Promise<void> {
    // Each look of a support visit is noted; this one would be of no use to anybody.
    if (!this.api || this.session?.supportUntil || !this.hasNews) return;
    if (performance.now() - this.askedAt < ASK_EVERY_MS) return;
    this.askedAt = performance.now();
    try {
      this.unread = (await this.api.get<UnreadCount>('/notifications/count')).unread;
    } catch {
      // The number that stands there is as good as any; the page itself says what is wrong.
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-unread-link': IlpUnreadLink;
  }
}

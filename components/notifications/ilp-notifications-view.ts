import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MarkedNotifications, Notification, Notifications } from '#contracts/notifications.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { tellUnread } from '../shared/unread.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-mail-choice.js';
import './ilp-notification-settings.js';
import { placeOf, sentenceOf } from './notification-words.js';

/**
 * What happened to a person: a line for each thing, the latest first. Needs the `notifications` messages.
 *
 * @element ilp-notifications-view
 */
@customElement('ilp-notifications-view')
export class IlpNotificationsView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      li a {
        overflow-wrap: anywhere;
      }

      .unread a {
        font-weight: 600;
      }

      .line {
        flex: 1 1 16rem;
        min-inline-size: 0;
      }
    `,
  ];

  @state() private items: readonly Notification[] = [];
  @state() private unread = 0;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<Notifications>('/notifications', { signal }),
    onComplete: (listed) => {
      this.take(listed);
    },
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('shell.title-news')}</h1>
      ${renderLoad(this.loading, () => this.renderList())}
      <ilp-notification-settings
        .api=${this.api}
        .reader=${this.session.role}
      ></ilp-notification-settings>
      ${
        // Students get no e-mail, whoever they are: no birth date is held that could tell who may.
        this.session.role === 'student'
          ? nothing
          : html`<ilp-mail-choice .api=${this.api}></ilp-mail-choice>`
      }
    </div>`;
  }

  private renderList() {
    if (this.items.length === 0)
      return html`<ilp-empty-state heading=${t('notifications.none')}>
        <p>${t('notifications.none-text')}</p>
      </ilp-empty-state>`;
    return html`<section class="stack" aria-labelledby="state">
      <div class="spread">
        <p id="state" tabindex="-1">
          ${this.unread > 0 ? t('notifications.unread', { count: this.unread }) : t('notifications.all-read')}
        </p>
        ${
          this.unread > 0
            ? html`<button
                type="button"
                class="button small"
                ?disabled=${this.attempt.isBusy}
                @click=${() => void this.mark('all', true)}
              >
                ${t('notifications.read-all')}
              </button>`
            : nothing
        }
      </div>
      ${this.attempt.renderFault()}
      <ul class="rows">
        ${repeat(
          this.items,
          ({ id }) => id,
          (news) => this.renderNews(news),
        )}
      </ul>
      <p class="small quiet">${t('notifications.kept')}</p>
    </section>`;
  }

  private renderNews(news: Notification) {
    const sentence = sentenceOf(news);
    const label = news.isRead ? t('notifications.unread-one') : t('notifications.read-one');
    const times = news.count > 1 ? ` · ${t('notifications.times', { count: news.count })}` : '';
    return html`<li class="spread ${news.isRead ? '' : 'unread'}">
      <span class="stack tight line">
        <a href=${hrefFor(placeOf(news))} @click=${() => void this.follow(news)}>${sentence}</a>
        <span class="small quiet">
          ${news.isRead ? nothing : html`<span class="badge good">${t('notifications.new')}</span>`}
          ${formatDate(news.at)}${times}
        </span>
      </span>
      <button
        type="button"
        class="button quiet small"
        aria-label=${`${label}: ${sentence}`}
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.mark([news.id], !news.isRead)}
      >
        ${label}
      </button>
    </li>`;
  }

  /** Who opens the thing has read the line; whether that could be noted is not worth a word. */
  private async follow({ id, isRead }: Notification): Promise<void> {
    if (isRead) return;
    const mark = { ids: [id], isRead: true };
    await this.api.put<MarkedNotifications>('/notifications/read', mark).then(
      (listed) => {
        this.take(listed);
      },
      () => undefined,
    );
  }

  private mark(ids: 'all' | readonly string[], isRead: boolean): Promise<unknown> {
    return this.attempt.run(async () => {
      const mark = { ids, isRead };
      const listed = await this.api.put<MarkedNotifications>('/notifications/read', mark);
      this.take(listed);
      if (ids !== 'all') return;
      const { changed } = listed;
      showToast({
        text: t('notifications.marked', { count: changed.length }),
        undo: async () => {
          if (changed.length > 0) await this.mark(changed, false);
        },
      });
      // The button that was pressed is gone.
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#state')?.focus();
    });
  }

  private take({ items, unread }: Notifications): void {
    this.items = items;
    this.unread = unread;
    tellUnread(unread);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-notifications-view': IlpNotificationsView;
  }
}

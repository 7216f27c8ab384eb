import { Task } from '@lit/task';
import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  TOPICS_OF_ROLE,
  type NotificationTopic,
  type SwitchedTopic,
} from '#contracts/notification-kinds.js';
import type { NotificationSettings } from '#contracts/notifications.js';
import type { Role } from '#contracts/session.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { renderLoad } from '../shared/render-load.js';
import { cards, fields, layout } from '../styles/shared.js';

/**
 * What a person wants to hear of: a switch for each topic of their role. Needs the `notifications` messages.
 *
 * @element ilp-notification-settings
 */
@customElement('ilp-notification-settings')
export class IlpNotificationSettings extends IlpElement {
  static override styles = [
    layout,
    cards,
    fields,
    css`
      /* Here it is a sentence, not a name. */
      fieldset > legend {
        color: var(--ilp-ink-quiet);
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) reader: Role = 'student';
  @state() private off: readonly NotificationTopic[] = [];
  private readonly attempt = new Attempt(this);
  private changes: Promise<void> = Promise.resolve();

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) =>
      this.api.get<NotificationSettings>('/notifications/settings', { signal }),
    onComplete: ({ off }) => {
      this.off = off;
    },
  });

  protected override render() {
    const topics: Readonly<Record<string, readonly SwitchedTopic[]>> = TOPICS_OF_ROLE;
    return html`<section class="stack" aria-labelledby="settings">
      <h2 id="settings">${t('notifications.settings')}</h2>
      ${renderLoad(
        this.loading,
        () =>
          html`<fieldset class="stack tight">
            <legend class="small">${t('notifications.settings-text')}</legend>
            ${(topics[this.reader] ?? []).map((topic) => this.renderTopic(topic))}
          </fieldset>`,
        { lines: 2 },
      )}
      ${this.attempt.renderFault()}
    </section>`;
  }

  private renderTopic(topic: SwitchedTopic) {
    return html`<label class="choice">
      <input
        type="checkbox"
        name=${topic}
        .checked=${!this.off.includes(topic)}
        @change=${(event: Event) => void this.choose(topic, event)}
      />
      ${t(`notifications.topic-${topic}`)}
    </label>`;
  }

  /** Who switches several in a row does not wait: one change is sent after the other. */
  private choose(topic: NotificationTopic, event: Event): Promise<void> {
    const box = event.currentTarget as HTMLInputElement;
    const choice = { topic, isOn: box.checked };
    this.changes = this.changes.then(async () => {
      const isDone = await this.attempt.run(async () => {
        const settings = await this.api.put<NotificationSettings>(
          '/notifications/settings',
          choice,
        );
        this.off = settings.off;
      });
      // What could not be kept does not stand there as if it had been.
      if (!isDone) box.checked = !this.off.includes(topic);
    });
    return this.changes;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-notification-settings': IlpNotificationSettings;
  }
}

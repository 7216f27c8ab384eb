import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Activity, ConfirmationLink } from '#contracts/activities.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-dialog.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { ActivitySavedEvent } from './activity-events.js';
import { confirmationWords, datesOf } from './activity-words.js';

/**
 * Makes the link by which somebody confirms an activity, and shows it once to be copied.
 *
 * @element ilp-link-dialog
 * @fires {ActivitySavedEvent} ilp-activity-saved
 * @fires {DialogCloseEvent} ilp-dialog-close
 */
@customElement('ilp-link-dialog')
export class IlpLinkDialog extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      .sees {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) activity?: Activity;

  @state() private url = '';
  @state() private copyFailed = false;

  @query('#link') private readonly link?: HTMLInputElement;

  private readonly attempt = new Attempt(this);

  protected override render() {
    const { activity } = this;
    if (!activity) return nothing;
    const { state: where, expiresAt } = activity.confirmation;
    return html`<ilp-dialog heading=${t('activities.link-for', { title: activity.title })} open>
      <div class="stack">
        <p>${t('activities.link-intro')}</p>
        ${this.renderSeen(activity)} ${this.attempt.renderFault()}
        ${this.url ? this.renderLink(expiresAt) : this.renderMake(activity)}
        ${
          where === 'sent'
            ? html`<div class="actions">
                <button
                  type="button"
                  class="button small danger"
                  ?disabled=${this.attempt.isBusy}
                  @click=${this.handleWithdraw}
                >
                  ${t('activities.link-withdraw')}
                </button>
              </div>`
            : nothing
        }
      </div>
    </ilp-dialog>`;
  }

  private renderSeen(activity: Activity) {
    const { title, organisation, hours } = activity;
    const facts = [
      title,
      organisation,
      datesOf(activity),
      hours === null ? '' : t('activities.hours', { hours }),
    ];
    return html`<div class="card stack tight">
      <p class="small quiet">${t('activities.link-sees')}</p>
      <p class="sees">${[this.session.firstName, ...facts].filter(Boolean).join(' · ')}</p>
    </div>`;
  }

  private renderMake(activity: Activity) {
    const isSent = activity.confirmation.state === 'sent';
    const words = confirmationWords(activity);
    return html`
      ${words ? html`<p class="small">${words}</p>` : nothing}
      ${isSent ? html`<p class="small quiet">${t('activities.link-not-kept')}</p>` : nothing}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.attempt.isBusy}
          @click=${this.handleMake}
        >
          ${icon('link')} ${t(isSent ? 'activities.ask-again' : 'activities.link-make')}
        </button>
      </div>
    `;
  }

  private renderLink(expiresAt: string | null) {
    return html`<div class="field">
        <label for="link">${t('activities.link-label')}</label>
        <span class="hint" id="hint"
          >${t('activities.link-once', { date: expiresAt ? formatDate(expiresAt) : '' })}</span
        >
        <input
          id="link"
          readonly
          aria-describedby="hint"
          .value=${this.url}
          @focus=${this.select}
        />
      </div>
      <div class="actions">
        <button type="button" class="button primary" @click=${this.handleCopy}>
          ${t('activities.link-copy')}
        </button>
        ${this.copyFailed ? html`<span role="alert">${t('activities.link-copy-failed')}</span>` : nothing}
      </div>`;
  }

  private readonly select = () => this.link?.select();

  private async handleMake(): Promise<void> {
    const path = `/my-activities/${this.activity?.id ?? ''}/confirmation`;
    const isMade = await this.attempt.run(async () => {
      const made = await this.api.post<ConfirmationLink>(path);
      this.url = made.url;
      this.activity = made.activity;
    });
    if (!isMade) return;
    this.dispatchEvent(new ActivitySavedEvent());
    await this.updateComplete;
    this.link?.focus();
  }

  private async handleWithdraw(): Promise<void> {
    const path = `/my-activities/${this.activity?.id ?? ''}/confirmation`;
    const isGone = await this.attempt.run(async () => {
      this.activity = await this.api.delete<Activity>(path);
      this.url = '';
    });
    if (!isGone) return;
    announce(t('activities.link-withdrawn'));
    this.dispatchEvent(new ActivitySavedEvent());
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.button.primary')?.focus();
  }

  /** A frame of another origin may not write to the clipboard unless the LMS lets it. */
  private async handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.url);
      this.copyFailed = false;
      announce(t('activities.link-copied'));
    } catch {
      this.copyFailed = true;
      this.link?.focus();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-link-dialog': IlpLinkDialog;
  }
}

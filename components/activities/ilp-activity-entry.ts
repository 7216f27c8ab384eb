import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Activity } from '#contracts/activities.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { VISIBILITIES } from '../shared/visibility-words.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { type ActivityWish, ActivityWishEvent } from './activity-events.js';
import { confirmationWords, factsOf, STATES } from './activity-words.js';
import { renderUnfinished } from './unfinished.js';

const STATE_LOOKS: Partial<Record<Activity['confirmation']['state'], string>> = {
  verified: 'good',
  returned: 'warn',
  changed: 'warn',
  expired: 'warn',
};

/**
 * One activity in the list.
 *
 * @element ilp-activity-entry
 * @fires {ActivityWishEvent} ilp-activity-wish
 */
@customElement('ilp-activity-entry')
export class IlpActivityEntry extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      article {
        display: grid;
        gap: var(--ilp-space-2);
        grid-template-columns: minmax(0, 1fr);
      }

      h3 {
        overflow-wrap: anywhere;
      }

      .text {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        white-space: pre-line;
      }

      .badges {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1);
      }
    `,
  ];

  @property({ attribute: false }) activity?: Activity;
  /** The device holds words that the server does not have. */
  @property({ type: Boolean }) unfinished = false;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  protected override render() {
    const { activity } = this;
    if (!activity) return nothing;
    const words = confirmationWords(activity);
    return html`<article aria-labelledby="title">
      <div class="spread">
        <h3 id="title" tabindex="-1">${activity.title}</h3>
        <div class="badges">${this.renderBadges(activity)}</div>
      </div>
      <p class="small quiet">${factsOf(activity).join(' · ')}</p>
      ${activity.honours ? html`<p class="small">${activity.honours}</p>` : nothing}
      ${activity.description ? html`<p class="small text">${activity.description}</p>` : nothing}
      ${words ? html`<p class="small">${words}</p>` : nothing}
      ${this.unfinished ? renderUnfinished(this.wisher('edit'), this.wisher('drop-draft')) : nothing}
      ${this.renderActions(activity)}
    </article>`;
  }

  private renderBadges({ confirmation, isLogged, tags, visibility }: Activity) {
    const { state } = confirmation;
    return html`
      ${
        state === 'claimed'
          ? nothing
          : html`<span class="badge ${STATE_LOOKS[state] ?? ''}">${t(STATES[state])}</span>`
      }
      ${isLogged ? html`<span class="badge">${t('activities.logged')}</span>` : nothing}
      ${visibility === 'teachers' ? nothing : html`<span class="badge">${t(VISIBILITIES[visibility])}</span>`}
      ${tags.map((tag) => html`<span class="badge">${tag}</span>`)}
    `;
  }

  private renderActions({ title, isLogged, confirmation: { state } }: Activity) {
    const isAsked = state !== 'claimed';
    return html`<div class="actions">
      <button
        type="button"
        class="button small"
        aria-label=${t('activities.edit', { title })}
        @click=${this.wisher('edit')}
      >
        ${icon('edit')} ${t('common.edit')}
      </button>
      ${
        isLogged || state === 'verified'
          ? nothing
          : html`<button
              type="button"
              class="button small"
              aria-describedby="title"
              @click=${this.wisher('confirm')}
            >
              ${icon('link')} ${t(isAsked ? 'activities.ask-again' : 'activities.ask')}
            </button>`
      }
      <button
        type="button"
        class="button small quiet"
        aria-describedby="title"
        @click=${this.wisher('versions')}
      >
        ${icon('clock')} ${t('activities.versions')}
      </button>
      <button
        type="button"
        class="button small quiet"
        aria-label=${t('activities.remove', { title })}
        @click=${this.wisher('remove')}
      >
        ${icon('trash')} ${t('common.remove')}
      </button>
    </div>`;
  }

  private wisher(wish: ActivityWish) {
    return () => this.dispatchEvent(new ActivityWishEvent(this.activity?.id ?? '', wish));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-activity-entry': IlpActivityEntry;
  }
}

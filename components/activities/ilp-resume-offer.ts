import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ResumeList } from '#contracts/resumes.js';
import type { ApiClient } from '../api/client.js';
import { loadMessages, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';

/** The offer was taken or waved away, and its buttons are gone. */
export class OfferGoneEvent extends Event {
  static readonly type = 'ilp-offer-gone';

  constructor() {
    super(OfferGoneEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * After a change of an activity: offers to take it over into the résumés that say it in older words.
 *
 * @element ilp-resume-offer
 * @fires {OfferGoneEvent} ilp-offer-gone
 */
@customElement('ilp-resume-offer')
export class IlpResumeOffer extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) api!: ApiClient;

  @state() private count = 0;
  private readonly attempt = new Attempt(this);

  /** Looks whether there is something to offer. */
  async check(): Promise<void> {
    try {
      const [resumes] = await Promise.all([
        this.api.get<ResumeList>('/resumes'),
        loadMessages('resumes'),
      ]);
      this.count = resumes.filter(({ outdated }) => outdated > 0).length;
    } catch {
      // Nothing was asked for, so nothing is said: the page of résumés makes the same offer.
      this.count = 0;
    }
  }

  protected override render() {
    const { count } = this;
    if (count === 0) return nothing;
    return html`<div class="notice stack tight">
      <div class="spread">
        <p class="small">${t('resumes.offer')}</p>
        <div class="actions">
          <button
            type="button"
            class="button small"
            ?disabled=${this.attempt.isBusy}
            @click=${() => void this.takeOver(count)}
          >
            ${t('resumes.update', { count })}
          </button>
          <button
            type="button"
            class="button quiet small"
            aria-label=${t('resumes.not-now')}
            @click=${() => this.goAway()}
          >
            ${icon('close')}
          </button>
        </div>
      </div>
      ${this.attempt.renderFault()}
    </div>`;
  }

  private async takeOver(count: number): Promise<void> {
    if (!(await this.attempt.run(() => this.api.post('/resumes/update')))) return;
    announce(t('resumes.updated', { count }));
    this.goAway();
  }

  private goAway(): void {
    this.count = 0;
    this.attempt.forget();
    this.dispatchEvent(new OfferGoneEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-resume-offer': IlpResumeOffer;
  }
  interface HTMLElementEventMap {
    [OfferGoneEvent.type]: OfferGoneEvent;
  }
}

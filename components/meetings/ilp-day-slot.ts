import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ATTENDEES_MAX } from '#contracts/counsel-fields.js';
import type {
  ConferenceBooking,
  ConferenceDayPage,
  ConferenceSlot,
} from '#contracts/conference-days.js';
import { formatDate, formatMinute } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { SlotWishEvent } from './slot-events.js';

/**
 * One time of a conference day: who has it and what can be done, or whom to give it to. Needs the `meetings`
 * messages.
 *
 * @element ilp-day-slot
 * @fires {SlotWishEvent} ilp-slot-wish
 */
@customElement('ilp-day-slot')
export class IlpDaySlot extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .slot {
        display: grid;
        grid-template-columns: 6rem minmax(0, 1fr);
        gap: var(--ilp-space-3);
      }

      .give {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(10rem, 100%), 1fr));
        align-items: end;
        gap: var(--ilp-space-3);
      }

      @media (max-width: 30rem) {
        .slot {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--ilp-space-1);
        }
      }

      @media print {
        .actions,
        details {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) slotOf!: ConferenceSlot;
  @property({ attribute: false }) without: ConferenceDayPage['without'] = [];
  /** Times of the day that nobody has. */
  @property({ attribute: false }) free: readonly ConferenceSlot[] = [];
  @property({ type: Boolean }) busy = false;
  /** The day has come: talks can begin. */
  @property({ type: Boolean }) begins = false;
  @state() private isMoving = false;

  protected override render() {
    const { startsAt, booking } = this.slotOf;
    return html`<div class="slot">
      <strong>${formatMinute(startsAt)}</strong>
      <div class="stack tight">
        ${booking ? this.renderBooking(booking) : this.renderFree(formatMinute(startsAt))}
      </div>
    </div>`;
  }

  private renderFree(time: string) {
    if (this.without.length === 0) return html`<span class="quiet">${t('meetings.free')}</span>`;
    return html`<span class="quiet">${t('meetings.free')}</span>
      <details>
        <summary aria-label=${t('meetings.do-for', { action: t('meetings.give'), name: time })}>
          ${t('meetings.give')}
        </summary>
        <form class="give" @submit=${this.handleGive}>
          <ilp-field
            name="who"
            type="select"
            label=${t('meetings.give')}
            .options=${[
              { value: '', label: t('meetings.give-nobody') },
              ...this.without.map(({ personId, name }) => ({ value: personId, label: name })),
            ]}
          ></ilp-field>
          <ilp-field
            name="with"
            label=${t('meetings.comes')}
            hint=${t('meetings.comes-hint')}
            maxlength=${ATTENDEES_MAX}
          ></ilp-field>
          <div>
            <button class="button small" ?disabled=${this.busy}>${t('meetings.give-do')}</button>
          </div>
        </form>
      </details>`;
  }

  private renderBooking(booking: ConferenceBooking) {
    const { personId, name, attendees, bookedBy, notices, noticedOn, conversation } = booking;
    const date = noticedOn === null ? '' : formatDate(noticedOn);
    const facts = [
      ...(attendees === '' ? [] : [t('meetings.with', { who: attendees })]),
      t(`meetings.by-${bookedBy}`),
      t('meetings.told-times', { count: notices, date }),
    ];
    return html`<div class="spread">
        <a href=${hrefFor(`class/${encodeURIComponent(personId)}`)}>${name}</a>
        ${
          conversation?.isAgreed
            ? html`<span class="badge good">${t('meetings.agreed')}</span>`
            : nothing
        }
      </div>
      <p class="small quiet">${facts.join(' · ')}</p>
      <div class="actions">
        ${this.renderBegin(booking)}
        ${
          conversation
            ? nothing
            : html`${this.renderMove(name)}
              ${this.button(t('meetings.cancel'), name, () => this.wish({ kind: 'cancel' }))}`
        }
        <a
          class="button small quiet"
          href=${hrefFor(`class/${encodeURIComponent(personId)}/family`)}
          aria-label=${t('meetings.do-for', { action: t('meetings.letters'), name })}
          >${t('meetings.letters')}</a
        >
      </div>`;
  }

  private renderBegin({ name, conversation }: ConferenceBooking) {
    if (!this.begins && !conversation) return nothing;
    const action = t(conversation ? 'meetings.go-on' : 'meetings.begin');
    return html`<button
      type="button"
      class="button small ${conversation?.isAgreed ? '' : 'primary'}"
      aria-label=${t('meetings.do-for', { action, name })}
      ?disabled=${this.busy}
      @click=${() => this.wish({ kind: 'begin' })}
    >
      ${action}
    </button>`;
  }

  private renderMove(name: string) {
    if (this.free.length === 0) return nothing;
    if (!this.isMoving)
      return this.button(t('meetings.move'), name, () => {
        this.isMoving = true;
      });
    return html`<ilp-field
      type="select"
      label=${t('meetings.move-to', { name })}
      .options=${[
        { value: '', label: t('meetings.move-stays') },
        ...this.free.map(({ id, startsAt }) => ({ value: id, label: formatMinute(startsAt) })),
      ]}
      @change=${(event: Event) => {
        const { value } = event.currentTarget as IlpField;
        this.isMoving = false;
        if (value !== '') this.wish({ kind: 'move', toSlotId: value });
      }}
    ></ilp-field>`;
  }

  private button(action: string, name: string, work: () => void) {
    return html`<button
      type="button"
      class="button small quiet"
      aria-label=${t('meetings.do-for', { action, name })}
      ?disabled=${this.busy}
      @click=${work}
    >
      ${action}
    </button>`;
  }

  private wish(wish: SlotWishEvent['wish']): void {
    this.dispatchEvent(new SlotWishEvent(wish));
  }

  private handleGive(event: SubmitEvent): void {
    event.preventDefault();
    const fields = [...this.renderRoot.querySelectorAll<IlpField>('.give ilp-field')];
    const [personId = '', attendees = ''] = fields.map(({ value }) => value.trim());
    const name = this.without.find((one) => one.personId === personId)?.name;
    if (name === undefined) fields[0]?.focus();
    else this.wish({ kind: 'give', personId, name, attendees });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-day-slot': IlpDaySlot;
  }
}

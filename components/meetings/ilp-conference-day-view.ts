import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  type ConferenceDay,
  type ConferenceDayPage,
  type ConferenceSlot,
} from '#contracts/conference-days.js';
import { formatDate, formatMinute, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { renderNames } from '../shared/render-names.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-day-slot.js';
import type { IlpField } from '../shared/ilp-field.js';
import type { SlotWishEvent } from './slot-events.js';

const WAYS = ['letter', 'with-student', 'phone', 'message', 'in-person', 'visit'] as const;

/**
 * One conference day: each time with who has it, from there into the talk, who has none yet, and what
 * families were told. Needs the `meetings` messages.
 *
 * @element ilp-conference-day-view
 */
@customElement('ilp-conference-day-view')
export class IlpConferenceDayView extends IlpView {
  static override styles = [
    cards,
    layout,
    buttons,
    lists,
    css`
      @media print {
        .screen {
          display: none;
        }

        details::details-content {
          content-visibility: visible;
        }
      }
    `,
  ];

  @state() private page: ConferenceDayPage | null = null;
  @query('#way') private readonly way!: IlpField | null;

  private readonly changing = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.params.id ?? ''] as const,
    task: async (_, { signal }) => {
      this.page = await this.api.get<ConferenceDayPage>(this.path, { signal });
      this.setTitle(t('meetings.day-title', { date: formatDate(this.page.day.heldOn) }));
    },
  });

  private get path(): string {
    return `/conference-days/${encodeURIComponent(this.params.id ?? '')}`;
  }

  protected override render() {
    const day = this.page?.day;
    return html`<div class="page">
      <div class="stack tight">
        <a class="screen" href=${hrefFor('conference-days')}>${t('meetings.back')}</a>
        <h1 tabindex="-1">
          ${
            day
              ? t('meetings.day-title', { date: formatDate(day.heldOn, 'long') })
              : t('meetings.day-title-plain')
          }
        </h1>
        ${day ? html`<p class="quiet">${factsOf(day)}</p>` : nothing}
      </div>
      ${this.changing.renderFault()}
      ${renderLoad(this.loading, () => (this.page ? this.renderPage(this.page) : nothing), {
        lines: 8,
      })}
    </div>`;
  }

  private renderPage({ day, slots, without }: ConferenceDayPage) {
    const free = slots.filter(({ booking }) => booking === null);
    return html`<div class="actions screen">
        <button type="button" class="button small" @click=${() => window.print()}>
          ${t('meetings.print')}
        </button>
        <button
          type="button"
          class="button small quiet"
          ?disabled=${this.changing.isBusy}
          @click=${() => void this.setRemoved(!day.isRemoved)}
        >
          ${t(day.isRemoved ? 'meetings.call-back' : 'meetings.call-off')}
        </button>
      </div>
      ${day.isRemoved ? html`<p class="notice warn">${t('meetings.called-off')}</p>` : nothing}
      <ul class="rows">
        ${repeat(
          slots,
          ({ id, booking }) => `${id} ${booking?.id ?? ''}`,
          (slot) =>
            html`<li>
              <ilp-day-slot
                .slotOf=${slot}
                .without=${day.isRemoved ? [] : without}
                .free=${day.isRemoved ? [] : free}
                ?begins=${!day.isRemoved && day.hasCome}
                ?busy=${this.changing.isBusy}
                @ilp-slot-wish=${(event: SlotWishEvent) => void this.doWish(slot, event)}
              ></ilp-day-slot>
            </li>`,
        )}
      </ul>
      ${day.isRemoved || day.booked === 0 ? nothing : this.renderNotices()}
      <section class="stack tight" aria-labelledby="without">
        <h2 id="without">${t('meetings.without', { count: without.length })}</h2>
        ${
          without.length > 0
            ? html`${renderNames(without.map(({ name }) => name))}
                <p class="screen">
                  <a href=${hrefFor('nudges')}>${t('meetings.without-nudge')}</a>
                </p>`
            : nothing
        }
      </section>`;
  }

  private renderNotices() {
    return html`<form class="card stack screen" @submit=${this.handleTold}>
      <h2>${t('meetings.notices-all')}</h2>
      <p class="quiet">${t('meetings.told-text')}</p>
      <ilp-field
        id="way"
        type="select"
        label=${t('meetings.told-way')}
        value="letter"
        .options=${WAYS.map((value) => ({ value, label: t(`meetings.way-${value}`) }))}
      ></ilp-field>
      <div>
        <button class="button" ?disabled=${this.changing.isBusy}>${t('meetings.told-do')}</button>
      </div>
    </form>`;
  }

  private take(work: () => Promise<ConferenceDayPage>): Promise<boolean> {
    return this.changing.run(async () => {
      this.page = await work();
    });
  }

  private bookingPath(slotId: string): string {
    return `${this.path}/slots/${encodeURIComponent(slotId)}/booking`;
  }

  private give(slotId: string, body: { personId: string; attendees: string }): Promise<boolean> {
    return this.take(() => this.api.put<ConferenceDayPage>(this.bookingPath(slotId), body));
  }

  private free(slotId: string): Promise<boolean> {
    return this.take(() => this.api.delete<ConferenceDayPage>(this.bookingPath(slotId)));
  }

  private async doWish(slot: ConferenceSlot, { wish }: SlotWishEvent): Promise<void> {
    if (wish.kind === 'begin') await this.begin(slot);
    else if (wish.kind === 'give') {
      const { personId, name, attendees } = wish;
      if (!(await this.give(slot.id, { personId, attendees }))) return;
      const text = t('meetings.given', { name, time: formatMinute(slot.startsAt) });
      await this.say(text, () => this.free(slot.id));
    } else if (slot.booking) await this.change(slot, slot.booking, wish);
  }

  private async change(
    slot: ConferenceSlot,
    { personId, name, attendees }: NonNullable<ConferenceSlot['booking']>,
    wish: { kind: 'cancel' } | { kind: 'move'; toSlotId: string },
  ): Promise<void> {
    const back = () => this.give(slot.id, { personId, attendees });
    if (wish.kind === 'cancel') {
      if (await this.free(slot.id)) await this.say(t('meetings.cancelled', { name }), back);
      return;
    }
    if (!(await this.give(wish.toSlotId, { personId, attendees }))) return;
    const to = this.page?.slots.find(({ id }) => id === wish.toSlotId);
    const time = formatMinute(to?.startsAt ?? slot.startsAt);
    await this.say(t('meetings.moved', { name, time }), back);
  }

  private async begin({ id }: ConferenceSlot): Promise<void> {
    await this.changing.run(async () => {
      const path = `${this.path}/slots/${encodeURIComponent(id)}/conversation`;
      const begun = await this.api.post<{ personId: string; conversationId: string }>(path);
      navigate(`class/${begun.personId}/conversations/${begun.conversationId}`);
    });
  }

  private readonly handleTold = async (event: SubmitEvent) => {
    event.preventDefault();
    const personIds = this.page?.slots.flatMap(({ booking }) => booking?.personId ?? []) ?? [];
    const way = WAYS.find((one) => one === this.way?.value) ?? 'letter';
    const path = `${this.path}/notices`;
    if (await this.take(() => this.api.post<ConferenceDayPage>(path, { way, personIds })))
      showToast({ text: t('meetings.told-done') });
  };

  private async setRemoved(isRemoved: boolean): Promise<void> {
    const off = () => this.take(() => this.api.delete<ConferenceDayPage>(this.path));
    const on = () => this.take(() => this.api.post<ConferenceDayPage>(`${this.path}/restore`));
    if (!(await (isRemoved ? off() : on()))) return;
    await this.say(
      t(isRemoved ? 'meetings.called-off-now' : 'meetings.made'),
      isRemoved ? on : off,
    );
  }

  private async say(text: string, undo: () => Promise<boolean>): Promise<void> {
    showToast({
      text,
      undo: async () => {
        await undo();
      },
    });
    await this.updateComplete;
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }
}

function factsOf({ place, group, booked, slots, done }: ConferenceDay): string {
  const number = { booked: formatNumber(booked), slots: formatNumber(slots) };
  return [
    place,
    ...(group ? [group.title] : []),
    t('meetings.booked-of', number),
    t('meetings.done-of', { done: formatNumber(done), booked: number.booked }),
  ].join(' · ');
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-conference-day-view': IlpConferenceDayView;
  }
}

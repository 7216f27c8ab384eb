import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ATTENDEES_MAX } from '#contracts/counsel-fields.js';
import type { MyMeeting, MyMeetings } from '#contracts/conference-days.js';
import { formatDate, formatMinute } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';

/**
 * Conference days from which a student chooses a time. Needs the `meetings` messages.
 *
 * @element ilp-my-meetings-view
 */
@customElement('ilp-my-meetings-view')
export class IlpMyMeetingsView extends IlpView {
  static override styles = [
    cards,
    layout,
    buttons,
    css`
      .times {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-2);
      }
    `,
  ];

  @state() private meetings: readonly MyMeeting[] = [];

  private readonly changing = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.meetings = (await this.api.get<MyMeetings>('/my-meetings', { signal })).items;
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('meetings.my-title')}</h1>
        <p class="quiet">${t('meetings.my-intro')}</p>
      </div>
      ${this.changing.renderFault()} ${renderLoad(this.loading, () => this.renderAll())}
    </div>`;
  }

  private renderAll() {
    if (this.meetings.length === 0)
      return html`<ilp-empty-state heading=${t('meetings.my-none')}>
        <p>${t('meetings.my-none-text')}</p>
      </ilp-empty-state>`;
    return this.meetings.map((meeting) => this.renderDay(meeting));
  }

  private renderDay(meeting: MyMeeting) {
    const { dayId, heldOn, place, mine, free } = meeting;
    const heading = formatDate(heldOn, 'long');
    return html`<div class="card stack">
      <div class="stack tight">
        <h2>${heading}</h2>
        <p class="quiet">
          ${meeting.with === null ? place : t('meetings.my-with', { name: meeting.with, place })}
        </p>
      </div>
      ${
        mine
          ? html`<div class="spread">
              <strong>${t('meetings.my-mine', { time: formatMinute(mine.startsAt) })}</strong>
              <button
                type="button"
                class="button small quiet"
                ?disabled=${this.changing.isBusy}
                @click=${() => void this.giveBack(meeting)}
              >
                ${t('meetings.my-give-back')}
              </button>
            </div>`
          : nothing
      }
      ${
        free.length === 0
          ? mine
            ? nothing
            : html`<p>${t('meetings.my-full')}</p>`
          : html`<ilp-field
                id=${`with-${dayId}`}
                label=${t('meetings.comes')}
                hint=${t('meetings.comes-hint')}
                maxlength=${ATTENDEES_MAX}
                value=${mine?.attendees ?? ''}
              ></ilp-field>
              <h3>${t('meetings.my-choose')}</h3>
              <div class="times">${free.map((slot) => this.renderSlot(meeting, slot))}</div>`
      }
    </div>`;
  }

  private renderSlot(meeting: MyMeeting, { slotId, startsAt }: MyMeeting['free'][number]) {
    const time = formatMinute(startsAt);
    const action = t(meeting.mine ? 'meetings.my-move' : 'meetings.my-take');
    return html`<button
      type="button"
      class="button"
      aria-label=${t('meetings.do-for', { action, name: time })}
      ?disabled=${this.changing.isBusy}
      @click=${() => void this.take(meeting, slotId, startsAt)}
    >
      ${time}
    </button>`;
  }

  private choose(dayId: string, slotId: string, attendees: string): Promise<boolean> {
    const path = `${pathOf(dayId)}/slots/${encodeURIComponent(slotId)}`;
    return this.changing.run(async () => {
      this.meetings = (await this.api.put<MyMeetings>(path, { attendees })).items;
    });
  }

  private free(dayId: string): Promise<boolean> {
    return this.changing.run(async () => {
      this.meetings = (await this.api.delete<MyMeetings>(pathOf(dayId))).items;
    });
  }

  private async take(
    { dayId, mine: before }: MyMeeting,
    slotId: string,
    startsAt: number,
  ): Promise<void> {
    const field = this.renderRoot.querySelector<IlpField>(`#with-${dayId}`);
    if (!(await this.choose(dayId, slotId, field?.value.trim() ?? ''))) {
      await this.lookAgain();
      return;
    }
    showToast({
      text: t('meetings.my-taken', { time: formatMinute(startsAt) }),
      undo: async () => {
        await (before ? this.choose(dayId, before.slotId, before.attendees) : this.free(dayId));
      },
    });
    await this.focusTitle();
  }

  private async giveBack({ dayId, mine }: MyMeeting): Promise<void> {
    if (!mine || !(await this.free(dayId))) return;
    showToast({
      text: t('meetings.my-given-back'),
      undo: async () => {
        await this.choose(dayId, mine.slotId, mine.attendees);
      },
    });
    await this.focusTitle();
  }

  /** Somebody else was first: what is free now stands beside what went wrong. */
  private async lookAgain(): Promise<void> {
    try {
      this.meetings = (await this.api.get<MyMeetings>('/my-meetings')).items;
    } catch {
      // What went wrong first stands there already.
    }
  }

  private async focusTitle(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }
}

const pathOf = (dayId: string) => `/my-meetings/${encodeURIComponent(dayId)}`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-my-meetings-view': IlpMyMeetingsView;
  }
}

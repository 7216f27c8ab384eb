import { Task } from '@lit/task';
import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type {
  ConferenceDay,
  ConferenceDayPage,
  ConferenceDays,
} from '#contracts/conference-days.js';
import type { GroupGoals } from '#contracts/group-goals.js';
import { formatDate, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import type { DaySubmitEvent } from './ilp-day-form.js';
import './ilp-day-form.js';

/**
 * A counselor's conference days, and a form for one more. Needs the `meetings` messages.
 *
 * @element ilp-conference-days-view
 */
@customElement('ilp-conference-days-view')
export class IlpConferenceDaysView extends IlpView {
  static override styles = [cards, layout, buttons, lists];

  @state() private days: readonly ConferenceDay[] = [];
  @state() private groups: GroupGoals = [];

  private readonly changing = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const [{ items }, groups] = await Promise.all([
        this.api.get<ConferenceDays>('/conference-days', { signal }),
        this.api.get<GroupGoals>('/groups', { signal }),
      ]);
      this.days = items;
      this.groups = groups.filter(({ isClosed }) => !isClosed);
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('meetings.title')}</h1>
        <p class="quiet">${t('meetings.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => this.renderAll())}
    </div>`;
  }

  private renderAll() {
    return html`${
        this.days.length === 0
          ? html`<ilp-empty-state heading=${t('meetings.none')}>
              <p>${t('meetings.none-text')}</p>
            </ilp-empty-state>`
          : html`<ul class="rows">
              ${this.days.map((day) => html`<li class="stack tight">${renderDay(day)}</li>`)}
            </ul>`
      }
      <section class="card stack" aria-labelledby="new">
        <h2 id="new">${t('meetings.new')}</h2>
        ${this.changing.renderFault()}
        <ilp-day-form
          .groups=${this.groups}
          ?busy=${this.changing.isBusy}
          @ilp-day-submit=${(event: DaySubmitEvent) => void this.make(event)}
        ></ilp-day-form>
      </section>`;
  }

  private async make({ day }: DaySubmitEvent): Promise<void> {
    await this.changing.run(async () => {
      const made = await this.api.post<ConferenceDayPage>('/conference-days', day);
      showToast({ text: t('meetings.made') });
      navigate(`conference-days/${made.day.id}`);
    });
  }
}

function renderDay(day: ConferenceDay) {
  const { id, heldOn, place, grades, group, booked, slots, done, isRemoved } = day;
  const facts = [
    place,
    grades ? t('meetings.grades-one', { grade: String(grades.from) }) : t('meetings.grades-all'),
    ...(group ? [group.title] : []),
    ...(done > 0
      ? [t('meetings.done-of', { done: formatNumber(done), booked: formatNumber(booked) })]
      : []),
  ];
  const count = { booked: formatNumber(booked), slots: formatNumber(slots) };
  return html`<div class="spread">
      <a href=${hrefFor(`conference-days/${encodeURIComponent(id)}`)}>${formatDate(heldOn)}</a>
      <span class="badge">
        ${isRemoved ? t('meetings.called-off') : t('meetings.booked-of', count)}
      </span>
    </div>
    <p class="small quiet">${facts.join(' · ')}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-conference-days-view': IlpConferenceDaysView;
  }
}

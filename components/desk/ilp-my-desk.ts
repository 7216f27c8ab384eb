import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MyMeeting } from '#contracts/conference-days.js';
import type { Desk } from '#contracts/desk.js';
import type { MyTask } from '#contracts/grade-tasks.js';
import type { NudgePlace } from '#contracts/counsel-fields.js';
import type { MyNudge } from '#contracts/nudges.js';
import type { ApiClient } from '../api/client.js';
import { problemMessage } from '../api/problem-messages.js';
import { formatDate, formatMinute } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-task-card.js';
import type { TickEvent } from './ilp-task-card.js';

const PATHS: Record<Exclude<NudgePlace, 'none'>, string> = {
  ...{ requirements: 'requirements', goals: 'goals', courses: 'courses', explore: 'explore' },
  ...{ profiler: 'explore/profiler', activities: 'activities', resumes: 'resumes' },
  ...{ 'look-back': 'look-back', conversations: 'conversations', meetings: 'meetings' },
};

/**
 * What counselors tell the student and ask of them: messages, times to meet, tasks. Nothing while there is
 * nothing. Needs the `desk` messages.
 *
 * @element ilp-my-desk
 */
@customElement('ilp-my-desk')
export class IlpMyDesk extends IlpElement {
  static override styles = [cards, layout, buttons, lists];

  @property({ attribute: false }) api!: ApiClient;
  @state() private desk: Desk | null = null;

  private readonly changing = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.api] as const,
    task: async ([api], { signal }) => {
      this.desk = await api.get<Desk>('/desk', { signal });
    },
  });

  protected override render() {
    return html`${this.loading.render({
      error: (error) => html`<p class="notice bad" role="alert">${problemMessage(error)}</p>`,
    })}
    ${this.desk ? this.renderDesk(this.desk) : nothing}`;
  }

  private renderDesk({ nudges, meetings, tasks }: Desk) {
    if (nudges.length + meetings.length + tasks.length === 0) return nothing;
    const open = tasks.filter(({ isDone }) => !isDone);
    const done = tasks.filter(({ isDone }) => isDone);
    return html`<section class="stack" aria-labelledby="desk">
      <h2 id="desk" tabindex="-1">${t('desk.title')}</h2>
      ${this.changing.renderFault()}
      <ul class="rows">
        ${repeat(
          nudges,
          ({ id }) => id,
          (nudge) => html`<li class="stack tight">${this.renderNudge(nudge)}</li>`,
        )}
        ${meetings.map((meeting) => html`<li class="stack tight">${renderMeeting(meeting)}</li>`)}
        ${repeat(
          open,
          ({ id }) => id,
          (task) => this.renderTask(task),
        )}
      </ul>
      ${
        done.length === 0
          ? nothing
          : html`<details>
              <summary>${t('desk.more-done', { count: done.length })}</summary>
              <ul class="rows">
                ${repeat(
                  done,
                  ({ id }) => id,
                  (task) => this.renderTask(task),
                )}
              </ul>
            </details>`
      }
    </section>`;
  }

  private renderTask(task: MyTask) {
    return html`<li>
      <ilp-task-card
        .task=${task}
        ?busy=${this.changing.isBusy}
        @ilp-tick=${(event: TickEvent) => void this.tick(task, event)}
      ></ilp-task-card>
    </li>`;
  }

  private renderNudge(nudge: MyNudge) {
    const { text, place, from, at } = nudge;
    return html`<p>${text}</p>
      <p class="small quiet">
        ${[...(from === null ? [] : [t('desk.from', { name: from })]), t('desk.sent', { date: formatDate(at) })].join(' · ')}
      </p>
      <div class="actions">
        ${
          place === 'none'
            ? nothing
            : html`<a
                class="button small primary"
                href=${hrefFor(PATHS[place])}
                aria-label=${t('desk.go-for', { title: text })}
                >${t('desk.go')}</a
              >`
        }
        <button
          type="button"
          class="button small"
          aria-label=${t('desk.seen-for', { text })}
          ?disabled=${this.changing.isBusy}
          @click=${() => void this.putAway(nudge)}
        >
          ${t('desk.seen')}
        </button>
      </div>`;
  }

  private change(work: () => Promise<unknown>): Promise<boolean> {
    return this.changing.run(async () => {
      await work();
      this.desk = await this.api.get<Desk>('/desk');
    });
  }

  private async putAway({ id }: MyNudge): Promise<void> {
    const path = `/my-nudges/${encodeURIComponent(id)}/seen`;
    if (!(await this.change(() => this.api.put(path, {})))) return;
    showToast({
      text: t('desk.seen-done'),
      undo: async () => {
        await this.change(() => this.api.delete(path));
      },
    });
    await this.focusTitle();
  }

  private async tick({ id, line: before }: MyTask, { line }: TickEvent): Promise<void> {
    const path = `/my-tasks/${encodeURIComponent(id)}/tick`;
    const set = (words: string | null) =>
      this.change(() =>
        words === null ? this.api.delete(path) : this.api.put(path, { line: words }),
      );
    if (!(await set(line))) return;
    showToast({
      text: t(line === null ? 'desk.untick' : 'desk.ticked'),
      undo: async () => {
        await set(before);
      },
    });
    await this.focusTitle();
  }

  /** The button that was pressed is gone. */
  private async focusTitle(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }
}

function renderMeeting({ mine, heldOn, place }: MyMeeting) {
  const date = formatDate(heldOn);
  return html`<p>
      <strong>
        ${
          mine
            ? t('desk.meeting-mine', { date, time: formatMinute(mine.startsAt) })
            : t('desk.meeting-choose', { date })
        }
      </strong>
    </p>
    <p class="small quiet">${place}</p>
    <div class="actions">
      <a class="button small ${mine ? '' : 'primary'}" href=${hrefFor('meetings')}>
        ${t(mine ? 'desk.meeting-change' : 'desk.meeting-open')}
      </a>
    </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-my-desk': IlpMyDesk;
  }
}

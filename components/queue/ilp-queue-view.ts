import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { addDays } from '#contracts/days.js';
import type { Queue, QueueItem, QueueMark } from '#contracts/queue.js';
import { formatNumber, today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { nameApart, renderLms } from '../shared/namesakes.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-outside-worries.js';
import { factWords, passportOf, placeOf, reasonIn, worryPath } from './queue-words.js';

/** Snoozed facts are back after so long. */
const WEEK = 7;

/**
 * Who of a counselor's students needs them: reason first, name second, fact third, one action. The reader
 * chooses the order. Needs the `queue`, `requirements` and `interventions` messages.
 *
 * @element ilp-queue-view
 */
@customElement('ilp-queue-view')
export class IlpQueueView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private queue: Queue | null = null;
  @state() private order: 'since' | 'name' = 'since';
  @state() private reason: QueueItem['reason'] | '' = '';

  private readonly marking = new Attempt(this);
  /** Apart: following a link waits for nothing. */
  private readonly looking = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.queue = await this.api.get<Queue>('/queue', { signal });
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('queue.title')}</h1>
        <p class="quiet">${t('queue.intro')}</p>
      </div>
      ${this.marking.renderFault()} ${this.looking.renderFault()}
      ${renderLoad(this.loading, () => (this.queue ? this.renderQueue(this.queue) : nothing), {
        lines: 8,
      })}
      <ilp-outside-worries .api=${this.api}></ilp-outside-worries>
    </div>`;
  }

  private renderQueue({ items, students, away }: Queue) {
    return html`${
      items.length > 0
        ? html`${this.renderChoices(items)}
            <ul class="rows">
              ${repeat(
                this.shown(items),
                ({ personId, fact }) => `${personId} ${fact}`,
                (item) => html`<li class="stack tight">${this.renderItem(item)}</li>`,
              )}
            </ul>`
        : students === 0
          ? html`<ilp-empty-state heading=${t('queue.no-caseload')}>
              <a class="button primary" href=${hrefFor('caseload')}>
                ${t('queue.no-caseload-link')}
              </a>
            </ilp-empty-state>`
          : html`<ilp-empty-state heading=${t('queue.empty')}>
              <p>${t('queue.empty-text')}</p>
            </ilp-empty-state>`
    }
    ${
      away > 0
        ? html`<div class="spread small quiet">
            <span>${t('queue.away', { count: away })}</span>
            <button
              type="button"
              class="button small"
              ?disabled=${this.marking.isBusy}
              @click=${() => void this.bringBack(() => this.api.delete('/queue/marks'))}
            >
              ${t('queue.bring-back')}
            </button>
          </div>`
        : nothing
    }`;
  }

  private renderChoices(items: readonly QueueItem[]) {
    const reasons = [...new Set(items.map(({ reason }) => reason))];
    const count = (reason: QueueItem['reason']) =>
      formatNumber(items.filter((item) => item.reason === reason).length);
    return html`<div class="actions">
      <ilp-field
        type="select"
        label=${t('queue.show')}
        .value=${reasonIn(items, this.reason)}
        .options=${[
          { value: '', label: t('queue.all', { count: formatNumber(items.length) }) },
          ...reasons.map((reason) => ({
            value: reason,
            label: t('queue.one-of', {
              reason: t(`queue.reason-${reason}`),
              count: count(reason),
            }),
          })),
        ]}
        @change=${(event: Event) => {
          const { value } = event.currentTarget as IlpField;
          this.reason = reasons.find((reason) => reason === value) ?? '';
        }}
      ></ilp-field>
      <ilp-field
        type="select"
        label=${t('queue.order')}
        .value=${this.order}
        .options=${[
          { value: 'since', label: t('queue.order-since') },
          { value: 'name', label: t('queue.order-name') },
        ]}
        @change=${(event: Event) => {
          this.order = (event.currentTarget as IlpField).value === 'name' ? 'name' : 'since';
        }}
      ></ilp-field>
      <a class="button" href=${hrefFor(`nudges?why=${reasonIn(items, this.reason)}`)}>
        ${t('queue.message')}
      </a>
    </div>`;
  }

  /** They come the oldest first. */
  private shown(items: readonly QueueItem[]): readonly QueueItem[] {
    const only = reasonIn(items, this.reason);
    const some = items.filter(({ reason }) => only === '' || reason === only);
    if (this.order === 'since') return some;
    return some.toSorted((left, right) => left.name.localeCompare(right.name));
  }

  private renderItem(item: QueueItem) {
    const { reason, name, lms, grade } = item;
    const action = t(`queue.do-${reason}`);
    const label = (words: string) => t('queue.do-for', { action: words, name: nameApart(item) });
    const button = (words: string, work: () => Promise<void>) =>
      html`<button
        type="button"
        class="button small quiet"
        aria-label=${label(words)}
        ?disabled=${this.marking.isBusy}
        @click=${() => void work()}
      >
        ${words}
      </button>`;
    return html`<div class="spread">
        <strong>${t(`queue.reason-${reason}`)}</strong>
        <span>
          ${name} ${renderLms(lms)}
          ${
            grade === null
              ? nothing
              : html`<span class="small quiet">${t('queue.grade', { grade: String(grade) })}</span>`
          }
        </span>
      </div>
      <p class="quiet">${factWords(item)}</p>
      <div class="actions">
        <a
          class="button small"
          href=${placeOf(item)}
          aria-label=${label(action)}
          @click=${() => this.noteLooked(item)}
          >${action}</a
        >
        ${
          reason === 'arrival'
            ? html`<a
                class="button small quiet"
                href=${passportOf(item)}
                aria-label=${label(t('queue.bring-plan'))}
                >${t('queue.bring-plan')}</a
              >`
            : nothing
        }
        ${button(t('queue.snooze'), () => this.putAway(item, addDays(today(), WEEK)))}
        ${
          worryPath(item) === null
            ? button(t('queue.dismiss'), () => this.putAway(item, null))
            : button(t('queue.settled'), () => this.settle(item))
        }
      </div>`;
  }

  /** Whoever passed it on is told so. */
  private noteLooked(item: QueueItem): void {
    const path = worryPath(item);
    if (path !== null) void this.looking.run(() => this.api.put(`${path}/looked`, {}));
  }

  /** For all counselors; what is only put away stays with the others. */
  private async settle(item: QueueItem): Promise<void> {
    const path = `${worryPath(item) ?? ''}/settled`;
    const isDone = await this.marking.run(async () => {
      await this.api.put(path, { isSettled: true });
      this.leaveOut(item, 0);
    });
    if (!isDone) return;
    await this.sayGone(t('queue.settled-one', { name: nameApart(item) }), () =>
      this.bringBack(() => this.api.put(path, { isSettled: false })),
    );
  }

  private async putAway(item: QueueItem, until: string | null): Promise<void> {
    const { personId, reason, fact } = item;
    let id = '';
    const isDone = await this.marking.run(async () => {
      const mark = { personId, reason, fact, until };
      ({ id } = await this.api.post<QueueMark>('/queue/marks', mark));
      this.leaveOut(item, 1);
    });
    if (!isDone) return;
    await this.sayGone(t('queue.put-away', { name: nameApart(item) }), () =>
      this.bringBack(() => this.api.delete(`/queue/marks/${encodeURIComponent(id)}`)),
    );
  }

  private leaveOut(item: QueueItem, away: number): void {
    this.queue = this.queue && {
      ...this.queue,
      items: this.queue.items.filter((one) => one !== item),
      away: this.queue.away + away,
    };
  }

  private async sayGone(text: string, undo: () => Promise<void>): Promise<void> {
    showToast({ text, undo });
    await this.updateComplete;
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  private async bringBack(work: () => Promise<unknown>): Promise<void> {
    await this.marking.run(async () => {
      await work();
      this.queue = await this.api.get<Queue>('/queue');
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-queue-view': IlpQueueView;
  }
}

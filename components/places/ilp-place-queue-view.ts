import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { RequestState, StaffRequest, StaffRequests } from '#contracts/places.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { BADGES, dueWords } from './place-words.js';

/**
 * What students ask staff for: transcripts and recommendations, by the date of the place, each with the next
 * steps. No letter is kept here.
 *
 * @element ilp-place-queue-view
 */
@customElement('ilp-place-queue-view')
export class IlpPlaceQueueView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      p {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @state() private items: readonly StaffRequest[] = [];

  private readonly deciding = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.items = (await this.api.get<StaffRequests>('/place-requests', { signal })).items;
    },
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('places.queue')}</h1>
      <p class="quiet">
        ${t('places.queue-intro')}
        ${this.session.role === 'teacher' ? t('places.queue-teacher') : nothing}
      </p>
      <p>
        <a href=${hrefFor('scholarships')}>${t('places.to-scholarships')}</a> ·
        <a href=${hrefFor('aid')}>${t('places.to-aid')}</a>
      </p>
      ${this.deciding.renderFault()} ${renderLoad(this.loading, () => this.renderList())}
    </div>`;
  }

  private renderList() {
    if (this.items.length === 0)
      return html`<ilp-empty-state heading=${t('places.queue-empty')}>
        <p>${t('places.queue-empty-text')}</p>
      </ilp-empty-state>`;
    return html`<ul class="rows">
      ${repeat(
        this.items,
        ({ id }) => id,
        (item) => html`<li>${this.renderRequest(item)}</li>`,
      )}
    </ul>`;
  }

  private renderRequest(item: StaffRequest) {
    const { kind, studentName: name, place, dueOn, state: at, note, askedAt } = item;
    const { decidedBy, decidedAt, nextStates } = item;
    const what = t(`places.request-kind-${kind}`);
    return html`<article
      class="stack tight"
      aria-label=${t('places.queue-of', { kind: what, name, place })}
    >
      <div class="spread">
        <span><strong>${name}</strong> · ${what}</span>
        <span class=${BADGES[at]}>${t(`places.request-${at}`)}</span>
      </div>
      <p>
        ${place}
        ${dueOn === null ? nothing : html`<span class="small quiet">${dueWords(dueOn)}</span>`}
      </p>
      ${note ? html`<p class="small">${note}</p>` : nothing}
      <p class="small quiet">
        ${t('places.asked-on', { date: formatDate(askedAt) })}
        ${decidedBy && decidedAt ? html`· ${t('places.decided', { name: decidedBy, date: formatDate(decidedAt) })}` : nothing}
      </p>
      <div class="actions">${nextStates.map((to) => this.renderStep(item, to))}</div>
    </article>`;
  }

  private renderStep(item: StaffRequest, to: RequestState) {
    const action = t(`places.do-${to}`);
    const { studentName: name, place } = item;
    return html`<button
      type="button"
      class="button small ${to === 'talk' || to === 'requested' ? 'quiet' : ''}"
      aria-label=${t('places.do-for', { action, name, place })}
      ?disabled=${this.deciding.isBusy}
      @click=${() => void this.decide(item, to)}
    >
      ${action}
    </button>`;
  }

  private async decide(item: StaffRequest, to: RequestState): Promise<void> {
    const path = `/place-requests/${item.id}/state`;
    const isDone = await this.deciding.run(async () => {
      const body = { from: item.state, to };
      this.items = (await this.api.put<StaffRequests>(path, body)).items;
    });
    if (isDone) this.sayDone(item, to, path);
    await this.updateComplete;
    // The button that was pressed may be gone, or stand at another place.
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  private sayDone(
    { studentName: name, state: from }: StaffRequest,
    to: RequestState,
    path: string,
  ) {
    showToast({
      text: t('places.changed', { name, state: t(`places.request-${to}`) }),
      undo: async () => {
        const body = { from: to, to: from };
        this.items = (await this.api.put<StaffRequests>(path, body)).items;
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-place-queue-view': IlpPlaceQueueView;
  }
}

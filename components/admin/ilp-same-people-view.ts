import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DistinctPair, DoneMerge, PersonPair, SamePeople } from '#contracts/people.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-merge-dialog.js';
import './ilp-person-pair.js';
import type { MergeConfirmEvent, PairApartEvent, PairJoinEvent } from './pair-events.js';

/**
 * Records that may be one student: the administrator says so, or says no. Both can be taken back.
 *
 * @element ilp-same-people-view
 */
@customElement('ilp-same-people-view')
export class IlpSamePeopleView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private people: SamePeople | undefined;
  @state() private asked: PersonPair | undefined;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<SamePeople>('/same-people', { signal }),
    onComplete: (people) => {
      this.people = people;
    },
  });

  protected override render() {
    return html`<div
      class="page"
      @ilp-pair-join=${(event: PairJoinEvent) => {
        this.asked = event.pair;
      }}
      @ilp-pair-apart=${(event: PairApartEvent) => void this.keepApart(event)}
      @ilp-merge-confirm=${(event: MergeConfirmEvent) => void this.join(event)}
    >
      <div class="stack tight">
        <a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>
        <h1 tabindex="-1">${t('shell.title-same-people')}</h1>
      </div>
      ${renderLoad(this.loading, () => (this.people ? this.renderPeople(this.people) : nothing))}
    </div>`;
  }

  private renderPeople({ total, pairs, crowded, merges, distinct }: SamePeople) {
    return html`
      <p class="quiet">${t('people.intro')}</p>
      ${this.asked ? nothing : this.attempt.renderFault()}
      ${crowded.map(
        ({ sisId, count }) =>
          html`<p class="notice warn">${t('people.crowded', { count, id: sisId })}</p>`,
      )}
      ${
        total === 0
          ? html`<ilp-empty-state heading=${t('people.none')}>
              <p>${t('people.none-text')}</p>
            </ilp-empty-state>`
          : this.renderPairs(total, pairs)
      }
      ${this.renderMerges(merges)} ${this.renderDistinct(distinct)}
      <ilp-merge-dialog
        .pair=${this.asked}
        ?busy=${this.attempt.isBusy}
        @ilp-dialog-close=${() => {
          this.asked = undefined;
        }}
        >${this.asked ? this.attempt.renderFault() : nothing}</ilp-merge-dialog
      >
    `;
  }

  private renderPairs(total: number, pairs: readonly PersonPair[]) {
    return html`
      <p>
        ${t('people.count', { count: total })}
        ${total > pairs.length ? t('people.first-of', { shown: pairs.length }) : nothing}
      </p>
      ${repeat(
        pairs,
        ({ records }) => records.map(({ personId }) => personId).join(' '),
        (pair) =>
          html`<ilp-person-pair .pair=${pair} ?busy=${this.attempt.isBusy}></ilp-person-pair>`,
      )}
    `;
  }

  private renderMerges(merges: readonly DoneMerge[]) {
    if (merges.length === 0) return nothing;
    return html`<section class="stack tight">
      <h2>${t('people.merges-title')}</h2>
      <p class="small quiet">${t('people.merges-text')}</p>
      <ul class="rows">
        ${merges.map(({ id, name, mergedAt, undoUntil }) =>
          this.renderRow(
            t('people.merge', {
              name,
              date: formatDate(mergedAt),
              until: formatDate(undoUntil),
            }),
            { label: t('people.undo'), name: t('people.undo-of', { name }) },
            () => this.undo(id, name),
          ),
        )}
      </ul>
    </section>`;
  }

  private renderDistinct(distinct: readonly DistinctPair[]) {
    if (distinct.length === 0) return nothing;
    return html`<section class="stack tight">
      <h2>${t('people.distinct-title')}</h2>
      <ul class="rows">
        ${distinct.map(({ id, names: [one, other], saidAt }) =>
          this.renderRow(
            t('people.distinct', { one, other, date: formatDate(saidAt) }),
            { label: t('people.again'), name: t('people.again-of', { name: one }) },
            () => this.askAgain(id),
          ),
        )}
      </ul>
    </section>`;
  }

  private renderRow(
    words: string,
    button: { label: string; name: string },
    act: () => Promise<unknown>,
  ) {
    return html`<li class="spread">
      <span>${words}</span>
      <button
        type="button"
        class="button small"
        aria-label=${button.name}
        ?disabled=${this.attempt.isBusy}
        @click=${() => void act()}
      >
        ${button.label}
      </button>
    </li>`;
  }

  private join({ pair: { records }, keptId }: MergeConfirmEvent): Promise<boolean> {
    const goneId = records.find(({ personId }) => personId !== keptId)?.personId;
    return this.settle(
      () => this.api.post<SamePeople>('/same-people/merges', { keptId, goneId }),
      t('people.joined', { name: records[0].name }),
    );
  }

  private undo(id: string, name: string): Promise<boolean> {
    return this.settle(
      () => this.api.post<SamePeople>(`/same-people/merges/${id}/undo`),
      t('people.undone', { name }),
    );
  }

  private async keepApart({ pair: { records } }: PairApartEvent): Promise<void> {
    const [{ personId, name }, { personId: otherId }] = records;
    const text = t('people.apart-done', { name });
    const isDone = await this.settle(
      () => this.api.post<SamePeople>('/same-people/distinct', { personId, otherId }),
      text,
    );
    const said = this.people?.distinct[0];
    if (isDone && said) showToast({ text, undo: () => void this.askAgain(said.id) });
  }

  private askAgain(id: string): Promise<boolean> {
    return this.settle(() => this.api.delete<SamePeople>(`/same-people/distinct/${id}`));
  }

  /** The answer is the page as it is now; what was pressed is gone with its row. */
  private async settle(work: () => Promise<SamePeople>, said?: string): Promise<boolean> {
    const isDone = await this.attempt.run(async () => {
      this.people = await work();
      this.asked = undefined;
      if (said) announce(said);
    });
    await this.updateComplete;
    if (isDone) this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
    return isDone;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-same-people-view': IlpSamePeopleView;
  }
}

import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { TagBoard, TaggedItem } from '#contracts/tags.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { GroupFilter } from '../shared/group-filter.js';
import { IlpView } from '../shared/ilp-view.js';
import { Poll } from '../shared/poll.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import './ilp-goal-picker.js';
import './ilp-item-form.js';
import './ilp-item-list.js';
import './ilp-theme-picker.js';
import { renderListing } from './item-listing.js';
import { goalTitle, withItem } from './tag-board.js';
import { renderCount, renderFault, renderNoGoals } from './tag-parts.js';
import type { GoalTagEvent, ItemAddEvent, ItemChooseEvent, ThemesEvent } from './tag-events.js';

/**
 * Ties course work to students' goals in two clicks: the work, then the goals it helps.
 *
 * @element ilp-tags-view
 */
@customElement('ilp-tags-view')
export class IlpTagsView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      @media (min-width: 52rem) {
        .sides {
          display: grid;
          grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
          gap: var(--ilp-space-6);
          align-items: start;
        }
      }

      .sides > * + * {
        margin-block-start: var(--ilp-space-5);
      }

      @media (min-width: 52rem) {
        .sides > * + * {
          margin-block-start: 0;
        }
      }

      summary {
        min-block-size: 1.75rem;
        font-weight: 600;
        cursor: pointer;
      }

      h2:focus {
        outline: none;
      }
    `,
  ];

  @state() private board: TagBoard | undefined;
  @state() private chosen = '';
  @state() private isBusy = false;
  @state() private refreshError: unknown = null;
  @state() private addError: unknown = null;
  @state() private tagError: unknown = null;

  private readonly groups = new GroupFilter(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<TagBoard>('/tags', { signal }),
    onComplete: (board) => this.take(board),
  });

  private readonly poll = new Poll(
    this,
    () => this.api.get<TagBoard>('/tags'),
    (board) => this.take(board),
  );

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('tags.title')}</h1>
        <p class="quiet">${t('tags.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.board ? this.renderBoard(this.board) : nothing))}
    </div>`;
  }

  private renderBoard(board: TagBoard) {
    return html`<div class="sides">
      ${this.renderWork(board)}
      <section aria-labelledby="goals">${this.renderGoals(board)}</section>
    </div>`;
  }

  private renderWork(board: TagBoard) {
    const { items } = board;
    return html`<section class="stack" aria-labelledby="work">
      <h2 id="work">${t('tags.work')}</h2>
      ${
        items.length === 0
          ? html`<p class="quiet">${t('tags.no-work')}. ${t('tags.no-work-text')}</p>`
          : html`<ilp-item-list
              .items=${items}
              chosen=${this.chosen}
              @ilp-item-choose=${(event: ItemChooseEvent) => void this.choose(event.key)}
            ></ilp-item-list>`
      }
      ${renderListing(board, {
        isBusy: this.isBusy,
        error: this.refreshError,
        refresh: () => void this.refresh(),
      })}
      <details ?open=${items.length === 0}>
        <summary>${t('tags.add')}</summary>
        <ilp-item-form
          ?busy=${this.isBusy}
          .error=${this.addError}
          @ilp-item-add=${(event: ItemAddEvent) => void this.add(event)}
        ></ilp-item-form>
      </details>
    </section>`;
  }

  private renderGoals({ items, students, classSize, groups, themes }: TagBoard) {
    const item = items.find(({ key }) => key === this.chosen);
    if (!item)
      return html`<h2 id="goals">${t('tags.goals')}</h2>
        <p class="quiet">${t('tags.choose-work')}</p>`;
    return html`<div class="stack">
      <h2 id="goals" tabindex="-1">${t('tags.goals-for', { title: item.title })}</h2>
      ${students.length > 0 ? renderCount({ students, classSize }, item) : nothing}
      ${renderFault(this.tagError, t('tags.tag-failed'))} ${this.groups.render(groups)}
      ${
        students.every(({ goals }) => goals.length === 0)
          ? renderNoGoals()
          : html`<ilp-goal-picker
              .students=${this.groups.shown(students, groups)}
              .tagged=${item.goalIds}
              @ilp-goal-tag=${(event: GoalTagEvent) =>
                void this.tag(item, event.goalId, event.isTagged)}
            ></ilp-goal-picker>`
      }
      <h2>${t('tags.themes')}</h2>
      <ilp-theme-picker
        .api=${this.api}
        .item=${item}
        .themes=${themes}
        @ilp-themes=${(event: ThemesEvent) => this.change(event.key, { themes: event.themes })}
      ></ilp-theme-picker>
    </div>`;
  }

  /** Asks on for as long as the LMS is being asked, and says when it has answered. */
  private take(board: TagBoard): void {
    const wasAsking = this.board?.listing === 'asking';
    this.board = board;
    this.poll.follow(board.listing === 'asking');
    if (!wasAsking || board.listing === 'asking') return;
    announce(
      board.listing === 'failed'
        ? t('tags.refresh-failed')
        : t('tags.refreshed', { count: board.items.length }),
    );
  }

  private async choose(key: string): Promise<void> {
    this.chosen = key;
    this.tagError = null;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#goals')?.focus();
  }

  /** Shows the tick at once and puts it back when the server refuses; taking it away has undo. */
  private async tag(item: TaggedItem, goalId: string, isTagged: boolean): Promise<void> {
    this.tagError = null;
    this.mark(item.key, goalId, isTagged);
    const path = `/tags/${encodeURIComponent(item.key)}/goals/${goalId}`;
    try {
      if (isTagged) await this.api.put(path, {});
      else await this.api.delete(path);
    } catch (error) {
      this.mark(item.key, goalId, !isTagged);
      this.tagError = error;
      return;
    }
    const goal = this.board ? goalTitle(this.board, goalId) : '';
    if (isTagged) announce(t('tags.tagged', { goal }));
    else
      showToast({ text: t('tags.untagged', { goal }), undo: () => this.tag(item, goalId, true) });
  }

  private mark(key: string, goalId: string, isTagged: boolean): void {
    const item = this.board?.items.find((one) => one.key === key);
    const others = item?.goalIds.filter((id) => id !== goalId) ?? [];
    this.change(key, { goalIds: isTagged ? [...others, goalId] : others });
  }

  private change(key: string, changes: Partial<TaggedItem>): void {
    if (this.board) this.board = withItem(this.board, key, changes);
  }

  private async refresh(): Promise<void> {
    this.refreshError = null;
    await this.busily(
      async () => {
        announce(t('tags.refreshing'));
        this.take(await this.api.post<TagBoard>('/tags/refresh'));
      },
      (error) => (this.refreshError = error),
    );
  }

  private async add({ item }: ItemAddEvent): Promise<void> {
    this.addError = null;
    await this.busily(
      async () => {
        const added = await this.api.post<TaggedItem>('/tags/items', item);
        if (this.board) this.board = { ...this.board, items: [...this.board.items, added] };
        this.renderRoot.querySelector('ilp-item-form')?.clear();
        await this.choose(added.key);
      },
      (error) => (this.addError = error),
    );
  }

  private async busily(action: () => Promise<void>, fail: (error: unknown) => void): Promise<void> {
    this.isBusy = true;
    try {
      await action();
    } catch (error) {
      fail(error);
    } finally {
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-tags-view': IlpTagsView;
  }
}

import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ActivityList } from '#contracts/activities.js';
import { loadMessages, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { navigate, onNavigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import {
  type Opened,
  addressOf,
  filterFrom,
  NO_FILTER,
  openedFrom,
  queryOf,
} from './activity-address.js';
import { ActivitiesController, type EditorStart } from './activities-controller.js';
import { draftKey, NEW_DRAFT } from './activity-draft.js';
import type {
  ActivityDoneEvent,
  ActivityFilter,
  ActivityFilterEvent,
  ActivityWishEvent,
} from './activity-events.js';
import './ilp-activity-groups.js';
import './ilp-activity-filters.js';
import { styles } from './ilp-activities-view.styles.js';
import './ilp-my-hours.js';
import './ilp-resume-offer.js';
import { renderUnfinished } from './unfinished.js';

const SEARCH_PAUSE_MS = 250;

/**
 * The student's record of what they did outside the plan. Filters and open dialogs stand in the address.
 *
 * @element ilp-activities-view
 */
@customElement('ilp-activities-view')
export class IlpActivitiesView extends IlpView {
  static override styles = [layout, buttons, cards, styles];

  @state() private filter: ActivityFilter = NO_FILTER;
  /** What the server was asked for: follows the filter after a pause in typing. */
  @state() private asked = '';
  @state() private opened: Opened | null = null;
  @state() private start: EditorStart | null = null;
  @state() private isReady = false;

  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopFollowing?: () => void;

  private readonly mine: ActivitiesController = new ActivitiesController(
    this,
    () => this.asked,
    (list, isFirst) => {
      if (isFirst) void this.open();
      else announce(t('activities.found', { count: list.activities.length }));
    },
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.readAddress();
    this.stopFollowing = onNavigate(() => this.readAddress());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopFollowing?.();
    clearTimeout(this.timer);
  }

  protected override render() {
    const { list, loading } = this.mine;
    return html`<div class="page" @ilp-activity-wish=${this.handleWish}>
      <div class="spread">
        <h1 tabindex="-1">${t('activities.title')}</h1>
        ${list && list.total > 0 ? this.renderAdd() : nothing}
      </div>
      <p class="quiet">${t('activities.intro')}</p>
      ${this.drafts.get(NEW_DRAFT) && !this.start ? this.renderDraft() : nothing}
      <ilp-resume-offer .api=${this.api} @ilp-offer-gone=${this.focusTop}></ilp-resume-offer>
      ${this.mine.renderFaults()}
      ${list ? this.renderList(list) : renderLoad(loading, () => nothing, { lines: 6 })}
      ${this.renderOpened()}
    </div>`;
  }

  private renderAdd() {
    return html`<button
      type="button"
      slot="actions"
      class="button primary"
      @click=${() => this.goTo({ what: 'edit', id: 'new' })}
    >
      ${icon('plus')} ${t('activities.add')}
    </button>`;
  }

  private renderDraft() {
    return renderUnfinished(
      () => this.goTo({ what: 'edit', id: 'new' }),
      () => this.dropDraft(NEW_DRAFT),
    );
  }

  /** Of which activities the device holds words, but for the one that is being written now. */
  private unfinished({ activities }: ActivityList): string[] {
    const ids = activities.map(({ id }) => id).filter((id) => id !== this.start?.draft.id);
    return ids.filter((id) => this.drafts.get(draftKey(id)) !== undefined);
  }

  private renderList(list: ActivityList) {
    if (list.total === 0)
      return html`<ilp-empty-state heading=${t('activities.empty')}>
        <p>${t('activities.empty-text')}</p>
        ${this.renderAdd()}
      </ilp-empty-state>`;
    const { hours } = this.mine;
    const hasHours = hours && hours.years.length + hours.requirements.length > 0;
    return html`<div class="sides ${hasHours ? 'two' : ''}">
      <div class="page">
        <ilp-activity-filters
          .filter=${this.filter}
          .tags=${list.tags}
          @ilp-activity-filter=${this.handleFilter}
        ></ilp-activity-filters>
        <p class="small quiet">${t('activities.found', { count: list.activities.length })}</p>
        <ilp-activity-groups
          .activities=${list.activities}
          .filter=${this.filter}
          .unfinished=${this.unfinished(list)}
          @ilp-activity-filter=${this.handleFilter}
        ></ilp-activity-groups>
      </div>
      <ilp-my-hours .summary=${hours}></ilp-my-hours>
    </div>`;
  }

  private renderOpened() {
    const { opened } = this;
    if (!opened || !this.isReady) return nothing;
    if (opened.what === 'edit')
      return this.start
        ? html`<ilp-activity-editor
            .api=${this.api}
            .start=${this.start.draft}
            ?resumes=${this.start.resumes}
            @ilp-activity-saved=${() => this.mine.reloadHours()}
            @ilp-activity-done=${this.handleDone}
          ></ilp-activity-editor>`
        : nothing;
    if (opened.what === 'versions')
      return html`<ilp-history-dialog
        .api=${this.api}
        kind="activity"
        record-id=${opened.id}
        @ilp-version-restored=${this.reload}
        @ilp-dialog-close=${this.handleClose}
      ></ilp-history-dialog>`;
    return html`<ilp-link-dialog
      .api=${this.api}
      .activity=${this.mine.find(opened.id)}
      @ilp-activity-saved=${this.reload}
      @ilp-dialog-close=${this.handleClose}
    ></ilp-link-dialog>`;
  }

  private readAddress(): void {
    if (!location.pathname.endsWith('/activities')) return;
    const filter = filterFrom(location.search);
    // What is typed may end in a space; the address never does.
    const isSame = addressOf(filter, null) === addressOf(this.filter, null);
    if (!isSame) this.filter = filter;
    this.asked = queryOf(this.filter);
    this.opened = openedFrom(location.search);
    if (this.mine.list) void this.open();
  }

  /** Fetches what the dialog needs; an address of something that is gone opens none. */
  private async open(): Promise<void> {
    const { opened } = this;
    this.isReady = false;
    this.start = null;
    if (!opened) return;
    const isThere = opened.id === 'new' ? opened.what === 'edit' : this.mine.find(opened.id);
    if (!isThere) return;
    if (opened.what === 'edit') {
      await import('./ilp-activity-editor.js');
      this.start = this.mine.startFor(opened.id, this.filter.kind || 'service');
    } else if (opened.what === 'versions')
      await Promise.all([import('../history/ilp-history-dialog.js'), loadMessages('history')]);
    else await import('./ilp-link-dialog.js');
    this.isReady = this.opened === opened;
  }

  private goTo(opened: Opened): void {
    navigate(addressOf(this.filter, opened));
  }

  private handleClose(): void {
    const closed = this.opened;
    navigate(addressOf(this.filter, null));
    if (closed) void this.focusEntry(closed.id);
  }

  private async handleDone({ finished }: ActivityDoneEvent): Promise<void> {
    const id = this.start?.draft.id ?? '';
    navigate(addressOf(this.filter, null));
    await finished;
    this.offerResumes();
    await this.mine.reload();
    await this.focusEntry(id);
  }

  private handleFilter({ changes }: ActivityFilterEvent): void {
    this.filter = { ...this.filter, ...changes };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.asked = queryOf(this.filter);
      navigate(addressOf(this.filter, null), { replace: true });
    }, SEARCH_PAUSE_MS);
  }

  private handleWish({ activityId, wish }: ActivityWishEvent): void {
    if (wish === 'remove') void this.takeAway(activityId);
    else if (wish === 'drop-draft') this.dropDraft(draftKey(activityId));
    else this.goTo({ what: wish, id: activityId });
  }

  private dropDraft(key: string): void {
    const kept = this.drafts.get(key);
    this.drafts.remove(key);
    this.requestUpdate();
    const undo = () => {
      this.drafts.set(key, kept);
      this.requestUpdate();
    };
    showToast({ text: t('activities.dropped'), undo });
    this.focusTop();
  }

  private async takeAway(id: string): Promise<void> {
    const title = this.mine.find(id)?.title ?? '';
    const removal = this.mine.takeAway(id);
    await this.updateComplete;
    this.focusTop();
    if (!(await removal)) return;
    const undo = async () => {
      if (!(await this.mine.restore(id))) return;
      announce(t('activities.restored', { title }));
      await this.focusEntry(id);
    };
    showToast({ text: t('activities.removed', { title }), undo });
  }

  private readonly reload = () => {
    void this.mine.reload();
    this.offerResumes();
  };

  private offerResumes(): void {
    void this.renderRoot.querySelector('ilp-resume-offer')?.check();
  }

  private focusTop(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  private async focusEntry(id: string): Promise<void> {
    await this.updateComplete;
    const groups = this.renderRoot.querySelector('ilp-activity-groups');
    if (!(await groups?.focusEntry(id))) this.focusTop();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-activities-view': IlpActivitiesView;
  }
}

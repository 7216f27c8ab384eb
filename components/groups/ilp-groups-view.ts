import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FoundGroup, GroupGoal, GroupGoals } from '#contracts/group-goals.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { type DirectWish, grant } from './group-calls.js';
import type {
  GroupJoinEvent,
  GroupLookEvent,
  GroupMakeEvent,
  GroupWishEvent,
} from './group-events.js';
import { codeProblem, DONE } from './group-words.js';
import './ilp-code-form.js';
import './ilp-group-card.js';
import { NEW_GROUP_DRAFT } from './ilp-group-form.js';
import './ilp-group-form.js';
import { stepDraft } from './ilp-join-form.js';
import './ilp-join-form.js';

/** The form that is open beside the list. */
type Open = { what: 'make' } | { what: 'join'; group: FoundGroup; code: string | null };

/**
 * Goals that several people reach together: a student's own and their class's, and for staff those of
 * their class. Needs the `groups` and `goals` messages.
 *
 * @element ilp-groups-view
 */
@customElement('ilp-groups-view')
export class IlpGroupsView extends IlpView {
  static override styles = [layout, buttons, cards];

  @state() private groups: GroupGoals = [];
  @state() private open: Open | null = null;
  @state() private codeError = '';
  /** The group whose last wish was not granted, while that is on screen. */
  @state() private failedId = '';

  private readonly saving = new Attempt(this);
  private readonly changing = new Attempt(this);
  private readonly looking = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.groups = await this.api.get<GroupGoals>('/groups', { signal });
      return this.groups;
    },
  });

  protected override render() {
    const isStudent = this.session.role === 'student';
    const isShown = this.loading.status === TaskStatus.COMPLETE && this.groups.length > 0;
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor(isStudent ? 'goals' : 'class')}>
          ${isStudent ? t('groups.back-goals') : t('groups.back-class')}
        </a>
        <div class="spread">
          <h1 tabindex="-1">${t('shell.title-groups')}</h1>
          ${isShown ? this.renderAdd() : nothing}
        </div>
        <p class="quiet">${isStudent ? t('groups.intro') : t('groups.intro-class')}</p>
      </div>
      ${
        isStudent
          ? html`<ilp-code-form
              error=${this.codeError}
              ?busy=${this.looking.isBusy}
              @ilp-group-look=${this.handleLook}
            ></ilp-code-form>`
          : nothing
      }
      ${renderLoad(this.loading, () => this.renderList())} ${this.renderOpen()}
    </div>`;
  }

  private renderAdd() {
    if (this.session.role !== 'student' && !this.session.canTeach) return nothing;
    return html`<button
      type="button"
      slot="actions"
      class="button primary"
      @click=${() => {
        this.saving.forget();
        this.open = { what: 'make' };
      }}
    >
      ${icon('plus')} ${t('groups.make')}
    </button>`;
  }

  private renderList() {
    if (this.groups.length === 0)
      return html`<ilp-empty-state heading=${t('groups.empty')}>
        <p>
          ${this.session.role === 'student' ? t('groups.empty-text') : t('groups.empty-text-class')}
        </p>
        ${this.renderAdd()}
      </ilp-empty-state>`;
    return html`<div class="page" @ilp-group-wish=${this.handleWish}>
      ${this.renderSection(t('groups.mine'), this.groups.filter(isMine))}
      ${this.renderSection(
        this.session.role === 'student' ? t('groups.offered') : t('groups.of-class'),
        this.groups.filter((group) => !isMine(group)),
      )}
    </div>`;
  }

  private renderSection(heading: string, groups: readonly GroupGoal[]) {
    if (groups.length === 0) return nothing;
    return html`<section class="stack">
      <h2>${heading}</h2>
      <ul class="plain stack">
        ${repeat(
          groups,
          ({ id }) => id,
          (group) =>
            html`<li>
              <ilp-group-card
                data-group=${group.id}
                .group=${group}
                .error=${this.failedId === group.id ? this.changing.error : null}
                ?busy=${this.changing.isBusy}
              ></ilp-group-card>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderOpen() {
    const { open, saving } = this;
    if (!open) return nothing;
    if (open.what === 'make')
      return html`<ilp-group-form
        .error=${saving.error}
        ?busy=${saving.isBusy}
        @ilp-group-make=${this.handleMake}
        @ilp-dialog-close=${this.close}
      ></ilp-group-form>`;
    return html`<ilp-join-form
      .group=${open.group}
      .code=${open.code}
      .error=${saving.error}
      ?busy=${saving.isBusy}
      @ilp-group-join=${this.handleJoin}
      @ilp-dialog-close=${this.close}
    ></ilp-join-form>`;
  }

  private readonly close = () => (this.open = null);

  private openJoin(group: FoundGroup, code: string | null): void {
    this.saving.forget();
    this.open = { what: 'join', group, code };
  }

  private async handleLook({ code }: GroupLookEvent): Promise<void> {
    this.codeError = '';
    const isFound = await this.looking.run(async () => {
      const found = await this.api.post<FoundGroup>('/groups/look', { code });
      const isMine = this.groups.some(({ id, me }) => id === found.id && me !== null);
      if (isMine) this.codeError = t('groups.joined-already', { title: found.title });
      else this.openJoin(found, code);
    });
    if (!isFound) this.codeError = codeProblem(this.looking.error);
    if (this.codeError) this.renderRoot.querySelector('ilp-code-form')?.focus();
  }

  private async handleMake({ values }: GroupMakeEvent): Promise<void> {
    const before = new Set(this.groups.map(({ id }) => id));
    const isDone = await this.saving.run(async () => {
      this.groups = await this.api.post<GroupGoals>('/groups', values);
    });
    if (!isDone) return;
    this.drafts.remove(NEW_GROUP_DRAFT);
    this.close();
    announce(t('groups.made', { title: values.title }));
    await this.focusCard(this.groups.find(({ id }) => !before.has(id))?.id ?? '');
  }

  private async handleJoin({ part }: GroupJoinEvent): Promise<void> {
    const { open } = this;
    if (open?.what !== 'join') return;
    const { id, title } = open.group;
    const isDone = await this.saving.run(async () => {
      this.groups = await this.api.post<GroupGoals>(`/groups/${id}/join`, part);
    });
    if (!isDone) return;
    this.drafts.remove(stepDraft(id));
    this.close();
    this.renderRoot.querySelector('ilp-code-form')?.clear();
    announce(t('groups.joined', { title }));
    await this.focusCard(id);
  }

  private handleWish({ groupId, wish }: GroupWishEvent): void {
    const group = this.groups.find(({ id }) => id === groupId);
    if (!group) return;
    if (wish === 'join') this.openJoin(group, null);
    else void this.grant(group, wish);
  }

  private async grant(group: GroupGoal, wish: DirectWish): Promise<void> {
    const { id, title } = group;
    this.failedId = id;
    const isDone = await this.changing.run(async () => {
      this.groups = await grant(this.api, group, wish);
    });
    if (!isDone) return;
    const text = t(DONE[wish], { title });
    // A closed group lets nobody back in.
    const isUndone = wish === 'close' || (wish === 'leave' && !group.isClosed);
    if (isUndone) showToast({ text, undo: () => this.takeBack(group, wish) });
    else announce(text);
    await this.focusCard(id);
  }

  private async takeBack({ id }: GroupGoal, wish: 'close' | 'leave'): Promise<void> {
    const back = wish === 'close' ? 'reopen' : 'return';
    this.groups = await this.api.post<GroupGoals>(`/groups/${id}/${back}`);
    await this.focusCard(id);
  }

  /** What was pressed may be gone: to the group's heading, or to the page's where the group is gone. */
  private async focusCard(id: string): Promise<void> {
    await this.updateComplete;
    const card = this.renderRoot.querySelector<HTMLElement>(`[data-group="${id}"]`);
    (card ?? this.renderRoot.querySelector('h1'))?.focus();
  }
}

const isMine = ({ me, isMaker }: GroupGoal) => me !== null || isMaker;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-groups-view': IlpGroupsView;
  }
}

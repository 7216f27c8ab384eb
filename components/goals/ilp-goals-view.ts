import { Task, TaskStatus } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Goal } from '#contracts/goals.js';
import { problemMessage } from '../api/problem-messages.js';
import '../goal-talk/ilp-goal-suggestions.js';
import type { TakeUpEvent } from '../goal-talk/ilp-goal-suggestions.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import '../shared/ilp-waiting-changes.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type {
  GoalChangeEvent,
  GoalOpenEvent,
  GoalRemoveEvent,
  GoalSavedEvent,
  StepChangeEvent,
} from './goal-events.js';
import { inOrder } from './goal-words.js';
import { GoalsController } from './goals-controller.js';
import './ilp-goal-card.js';
import type { Editing } from './ilp-goal-editor.js';
import { loadPanel, type Open } from './ilp-goal-panel.js';

/**
 * All goals of the student: add, change, reach, remove with undo, talk about them, look back.
 *
 * @element ilp-goals-view
 */
@customElement('ilp-goals-view')
export class IlpGoalsView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      ul {
        display: grid;
        gap: var(--ilp-space-3);
      }
    `,
  ];

  @state() private open: Open | null = null;
  /** A removal that failed: its card is back, and so may be far from where the person is. */
  @state() private removalError: unknown = null;

  private readonly list = new GoalsController(
    this,
    () => this.api,
    () => this.drafts,
  );
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.list.load(signal),
    onComplete: () => this.openFromAddress(),
  });

  protected override render() {
    const hasGoals = this.loading.status === TaskStatus.COMPLETE && this.list.goals.length > 0;
    return html`
      <div class="page">
        <div class="spread">
          <h1 tabindex="-1">${t('goals.title')}</h1>
          ${hasGoals ? html`<div class="actions">${this.renderAddButtons()}</div>` : nothing}
        </div>
        <p class="quiet">
          ${t('goals.intro')}
          <a href=${hrefFor('strengths')}>${t('goals.strengths-link')}</a>
          · <a href=${hrefFor('record')}>${t('goals.record-link')}</a> ·
          <a href=${hrefFor('timeline')}>${t('goals.years-link')}</a> ·
          <a href=${hrefFor('groups')}>${t('goals.groups-link')}</a>
        </p>
        ${
          this.removalError
            ? html`<p class="notice bad" role="alert">${problemMessage(this.removalError)}</p>`
            : nothing
        }
        <ilp-waiting-changes count=${this.list.waiting}></ilp-waiting-changes>
        <ilp-goal-suggestions .api=${this.api} @ilp-take-up=${this.handleTakeUp}>
        </ilp-goal-suggestions>
        ${renderLoad(this.loading, () => this.renderGoals())} ${this.renderOpen()}
      </div>
    `;
  }

  private renderAddButtons() {
    return html`<button
        type="button"
        slot="actions"
        class="button primary"
        @click=${() => void this.write({})}
      >
        ${icon('plus')} ${t('goals.add')}
      </button>
      <button
        type="button"
        slot="actions"
        class="button"
        @click=${() => void this.write({ isGuided: true })}
      >
        ${t('goals.help-me')}
      </button>`;
  }

  private renderGoals() {
    const goals = inOrder(this.list.goals);
    if (goals.length === 0)
      return html`<ilp-empty-state heading=${t('goals.empty')}>
        <p>${t('goals.empty-text')}</p>
        ${this.renderAddButtons()}
      </ilp-empty-state>`;
    const isDone = (goal: Goal) => goal.status === 'done';
    return html`<div
      class="page"
      @ilp-goal-change=${this.handleChange}
      @ilp-goal-open=${this.handleOpen}
      @ilp-goal-remove=${this.handleRemove}
      @ilp-step-change=${this.handleStep}
    >
      ${this.renderGroup(
        t('goals.active'),
        goals.filter((goal) => !isDone(goal)),
      )}
      ${this.renderGroup(t('goals.achieved'), goals.filter(isDone))}
    </div>`;
  }

  private renderGroup(heading: string, goals: readonly Goal[]) {
    if (goals.length === 0) return nothing;
    return html`<section class="stack">
      <h2>${heading}</h2>
      <ul class="plain">
        ${repeat(
          goals,
          (goal) => goal.id,
          (goal) =>
            html`<li>
              <ilp-goal-card
                data-goal=${goal.id}
                .goal=${goal}
                .goals=${this.list.goals}
                .error=${this.list.failures.get(goal.id)}
              ></ilp-goal-card>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderOpen() {
    if (this.open === null) return nothing;
    return html`<ilp-goal-panel
      .api=${this.api}
      .list=${this.list}
      .open=${this.open}
      @ilp-dialog-close=${this.close}
      @ilp-goal-saved=${this.handleSaved}
      @ilp-version-restored=${() => void this.loading.run()}
    ></ilp-goal-panel>`;
  }

  /** `goals?new` and `goals?edit=<id>` open the form at once: the way here from other pages. */
  private openFromAddress(): void {
    if (this.open !== null) return;
    const asked = new URLSearchParams(location.search);
    const goal = this.list.goals.find(({ id }) => id === asked.get('edit'));
    if (goal) void this.write({ goal });
    else if (asked.has('new')) void this.write({});
  }

  private write(editing: Editing): Promise<void> {
    return this.openPanel({ kind: 'editor', editing });
  }

  private async openPanel(open: Open): Promise<void> {
    await loadPanel(open.kind);
    this.open = open;
  }

  private readonly close = () => {
    this.open = null;
  };

  private handleTakeUp({ suggestion }: TakeUpEvent): void {
    const { id: suggestionId, title, why, kind, horizon } = suggestion;
    void this.write({ start: { suggestionId, title, why, kind, horizon } });
  }

  private async handleOpen({ goalId, panel }: GoalOpenEvent): Promise<void> {
    const goal = this.list.goals.find(({ id }) => id === goalId);
    if (!goal) return;
    if (panel === 'edit') await this.write({ goal });
    else if (panel === 'part') await this.write({ start: { parentId: goalId, kind: goal.kind } });
    else await this.openPanel({ kind: panel, goal });
  }

  private async handleSaved({ goal }: GoalSavedEvent): Promise<void> {
    this.close();
    announce(t('goals.saved', { title: goal.title }));
    void this.renderRoot.querySelector('ilp-goal-suggestions')?.refresh();
    await this.focusCard(goal.id);
  }

  private async handleChange({ goalId, changes }: GoalChangeEvent): Promise<void> {
    const title = this.titleOf(goalId);
    const outcome = await this.list.change(goalId, changes);
    if (changes.status === undefined) return;
    if (outcome !== 'refused' && changes.status === 'done')
      showToast({
        text: t('goals.reached', { title }),
        undo: async () => {
          await this.list.change(goalId, { status: 'active' });
        },
      });
    await this.focusCard(goalId);
  }

  private async handleRemove({ goalId }: GoalRemoveEvent): Promise<void> {
    const title = this.titleOf(goalId);
    this.removalError = null;
    const removal = this.list.remove(goalId);
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
    if ((await removal) === 'refused') {
      this.removalError = this.list.failures.get(goalId);
      return;
    }
    showToast({ text: t('goals.removed', { title }), undo: () => this.restore(goalId, title) });
  }

  private async restore(goalId: string, title: string): Promise<void> {
    if ((await this.list.restore(goalId)) !== 'refused') {
      announce(t('goals.restored', { title }));
      await this.focusCard(goalId);
    } else this.removalError = this.list.failures.get(goalId);
  }

  private async handleStep(event: StepChangeEvent): Promise<void> {
    const { tagId, helpsBecause } = event;
    const goal = this.list.goals.find(({ steps }) => steps.some((step) => step.tagId === tagId));
    if (goal) await this.list.changeStep(goal.id, tagId, helpsBecause);
  }

  private titleOf(goalId: string): string {
    return this.list.goals.find(({ id }) => id === goalId)?.title ?? '';
  }

  private async focusCard(goalId: string): Promise<void> {
    await this.updateComplete;
    const card = this.renderRoot.querySelector<HTMLElement>(`[data-goal="${goalId}"]`);
    card?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-goals-view': IlpGoalsView;
  }
}

import { Task, TaskStatus } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Goal } from '#contracts/goals.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type {
  GoalChangeEvent,
  GoalEditEvent,
  GoalRemoveEvent,
  StepChangeEvent,
} from './goal-events.js';
import { inOrder } from './goal-words.js';
import { GoalsController } from './goals-controller.js';
import './ilp-goal-card.js';
import type { GoalSubmitEvent } from './ilp-goal-form.js';

/** Which goal the form is about: none while it is closed. */
type Editing = { goal?: Goal } | null;

/**
 * All goals of the student: add, change, reach, remove with undo.
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

  @state() private editing: Editing = null;
  @state() private isSaving = false;
  @state() private formError: unknown = null;
  /** A removal that failed: its card is back, and so may be far from where the person is. */
  @state() private removalError: unknown = null;

  private readonly list = new GoalsController(this, () => this.api);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.list.load(signal),
    onComplete: () => this.openFromAddress(),
  });

  protected override render() {
    return html`
      <div class="page">
        <div class="spread">
          <h1 tabindex="-1">${t('goals.title')}</h1>
          ${
            this.loading.status === TaskStatus.COMPLETE && this.list.goals.length > 0
              ? this.renderAddButton()
              : nothing
          }
        </div>
        <p class="quiet">${t('goals.intro')}</p>
        ${
          this.removalError
            ? html`<p class="notice bad" role="alert">${problemMessage(this.removalError)}</p>`
            : nothing
        }
        ${renderLoad(this.loading, () => this.renderGoals())}
        ${this.editing ? this.renderForm(this.editing) : nothing}
      </div>
    `;
  }

  private renderAddButton() {
    return html`<button
      type="button"
      slot="actions"
      class="button primary"
      @click=${() => this.openForm({})}
    >
      ${icon('plus')} ${t('goals.add')}
    </button>`;
  }

  private renderGoals() {
    const goals = inOrder(this.list.goals);
    if (goals.length === 0)
      return html`<ilp-empty-state heading=${t('goals.empty')}>
        <p>${t('goals.empty-text')}</p>
        ${this.renderAddButton()}
      </ilp-empty-state>`;
    const isDone = (goal: Goal) => goal.status === 'done';
    return html`<div
      class="page"
      @ilp-goal-change=${this.handleChange}
      @ilp-goal-edit=${this.handleEdit}
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
                .error=${this.list.failures.get(goal.id)}
              ></ilp-goal-card>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderForm({ goal }: { goal?: Goal }) {
    return html`<ilp-dialog
      heading=${goal ? t('goals.form-edit') : t('goals.form-new')}
      open
      @ilp-dialog-close=${this.closeForm}
    >
      <ilp-goal-form
        .goal=${goal}
        .error=${this.formError}
        ?saving=${this.isSaving}
        @ilp-goal-submit=${this.handleSubmit}
        @ilp-goal-cancel=${this.closeForm}
      ></ilp-goal-form>
    </ilp-dialog>`;
  }

  /** `goals?new` opens the form at once: the way here from the home page. */
  private openFromAddress(): void {
    if (new URLSearchParams(location.search).has('new')) void this.openForm({});
  }

  private async openForm(editing: { goal?: Goal }): Promise<void> {
    await Promise.all([import('../shared/ilp-dialog.js'), import('./ilp-goal-form.js')]);
    this.formError = null;
    this.editing = editing;
  }

  private closeForm(): void {
    this.editing = null;
  }

  private async handleSubmit({ values }: GoalSubmitEvent): Promise<void> {
    const known = this.editing?.goal;
    this.isSaving = true;
    try {
      const goal = known ? await this.list.save(known.id, values) : await this.list.add(values);
      this.closeForm();
      announce(t('goals.saved', { title: goal.title }));
      await this.focusCard(goal.id);
    } catch (error) {
      this.formError = error;
    } finally {
      this.isSaving = false;
    }
  }

  private async handleChange({ goalId, changes }: GoalChangeEvent): Promise<void> {
    const title = this.titleOf(goalId);
    const isTaken = await this.list.change(goalId, changes);
    if (changes.status === undefined) return;
    if (isTaken && changes.status === 'done')
      showToast({
        text: t('goals.reached', { title }),
        undo: async () => {
          await this.list.change(goalId, { status: 'active' });
        },
      });
    await this.focusCard(goalId);
  }

  private handleEdit({ goalId }: GoalEditEvent): void {
    const goal = this.list.goals.find(({ id }) => id === goalId);
    if (goal) void this.openForm({ goal });
  }

  private async handleRemove({ goalId }: GoalRemoveEvent): Promise<void> {
    const title = this.titleOf(goalId);
    this.removalError = null;
    const removal = this.list.remove(goalId);
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
    if (!(await removal)) {
      this.removalError = this.list.failures.get(goalId);
      return;
    }
    showToast({ text: t('goals.removed', { title }), undo: () => this.restore(goalId, title) });
  }

  private async restore(goalId: string, title: string): Promise<void> {
    if (await this.list.restore(goalId)) {
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

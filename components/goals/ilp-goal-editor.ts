import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Goal, NewGoalInput } from '#contracts/goals.js';
import { ProblemError } from '../api/problem-error.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-dialog.js';
import { DialogCloseEvent } from '../shared/ilp-dialog.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { type GoalDraftEvent, GoalSavedEvent, type GoalSubmitEvent } from './goal-events.js';
import { parentsFor } from './goal-tree.js';
import { differencesOf } from './goal-words.js';
import type { GoalsController } from './goals-controller.js';
import './ilp-goal-form.js';
import './ilp-goal-helper.js';

/** What the editor is about: a known goal, or a new one that begins with these values. */
export interface Editing {
  goal?: Goal;
  start?: Partial<NewGoalInput>;
  /** Asks six questions instead of showing the form. */
  isGuided?: true;
}

/** What was typed, and the revision of the goal that it was typed on. */
type KeptDraft = Partial<NewGoalInput> & { revision?: number };

/**
 * Writes a goal in a dialog. What was typed is kept until it is saved or thrown away, and a goal that
 * was changed elsewhere meanwhile is shown beside it before anything is overwritten.
 *
 * @element ilp-goal-editor
 * @fires {GoalSavedEvent} ilp-goal-saved
 * @fires {DialogCloseEvent} ilp-dialog-close
 */
@customElement('ilp-goal-editor')
export class IlpGoalEditor extends IlpView {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) list!: GoalsController;
  @property({ attribute: false }) editing: Editing = {};

  @state() private start: Partial<NewGoalInput> = {};
  @state() private isSaving = false;
  @state() private error: unknown = null;
  @state() private hasDraft = false;
  /** The goal as somebody else's window left it. */
  @state() private newer: Goal | null = null;
  /** Changes when the fields begin anew. */
  @state() private turn = 0;
  @state() private isGuided = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const { goal } = this.editing;
    const { revision, ...kept } = this.draft ?? {};
    this.hasDraft = this.draft !== undefined;
    this.start = this.hasDraft ? kept : this.given;
    if (goal && revision !== undefined && revision < goal.revision) this.newer = goal;
    this.isGuided = this.editing.isGuided === true;
  }

  protected override render() {
    const { goal } = this.editing;
    return html`<ilp-dialog heading=${goal ? t('goals.form-edit') : t('goals.form-new')} open>
      <div
        class="stack"
        @ilp-goal-submit=${this.handleSubmit}
        @ilp-goal-cancel=${this.handleCancel}
        @ilp-goal-draft=${this.handleDraft}
      >
        ${this.hasDraft ? this.renderKept() : nothing}
        ${this.newer ? this.renderNewer(this.newer) : nothing}
        ${goal || this.isGuided ? nothing : this.renderHelp()}
        ${keyed(this.turn, this.isGuided ? this.renderHelper() : this.renderForm())}
      </div>
    </ilp-dialog>`;
  }

  private renderForm() {
    return html`<ilp-goal-form
      .start=${this.start}
      .parents=${parentsFor(this.editing.goal, this.list.goals)}
      .error=${this.error}
      ?saving=${this.isSaving}
    ></ilp-goal-form>`;
  }

  private renderHelper() {
    return html`<ilp-goal-helper
      .start=${this.start}
      .error=${this.error}
      ?saving=${this.isSaving}
    ></ilp-goal-helper>`;
  }

  private renderHelp() {
    return html`<p>
      <button type="button" class="button small" @click=${this.askForHelp}>
        ${t('goals.help-me')}
      </button>
    </p>`;
  }

  private renderKept() {
    return html`<div class="notice spread">
      <p>${t('goals.draft-kept')}</p>
      <button type="button" class="button small" @click=${this.handleDrop}>
        ${t('goals.draft-drop')}
      </button>
    </div>`;
  }

  private renderNewer(newer: Goal) {
    return html`<div class="notice warn stack tight" role="alert">
      <p>${t('goals.conflict')}</p>
      <ul>
        ${differencesOf(newer, this.start).map((words) => html`<li>${words}</li>`)}
      </ul>
      <p class="small">${t('goals.conflict-text')}</p>
      <div class="actions">
        <button type="button" class="button small" @click=${() => this.beginAnew(valuesOf(newer))}>
          ${t('goals.conflict-theirs')}
        </button>
      </div>
    </div>`;
  }

  /** Goes on question by question, with what was written so far. */
  private askForHelp(): void {
    this.start = { ...this.start, ...this.draft };
    this.isGuided = true;
    this.turn += 1;
  }

  private get draft(): KeptDraft | undefined {
    return this.drafts.get(this.key) as KeptDraft | undefined;
  }

  /** What to begin with when nothing was kept. */
  private get given(): Partial<NewGoalInput> {
    const { goal, start } = this.editing;
    return goal ? valuesOf(goal) : (start ?? {});
  }

  private get key(): string {
    return `goal.${this.editing.goal?.id ?? this.editing.start?.suggestionId ?? 'new'}`;
  }

  private beginAnew(values: Partial<NewGoalInput>): void {
    this.drafts.remove(this.key);
    this.hasDraft = false;
    this.error = null;
    this.start = values;
    this.turn += 1;
  }

  private handleDrop(): void {
    // What is there now is what it begins with: nothing stands beside it any more.
    if (this.newer === this.editing.goal) this.newer = null;
    this.beginAnew(this.given);
  }

  private handleDraft({ values }: GoalDraftEvent): void {
    const { goal } = this.editing;
    this.drafts.set(this.key, { ...values, ...(goal && { revision: this.revision(goal) }) });
  }

  private handleCancel(): void {
    this.drafts.remove(this.key);
    this.dispatchEvent(new DialogCloseEvent());
  }

  private async handleSubmit({ values }: GoalSubmitEvent): Promise<void> {
    const { goal, start } = this.editing;
    this.isSaving = true;
    this.error = null;
    try {
      const saved = goal
        ? await this.list.save(goal.id, { ...values, revision: this.revision(goal) })
        : await this.list.add({ ...values, suggestionId: start?.suggestionId ?? null });
      this.drafts.remove(this.key);
      this.dispatchEvent(new GoalSavedEvent(saved));
    } catch (error) {
      this.error = error;
      if (goal && isConflict(error)) await this.showNewer(goal, values);
    } finally {
      this.isSaving = false;
    }
  }

  /** Once the newer one was shown, saving means: over that one. */
  private revision(goal: Goal): number {
    return (this.newer ?? goal).revision;
  }

  private async showNewer(goal: Goal, mine: NewGoalInput): Promise<void> {
    await this.list.load(new AbortController().signal);
    this.start = mine;
    // Changed and then removed there: it is wanted here, and must be there to be saved.
    if (!this.listed(goal)) await this.list.restore(goal.id);
    this.newer = this.listed(goal) ?? null;
  }

  private listed({ id }: Goal): Goal | undefined {
    return this.list.goals.find((one) => one.id === id);
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'conflict';
}

function valuesOf(goal: Goal): NewGoalInput {
  const { title, kind, horizon, targetDate, why, measure, helpers } = goal;
  const { parentId, visibility, milestones } = goal;
  return {
    ...{ title, kind, horizon, targetDate, why, measure, helpers, parentId, visibility },
    milestones,
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-goal-editor': IlpGoalEditor;
  }
}

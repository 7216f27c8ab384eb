import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Goal, Milestone } from '#contracts/goals.js';
import { problemMessage } from '../api/problem-messages.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { icon, type IconName } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import '../shared/ilp-progress.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import { GoalChangeEvent, GoalOpenEvent, type GoalPanel, GoalRemoveEvent } from './goal-events.js';
import { partsOf, progressOf } from './goal-tree.js';
import { KINDS, whenWords } from './goal-words.js';
import { styles } from './ilp-goal-card.styles.js';
import './ilp-goal-step.js';

/**
 * One goal with its small steps and the assignments tagged to it.
 *
 * Shows what it is given and asks for changes; it never talks to the server.
 *
 * @element ilp-goal-card
 * @fires {GoalChangeEvent} ilp-goal-change - Reached, taken up again, made the focus, a step ticked.
 * @fires {GoalOpenEvent} ilp-goal-open - Edit, comments, earlier versions, a goal under it.
 * @fires {GoalRemoveEvent} ilp-goal-remove
 */
@customElement('ilp-goal-card')
export class IlpGoalCard extends IlpElement {
  static override styles = [layout, buttons, cards, fields, lists, styles];

  @property({ attribute: false }) goal?: Goal;
  /** All goals, for what hangs under this one and what it is a part of. */
  @property({ attribute: false }) goals: readonly Goal[] = [];
  /** Why the last change was put back. */
  @property({ attribute: false }) error: unknown;
  /** Copied from the goal so that styles can tell. */
  @property({ type: Boolean, reflect: true }) focused = false;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.focused = this.goal?.isFocus === true && this.goal.status === 'active';
  }

  protected override render() {
    const { goal } = this;
    if (!goal) return nothing;
    const { done, total } = progressOf(goal, this.goals);
    return html`
      <article class="card" aria-labelledby="title">
        <div class="stack tight">
          <div class="spread">
            <h3 id="title" tabindex="-1">${goal.title}</h3>
            ${this.renderBadge(goal)}
          </div>
          <p class="small quiet">${t(KINDS[goal.kind])} · ${whenWords(goal)}</p>
          ${this.renderParent(goal)}
        </div>
        ${goal.why ? html`<p class="why">${goal.why}</p>` : nothing}
        ${goal.measure ? html`<p class="small"><strong>${t('goals.measure')}</strong> ${goal.measure}</p>` : nothing}
        ${goal.helpers ? html`<p class="small"><strong>${t('goals.helpers')}</strong> ${goal.helpers}</p>` : nothing}
        ${
          total > 0
            ? html`<ilp-progress
                label=${t('goals.progress', { title: goal.title })}
                done=${done}
                total=${total}
              ></ilp-progress>`
            : nothing
        }
        ${this.renderMilestones(goal)} ${this.renderParts(goal)} ${this.renderSteps(goal)}
        ${
          this.error
            ? html`<p class="notice bad" role="alert">
                ${t('goals.change-failed', { title: goal.title })} ${problemMessage(this.error)}
              </p>`
            : nothing
        }
        ${this.renderActions(goal)}
      </article>
    `;
  }

  private renderBadge(goal: Goal) {
    if (goal.status === 'done')
      return html`<span class="badge good">${t('goals.done-state')}</span>`;
    return goal.isFocus ? html`<span class="badge">${t('goals.focus')}</span>` : nothing;
  }

  private renderMilestones(goal: Goal) {
    if (goal.milestones.length === 0) return nothing;
    return html`<ul class="plain milestones" aria-label=${t('goals.milestones')}>
      ${repeat(
        goal.milestones,
        (milestone) => milestone.id,
        (milestone) =>
          html`<li>
            <label>
              <input
                type="checkbox"
                .checked=${milestone.done}
                @change=${() => this.toggle(goal, milestone)}
              />
              <span class=${milestone.done ? 'done-text' : ''}>${milestone.title}</span>
              ${
                milestone.dueDate
                  ? html`<span class="date small quiet"
                      >${formatDate(milestone.dueDate, 'short')}</span
                    >`
                  : nothing
              }
            </label>
          </li>`,
      )}
    </ul>`;
  }

  private renderParent({ parentId }: Goal) {
    const parent = this.goals.find(({ id }) => id === parentId);
    return parent
      ? html`<p class="small quiet">${t('goals.part-of', { title: parent.title })}</p>`
      : nothing;
  }

  private renderParts(goal: Goal) {
    const parts = partsOf(goal, this.goals);
    if (parts.length === 0) return nothing;
    return html`<div class="stack tight">
      <h4 class="small quiet">${t('goals.parts')}</h4>
      <ul class="plain stack tight">
        ${parts.map(
          (part) =>
            html`<li class="spread">
              <span class=${part.status === 'done' ? 'done-text' : ''}>${part.title}</span>
              ${part.status === 'done' ? icon('check') : nothing}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private renderSteps(goal: Goal) {
    if (goal.steps.length === 0) return nothing;
    return html`<div class="stack tight">
      <h4 class="small quiet">${t('goals.steps')}</h4>
      <ul class="plain rows">
        ${repeat(
          goal.steps,
          (step) => step.tagId,
          (step) => html`<li><ilp-goal-step .step=${step}></ilp-goal-step></li>`,
        )}
      </ul>
    </div>`;
  }

  private renderActions(goal: Goal) {
    const isActive = goal.status === 'active';
    return html`<div class="actions">
      <button
        type="button"
        class="button small"
        aria-describedby="title"
        @click=${() => this.ask({ status: isActive ? 'done' : 'active' })}
      >
        ${isActive ? html`${icon('check')} ${t('goals.mark-done')}` : t('goals.reopen')}
      </button>
      ${
        isActive && !goal.isFocus
          ? html`<button
              type="button"
              class="button small quiet"
              aria-describedby="title"
              @click=${() => this.ask({ isFocus: true })}
            >
              ${t('goals.make-focus')}
            </button>`
          : nothing
      }
      ${isActive ? this.renderOpen('part', 'plus', t('goals.add-part', { title: goal.title })) : nothing}
      <a
        class="button small quiet"
        aria-describedby="title"
        href=${hrefFor(`portfolio/entries/new?on=goal:${goal.id}`)}
      >
        ${icon('edit')} ${t('goals.reflect')}
      </a>
      <button
        type="button"
        class="button small quiet"
        aria-label=${t('goals.comments-of', { title: goal.title, count: goal.commentCount })}
        @click=${() => this.dispatchEvent(new GoalOpenEvent(goal.id, 'comments'))}
      >
        ${icon('comment')} ${goal.commentCount > 0 ? goal.commentCount : nothing}
      </button>
      ${this.renderOpen('rests', 'link', t('strengths.rests-open', { title: goal.title }))}
      ${this.renderOpen('history', 'clock', t('goals.history-of', { title: goal.title }))}
      ${this.renderOpen('edit', 'edit', t('goals.edit-goal', { title: goal.title }))}
      <button
        type="button"
        class="button small quiet"
        aria-label=${t('goals.delete-goal', { title: goal.title })}
        @click=${() => this.dispatchEvent(new GoalRemoveEvent(goal.id))}
      >
        ${icon('trash')}
      </button>
    </div>`;
  }

  private renderOpen(panel: GoalPanel, drawing: IconName, label: string) {
    return html`<button
      type="button"
      class="button small quiet"
      aria-label=${label}
      title=${label}
      @click=${() => this.dispatchEvent(new GoalOpenEvent(this.goal?.id ?? '', panel))}
    >
      ${icon(drawing)}
    </button>`;
  }

  private toggle(goal: Goal, ticked: Milestone): void {
    const milestones = goal.milestones.map((milestone) =>
      milestone.id === ticked.id ? { ...milestone, done: !ticked.done } : milestone,
    );
    this.ask({ milestones });
  }

  private ask(changes: GoalChangeEvent['changes']): void {
    if (this.goal) this.dispatchEvent(new GoalChangeEvent(this.goal.id, changes));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-goal-card': IlpGoalCard;
  }
}

import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { GoalSuggestion } from '#contracts/goal-talk.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';

/** The student wants to make a suggestion a goal of their own. */
export class TakeUpEvent extends Event {
  static readonly type = 'ilp-take-up';
  readonly suggestion: GoalSuggestion;

  constructor(suggestion: GoalSuggestion) {
    super(TakeUpEvent.type, { bubbles: true, composed: true });
    this.suggestion = suggestion;
  }
}

/**
 * Goals that staff suggest and the student has not answered. Shows nothing while there are none, and
 * nothing when they could not be read: the student's own goals matter more. Needs `goal-talk` messages.
 *
 * @element ilp-goal-suggestions
 * @fires {TakeUpEvent} ilp-take-up
 */
@customElement('ilp-goal-suggestions')
export class IlpGoalSuggestions extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private waiting: readonly GoalSuggestion[] = [];

  private readonly answering = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.waiting = await this.api.get<GoalSuggestion[]>('/goal-suggestions', { signal });
    },
  });

  /** One of them has become a goal: what is left is read again. */
  async refresh(): Promise<void> {
    await this.loading.run();
  }

  protected override render() {
    if (this.waiting.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="suggested">
      <h2 id="suggested" tabindex="-1">${t('goal-talk.suggested')}</h2>
      ${this.answering.renderFault()}
      <ul class="rows">
        ${repeat(
          this.waiting,
          ({ id }) => id,
          (suggestion) => html`<li class="stack tight">${this.renderOne(suggestion)}</li>`,
        )}
      </ul>
    </section>`;
  }

  private renderOne(suggestion: GoalSuggestion) {
    const { id, title, why, by } = suggestion;
    return html`<p class="small quiet">
        ${by ? t('goal-talk.suggested-by', { name: by }) : t('goal-talk.suggested-by-staff')}
      </p>
      <strong id=${id}>${title}</strong>
      ${why ? html`<p>${why}</p>` : nothing}
      <div class="actions">
        <button
          type="button"
          class="button small primary"
          aria-describedby=${id}
          @click=${() => this.dispatchEvent(new TakeUpEvent(suggestion))}
        >
          ${t('goal-talk.take-up')}
        </button>
        <button
          type="button"
          class="button small quiet"
          aria-describedby=${id}
          ?disabled=${this.answering.isBusy}
          @click=${() => void this.decline(suggestion)}
        >
          ${t('goal-talk.decline')}
        </button>
      </div>`;
  }

  private async decline({ id, title }: GoalSuggestion): Promise<void> {
    const answer = async (state: 'declined' | 'waiting') => {
      this.waiting = await this.api.patch<GoalSuggestion[]>(`/goal-suggestions/${id}`, { state });
    };
    if (!(await this.answering.run(() => answer('declined')))) return;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    showToast({ text: t('goal-talk.declined', { title }), undo: () => answer('waiting') });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-goal-suggestions': IlpGoalSuggestions;
  }
  interface HTMLElementEventMap {
    [TakeUpEvent.type]: TakeUpEvent;
  }
}

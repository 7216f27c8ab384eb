import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { GOAL_CHOICE_WHY_MAX } from '#contracts/limits.js';
import type { CarriedGoal, GoalChoice, LookBackPage } from '#contracts/look-back.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { showToast } from '../shared/toast.js';
import { isConflict } from '../shared/writing-controller.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { CarriedGoalsEvent } from './carried-goals-event.js';
import { CHOICE_HINTS, CHOICES, CHOSEN, GOAL_CHOICES } from './look-back-words.js';

interface Draft {
  choice: GoalChoice | null;
  why: string;
}

/**
 * A goal of an earlier year: keep it, change it or finish it, and why. Needs the `look-back` messages.
 *
 * @element ilp-carried-goal
 * @fires {CarriedGoalsEvent} ilp-carried-goals
 */
@customElement('ilp-carried-goal')
export class IlpCarriedGoal extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      .words {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }

      label {
        display: flex;
        gap: var(--ilp-space-2);
        min-block-size: 2.75rem;
        align-items: start;
      }
    `,
  ];

  @property({ attribute: false }) goal!: CarriedGoal;

  @state() private draft: Draft = { choice: null, why: '' };
  @state() private isChoosing = false;

  private readonly attempt = new Attempt(this);

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = this.drafts.get(this.key) as Draft | undefined;
    if (!kept) return;
    this.draft = kept;
    this.isChoosing = true;
  }

  protected override render() {
    const { goal } = this;
    return html`<article class="card stack" aria-labelledby="title">
      <div class="spread">
        <h3 id="title" tabindex="-1" class="words">${goal.title}</h3>
        ${
          goal.chosen
            ? html`<span class=${goal.chosen.choice === 'finish' ? 'badge good' : 'badge'}
                >${t(CHOSEN[goal.chosen.choice])}</span
              >`
            : nothing
        }
      </div>
      ${this.renderChosen(goal)} ${goal.chosen && !this.isChoosing ? nothing : this.renderForm()}
    </article>`;
  }

  private renderChosen({ chosen, title, id }: CarriedGoal) {
    if (!chosen) return nothing;
    return html`<p class="words">${chosen.why}</p>
      <p class="small quiet">${formatDate(chosen.at)}</p>
      ${
        this.isChoosing
          ? nothing
          : html`<div class="actions">
              ${
                chosen.choice === 'change'
                  ? html`<a
                      class="button small primary"
                      aria-label=${t('look-back.choice-edit-of', { title })}
                      href=${hrefFor(`goals?edit=${id}`)}
                      >${t('look-back.choice-edit')}</a
                    >`
                  : nothing
              }
              <button
                type="button"
                class="button small"
                aria-label=${t('look-back.choice-again-of', { title })}
                @click=${this.handleAgain}
              >
                ${t('look-back.choice-again')}
              </button>
            </div>`
      }`;
  }

  private renderForm() {
    const { choice, why } = this.draft;
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <fieldset class="stack tight">
        <legend>${t('look-back.turn-choice')}</legend>
        ${GOAL_CHOICES.map(
          (one) =>
            html`<label>
              <input
                type="radio"
                name="choice"
                .checked=${one === choice}
                @change=${() => this.keep({ choice: one })}
              />
              <span> ${t(CHOICES[one])} <span class="hint">${t(CHOICE_HINTS[one])}</span> </span>
            </label>`,
        )}
      </fieldset>
      <ilp-field
        type="textarea"
        rows="2"
        label=${t('look-back.choice-why')}
        maxlength=${GOAL_CHOICE_WHY_MAX}
        required
        .value=${why}
        @input=${(event: Event) => this.keep({ why: (event.currentTarget as IlpField).value })}
      ></ilp-field>
      ${this.attempt.renderFault()}
      <div class="actions">
        <button
          type="submit"
          class="button small primary"
          ?disabled=${this.attempt.isBusy || choice === null || why.trim() === ''}
        >
          ${t('look-back.choice-save')}
        </button>
        ${
          this.goal.chosen
            ? html`<button type="button" class="button small" @click=${this.handleCancel}>
                ${t('common.cancel')}
              </button>`
            : nothing
        }
      </div>
    </form>`;
  }

  private get key(): string {
    return `goal-choice.${this.goal.id}`;
  }

  /** What is chosen so far stays on the device until the server has it. */
  private keep(changes: Partial<Draft>): void {
    this.draft = { ...this.draft, ...changes };
    this.drafts.set(this.key, this.draft);
  }

  private forget(): void {
    this.drafts.remove(this.key);
    this.isChoosing = false;
    this.draft = { choice: null, why: '' };
  }

  private async handleAgain(): Promise<void> {
    const { chosen } = this.goal;
    if (chosen) this.draft = { choice: chosen.choice, why: chosen.why };
    this.isChoosing = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('input:checked')?.focus();
  }

  private async handleCancel(): Promise<void> {
    this.forget();
    this.attempt.forget();
    await this.focusTitle();
  }

  private async handleSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { choice, why } = this.draft;
    const before = this.goal;
    if (choice === null || why.trim() === '') return;
    if (await this.attempt.run(() => this.put(before.revision, { choice, why: why.trim() }))) {
      this.forget();
      const { title } = before;
      showToast({
        text: t('look-back.choice-saved', { title }),
        undo: () => this.takeBack(before),
      });
      await this.focusTitle();
    } else if (isConflict(this.attempt.error)) await this.readAnew();
  }

  /** What was chosen before stands again. */
  private async takeBack({ id, chosen }: CarriedGoal): Promise<void> {
    const { revision } = this.goal;
    await this.attempt.run(async () => {
      if (chosen) await this.put(revision, chosen);
      else
        this.tell(await this.api.post<CarriedGoal[]>(`/look-back/goals/${id}/undo`, { revision }));
    });
    await this.focusTitle();
  }

  private async put(revision: number, { choice, why }: { choice: GoalChoice; why: string }) {
    const path = `/look-back/goals/${this.goal.id}`;
    this.tell(await this.api.put<CarriedGoal[]>(path, { choice, why, revision }));
  }

  /** What the other window chose stands above the own choice, which can be saved now that it is seen. */
  private async readAnew(): Promise<void> {
    this.isChoosing = true;
    const { goals } = await this.api.get<LookBackPage>('/look-back');
    this.tell(goals);
  }

  private tell(goals: readonly CarriedGoal[]): void {
    this.dispatchEvent(new CarriedGoalsEvent(goals));
  }

  private async focusTitle(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-carried-goal': IlpCarriedGoal;
  }
}

import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { NewGoalInput } from '#contracts/goals.js';
import {
  GOAL_HELPERS_MAX,
  GOAL_MEASURE_MAX,
  GOAL_TITLE_MAX,
  GOAL_WHY_MAX,
  MILESTONE_TITLE_MAX,
} from '#contracts/limits.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { FieldType, IlpField } from '../shared/ilp-field.js';
import '../shared/ilp-progress.js';
import { buttons, cards } from '../styles/shared.js';
import { GoalDraftEvent, GoalSubmitEvent } from './goal-events.js';

type Answers = Record<'title' | 'why' | 'measure' | 'step' | 'date' | 'helpers', string>;

/** The questions in order: what, why, how will you know, first step, by when, who helps. */
const QUESTIONS: readonly { name: keyof Answers; type: FieldType; most: number }[] = [
  { name: 'title', type: 'text', most: GOAL_TITLE_MAX },
  { name: 'why', type: 'textarea', most: GOAL_WHY_MAX },
  { name: 'measure', type: 'textarea', most: GOAL_MEASURE_MAX },
  { name: 'step', type: 'text', most: MILESTONE_TITLE_MAX },
  { name: 'date', type: 'date', most: 10 },
  { name: 'helpers', type: 'text', most: GOAL_HELPERS_MAX },
];

/**
 * Six short questions that make a goal one can reach. Only the first needs an answer.
 *
 * @element ilp-goal-helper
 * @fires {GoalSubmitEvent} ilp-goal-submit
 * @fires {GoalDraftEvent} ilp-goal-draft - With each answer.
 */
@customElement('ilp-goal-helper')
export class IlpGoalHelper extends IlpElement {
  static override styles = [
    buttons,
    cards,
    css`
      form {
        display: grid;
        gap: var(--ilp-space-4);
      }
    `,
  ];

  @property({ attribute: false }) start: Partial<NewGoalInput> = {};
  @property({ attribute: false }) error: unknown;
  @property({ type: Boolean }) saving = false;

  @state() private index = 0;
  @state() private hasTried = false;
  @state() private answers: Answers = {
    title: '',
    why: '',
    measure: '',
    step: '',
    date: '',
    helpers: '',
  };

  @query('ilp-field') private readonly field!: IlpField;

  override connectedCallback(): void {
    super.connectedCallback();
    const { title, why, measure, helpers, targetDate, milestones } = this.start;
    this.answers = {
      title: title ?? '',
      why: why ?? '',
      measure: measure ?? '',
      step: milestones?.[0]?.title ?? '',
      date: targetDate ?? '',
      helpers: helpers ?? '',
    };
  }

  override focus(): void {
    this.field.focus();
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  protected override render() {
    const question = QUESTIONS[this.index];
    if (!question) return nothing;
    const { name, type, most } = question;
    const isMissing = this.hasTried && name === 'title' && this.answers.title.trim() === '';
    return html`<form novalidate @submit=${this.handleNext}>
      ${
        this.error
          ? html`<p class="notice bad" role="alert">${problemMessage(this.error)}</p>`
          : nothing
      }
      <ilp-progress
        label=${t('goals.helper-progress')}
        done=${this.index}
        total=${QUESTIONS.length}
      ></ilp-progress>
      ${keyed(
        name,
        html`<ilp-field
          name=${name}
          type=${type}
          rows="3"
          label=${t(`goals.helper-${name}`)}
          hint=${t(`goals.helper-${name}-hint`)}
          error=${isMissing ? t('goals.title-missing') : ''}
          maxlength=${most}
          ?required=${name === 'title'}
          .value=${this.answers[name]}
          @input=${this.handleInput}
        ></ilp-field>`,
      )}
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.saving}>
          ${this.isLast ? (this.saving ? t('common.saving') : t('common.save')) : t('common.next')}
        </button>
        ${
          this.index > 0
            ? html`<button type="button" class="button" @click=${() => this.go(this.index - 1)}>
                ${t('common.back')}
              </button>`
            : nothing
        }
      </div>
    </form>`;
  }

  private get isLast(): boolean {
    return this.index === QUESTIONS.length - 1;
  }

  private handleInput(event: Event): void {
    const name = QUESTIONS[this.index]?.name ?? 'title';
    this.answers = { ...this.answers, [name]: (event.currentTarget as IlpField).value };
    this.dispatchEvent(new GoalDraftEvent(this.values()));
  }

  private handleNext(event: SubmitEvent): void {
    event.preventDefault();
    if (this.saving) return;
    this.hasTried = true;
    if (this.answers.title.trim() === '') void this.go(0);
    else if (this.isLast) this.dispatchEvent(new GoalSubmitEvent(this.values()));
    else void this.go(this.index + 1);
  }

  private async go(index: number): Promise<void> {
    this.index = index;
    await this.updateComplete;
    await this.field.updateComplete;
    this.focus();
  }

  private values(): NewGoalInput {
    const { title, why, measure, step, date, helpers } = this.answers;
    return {
      kind: 'academic',
      horizon: 'year',
      ...this.start,
      title: title.trim(),
      why: why.trim() || null,
      measure: measure.trim() || null,
      helpers: helpers.trim() || null,
      targetDate: date || null,
      milestones: step.trim() ? [{ title: step.trim() }] : [],
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-goal-helper': IlpGoalHelper;
  }
}

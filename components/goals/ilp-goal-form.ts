import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Goal, GoalHorizon, GoalKind, NewGoalInput } from '#contracts/goals.js';
import { GOAL_TITLE_MAX, GOAL_WHY_MAX } from '#contracts/limits.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, cards } from '../styles/shared.js';
import { HORIZONS, KINDS } from './goal-words.js';
import './ilp-milestone-editor.js';
import type { IlpMilestoneEditor } from './ilp-milestone-editor.js';

/** What is in the form, ready to send. */
export class GoalSubmitEvent extends Event {
  static readonly type = 'ilp-goal-submit';
  readonly values: NewGoalInput;

  constructor(values: NewGoalInput) {
    super(GoalSubmitEvent.type, { bubbles: true, composed: true });
    this.values = values;
  }
}

/** The person left the form without saving. */
export class GoalCancelEvent extends Event {
  static readonly type = 'ilp-goal-cancel';

  constructor() {
    super(GoalCancelEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * The form of a goal, new or known. Its owner saves, and gives back an `error` to show.
 *
 * @element ilp-goal-form
 * @fires {GoalSubmitEvent} ilp-goal-submit
 * @fires {GoalCancelEvent} ilp-goal-cancel
 */
@customElement('ilp-goal-form')
export class IlpGoalForm extends IlpElement {
  static override styles = [
    buttons,
    cards,
    css`
      form,
      .pair {
        display: grid;
        gap: var(--ilp-space-4);
      }

      .pair {
        grid-template-columns: repeat(auto-fit, minmax(min(10rem, 100%), 1fr));
        align-items: end;
      }
    `,
  ];

  /** The goal to change; none for a new one. */
  @property({ attribute: false }) goal?: Goal;
  /** Why saving failed. */
  @property({ attribute: false }) error: unknown;
  @property({ type: Boolean }) saving = false;

  @state() private hasTried = false;
  @state() private goalTitle = '';

  @query('ilp-field') private readonly titleField!: IlpField;
  @query('ilp-milestone-editor') private readonly milestones!: IlpMilestoneEditor;

  override connectedCallback(): void {
    super.connectedCallback();
    this.goalTitle = this.goal?.title ?? '';
  }

  override focus(): void {
    this.titleField.focus();
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  protected override render() {
    return html`
      <form novalidate @submit=${this.handleSubmit}>
        ${
          this.error
            ? html`<p class="notice bad" role="alert">${problemMessage(this.error)}</p>`
            : nothing
        }
        <ilp-field
          name="title"
          label=${t('goals.field-title')}
          hint=${t('goals.field-title-hint')}
          error=${this.hasTried && !this.hasTitle ? t('goals.title-missing') : ''}
          maxlength=${GOAL_TITLE_MAX}
          required
          .value=${this.goalTitle}
          @input=${this.handleTitle}
        ></ilp-field>
        ${this.renderChoices()}
        <ilp-field
          name="why"
          type="textarea"
          rows="2"
          label=${t('goals.field-why')}
          hint=${t('goals.field-why-hint')}
          maxlength=${GOAL_WHY_MAX}
          .value=${this.goal?.why ?? ''}
        ></ilp-field>
        <ilp-milestone-editor
          .milestones=${this.goal?.milestones ?? []}
          ?show-errors=${this.hasTried}
        ></ilp-milestone-editor>
        ${this.renderActions()}
      </form>
    `;
  }

  private renderChoices() {
    const { goal } = this;
    return html`<div class="pair">
      <ilp-field
        name="kind"
        type="select"
        label=${t('goals.field-kind')}
        .value=${goal?.kind ?? 'academic'}
        .options=${Object.entries(KINDS).map(([value, key]) => ({ value, label: t(key) }))}
      ></ilp-field>
      <ilp-field
        name="horizon"
        type="select"
        label=${t('goals.field-horizon')}
        .value=${goal?.horizon ?? 'year'}
        .options=${Object.entries(HORIZONS).map(([value, key]) => ({ value, label: t(key) }))}
      ></ilp-field>
      <ilp-field
        name="targetDate"
        type="date"
        label=${t('goals.field-target')}
        hint=${t('common.optional')}
        .value=${goal?.targetDate ?? ''}
      ></ilp-field>
    </div>`;
  }

  private renderActions() {
    return html`<div class="actions">
      <button type="submit" class="button primary" ?disabled=${this.saving}>
        ${this.saving ? t('common.saving') : t('common.save')}
      </button>
      <button
        type="button"
        class="button"
        @click=${() => this.dispatchEvent(new GoalCancelEvent())}
      >
        ${t('common.cancel')}
      </button>
    </div>`;
  }

  private get hasTitle(): boolean {
    return this.goalTitle.trim() !== '';
  }

  private handleTitle(event: Event): void {
    this.goalTitle = (event.currentTarget as IlpField).value;
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.saving) return;
    this.hasTried = true;
    if (!this.hasTitle || !this.milestones.isComplete) {
      void this.focusFirstError();
      return;
    }
    const data = new FormData(event.currentTarget as HTMLFormElement);
    this.dispatchEvent(new GoalSubmitEvent(this.values(data)));
  }

  private async focusFirstError(): Promise<void> {
    await this.updateComplete;
    await this.milestones.updateComplete;
    if (this.hasTitle) this.milestones.focus();
    else this.focus();
  }

  private values(data: FormData): NewGoalInput {
    const text = (name: string) => (data.get(name) as string | null)?.trim() ?? '';
    return {
      title: this.goalTitle.trim(),
      kind: text('kind') as GoalKind,
      horizon: text('horizon') as GoalHorizon,
      targetDate: text('targetDate') || null,
      why: text('why') || null,
      milestones: this.milestones.value,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-goal-form': IlpGoalForm;
  }
  interface HTMLElementEventMap {
    [GoalSubmitEvent.type]: GoalSubmitEvent;
    [GoalCancelEvent.type]: GoalCancelEvent;
  }
}

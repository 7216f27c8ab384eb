import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Goal, GoalHorizon, GoalKind, NewGoalInput } from '#contracts/goals.js';
import {
  GOAL_HELPERS_MAX,
  GOAL_MEASURE_MAX,
  GOAL_TITLE_MAX,
  GOAL_WHY_MAX,
} from '#contracts/limits.js';
import type { Visibility } from '#contracts/visibility.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { visibilityOptions } from '../shared/visibility-words.js';
import { buttons, cards } from '../styles/shared.js';
import { GoalCancelEvent, GoalDraftEvent, GoalSubmitEvent } from './goal-events.js';
import { HORIZONS, KINDS } from './goal-words.js';
import './ilp-milestone-editor.js';
import type { IlpMilestoneEditor } from './ilp-milestone-editor.js';

const MORE = ['measure', 'helpers', 'parentId'] as const;

/**
 * The form of a goal, new or known. Its owner saves, and gives back an `error` to show.
 *
 * @element ilp-goal-form
 * @fires {GoalSubmitEvent} ilp-goal-submit
 * @fires {GoalCancelEvent} ilp-goal-cancel
 * @fires {GoalDraftEvent} ilp-goal-draft - While typing.
 */
@customElement('ilp-goal-form')
export class IlpGoalForm extends IlpElement {
  static override styles = [
    buttons,
    cards,
    css`
      form,
      .pair,
      .more {
        display: grid;
        gap: var(--ilp-space-4);
      }

      .pair {
        grid-template-columns: repeat(auto-fit, minmax(min(10rem, 100%), 1fr));
        align-items: end;
      }

      summary {
        padding-block: var(--ilp-space-2);
        color: var(--ilp-accent);
        font-weight: 550;
        cursor: pointer;
      }
    `,
  ];

  /** What stands in the fields at first. */
  @property({ attribute: false }) start: Partial<NewGoalInput> = {};
  /** Goals that this one may be a part of. */
  @property({ attribute: false }) parents: readonly Pick<Goal, 'id' | 'title'>[] = [];
  /** Why saving failed. */
  @property({ attribute: false }) error: unknown;
  @property({ type: Boolean }) saving = false;

  @state() private hasTried = false;
  @state() private goalTitle = '';

  @query('ilp-field') private readonly titleField!: IlpField;
  @query('ilp-milestone-editor') private readonly milestones!: IlpMilestoneEditor;
  @query('form') private readonly form!: HTMLFormElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.goalTitle = this.start.title ?? '';
  }

  override focus(): void {
    this.titleField.focus();
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  protected override render() {
    return html`
      <form
        novalidate
        @submit=${this.handleSubmit}
        @input=${this.handleInput}
        @change=${this.handleInput}
      >
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
        ${this.renderChoices()} ${this.renderText('why', 2, GOAL_WHY_MAX)}
        <ilp-milestone-editor
          .milestones=${this.start.milestones ?? []}
          ?show-errors=${this.hasTried}
        ></ilp-milestone-editor>
        ${this.renderMore()}
        <ilp-field
          name="visibility"
          type="select"
          label=${t('common.who-sees')}
          .value=${this.start.visibility ?? 'teachers'}
          .options=${visibilityOptions()}
        ></ilp-field>
        ${this.renderActions()}
      </form>
    `;
  }

  private renderChoices() {
    const { kind, horizon, targetDate } = this.start;
    return html`<div class="pair">
      <ilp-field
        name="kind"
        type="select"
        label=${t('goals.field-kind')}
        .value=${kind ?? 'academic'}
        .options=${Object.entries(KINDS).map(([value, key]) => ({ value, label: t(key) }))}
      ></ilp-field>
      <ilp-field
        name="horizon"
        type="select"
        label=${t('goals.field-horizon')}
        .value=${horizon ?? 'year'}
        .options=${Object.entries(HORIZONS).map(([value, key]) => ({ value, label: t(key) }))}
      ></ilp-field>
      <ilp-field
        name="targetDate"
        type="date"
        label=${t('goals.field-target')}
        hint=${t('common.optional')}
        .value=${targetDate ?? ''}
      ></ilp-field>
    </div>`;
  }

  private renderText(name: 'why' | 'measure' | 'helpers', rows: number, most: number) {
    return html`<ilp-field
      name=${name}
      type=${rows > 1 ? 'textarea' : 'text'}
      rows=${rows}
      label=${t(`goals.field-${name}`)}
      hint=${t(`goals.field-${name}-hint`)}
      maxlength=${most}
      .value=${this.start[name] ?? ''}
    ></ilp-field>`;
  }

  /** What a quick goal does without. Open when there is something in it. */
  private renderMore() {
    const options = [
      { value: '', label: t('goals.parent-none') },
      ...this.parents.map(({ id, title }) => ({ value: id, label: title })),
    ];
    return html`<details ?open=${MORE.some((name) => Boolean(this.start[name]))}>
      <summary>${t('goals.more-fields')}</summary>
      <div class="more">
        ${this.renderText('measure', 2, GOAL_MEASURE_MAX)}
        ${this.renderText('helpers', 1, GOAL_HELPERS_MAX)}
        <ilp-field
          name="parentId"
          type="select"
          label=${t('goals.field-parent')}
          hint=${t('goals.field-parent-hint')}
          .value=${this.start.parentId ?? ''}
          .options=${options}
        ></ilp-field>
      </div>
    </details>`;
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

  private handleInput(): void {
    this.dispatchEvent(new GoalDraftEvent(this.values()));
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.saving) return;
    this.hasTried = true;
    if (this.hasTitle && this.milestones.isComplete)
      this.dispatchEvent(new GoalSubmitEvent(this.values()));
    else void this.focusFirstError();
  }

  private async focusFirstError(): Promise<void> {
    await this.updateComplete;
    await this.milestones.updateComplete;
    if (this.hasTitle) this.milestones.focus();
    else this.focus();
  }

  private values(): NewGoalInput {
    const data = new FormData(this.form);
    const text = (name: string) => textOf(data, name);
    return {
      title: this.goalTitle.trim(),
      kind: text('kind') as GoalKind,
      horizon: text('horizon') as GoalHorizon,
      targetDate: text('targetDate') || null,
      why: text('why') || null,
      measure: text('measure') || null,
      helpers: text('helpers') || null,
      parentId: text('parentId') || null,
      visibility: text('visibility') as Visibility,
      milestones: this.milestones.value,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-goal-form': IlpGoalForm;
  }
}

import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ASSIGNMENT_TITLE_MAX, INSTRUCTIONS_MAX, POINTS_MAX } from '#contracts/limits.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, fields, layout } from '../styles/shared.js';
import {
  DraftChangeEvent,
  DraftSubmitEvent,
  type PromptsChangeEvent,
} from './assignment-events.js';
import type { ReflectionDraft } from './assignment-templates.js';
import './ilp-prompt-list.js';

type Grading = ReflectionDraft['grading'];
type Faults = Partial<Record<'title' | 'prompts' | 'points', PlainKey>>;

const GRADINGS: readonly { value: Grading; label: PlainKey }[] = [
  { value: 'none', label: 'assignments.grade-none' },
  { value: 'points', label: 'assignments.grade-points' },
  { value: 'complete', label: 'assignments.grade-complete' },
];

/**
 * The form of a new reflection: title, instructions, questions, grade and due date.
 *
 * Its owner keeps the draft; nothing is asked for that the course already knows.
 *
 * @element ilp-draft-form
 * @slot - More buttons after the main one.
 * @fires {DraftChangeEvent} ilp-draft-change
 * @fires {DraftSubmitEvent} ilp-draft-submit - Only when nothing is missing.
 */
@customElement('ilp-draft-form')
export class IlpDraftForm extends IlpElement {
  static override styles = [
    layout,
    buttons,
    fields,
    css`
      form {
        display: grid;
        gap: var(--ilp-space-5);
        grid-template-columns: minmax(0, 1fr);
      }

      .short {
        max-inline-size: 14rem;
      }
    `,
  ];

  @property({ attribute: false }) draft?: ReflectionDraft;
  /** Without a gradebook in this course there is only "no grade". */
  @property({ type: Boolean, attribute: 'can-grade' }) canGrade = false;
  @property({ type: Boolean }) busy = false;

  @state() private faults: Faults = {};

  override focus(): void {
    this.renderRoot.querySelector('ilp-field')?.focus();
  }

  protected override render() {
    const { draft } = this;
    if (!draft) return nothing;
    return html`<form novalidate @submit=${this.handleSubmit}>
      <ilp-field
        name="title"
        label=${t('assignments.name')}
        maxlength=${ASSIGNMENT_TITLE_MAX}
        required
        error=${this.words('title')}
        .value=${draft.title}
        @input=${(event: InputEvent) => this.change({ title: valueOf(event) })}
      ></ilp-field>
      <ilp-field
        name="instructions"
        type="textarea"
        rows="2"
        label=${t('assignments.instructions')}
        hint=${t('assignments.instructions-hint')}
        maxlength=${INSTRUCTIONS_MAX}
        .value=${draft.instructions}
        @input=${(event: InputEvent) => this.change({ instructions: valueOf(event) })}
      ></ilp-field>
      <ilp-prompt-list
        error=${this.words('prompts')}
        .prompts=${draft.prompts}
        @ilp-prompts-change=${(event: PromptsChangeEvent) =>
          this.change({ prompts: event.prompts })}
      ></ilp-prompt-list>
      ${this.renderGrading(draft)}
      <ilp-field
        class="short"
        name="due"
        type="date"
        label=${`${t('assignments.due-date')} (${t('common.optional')})`}
        .value=${draft.dueDate}
        @input=${(event: InputEvent) => this.change({ dueDate: valueOf(event) })}
      ></ilp-field>
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.busy}>
          ${this.busy ? t('assignments.adding') : t('assignments.add-to-course')}
        </button>
        <slot></slot>
      </div>
    </form>`;
  }

  private renderGrading(draft: ReflectionDraft) {
    if (!this.canGrade)
      return html`<p class="small quiet">${t('assignments.grade-unavailable')}</p>`;
    return html`<div class="stack">
      <fieldset class="stack tight">
        <legend>${t('assignments.grade')}</legend>
        ${GRADINGS.map(
          ({ value, label }) =>
            html`<label class="choice">
              <input
                type="radio"
                name="grading"
                value=${value}
                .checked=${draft.grading === value}
                @change=${() => this.change({ grading: value })}
              />
              ${t(label)}
            </label>`,
        )}
      </fieldset>
      ${
        draft.grading === 'points'
          ? html`<ilp-field
              class="short"
              name="points"
              type="number"
              min="1"
              max=${String(POINTS_MAX)}
              label=${t('assignments.points-label')}
              error=${this.words('points')}
              .value=${draft.points}
              @input=${(event: InputEvent) => this.change({ points: valueOf(event) })}
            ></ilp-field>`
          : nothing
      }
    </div>`;
  }

  private words(field: keyof Faults): string {
    const fault = this.faults[field];
    return fault ? t(fault) : '';
  }

  private change(changes: Partial<ReflectionDraft>): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...changes };
    // What was wrong goes away while it is put right; new faults wait for the next try.
    if (Object.keys(this.faults).length > 0) this.faults = keepOnly(this.faults, this.draft);
    this.dispatchEvent(new DraftChangeEvent(this.draft));
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!this.draft || this.busy) return;
    this.faults = faultsOf(this.draft);
    const first = Object.keys(this.faults)[0];
    if (first === undefined) {
      this.dispatchEvent(new DraftSubmitEvent());
      return;
    }
    await this.updateComplete;
    const field = first === 'prompts' ? 'ilp-prompt-list' : `[name=${first}]`;
    this.renderRoot.querySelector<HTMLElement>(field)?.focus();
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as IlpField).value;
}

function faultsOf(draft: ReflectionDraft): Faults {
  const points = Number(draft.points);
  const arePointsWrong =
    draft.grading === 'points' &&
    !(Number.isInteger(points) && points >= 1 && points <= POINTS_MAX);
  return {
    ...(draft.title.trim() === '' && { title: 'assignments.title-needed' as const }),
    ...(draft.prompts.every(({ prompt }) => prompt.trim() === '') && {
      prompts: 'assignments.prompt-needed' as const,
    }),
    ...(arePointsWrong && { points: 'assignments.points-wrong' as const }),
  };
}

/** Of the faults shown, those that are still there. */
function keepOnly(shown: Faults, draft: ReflectionDraft): Faults {
  return Object.fromEntries(Object.entries(faultsOf(draft)).filter(([field]) => field in shown));
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-draft-form': IlpDraftForm;
  }
}

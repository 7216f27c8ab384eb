import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AttachOptions } from '#contracts/attach.js';
import { ASSIGNMENT_TITLE_MAX, INSTRUCTIONS_MAX } from '#contracts/limits.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, fields, layout } from '../styles/shared.js';
import {
  DraftChangeEvent,
  DraftSubmitEvent,
  type PlacingChangeEvent,
  type PromptsChangeEvent,
} from './assignment-events.js';
import type { ReflectionDraft } from './assignment-templates.js';
import { dateFaults, hasWrongPoints } from './attach-items.js';
import './ilp-date-fields.js';
import './ilp-grade-fields.js';
import './ilp-prompt-list.js';

type Faults = Partial<
  Record<'title' | 'prompts' | 'points' | 'dueDate' | 'availableUntil', PlainKey>
>;

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
    `,
  ];

  @property({ attribute: false }) draft?: ReflectionDraft;
  /** Without a gradebook in this course there is only "no grade". */
  @property({ type: Boolean, attribute: 'can-grade' }) canGrade = false;
  @property({ attribute: 'dates-taken' }) datesTaken: AttachOptions['datesTaken'] = 'all';
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
      <ilp-grade-fields
        ?can-grade=${this.canGrade}
        error=${this.words('points')}
        .grade=${draft}
        @ilp-placing-change=${(event: PlacingChangeEvent) => this.change(event.changes)}
      ></ilp-grade-fields>
      <ilp-date-fields
        taken=${this.datesTaken}
        due-error=${this.words('dueDate')}
        until-error=${this.words('availableUntil')}
        .dates=${draft}
        @ilp-placing-change=${(event: PlacingChangeEvent) => this.change(event.changes)}
      ></ilp-date-fields>
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.busy}>
          ${this.busy ? t('assignments.adding') : t('assignments.add-to-course')}
        </button>
        <slot></slot>
      </div>
    </form>`;
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
    this.renderRoot.querySelector<HTMLElement>(PLACES[first as keyof Faults])?.focus();
  }
}

/** Where a fault of each field is put right. */
const PLACES: Readonly<Record<keyof Faults, string>> = {
  title: '[name=title]',
  prompts: 'ilp-prompt-list',
  points: 'ilp-grade-fields',
  dueDate: 'ilp-date-fields',
  availableUntil: 'ilp-date-fields',
};

function valueOf(event: Event): string {
  return (event.currentTarget as IlpField).value;
}

function faultsOf(draft: ReflectionDraft): Faults {
  return {
    ...(draft.title.trim() === '' && { title: 'assignments.title-needed' as const }),
    ...(draft.prompts.every(({ prompt }) => prompt.trim() === '') && {
      prompts: 'assignments.prompt-needed' as const,
    }),
    ...(hasWrongPoints(draft) && { points: 'assignments.points-wrong' as const }),
    ...dateFaults(draft),
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

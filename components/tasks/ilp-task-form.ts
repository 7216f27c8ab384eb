import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  TASK_DETAILS_MAX,
  TASK_PROOFS,
  TASK_TITLE_MAX,
  type TaskProof,
} from '#contracts/counsel-fields.js';
import type { GradeTask, GradeTasks, NewGradeTask } from '#contracts/grade-tasks.js';
import '../desk/ilp-task-card.js';
import { today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { TaskCancelEvent, TaskSubmitEvent } from './task-events.js';

const GRADES = ['', '6', '7', '8', '9', '10', '11', '12'];

type Faults = Partial<Record<'title' | 'dueOn' | 'toGrade', string>>;

/**
 * One task, new or to be changed, with how a student will see it. Needs the `tasks` and `desk` messages.
 *
 * @element ilp-task-form
 * @fires {TaskSubmitEvent} ilp-task-submit
 * @fires {TaskCancelEvent} ilp-task-cancel
 */
@customElement('ilp-task-form')
export class IlpTaskForm extends IlpElement {
  static override styles = [
    cards,
    layout,
    buttons,
    css`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
        gap: var(--ilp-space-3);
      }
    `,
  ];

  /** The task to change; a new one without. */
  @property({ attribute: false }) task: GradeTask | null = null;
  @property({ attribute: false }) schools: GradeTasks['schools'] = [];
  @property({ type: Boolean }) busy = false;
  @state() private faults: Faults = {};
  @state() private proof: TaskProof | null = null;
  @state() private shown: { title: string; details: string; dueOn: string; amount: number } | null =
    null;

  private get chosen(): TaskProof {
    return this.proof ?? this.task?.proof ?? 'tick';
  }

  /** Empty again, for the next one. */
  clear(): void {
    this.renderRoot.querySelector('form')?.reset();
    this.faults = {};
    this.proof = null;
    this.shown = null;
  }

  protected override render() {
    const { task } = this;
    return html`<form class="stack" novalidate @submit=${this.handleSubmit} @input=${this.look}>
      ${this.renderWords()}
      <div class="pair">
        ${this.renderWho()} ${this.renderGrade('fromGrade', t('tasks.f-from'), task?.grades?.from)}
        ${this.renderGrade('toGrade', t('tasks.f-to'), task?.grades?.to)}
      </div>
      <div class="pair">
        <ilp-field
          name="dueOn"
          type="date"
          required
          label=${t('tasks.f-due')}
          min=${today()}
          value=${task?.dueOn ?? ''}
          error=${this.faults.dueOn ?? ''}
        ></ilp-field>
        ${this.renderProof()}
      </div>
      ${this.renderPreview()}
      <div class="actions">
        <button class="button primary" ?disabled=${this.busy}>
          ${task ? t('tasks.save-change') : t('tasks.save')}
        </button>
        ${task ? this.renderCancel() : nothing}
      </div>
    </form>`;
  }

  private renderWords() {
    return html`<ilp-field
        name="title"
        required
        label=${t('tasks.f-title')}
        maxlength=${TASK_TITLE_MAX}
        value=${this.task?.title ?? ''}
        error=${this.faults.title ?? ''}
      ></ilp-field>
      <ilp-field
        name="details"
        type="textarea"
        rows="2"
        label=${t('tasks.f-details')}
        hint=${t('tasks.f-details-hint')}
        maxlength=${TASK_DETAILS_MAX}
        value=${this.task?.details ?? ''}
      ></ilp-field>`;
  }

  private renderProof() {
    return html`<ilp-field
        name="proof"
        type="select"
        label=${t('tasks.f-proof')}
        .value=${this.chosen}
        .options=${TASK_PROOFS.map((value) => ({ value, label: t(`tasks.proof-${value}`) }))}
        @change=${this.handleProof}
      ></ilp-field>
      ${
        this.chosen === 'tick'
          ? nothing
          : html`<ilp-field
              name="amount"
              type="number"
              min="1"
              max="500"
              label=${t('tasks.f-amount')}
              hint=${t('tasks.f-amount-hint')}
              value=${String(this.task?.amount ?? 1)}
            ></ilp-field>`
      }`;
  }

  private renderCancel() {
    return html`<button
      type="button"
      class="button quiet"
      @click=${() => this.dispatchEvent(new TaskCancelEvent())}
    >
      ${t('tasks.cancel')}
    </button>`;
  }

  private renderWho() {
    return html`<ilp-field
      name="schoolId"
      type="select"
      label=${t('tasks.f-who')}
      value=${this.task?.school?.id ?? ''}
      .options=${[
        { value: '', label: t('tasks.who-caseload') },
        ...this.schools.map(({ id, name }) => ({
          value: id,
          label: t('tasks.who-school', { school: name }),
        })),
      ]}
    ></ilp-field>`;
  }

  private renderGrade(name: 'fromGrade' | 'toGrade', label: string, grade: number | undefined) {
    return html`<ilp-field
      name=${name}
      type="select"
      label=${label}
      value=${grade === undefined ? '' : String(grade)}
      error=${name === 'toGrade' ? (this.faults.toGrade ?? '') : ''}
      .options=${GRADES.map((value) => ({ value, label: value || t('tasks.any-grade') }))}
    ></ilp-field>`;
  }

  /** As soon as there is something to see. */
  private renderPreview() {
    const { shown } = this;
    if (!shown?.title || !shown.dueOn) return nothing;
    const { title, details, dueOn, amount } = shown;
    return html`<section class="stack tight" aria-labelledby="preview">
      <h3 id="preview">${t('tasks.preview')}</h3>
      <ilp-task-card
        class="card"
        preview
        .task=${{
          ...{ id: '', title, details, from: null, dueOn, proof: this.chosen, amount },
          ...{ have: 0, isDone: false, line: null },
        }}
      ></ilp-task-card>
    </section>`;
  }

  private word(name: string): string {
    const fields = [...this.renderRoot.querySelectorAll<IlpField>('ilp-field')];
    return fields.find((field) => field.name === name)?.value.trim() ?? '';
  }

  private readonly handleProof = (event: Event) => {
    const { value } = event.currentTarget as IlpField;
    this.proof = TASK_PROOFS.find((proof) => proof === value) ?? 'tick';
    this.look();
  };

  private readonly look = () => {
    this.shown = {
      ...{ title: this.word('title'), details: this.word('details'), dueOn: this.word('dueOn') },
      amount: this.amount(),
    };
  };

  private amount(): number {
    return Math.min(Math.max(Math.floor(Number(this.word('amount'))) || 1, 1), 500);
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const first = this.word('fromGrade') || this.word('toGrade');
    const last = this.word('toGrade') || first;
    const task: NewGradeTask = {
      ...{ title: this.word('title'), details: this.word('details'), dueOn: this.word('dueOn') },
      schoolId: this.word('schoolId') || null,
      grades: first === '' ? null : { from: Number(first), to: Number(last) },
      ...{ proof: this.chosen, amount: this.amount() },
    };
    this.faults = faultsOf(task);
    if (Object.keys(this.faults).length === 0) this.dispatchEvent(new TaskSubmitEvent(task));
    else void this.updateComplete.then(() => this.focusFault());
  }

  private focusFault(): void {
    [...this.renderRoot.querySelectorAll<IlpField>('ilp-field')]
      .find(({ error }) => error !== '')
      ?.focus();
  }
}

function faultsOf({ title, dueOn, grades }: NewGradeTask): Faults {
  return {
    ...(title === '' && { title: t('tasks.say-what') }),
    ...(dueOn === '' && { dueOn: t('tasks.say-day') }),
    ...(grades && grades.from > grades.to && { toGrade: t('tasks.grades-order') }),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-task-form': IlpTaskForm;
  }
}

import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MilestoneInput } from '#contracts/goals.js';
import { MILESTONE_TITLE_MAX, MILESTONES_PER_GOAL_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { buttons, fields } from '../styles/shared.js';

interface MilestoneRow {
  /** Only for drawing: a new row has no id yet. */
  key: number;
  id?: string;
  title: string;
  dueDate: string;
  done: boolean;
}

/**
 * The small steps of a goal as rows to write in; part of the goal's form.
 *
 * @element ilp-milestone-editor
 */
@customElement('ilp-milestone-editor')
export class IlpMilestoneEditor extends IlpElement {
  static override styles = [
    buttons,
    fields,
    css`
      .row {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
        gap: var(--ilp-space-2);
        align-items: end;
        padding-block: var(--ilp-space-2);
      }

      .row .button {
        justify-self: start;
      }
    `,
  ];

  /** The steps to begin with. */
  @property({ attribute: false }) milestones: readonly MilestoneInput[] = [];
  /** Marks rows that are still empty. */
  @property({ type: Boolean, attribute: 'show-errors' }) showErrors = false;

  @state() private rows: readonly MilestoneRow[] = [];

  private lastKey = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.rows = this.milestones.map(({ id, title, dueDate, done }) =>
      this.row({
        ...(id !== undefined && { id }),
        title,
        dueDate: dueDate ?? '',
        done: done ?? false,
      }),
    );
  }

  /** Whether every row says something. */
  get isComplete(): boolean {
    return this.rows.every(({ title }) => title.trim() !== '');
  }

  /** What to send. */
  get value(): MilestoneInput[] {
    return this.rows.map(({ id, title, dueDate, done }) => ({
      ...(id !== undefined && { id }),
      title: title.trim(),
      dueDate: dueDate || null,
      done,
    }));
  }

  /** Focuses the first row that still needs words. */
  override focus(): void {
    const titles = [...this.renderRoot.querySelectorAll('ilp-field')];
    titles.find(({ error }) => error !== '')?.focus();
  }

  protected override render() {
    return html`<fieldset>
      <legend>${t('goals.milestones')}</legend>
      <p class="hint">${t('goals.milestones-hint')}</p>
      ${repeat(
        this.rows,
        (row) => row.key,
        (row, index) => this.renderRow(row, index + 1),
      )}
      ${
        this.rows.length < MILESTONES_PER_GOAL_MAX
          ? html`<button type="button" class="add button small quiet" @click=${this.handleAdd}>
              ${icon('plus')} ${t('goals.add-milestone')}
            </button>`
          : nothing
      }
    </fieldset>`;
  }

  private renderRow(row: MilestoneRow, number: number) {
    const isMissing = this.showErrors && row.title.trim() === '';
    return html`<div class="row">
      <ilp-field
        class="title"
        label=${t('goals.milestone', { number })}
        error=${isMissing ? t('goals.milestone-missing') : ''}
        maxlength=${MILESTONE_TITLE_MAX}
        .value=${row.title}
        @input=${(event: Event) => this.change(row, { title: valueOf(event) })}
      ></ilp-field>
      <ilp-field
        type="date"
        label=${t('goals.milestone-date', { number })}
        .value=${row.dueDate}
        @input=${(event: Event) => this.change(row, { dueDate: valueOf(event) })}
      ></ilp-field>
      <button
        type="button"
        class="button small quiet"
        aria-label=${t('goals.remove-milestone', { number })}
        @click=${() => this.removeRow(row)}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  private row(values: Omit<MilestoneRow, 'key'>): MilestoneRow {
    this.lastKey += 1;
    return { key: this.lastKey, ...values };
  }

  private change(row: MilestoneRow, values: Partial<MilestoneRow>): void {
    this.rows = this.rows.map((one) => (one.key === row.key ? { ...one, ...values } : one));
  }

  private async handleAdd(): Promise<void> {
    this.rows = [...this.rows, this.row({ title: '', dueDate: '', done: false })];
    await this.updateComplete;
    const added = [...this.renderRoot.querySelectorAll<HTMLElement>('.title')].at(-1);
    added?.focus();
  }

  private async removeRow(row: MilestoneRow): Promise<void> {
    this.rows = this.rows.filter(({ key }) => key !== row.key);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.add')?.focus();
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-milestone-editor': IlpMilestoneEditor;
  }
}

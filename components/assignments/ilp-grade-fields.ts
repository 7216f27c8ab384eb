import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { POINTS_MAX } from '#contracts/limits.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { fields, layout } from '../styles/shared.js';
import { PlacingChangeEvent } from './assignment-events.js';
import type { GradeDraft } from './assignment-templates.js';

const GRADINGS: readonly { value: GradeDraft['grading']; label: PlainKey }[] = [
  { value: 'none', label: 'assignments.grade-none' },
  { value: 'points', label: 'assignments.grade-points' },
  { value: 'complete', label: 'assignments.grade-complete' },
];

/**
 * Whether something gets a column in the gradebook, and of how many points. None, unless asked for.
 *
 * @element ilp-grade-fields
 * @fires {PlacingChangeEvent} ilp-placing-change
 */
@customElement('ilp-grade-fields')
export class IlpGradeFields extends IlpElement {
  static override styles = [
    layout,
    fields,
    css`
      .short {
        max-inline-size: 14rem;
      }
    `,
  ];

  @property({ attribute: false }) grade?: GradeDraft;
  /** Without a gradebook in this course there is only "no grade". */
  @property({ type: Boolean, attribute: 'can-grade' }) canGrade = false;
  /** Whether the teacher gives the score in the gradebook, since nothing is handed in to us. */
  @property({ type: Boolean, attribute: 'by-hand' }) byHand = false;
  @property() error = '';

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[name=points]')?.focus();
  }

  protected override render() {
    const { grade } = this;
    if (!grade) return nothing;
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
                .checked=${grade.grading === value}
                @change=${() => this.change({ grading: value })}
              />
              ${t(label)}
            </label>`,
        )}
      </fieldset>
      ${grade.grading === 'points' ? this.renderPoints(grade) : nothing}
      ${
        this.byHand && grade.grading !== 'none'
          ? html`<p class="small quiet">${t('assignments.grade-by-hand')}</p>`
          : nothing
      }
    </div>`;
  }

  private renderPoints({ points }: GradeDraft) {
    return html`<ilp-field
      class="short"
      name="points"
      type="number"
      min="1"
      max=${String(POINTS_MAX)}
      label=${t('assignments.points-label')}
      error=${this.error}
      .value=${points}
      @input=${(event: InputEvent) =>
        this.change({ points: (event.currentTarget as IlpField).value })}
    ></ilp-field>`;
  }

  private change(changes: Partial<GradeDraft>): void {
    this.dispatchEvent(new PlacingChangeEvent(changes));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-grade-fields': IlpGradeFields;
  }
}

import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { GRADES } from '#contracts/activity-fields.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { fields } from '../styles/shared.js';
import { ActivityWriteEvent } from './activity-events.js';

/**
 * A tick for each grade level in which something took place.
 *
 * @element ilp-grade-ticks
 * @fires {ActivityWriteEvent} ilp-activity-write
 */
@customElement('ilp-grade-ticks')
export class IlpGradeTicks extends IlpElement {
  static override styles = [
    fields,
    css`
      .grades {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1) var(--ilp-space-4);
      }
    `,
  ];

  @property({ attribute: false }) grades: readonly number[] = [];

  protected override render() {
    return html`<fieldset>
      <legend>${t('activities.field-grades')}</legend>
      <div class="grades">
        ${GRADES.map(
          (grade) =>
            html`<label class="choice">
              <input
                type="checkbox"
                .checked=${this.grades.includes(grade)}
                @change=${() => this.toggle(grade)}
              />
              ${String(grade)}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  private toggle(grade: number): void {
    const grades = this.grades.includes(grade)
      ? this.grades.filter((one) => one !== grade)
      : [...this.grades, grade].sort((left, right) => left - right);
    this.dispatchEvent(new ActivityWriteEvent({ grades }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-grade-ticks': IlpGradeTicks;
  }
}

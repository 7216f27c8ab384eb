import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TaggableGoal, TaggableStudent } from '#contracts/tags.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { cards, fields, layout } from '../styles/shared.js';
import { GoalTagEvent } from './tag-events.js';

/** From here on finding a goal is faster by typing than by looking. */
const FIND_FROM = 8;

/**
 * Every student's goals with a tick for each: one click tags, one click takes it back.
 *
 * @element ilp-goal-picker
 * @fires {GoalTagEvent} ilp-goal-tag
 */
@customElement('ilp-goal-picker')
export class IlpGoalPicker extends IlpElement {
  static override styles = [
    layout,
    cards,
    fields,
    css`
      fieldset {
        padding-block-end: var(--ilp-space-3);
        margin-block-end: var(--ilp-space-3);
        border-block-end: 1px solid var(--ilp-line);
      }

      .choice {
        align-items: start;
        padding-block: var(--ilp-space-1);
      }

      .choice input {
        margin-block-start: 0.125rem;
      }
    `,
  ];

  @property({ attribute: false }) students: readonly TaggableStudent[] = [];
  @property({ attribute: false }) tagged: readonly string[] = [];

  @state() private filter = '';

  protected override render() {
    const students = this.found();
    return html`<div class="stack">
      ${
        this.students.length >= FIND_FROM
          ? html`<ilp-field
              type="search"
              label=${t('tags.filter')}
              .value=${this.filter}
              @input=${(event: Event) => (this.filter = (event.currentTarget as IlpField).value)}
            ></ilp-field>`
          : nothing
      }
      ${students.length === 0 ? html`<p>${t('tags.filter-none')}</p>` : nothing}
      <div>
        ${repeat(
          students,
          ({ personId }) => personId,
          ({ name, goals }) =>
            html`<fieldset>
              <legend>${name}</legend>
              ${repeat(
                goals,
                ({ id }) => id,
                (goal) => this.renderGoal(goal),
              )}
            </fieldset>`,
        )}
      </div>
    </div>`;
  }

  private renderGoal({ id, title, isFocus }: TaggableGoal) {
    return html`<label class="choice">
      <input
        type="checkbox"
        value=${id}
        .checked=${this.tagged.includes(id)}
        @change=${(event: Event) =>
          this.dispatchEvent(
            new GoalTagEvent(id, (event.currentTarget as HTMLInputElement).checked),
          )}
      />
      <span>${title}</span>
      ${isFocus ? html`<span class="badge">${t('tags.goal-focus')}</span>` : nothing}
    </label>`;
  }

  /** Students with goals; a match on the name shows all of theirs. */
  private found(): TaggableStudent[] {
    const wanted = this.filter.trim().toLocaleLowerCase();
    const has = (text: string) => text.toLocaleLowerCase().includes(wanted);
    return this.students
      .map((student) =>
        has(student.name)
          ? student
          : { ...student, goals: student.goals.filter(({ title }) => has(title)) },
      )
      .filter(({ goals }) => goals.length > 0);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-goal-picker': IlpGoalPicker;
  }
}

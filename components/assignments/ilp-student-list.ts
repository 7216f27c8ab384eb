import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { GradingStudent } from '#contracts/assignments.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { pickList } from '../styles/pick-list.js';
import { StudentChooseEvent } from './assignment-events.js';
import { DELIVERIES, STATUSES } from './assignment-words.js';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Who handed in and who not, one line a student; arrow keys move along the lines.
 *
 * @element ilp-student-list
 * @fires {StudentChooseEvent} ilp-student-choose
 */
@customElement('ilp-student-list')
export class IlpStudentList extends IlpElement {
  static override styles = [
    pickList,
    css`
      .state {
        color: var(--ilp-ink-quiet);
        font-size: var(--ilp-text-small);
      }

      .waits {
        color: var(--ilp-good);
        font-weight: 600;
      }

      .parked {
        color: var(--ilp-bad);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) students: readonly GradingStudent[] = [];
  @property() chosen = '';

  override focus(): void {
    const current = this.renderRoot.querySelector<HTMLElement>('[aria-current]');
    (current ?? this.renderRoot.querySelector('button'))?.focus();
  }

  protected override render() {
    return html`<ul aria-label=${t('assignments.students')} @keydown=${this.handleKey}>
      ${repeat(
        this.students,
        ({ personId }) => personId,
        (student) => html`<li>${this.renderStudent(student)}</li>`,
      )}
    </ul>`;
  }

  private renderStudent({ personId, name, status, delivery }: GradingStudent) {
    return html`<button
      type="button"
      tabindex=${personId === this.stop() ? 0 : -1}
      aria-current=${personId === this.chosen ? 'true' : nothing}
      @click=${() => this.dispatchEvent(new StudentChooseEvent(personId))}
    >
      <span class="name">${name}</span>
      <span class="state">
        <span class=${status === 'submitted' ? 'waits' : ''}>${t(STATUSES[status])}</span>
        ${
          delivery.state === 'none'
            ? nothing
            : html`·
                <span class=${delivery.state === 'parked' ? 'parked' : ''}>
                  ${t(DELIVERIES[delivery.state])}
                </span>`
        }
      </span>
    </button>`;
  }

  /** One stop for Tab, however long the class: the chosen student, else the first. */
  private stop(): string | undefined {
    const has = this.students.some(({ personId }) => personId === this.chosen);
    return has ? this.chosen : this.students[0]?.personId;
  }

  private handleKey(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...this.renderRoot.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    buttons[at + step]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-list': IlpStudentList;
  }
}

import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ClassStudent } from '#contracts/class.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { cards, layout, lists } from '../styles/shared.js';

const STATES: Readonly<Record<ClassStudent['state'], PlainKey>> = {
  fine: 'class.state-fine',
  look: 'class.state-look',
  new: 'class.state-new',
};

/**
 * One line a student. One tab stop: arrow keys, Home and End move, Enter opens.
 *
 * @element ilp-class-list
 */
@customElement('ilp-class-list')
export class IlpClassList extends IlpElement {
  static override styles = [
    layout,
    cards,
    lists,
    css`
      :host {
        container-type: inline-size;
      }

      .rows > li {
        padding: 0;
      }

      a {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--ilp-space-3);
        padding: var(--ilp-space-3);
        border-inline-start: 3px solid transparent;
        color: var(--ilp-ink);
        text-decoration: none;
      }

      a:hover {
        background: var(--ilp-surface-quiet);
        color: var(--ilp-ink);
      }

      a[aria-current] {
        border-color: var(--ilp-accent);
        background: var(--ilp-accent-quiet);
      }

      .name {
        font-weight: 600;
      }

      .goal,
      .move {
        grid-column: 1 / -1;
      }

      .dot {
        grid-area: 1 / 2;
      }

      /* Beside an open plan and on small screens the line folds into three. */
      @container (min-width: 44rem) {
        a {
          grid-template-columns: minmax(0, 2fr) minmax(0, 4fr) minmax(0, 3fr) 8rem;
          align-items: baseline;
        }

        .goal,
        .move,
        .dot {
          grid-area: auto;
        }
      }

      .dot {
        display: inline-flex;
        align-items: center;
        gap: var(--ilp-space-1);
        color: var(--ilp-ink-quiet);
        font-size: var(--ilp-text-small);
        white-space: nowrap;
      }

      .dot::before {
        inline-size: 0.625rem;
        block-size: 0.625rem;
        border: 2px solid currentcolor;
        border-radius: 50%;
        content: '';
      }

      .dot.fine::before {
        background: var(--ilp-good);
        border-color: var(--ilp-good);
      }

      .dot.look {
        color: var(--ilp-warn);
        font-weight: 600;
      }

      .dot.look::before {
        border-radius: 2px;
        background: var(--ilp-warn);
        transform: rotate(45deg);
      }
    `,
  ];

  @property({ attribute: false }) students: readonly ClassStudent[] = [];
  /** Whose plan is open. */
  @property() chosen = '';

  /** The one line that Tab reaches. */
  @state() private active = '';

  /** Focuses the line of this student, or the one that Tab reaches. */
  focusStudent(personId: string): void {
    this.active = personId;
    void this.updateComplete.then(() => this.focus());
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('a[tabindex="0"]')?.focus();
  }

  protected override render() {
    const stop = this.stop();
    return html`<ul class="rows" aria-label=${t('class.list-label')} @keydown=${this.handleKey}>
      ${repeat(
        this.students,
        ({ personId }) => personId,
        (student) => html`<li>${this.renderStudent(student, stop)}</li>`,
      )}
    </ul>`;
  }

  private renderStudent(student: ClassStudent, stop: string) {
    const { personId, name, focusGoal, lastMoveAt, toRead } = student;
    return html`<a
      href=${hrefFor(`class/${encodeURIComponent(personId)}`)}
      tabindex=${personId === stop ? 0 : -1}
      aria-current=${personId === this.chosen ? 'true' : nothing}
      @focus=${() => (this.active = personId)}
    >
      <span class="name">${name}</span>
      <span class=${focusGoal ? 'goal' : 'goal quiet'}> ${focusGoal ?? t('class.no-goal')} </span>
      <span class="move small quiet">
        ${lastMoveAt ? t('class.last-move', { date: formatDate(lastMoveAt) }) : t('class.no-move')}
        ${toRead > 0 ? html`· ${t('class.to-read', { count: toRead })}` : nothing}
      </span>
      <span class="dot ${student.state}">${t(STATES[student.state])}</span>
    </a>`;
  }

  /** The line in the tab order: where focus was, else the open one, else the first. */
  private stop(): string {
    const has = (id: string) => this.students.some(({ personId }) => personId === id);
    if (has(this.active)) return this.active;
    return has(this.chosen) ? this.chosen : (this.students[0]?.personId ?? '');
  }

  private handleKey(event: KeyboardEvent): void {
    const at = this.students.findIndex(({ personId }) => personId === this.stop());
    const targets: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: this.students.length - 1,
    };
    const target = this.students[targets[event.key] ?? -1];
    if (!target) return;
    event.preventDefault();
    this.focusStudent(target.personId);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-class-list': IlpClassList;
  }
}

import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ClassStudent } from '#contracts/class.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import { type ClassAct, ClassActEvent, ClassPickEvent } from './class-events.js';
import { classListStyles } from './ilp-class-list.styles.js';

const STATES: Readonly<Record<ClassStudent['state'], PlainKey>> = {
  fine: 'class.state-fine',
  look: 'class.state-look',
  new: 'class.state-new',
};

/** What one key does on a line, without a finger leaving the keyboard. */
const KEYS: Readonly<Record<string, ClassAct>> = { s: 'seen', c: 'say', n: 'note', w: 'worry' };

const ACTS = [
  { act: 'seen', sign: 'check', words: 'class.act-seen', label: 'class.act-seen-one' },
  { act: 'say', sign: 'comment', words: 'class.act-say', label: 'class.act-say-one' },
  { act: 'note', sign: 'edit', words: 'class.act-note', label: 'class.act-note-one' },
] as const;

/**
 * One line a student. One tab stop: arrow keys, Home and End move, Enter opens. Who teaches can act on
 * a line: by its buttons, or by one key each.
 *
 * @element ilp-class-list
 * @fires {ClassActEvent} ilp-class-act
 * @fires {ClassPickEvent} ilp-class-pick
 */
@customElement('ilp-class-list')
export class IlpClassList extends IlpElement {
  static override styles = [layout, buttons, cards, fields, lists, classListStyles];

  @property({ attribute: false }) students: readonly ClassStudent[] = [];
  /** Whose plan is open. */
  @property() chosen = '';
  /** Whether the reader may do something about a student. */
  @property({ type: Boolean }) acts = false;
  /** Those something is to be done about together; null while nobody is choosing. */
  @property({ attribute: false }) picked: ReadonlySet<string> | null = null;

  /** The one line that Tab reaches. */
  @state() private active = '';

  /** Focuses the line of this student, or the one that Tab reaches. */
  focusStudent(personId: string): void {
    this.active = personId;
    void this.updateComplete.then(() => this.focus());
  }

  /** Focuses the line below this student's; the last one stays. */
  focusAfter(personId: string): void {
    const at = this.students.findIndex((student) => student.personId === personId);
    this.focusStudent(this.students[at + 1]?.personId ?? personId);
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
        (student) =>
          html`<li>
            ${this.renderPick(student)} ${this.renderStudent(student, stop)}
            ${this.renderActs(student, stop)}
          </li>`,
      )}
    </ul>`;
  }

  private renderPick({ personId, name }: ClassStudent) {
    if (!this.picked) return nothing;
    return html`<span class="pick">
      <input
        type="checkbox"
        aria-label=${t('class.pick', { name })}
        .checked=${this.picked.has(personId)}
        @change=${() => this.dispatchEvent(new ClassPickEvent(personId))}
      />
    </span>`;
  }

  private renderStudent(student: ClassStudent, stop: string) {
    const { personId, name, focusGoal, saidAt, lastMoveAt, toRead } = student;
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
        ${saidAt ? html`· ${t('class.said-at', { date: formatDate(saidAt, 'short') })}` : nothing}
        ${toRead > 0 ? html`· ${t('class.to-read', { count: toRead })}` : nothing}
      </span>
      <span class="dot ${student.state}">${t(STATES[student.state])}</span>
    </a>`;
  }

  private renderActs({ personId, name, focusGoalId }: ClassStudent, stop: string) {
    if (!this.acts || this.picked) return nothing;
    return html`<span class="acts">
      ${ACTS.filter(({ act }) => act === 'note' || focusGoalId !== null).map(
        ({ act, sign, words, label }) =>
          html`<button
            type="button"
            class="button small quiet"
            tabindex=${personId === stop ? 0 : -1}
            aria-label=${t(label, { name })}
            @click=${() => this.dispatchEvent(new ClassActEvent(personId, act))}
          >
            ${icon(sign)} <span class="words">${t(words)}</span>
          </button>`,
      )}
    </span>`;
  }

  /** The line in the tab order: where focus was, else the open one, else the first. */
  private stop(): string {
    const has = (id: string) => this.students.some(({ personId }) => personId === id);
    if (has(this.active)) return this.active;
    return has(this.chosen) ? this.chosen : (this.students[0]?.personId ?? '');
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.students.findIndex(({ personId }) => personId === this.stop());
    const targets: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: this.students.length - 1,
    };
    const target = this.students[targets[event.key] ?? -1];
    if (target) this.focusStudent(target.personId);
    else if (!this.act(this.students[at], event.key.toLowerCase())) return;
    event.preventDefault();
  }

  /** @returns whether the key does something here. */
  private act(student: ClassStudent | undefined, key: string): boolean {
    const act = KEYS[key];
    if (!student || !this.acts) return false;
    const { personId } = student;
    if (key === 'x' && this.picked) this.dispatchEvent(new ClassPickEvent(personId));
    else if (act) this.dispatchEvent(new ClassActEvent(personId, act));
    else return false;
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-class-list': IlpClassList;
  }
}

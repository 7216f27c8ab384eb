import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ClassStudent } from '#contracts/class.js';
import type { WordsDone, WordsRemoval, WordsRemoved } from '#contracts/class-words.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import {
  type ClassActEvent,
  type ClassPickEvent,
  type NoteKeptEvent,
  SaidEvent,
} from './class-events.js';
import './ilp-class-list.js';
import './ilp-told-worries.js';
import { renderLeft, type Unsaid, unsaid } from './unsaid.js';

/** What is open over the list. */
type Open =
  | { kind: 'say'; students: readonly ClassStudent[] }
  | { kind: 'note'; student: ClassStudent; isWorry: boolean }
  | null;

/**
 * The list of the class with what a teacher does right from it: seen, try this, a note, tell the
 * counselor; for one student by one key, or for many at once with one step back.
 *
 * @element ilp-class-desk
 * @fires {SaidEvent} ilp-said
 */
@customElement('ilp-class-desk')
export class IlpClassDesk extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .bar {
        position: sticky;
        inset-block-end: 0;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--ilp-space-2);
        padding: var(--ilp-space-3);
        border-block-start: 1px solid var(--ilp-line);
        background: var(--ilp-surface);
      }
    `,
  ];

  @property({ attribute: false }) students: readonly ClassStudent[] = [];
  /** Whose plan is open. */
  @property() chosen = '';

  @state() private open: Open = null;
  @state() private picked: ReadonlySet<string> | null = null;
  /** Who could not be told something, in the last step, and why. */
  @state() private left: readonly Unsaid[] = [];
  /** How many comments of the last step could not be taken back. */
  @state() private kept = 0;

  private readonly saying = new Attempt(this);
  private readonly undoing = new Attempt(this);
  /** Whether what was open did its work: then the loop goes on to the next line. */
  private isDone = false;

  focusStudent(personId: string): void {
    this.renderRoot.querySelector('ilp-class-list')?.focusStudent(personId);
  }

  protected override render() {
    return html`<div class="stack">
      ${this.session.canTeach ? this.renderTop() : nothing} ${this.saying.renderFault()}
      ${this.undoing.renderFault()}
      ${
        this.kept > 0
          ? html`<p class="notice warn" role="status">
              ${t('class.undo-kept', { count: this.kept })}
            </p>`
          : nothing
      }
      ${this.left.length > 0 ? renderLeft(this.left) : nothing}
      <ilp-class-list
        .students=${this.students}
        chosen=${this.chosen}
        ?acts=${this.session.canTeach}
        .picked=${this.picked}
        @ilp-class-act=${this.handleAct}
        @ilp-class-pick=${this.handlePick}
      ></ilp-class-list>
      ${this.picked ? this.renderBar(this.picked) : nothing} ${this.renderOpen()}
      ${this.session.canTeach ? html`<ilp-told-worries .api=${this.api}></ilp-told-worries>` : nothing}
    </div>`;
  }

  private renderTop() {
    return html`<div class="spread">
      <p class="small quiet">${t('class.acts-hint')}</p>
      <button
        type="button"
        class="button small"
        aria-pressed=${this.picked ? 'true' : 'false'}
        @click=${() => this.choose(this.picked ? null : new Set())}
      >
        ${t('class.pick-many')}
      </button>
    </div>`;
  }

  private renderBar(picked: ReadonlySet<string>) {
    const isNone = picked.size === 0 || this.saying.isBusy;
    const every = this.students.map(({ personId }) => personId);
    return html`<div class="bar" role="group" aria-label=${t('class.pick-many')}>
      <strong role="status">${t('class.picked', { count: picked.size })}</strong>
      <button type="button" class="button small" @click=${() => this.choose(new Set(every))}>
        ${t('class.pick-all')}
      </button>
      <button
        type="button"
        class="button small"
        ?disabled=${isNone}
        @click=${() => void this.markSeen(this.pickedStudents(picked))}
      >
        ${t('class.act-seen')}
      </button>
      <button
        type="button"
        class="button small"
        ?disabled=${isNone}
        @click=${() => void this.openSay(this.pickedStudents(picked))}
      >
        ${t('class.act-say')}
      </button>
      <button type="button" class="button small quiet" @click=${() => this.choose(null)}>
        ${t('common.cancel')}
      </button>
    </div>`;
  }

  private renderOpen() {
    const { open } = this;
    if (open?.kind === 'say')
      return html`<ilp-say-dialog
        .api=${this.api}
        .students=${open.students}
        .drafts=${this.drafts}
        .send=${async (text: string) => {
          await this.say(open.students, text);
          this.isDone = true;
        }}
        @ilp-dialog-close=${() => this.close(open.students)}
      ></ilp-say-dialog>`;
    if (open?.kind !== 'note') return nothing;
    return html`<ilp-quick-note
      .api=${this.api}
      .drafts=${this.drafts}
      .student=${open.student}
      ?worry=${open.isWorry}
      @ilp-note-kept=${this.handleKept}
      @ilp-dialog-close=${() => this.close([open.student])}
    ></ilp-quick-note>`;
  }

  private pickedStudents(picked: ReadonlySet<string>): readonly ClassStudent[] {
    return this.students.filter(({ personId }) => picked.has(personId));
  }

  private choose(picked: ReadonlySet<string> | null): void {
    this.picked = picked;
    this.left = [];
  }

  private readonly handlePick = ({ personId }: ClassPickEvent) => {
    const picked = new Set(this.picked);
    if (!picked.delete(personId)) picked.add(personId);
    this.picked = picked;
  };

  private readonly handleAct = ({ personId, act }: ClassActEvent) => {
    const student = this.students.find((one) => one.personId === personId);
    if (!student) return;
    this.left = [];
    if (act === 'note' || act === 'worry') void this.openNote(student, act === 'worry');
    else if (student.focusGoalId === null) announce(t('class.act-no-goal', { name: student.name }));
    else if (act === 'seen') void this.markSeen([student]);
    else void this.openSay([student]);
  };

  private async openNote(student: ClassStudent, isWorry: boolean): Promise<void> {
    await import('./ilp-quick-note.js');
    this.isDone = false;
    this.open = { kind: 'note', student, isWorry };
  }

  private async openSay(students: readonly ClassStudent[]): Promise<void> {
    await import('./ilp-say-dialog.js');
    this.isDone = false;
    this.open = { kind: 'say', students };
  }

  private readonly handleKept = ({ isTold }: NoteKeptEvent) => {
    this.isDone = true;
    if (isTold) this.renderRoot.querySelector('ilp-told-worries')?.refresh();
  };

  private close(students: readonly ClassStudent[]): void {
    this.open = null;
    this.goOn(students, this.isDone);
    this.isDone = false;
  }

  /** Back to the line, or on to the next: the loop goes through the class. */
  private goOn([only, ...others]: readonly ClassStudent[], isDone: boolean): void {
    if (!only || others.length > 0) return;
    const list = this.renderRoot.querySelector('ilp-class-list');
    if (isDone) list?.focusAfter(only.personId);
    else list?.focusStudent(only.personId);
  }

  private async markSeen(students: readonly ClassStudent[]): Promise<void> {
    this.goOn(students, await this.saying.run(() => this.say(students, t('class.seen-words'))));
  }

  private async say(students: readonly ClassStudent[], text: string): Promise<void> {
    const personIds = students.map(({ personId }) => personId);
    const { at, results } = await this.api.post<WordsDone>('/class/words', { personIds, text });
    const said = results.filter(({ result }) => result === 'said');
    const saidTo = said.map(({ personId }) => personId);
    this.left = unsaid(students, results);
    this.kept = 0;
    this.undoing.forget();
    this.dispatchEvent(new SaidEvent(saidTo, at));
    if (said.length === 0) return;
    this.picked = null;
    const [first] = students;
    showToast({
      text:
        said.length === 1 && students.length === 1
          ? t('class.said', { name: first?.name ?? '' })
          : t('class.said-many', { count: said.length }),
      undo: () =>
        this.takeBack(
          said.flatMap(({ commentId }) => commentId ?? []),
          saidTo,
        ),
    });
  }

  /** What fails stays as it was, is told beside the list, and can be tried again. */
  private async takeBack(commentIds: string[], personIds: readonly string[]): Promise<void> {
    const body: WordsRemoval = { commentIds, isRemoved: true };
    let changed = 0;
    const isDone = await this.undoing.run(async () => {
      ({ changed } = await this.api.put<WordsRemoved>('/class/words/removal', body));
    });
    if (!isDone) {
      const undo = () => this.takeBack(commentIds, personIds);
      showToast({ text: t('class.undo-failed'), undo });
      return;
    }
    this.kept = commentIds.length - changed;
    if (this.kept === 0) announce(t('class.undo-done'));
    this.dispatchEvent(new SaidEvent(personIds, null));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-class-desk': IlpClassDesk;
  }
}

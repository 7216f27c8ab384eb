import { Task } from '@lit/task';
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ClassList, ClassStudent, RosterStatus } from '#contracts/class.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { GroupFilter } from '../shared/group-filter.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { navigate } from '../shared/navigation.js';
import { Poll } from '../shared/poll.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout } from '../styles/shared.js';
import '../goal-talk/ilp-suggest-button.js';
import { showToast } from '../shared/toast.js';
import type {
  SaidEvent,
  NotStudentEvent,
  RosterWish,
  RosterWishEvent,
  StudentChange,
} from './class-events.js';
import './ilp-class-head.js';
import './ilp-class-desk.js';
import './ilp-not-students.js';
import './ilp-student-view.js';
import { withSaid } from './said.js';
import { isWithoutCourse, renderNoCourse } from './no-course.js';
import { WISHES } from './roster-wishes.js';

/** From here on a name is found faster by typing than by looking. */
const FIND_FROM = 8;

/**
 * The class, one line a student, with the chosen student's plan at the right.
 *
 * The element stays while students are opened and closed, so the list keeps its place.
 *
 * @element ilp-class-view
 */
@customElement('ilp-class-view')
export class IlpClassView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      @media (min-width: 56rem) {
        .sides.open {
          display: grid;
          grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
          gap: var(--ilp-space-6);
          align-items: start;
        }
      }

      @media (max-width: 55.99rem) {
        .sides.open > .list {
          display: none;
        }
      }
    `,
  ];

  @state() private list: ClassList | undefined;
  @state() private filter = '';
  @state() private refreshError: unknown = null;

  private readonly groups = new GroupFilter(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<ClassList>('/class', { signal }),
    onComplete: (list) => this.take(list),
  });

  private readonly poll = new Poll(
    this,
    () => this.api.get<ClassList>('/class'),
    (list) => this.take(list),
  );

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    const before = changed.get('params');
    if (before === undefined) return;
    void this.followFocus(before.personId);
  }

  protected override render() {
    const { personId } = this.params;
    return html`<div class="page">
      <h1 tabindex="-1">${this.heading()}</h1>
      ${
        isWithoutCourse(this.loading.error)
          ? renderNoCourse(personId)
          : renderLoad(this.loading, () => (this.list ? this.renderHead(this.list) : nothing), {
              lines: 6,
            })
      }
      <div
        class=${personId ? 'sides open' : 'sides'}
        @ilp-not-student=${(event: NotStudentEvent) => void this.handleChange(event.change)}
      >
        <div class="list stack">${this.list ? this.renderPeople(this.list) : nothing}</div>
        ${
          personId
            ? html`<ilp-student-view
                .params=${this.params}
                .api=${this.api}
                @keydown=${this.handleKey}
              ></ilp-student-view>`
            : nothing
        }
      </div>
    </div>`;
  }

  private heading(): string {
    const title = this.list?.courseTitle ?? this.session.courseTitle;
    if (title) return title;
    return this.session.role === 'counselor' ? t('class.title-caseload') : t('class.title');
  }

  private renderHead(list: ClassList) {
    return html`<ilp-class-head
      .api=${this.api}
      .list=${list}
      .error=${this.refreshError}
      @ilp-roster-wish=${(event: RosterWishEvent) => void this.handleWish(event.wish)}
      @ilp-together=${() => void this.reload()}
    ></ilp-class-head>`;
  }

  private renderPeople(list: ClassList) {
    return html`${this.renderStudents(list)}
      <ilp-not-students
        .api=${this.api}
        .people=${list.notStudents ?? []}
        ?readonly=${!this.session.canTeach}
      ></ilp-not-students>`;
  }

  private renderStudents(list: ClassList) {
    if (list.students.length === 0) return this.renderEmpty(list.roster);
    const shown = this.groups.shown(list.students, list.groups);
    const students = this.found(shown);
    return html`
      ${this.groups.render(list.groups)}
      ${
        list.students.length >= FIND_FROM
          ? html`<ilp-field
              type="search"
              label=${t('class.find')}
              .value=${this.filter}
              @input=${(event: Event) => (this.filter = (event.currentTarget as IlpField).value)}
            ></ilp-field>`
          : nothing
      }
      <div class="spread">
        <p class="small quiet">
          ${t('class.students', { count: shown.length })} · ${t('class.keys-hint')}
        </p>
        ${
          this.session.canTeach
            ? html`<ilp-suggest-button .api=${this.api}></ilp-suggest-button>`
            : nothing
        }
      </div>
      ${
        students.length === 0
          ? html`<p>${t('class.find-nothing')}</p>`
          : html`<ilp-class-desk
              .api=${this.api}
              .session=${this.session}
              .drafts=${this.drafts}
              .students=${students}
              chosen=${this.params.personId ?? ''}
              @ilp-said=${(event: SaidEvent) => this.noteSaid(event)}
            ></ilp-class-desk>`
      }
    `;
  }

  private renderEmpty({ state }: RosterStatus) {
    const canRefresh = state !== 'unavailable' && state !== 'running';
    return html`<ilp-empty-state heading=${t('class.empty')}>
      <p>${t('class.empty-text')}</p>
      ${
        canRefresh
          ? html`<button
              slot="actions"
              type="button"
              class="button primary"
              @click=${() => void this.handleWish('refresh')}
            >
              ${t('class.refresh')}
            </button>`
          : nothing
      }
    </ilp-empty-state>`;
  }

  private found(students: readonly ClassStudent[]) {
    const wanted = this.filter.trim().toLocaleLowerCase();
    return students.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  }

  private take(list: ClassList): void {
    const wasRunning = this.list?.roster.state === 'running';
    this.list = list;
    this.poll.follow(list.roster.state === 'running');
    if (wasRunning && list.roster.state === 'done') announce(t('class.refreshed'));
  }

  private async handleWish(wish: RosterWish): Promise<void> {
    this.refreshError = null;
    const { path, body, words } = WISHES[wish];
    try {
      const roster = await this.api.post<RosterStatus>(path, body);
      if (this.list) this.take({ ...this.list, roster });
      announce(t(words));
    } catch (error) {
      this.refreshError = error;
    }
  }

  /** Somebody was taken off the class or put back: the list says so, and one click takes it back. */
  private async handleChange(change: StudentChange): Promise<void> {
    const { name, isStudent, personId } = change;
    if (isStudent) announce(t('class.student-again', { name }));
    else {
      navigate('class');
      showToast({ text: t('class.not-student-done', { name }), undo: () => this.putBack(change) });
    }
    await this.reload();
    await this.updateComplete;
    if (isStudent) this.renderRoot.querySelector('ilp-class-desk')?.focusStudent(personId);
  }

  /** Shown at once; what was taken back is asked for, since something older may stand. */
  private noteSaid(said: SaidEvent): void {
    if (said.at === null) void this.reload();
    else if (this.list) this.list = withSaid(this.list, said);
  }

  private async reload(): Promise<void> {
    this.take(await this.api.get<ClassList>('/class'));
  }

  private async putBack(change: StudentChange): Promise<void> {
    await this.api.delete(`/class/${encodeURIComponent(change.personId)}/not-student`);
    await this.handleChange({ ...change, isStudent: true });
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') navigate('class');
  }

  /** The shell leaves focus to us here: to the plan that opened, or back to its line. */
  private async followFocus(before: string | undefined): Promise<void> {
    const { personId } = this.params;
    if (personId) {
      const student = this.renderRoot.querySelector('ilp-student-view');
      await student?.updateComplete;
      student?.focus();
    } else if (before) {
      this.renderRoot.querySelector('ilp-class-desk')?.focusStudent(before);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-class-view': IlpClassView;
  }
}

import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Assignment, Grading, StudentWork } from '#contracts/assignments.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { icon } from '../shared/icons.js';
import { GroupFilter } from '../shared/group-filter.js';
import '../shared/ilp-empty-state.js';
import { Poll } from '../shared/poll.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type {
  ReviewDraft,
  ReviewDraftEvent,
  ReviewEvent,
  StudentChooseEvent,
} from './assignment-events.js';
import { gradingWords } from './assignment-words.js';
import { nextToRead, withWork } from './grading-order.js';
import { gradingSides } from './ilp-grading-view.styles.js';
import './ilp-student-list.js';
import './ilp-student-work.js';

/**
 * Reading and grading one reflection: students at the left, answers at the right, and "save and
 * next" by keyboard until all is read.
 *
 * @element ilp-grading-view
 */
@customElement('ilp-grading-view')
export class IlpGradingView extends IlpView {
  static override styles = [layout, buttons, cards, gradingSides];

  @state() private grading: Grading | undefined;
  @state() private work: StudentWork | undefined;
  @state() private chosen = new URLSearchParams(location.search).get('student') ?? '';
  @state() private isBusy = false;
  @state() private error: unknown = null;
  @state() private isAllRead = false;

  private readonly groups = new GroupFilter(this);

  private readonly loading = new Task(this, {
    args: () => [this.params.id] as const,
    task: (_, { signal }) => this.api.get<Grading>(this.path, { signal }),
    onComplete: (grading) => {
      this.show(grading);
      this.setTitle(grading.assignment.title);
    },
  });

  /** Scores travel in the background: asks until the last one has arrived or was refused. */
  private readonly deliveries = new Poll(
    this,
    () => this.api.get<Grading>(this.path),
    (grading) => this.show(grading),
  );

  private readonly reading = new Task(this, {
    args: () => [this.chosen] as const,
    task: ([chosen], { signal }) =>
      chosen === '' ? null : this.api.get<StudentWork>(this.pathTo(chosen), { signal }),
    onComplete: (work) => {
      this.work = undefined;
      if (work) this.take(work);
    },
  });

  private get path(): string {
    return `/assignments/${encodeURIComponent(this.params.id ?? '')}/submissions`;
  }

  private get hrefOfAll(): string {
    return hrefFor(`assignments/${encodeURIComponent(this.params.id ?? '')}/responses`);
  }

  private pathTo(personId: string): string {
    return `${this.path}/${encodeURIComponent(personId)}`;
  }

  private get draftKey(): string {
    return `review.${this.pathTo(this.chosen)}`;
  }

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('assignments')}>${t('assignments.title')}</a>
        <h1 tabindex="-1">${this.grading?.assignment.title ?? t('shell.title-grading')}</h1>
      </div>
      ${renderLoad(this.loading, () => (this.grading ? this.renderBody(this.grading) : nothing))}
    </div>`;
  }

  private renderBody({ assignment, students: all, groups }: Grading) {
    const students = this.groups.shown(all, groups);
    if (all.length === 0)
      return html`<ilp-empty-state heading=${t('assignments.no-students')}>
        <p>${t('assignments.no-students-text')}</p>
        <a slot="actions" class="button primary" href=${hrefFor('class')}>
          ${t('assignments.empty-action')}
        </a>
      </ilp-empty-state>`;
    const handedIn = students.filter(({ submittedAt }) => submittedAt !== null).length;
    return html`
      <p class="quiet">
        ${t('assignments.grading-intro', { done: handedIn, total: students.length })} ·
        ${gradingWords(assignment)}
      </p>
      ${
        handedIn > 1
          ? html`<p><a class="button" href=${this.hrefOfAll}>${t('responses.open')}</a></p>`
          : nothing
      }
      ${this.groups.render(groups)}
      <div class=${this.chosen ? 'sides open' : 'sides'}>
        <ilp-student-list
          .students=${students}
          chosen=${this.chosen}
          @ilp-student-choose=${(event: StudentChooseEvent) => void this.open(event.personId)}
        ></ilp-student-list>
        <div class="work">${this.renderWork(assignment)}</div>
      </div>
    `;
  }

  private renderWork(assignment: Assignment) {
    if (this.chosen === '') return html`<p class="quiet">${t('assignments.choose-student')}</p>`;
    return html`<div class="stack">
      <div class="only-narrow">
        <button type="button" class="button small quiet" @click=${() => void this.open('')}>
          ${icon('back')} ${t('assignments.students')}
        </button>
      </div>
      ${this.isAllRead ? html`<p class="notice">${t('assignments.all-done')}</p>` : nothing}
      ${renderLoad(
        this.reading,
        () =>
          html`<ilp-student-work
            .assignment=${assignment}
            .work=${this.work}
            lms=${this.grading?.lmsName ?? ''}
            .draft=${this.drafts.get(this.draftKey) as ReviewDraft | undefined}
            .error=${this.error}
            ?busy=${this.isBusy}
            ?readonly=${!this.session.canTeach}
            @ilp-review-draft=${(event: ReviewDraftEvent) =>
              this.drafts.set(this.draftKey, event.draft)}
            @ilp-review=${(event: ReviewEvent) => void this.review(event)}
          ></ilp-student-work>`,
      )}
    </div>`;
  }

  /** Opens a student's answers and moves there; the address says who, for a reload. */
  private async open(personId: string): Promise<void> {
    this.chosen = personId;
    this.error = null;
    this.isAllRead = false;
    const search = personId ? `?student=${encodeURIComponent(personId)}` : '';
    history.replaceState(history.state, '', location.pathname + search);
    await this.updateComplete;
    if (personId === '') {
      this.renderRoot.querySelector<HTMLElement>('ilp-student-list')?.focus();
      return;
    }
    await this.reading.taskComplete.catch(() => undefined);
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-student-work')?.focus();
  }

  private async review({ action, comment, points }: ReviewEvent): Promise<void> {
    const path = this.pathTo(this.chosen);
    this.isBusy = true;
    this.error = null;
    try {
      if (action === 'save') await this.accept(this.api.put(`${path}/score`, { points, comment }));
      else if (action === 'return') await this.accept(this.api.post(`${path}/return`, { comment }));
      else await this.accept(this.api.post(`${path}/send-again`));
    } catch (error) {
      this.error = error;
      return;
    } finally {
      this.isBusy = false;
    }
    await this.goOn(action);
  }

  private show(grading: Grading): void {
    this.grading = grading;
    const open = grading.students.find(({ personId }) => personId === this.work?.personId);
    // Only the delivery: what the teacher types beside it must stay.
    if (this.work && open) this.work = { ...this.work, delivery: open.delivery };
    const waits = grading.students.some(({ delivery }) => delivery.state === 'waiting');
    this.deliveries.follow(waits || grading.isChecking);
  }

  private async accept(answer: Promise<StudentWork>): Promise<void> {
    const work = await answer;
    this.drafts.remove(this.draftKey);
    this.take(work);
  }

  /** Into the page and into the list: a score may have been given elsewhere since the list was read. */
  private take(work: StudentWork): void {
    this.work = work;
    if (!this.grading) return;
    this.show({ ...this.grading, students: withWork(this.grading.students, work) });
  }

  private async goOn(action: ReviewEvent['action']): Promise<void> {
    const name = this.work?.name ?? '';
    if (action === 'send-again') announce(t('assignments.sending-again'));
    else if (action === 'return') announce(t('assignments.returned-for', { name }));
    else await this.openNext(name);
  }

  /** Goes on to who waits; when all is read, says so. */
  private async openNext(name: string): Promise<void> {
    const { students: all = [], groups } = this.grading ?? {};
    const next = nextToRead(this.groups.shown(all, groups), this.chosen);
    announce(t('assignments.saved-for', { name }));
    if (next) await this.open(next.personId);
    else this.isAllRead = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-grading-view': IlpGradingView;
  }
}

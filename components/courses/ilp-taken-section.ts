import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CoursesTaken, TakenCourse } from '#contracts/courses-taken.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, layout } from '../styles/shared.js';
import './ilp-taken-form.js';
import type { TakenSubmitEvent } from './ilp-taken-form.js';
import './ilp-taken-list.js';
import type { TakenWishEvent } from './ilp-taken-list.js';

/**
 * Courses taken, to see and to keep: the student's own, or (with `person-id`) those of a student of
 * theirs. Needs the `courses` messages.
 *
 * @element ilp-taken-section
 */
@customElement('ilp-taken-section')
export class IlpTakenSection extends IlpView {
  static override styles = [layout, buttons];

  /** Empty: the person's own. */
  @property({ attribute: 'person-id' }) personId = '';

  @state() private taken: CoursesTaken | null = null;
  /** The course whose form is open; `new` for one more. */
  @state() private open: TakenCourse | 'new' | null = null;

  private readonly asking = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.path] as const,
    task: async ([path], { signal }) => {
      this.taken = await this.api.get<CoursesTaken>(path, { signal });
    },
  });

  private get path(): string {
    return this.personId ? `/class/${this.personId}/courses-taken` : '/courses-taken';
  }

  protected override render() {
    return renderLoad(this.loading, () => (this.taken ? this.renderTaken(this.taken) : nothing));
  }

  private renderTaken(taken: CoursesTaken) {
    const isOwn = this.personId === '';
    return html`<div class="stack">
      ${
        isOwn
          ? nothing
          : html`<div class="spread">
              <h3>${t('courses.courses')}</h3>
              <a href=${hrefFor(`class/${encodeURIComponent(this.personId)}/courses`)}>
                ${t('courses.staff-plan-open')}
              </a>
            </div>`
      }
      ${
        taken.mayAdd && this.open === null
          ? html`<div>
              <button type="button" class="button small" @click=${() => void this.show('new')}>
                ${icon('plus')} ${t('courses.taken-add')}
              </button>
            </div>`
          : nothing
      }
      ${this.asking.renderFault()}
      ${
        this.open
          ? html`<ilp-taken-form
              .api=${this.api}
              .course=${this.open === 'new' ? null : this.open}
              this-year=${taken.thisYear}
              ?busy=${this.asking.isBusy}
              @ilp-taken-submit=${(event: TakenSubmitEvent) => void this.save(event)}
              @ilp-cancel=${() => (this.open = null)}
            ></ilp-taken-form>`
          : nothing
      }
      ${
        taken.courses.length === 0
          ? html`<ilp-empty-state heading=${t('courses.taken-empty')}>
              <p>${t(isOwn ? 'courses.taken-empty-text' : 'courses.taken-empty-staff')}</p>
            </ilp-empty-state>`
          : html`<ilp-taken-list
              .taken=${taken}
              ?own=${isOwn}
              @ilp-taken-wish=${(event: TakenWishEvent) => void this.handleWish(event)}
            ></ilp-taken-list>`
      }
    </div>`;
  }

  private async show(open: TakenCourse | 'new'): Promise<void> {
    this.open = null;
    await this.updateComplete;
    this.open = open;
    await this.updateComplete;
    const form = this.renderRoot.querySelector('ilp-taken-form');
    await form?.updateComplete;
    form?.focus();
  }

  private async save({ values }: TakenSubmitEvent): Promise<void> {
    const { open, path } = this;
    const isSaved = await this.ask(() =>
      open && open !== 'new'
        ? this.api.put<CoursesTaken>(`${path}/${open.id}`, values)
        : this.api.post<CoursesTaken>(path, values),
    );
    if (isSaved) this.open = null;
  }

  private async handleWish({ course, wish }: TakenWishEvent): Promise<void> {
    if (wish === 'change') {
      await this.show(course);
      return;
    }
    const path = `${this.path}/${course.id}`;
    if (!(await this.ask(() => this.api.delete<CoursesTaken>(path)))) return;
    showToast({
      text: t('courses.taken-removed', { course: course.title }),
      undo: async () => {
        await this.ask(() => this.api.post<CoursesTaken>(`${path}/restore`));
      },
    });
  }

  private ask(request: () => Promise<CoursesTaken>): Promise<boolean> {
    return this.asking.run(async () => {
      this.taken = await request();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-taken-section': IlpTakenSection;
  }
}

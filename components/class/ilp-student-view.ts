import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { onlyLooks, PRINCIPAL } from '#contracts/part-kinds.js';
import type { StudentPlan } from '#contracts/class.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { facts } from '../styles/facts.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import '../courses/ilp-taken-section.js';
import '../goal-talk/ilp-suggest-button.js';
import '../look-back/ilp-student-look-back.js';
import '../record/ilp-student-record.js';
import '../strengths/ilp-student-strengths.js';
import type { GoalTalkEvent } from './class-events.js';
import { studentLinks } from './student-links.js';
import { renderReflections } from './student-reflections.js';
import { renderSis } from './student-sis.js';
import './ilp-not-student.js';
import './ilp-student-activities.js';
import './ilp-student-careers.js';
import './ilp-student-goal.js';
import './ilp-student-portfolio.js';

/**
 * One student's plan as staff may see it: goals with their steps, and reflections.
 *
 * @element ilp-student-view
 */
@customElement('ilp-student-view')
export class IlpStudentView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    facts,
    css`
      h2:focus {
        outline: none;
      }

      .title {
        font-size: var(--ilp-text-large);
      }
    `,
  ];

  /** The goal whose comments are open above the plan. */
  @state() private open: { goalId: string; title: string } | null = null;

  /** Where the student was chosen: a counselor who came from no course, or a part, has no class to go back to. */
  private get back(): { path: string; words: PlainKey } {
    const { part, role, courseTitle } = this.session;
    if (part === PRINCIPAL) return { path: 'school', words: 'class.back-school' };
    if (part) return { path: 'my-students', words: 'class.back-my-students' };
    return role === 'counselor' && courseTitle === null
      ? { path: 'caseload', words: 'class.back-caseload' }
      : { path: 'class', words: 'class.back' };
  }

  private readonly loading = new Task(this, {
    args: () => [this.params.personId ?? ''] as const,
    task: ([personId], { signal }) =>
      this.api.get<StudentPlan>(`/class/${encodeURIComponent(personId)}`, { signal }),
    onComplete: ({ name }) => this.setTitle(name),
  });

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    return html`<article class="page" aria-labelledby="name">
      <div class="spread">
        <h2 id="name" class="title" tabindex="-1">
          ${this.loading.value?.name ?? t('shell.title-student')}
        </h2>
        <a class="button small quiet" href=${hrefFor(this.back.path)}>
          ${icon('close')} ${t(this.back.words)}
        </a>
      </div>
      ${renderLoad(this.loading, (plan) => this.renderPlan(plan))} ${this.renderOpen()}
    </article>`;
  }

  private renderPlan(plan: StudentPlan) {
    const { personId, name, isInCourse, goals, journal, evidence } = plan;
    return html`
      ${isInCourse || this.session.part ? nothing : html`<p class="notice">${t('class.outside-course')}</p>`}
      ${plan.sis ? renderSis(plan.sis) : nothing} ${this.renderTop(plan)}
      <section class="stack" aria-labelledby="goals" @ilp-goal-talk=${this.handleTalk}>
        <div class="spread">
          <h3 id="goals">${t('class.goals')}</h3>
          ${
            this.session.canTeach && isInCourse
              ? html`<ilp-suggest-button
                  .api=${this.api}
                  person-id=${personId}
                  name=${name}
                ></ilp-suggest-button>`
              : nothing
          }
        </div>
        ${
          goals.length === 0
            ? html`<p class="quiet">${t('class.no-goals')}</p>`
            : repeat(
                goals,
                ({ id }) => id,
                (goal) => html`<ilp-student-goal .goal=${goal}></ilp-student-goal>`,
              )
        }
      </section>
      <ilp-student-strengths .api=${this.api} person-id=${personId}></ilp-student-strengths>
      <ilp-student-careers .api=${this.api} person-id=${personId}></ilp-student-careers>
      <ilp-student-activities .api=${this.api} .params=${{ personId }}></ilp-student-activities>
      ${
        this.session.part === 'mentor'
          ? nothing
          : html`<ilp-student-look-back
                .api=${this.api}
                .session=${this.session}
                person-id=${personId}
              ></ilp-student-look-back>
              ${
                this.session.part === PRINCIPAL
                  ? nothing
                  : html`<ilp-student-record
                      .api=${this.api}
                      person-id=${personId}
                    ></ilp-student-record>`
              }
              <ilp-taken-section .api=${this.api} person-id=${personId}></ilp-taken-section>`
      }
      ${this.session.part ? nothing : renderReflections(plan)}
      <ilp-student-portfolio
        .api=${this.api}
        .journal=${journal}
        .evidence=${evidence}
      ></ilp-student-portfolio>
    `;
  }

  /** Above everything that loads by itself: what stands below moves while it does. */
  private renderTop({ personId, name, isInCourse }: StudentPlan) {
    return html`<div class="spread">
      ${studentLinks(personId, this.session)}
      ${
        this.session.canTeach && isInCourse
          ? html`<ilp-not-student
              .api=${this.api}
              person-id=${personId}
              name=${name}
            ></ilp-not-student>`
          : nothing
      }
    </div>`;
  }

  private renderOpen() {
    const { open } = this;
    const { part, canTeach } = this.session;
    if (open === null) return nothing;
    return html`<ilp-dialog heading=${t('goal-talk.heading')} open @ilp-dialog-close=${this.close}>
      <ilp-goal-comments
        .api=${this.api}
        goal-id=${open.goalId}
        goal-title=${open.title}
        ?read-only=${part ? onlyLooks(part) : !canTeach}
      ></ilp-goal-comments>
    </ilp-dialog>`;
  }

  private async handleTalk({ goalId, title }: GoalTalkEvent): Promise<void> {
    await Promise.all([
      import('../shared/ilp-dialog.js'),
      import('../goal-talk/ilp-goal-comments.js'),
    ]);
    this.open = { goalId, title };
  }

  private readonly close = () => {
    this.open = null;
    // What was said in there counts on the goal's card.
    void this.loading.run();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-view': IlpStudentView;
  }
}

import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StudentPlan, StudentReflection } from '#contracts/class.js';
import { formatDate, formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-student-goal.js';
import './ilp-student-portfolio.js';

const STATUSES: Readonly<Record<StudentReflection['status'], PlainKey>> = {
  none: 'class.reflection-none',
  draft: 'class.reflection-draft',
  submitted: 'class.reflection-submitted',
  scored: 'class.reflection-scored',
  returned: 'class.reflection-returned',
};

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
    css`
      h2:focus {
        outline: none;
      }

      .title {
        font-size: var(--ilp-text-large);
      }
    `,
  ];

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
        <a class="button small quiet" href=${hrefFor('class')}>
          ${icon('close')} ${t('class.back')}
        </a>
      </div>
      ${renderLoad(this.loading, (plan) => this.renderPlan(plan))}
    </article>`;
  }

  private renderPlan({ personId, goals, reflections, journal, evidence }: StudentPlan) {
    return html`
      <section class="stack" aria-labelledby="goals">
        <h3 id="goals">${t('class.goals')}</h3>
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
      <section class="stack" aria-labelledby="reflections">
        <h3 id="reflections">${t('class.reflections')}</h3>
        ${
          reflections.length === 0
            ? html`<p class="quiet">${t('class.no-reflections')}</p>`
            : html`<ul class="rows">
                ${reflections.map(
                  (reflection) => html`<li>${this.renderReflection(reflection, personId)}</li>`,
                )}
              </ul>`
        }
      </section>
      <ilp-student-portfolio
        .api=${this.api}
        .journal=${journal}
        .evidence=${evidence}
      ></ilp-student-portfolio>
    `;
  }

  private renderReflection(reflection: StudentReflection, personId: string) {
    const { assignmentId, title, status, submittedAt, points, maxPoints } = reflection;
    const path = `assignments/${encodeURIComponent(assignmentId)}`;
    return html`<div class="spread">
      <div class="stack tight">
        <a href=${hrefFor(`${path}?student=${encodeURIComponent(personId)}`)}>${title}</a>
        ${submittedAt ? html`<span class="small quiet">${formatDate(submittedAt)}</span>` : nothing}
      </div>
      <span class=${status === 'submitted' ? 'badge good' : 'badge'}>
        ${t(STATUSES[status])}
        ${
          points !== null && maxPoints !== null
            ? html`·
              ${t('common.score-of', {
                points: formatNumber(points),
                maximum: formatNumber(maxPoints),
              })}`
            : nothing
        }
      </span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-view': IlpStudentView;
  }
}

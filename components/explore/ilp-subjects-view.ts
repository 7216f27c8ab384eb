import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { SchoolSubjects } from '#contracts/explore.js';
import { factName, sourceText } from '../careers/career-words.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { cards, layout, lists } from '../styles/shared.js';
import { subjectOfCourse } from './course-subject.js';

/**
 * School subjects, first the one of the class the person is in.
 *
 * @element ilp-subjects-view
 */
@customElement('ilp-subjects-view')
export class IlpSubjectsView extends IlpView {
  static override styles = [
    layout,
    lists,
    cards,
    css`
      a {
        font-weight: 550;
      }
    `,
  ];

  private readonly subjects = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<SchoolSubjects>('/careers/subjects', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('explore')}>${t('explore.back')}</a>
        <h1 tabindex="-1">${t('explore.subjects-title')}</h1>
        <p>${t('explore.subjects-text')}</p>
      </div>
      ${renderLoad(this.subjects, (reply) => this.renderSubjects(reply), { lines: 8 })}
    </div>`;
  }

  private renderSubjects({ items, source }: SchoolSubjects) {
    const { courseTitle } = this.session;
    const own = items.find(({ id }) => id === subjectOfCourse(courseTitle ?? ''));
    return html`${
        own
          ? html`<p class="notice">
              ${t('explore.subjects-yours', { course: courseTitle ?? '' })}
              <a href=${hrefFor(`explore/subjects/${own.id}`)}>${factName('subject', own.id)}</a>
            </p>`
          : nothing
      }
      <ul class="rows">
        ${items.map(
          ({ id, count }) =>
            html`<li class="spread">
              <a href=${hrefFor(`explore/subjects/${id}`)}>${factName('subject', id)}</a>
              <span class="small quiet">${t('explore.count', { count })}</span>
            </li>`,
        )}
      </ul>
      <p class="small quiet">${sourceText(source)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-subjects-view': IlpSubjectsView;
  }
}

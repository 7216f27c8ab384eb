import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { PlacedActivity } from '#contracts/attach.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { gradingWords } from './assignment-words.js';
import { nameOf } from './attach-items.js';

/**
 * An activity of the course as its staff meet it: what students find behind the link, and where to
 * see how they get on.
 *
 * @element ilp-activity-view
 */
@customElement('ilp-activity-view')
export class IlpActivityView extends IlpView {
  static override styles = [layout, buttons, cards];

  private readonly loading = new Task(this, {
    args: () => [this.params.id ?? ''] as const,
    task: ([id], { signal }) =>
      this.api.get<PlacedActivity>(`/activities/${encodeURIComponent(id)}`, { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${this.loading.value?.title ?? t('shell.title-activity')}</h1>
      ${renderLoad(this.loading, (activity) => this.renderActivity(activity))}
    </div>`;
  }

  private renderActivity({ kind, maxPoints, dueAt }: PlacedActivity) {
    const name = kind === 'reflection' ? t('assignments.title') : nameOf(kind);
    return html`
      <p>${t('assignments.activity-for-students', { name })}</p>
      <p class="small quiet">
        ${gradingWords({ grading: maxPoints === null ? 'none' : 'points', maxPoints })}
        ${dueAt ? html`· ${t('common.due', { date: formatDate(dueAt) })}` : nothing}
      </p>
      <div class="actions">
        <a class="button primary" href=${hrefFor('class')}
          >${t('assignments.activity-see-class')}</a
        >
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-activity-view': IlpActivityView;
  }
}

import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ClassCompletion } from '#contracts/completion.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../requirements/ilp-class-readiness.js';
import { componentName } from '../requirements/requirement-words.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { renderByComponent, renderByRow } from './figure-table.js';

type Line = ClassCompletion['students'][number];

/**
 * Who of the class has what, and figures for the class and its groups.
 *
 * @element ilp-class-completion
 */
@customElement('ilp-class-completion')
export class IlpClassCompletion extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<ClassCompletion>('/class-completion', { signal }),
  });

  protected override render() {
    return html`<section class="stack" aria-labelledby="class">
      <h2 id="class">${t('requirements.class-title')}</h2>
      <p class="quiet">${t('requirements.class-intro')}</p>
      ${renderLoad(this.loading, (found) => renderClass(found))}
      <ilp-class-readiness .api=${this.api} .session=${this.session}></ilp-class-readiness>
    </section>`;
  }
}

function renderClass({ plan, students, figure, groups }: ClassCompletion) {
  if (!plan)
    return html`<ilp-empty-state heading=${t('requirements.no-template')}>
      <p>${t('requirements.no-template-text')}</p>
    </ilp-empty-state>`;
  if (students.length === 0)
    return html`<ilp-empty-state heading=${t('requirements.no-students')}>
      <p>${t('requirements.no-students-text')}</p>
    </ilp-empty-state>`;
  return html`<ul class="rows">
      ${students.map((line) => html`<li class="stack tight">${renderLine(line)}</li>`)}
    </ul>
    ${renderByComponent(figure, plan.codes)}
    ${groups.length > 0 ? renderByRow(t('requirements.groups'), groups) : nothing}`;
}

function renderLine({
  personId,
  name,
  done,
  required,
  missing,
  isComplete,
  isOutside,
  grade,
}: Line) {
  const path = `class/${encodeURIComponent(personId)}/requirements`;
  const counts = { done: String(done), required: String(required) };
  return html`<div class="spread">
      <a href=${hrefFor(path)}>${name}</a>
      ${
        isOutside
          ? html`<span class="badge"
              >${t('requirements.grade-n', { grade: String(grade ?? '') })}</span
            >`
          : html`<span class="badge ${isComplete ? 'good' : ''}">
              ${t('requirements.progress', counts)}
            </span>`
      }
    </div>
    ${
      missing.length > 0 && !isOutside
        ? html`<p class="small quiet">
            ${t('requirements.missing')}: ${formatList(missing.map(componentName))}
          </p>`
        : nothing
    }`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-class-completion': IlpClassCompletion;
  }
}

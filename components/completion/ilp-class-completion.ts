import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ClassCompletion } from '#contracts/completion.js';
import { t } from '../i18n/i18n.js';
import '../requirements/ilp-class-readiness.js';
import '../requirements/ilp-missing-groups.js';
import '../requirements/ilp-missing-parts.js';
import '../shared/ilp-bar.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { farStyles } from '../requirements/requirement-styles.js';
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
  static override styles = [layout, buttons, cards, lists, farStyles];

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
  return html`<ilp-missing-groups
      .students=${students.filter(({ isOutside }) => !isOutside)}
    ></ilp-missing-groups>
    <ul class="rows">
      ${students.map((line) => html`<li class="stack tight">${renderLine(line)}</li>`)}
    </ul>
    ${renderByComponent(figure, plan.codes)}
    ${groups.length > 0 ? renderByRow(t('requirements.groups'), groups) : nothing}`;
}

function renderLine(line: Line) {
  const { personId, name, done, required, missing, isComplete, isOutside, grade } = line;
  const path = `class/${encodeURIComponent(personId)}/requirements`;
  const counts = { done: String(done), required: String(required) };
  return html`<div class="spread">
      <a href=${hrefFor(path)}>${name}</a>
      ${
        isOutside
          ? html`<span class="badge"
              >${t('requirements.grade-n', { grade: String(grade ?? '') })}</span
            >`
          : html`<span class="far">
              ${isComplete ? nothing : html`<ilp-bar .done=${done} .total=${required}></ilp-bar>`}
              <span class="badge ${isComplete ? 'good' : ''}">
                ${t('requirements.parts-done', counts)}
              </span>
            </span>`
      }
    </div>
    ${isOutside ? nothing : html`<ilp-missing-parts .missing=${missing}></ilp-missing-parts>`}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-class-completion': IlpClassCompletion;
  }
}

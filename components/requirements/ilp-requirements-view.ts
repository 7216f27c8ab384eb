import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { OwnCompletion, PlanComponent, PlanStatus } from '#contracts/completion.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-progress.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-readiness.js';
import './ilp-requirement-list.js';
import { renderRuleSource } from './plan-rule-source.js';
import { ruleStyles } from './requirement-styles.js';
import { componentName, pathOf } from './requirement-words.js';

/**
 * The student's own state by the rule of the district: what is done, what comes next, what meets what.
 *
 * @element ilp-requirements-view
 */
@customElement('ilp-requirements-view')
export class IlpRequirementsView extends IlpView {
  static override styles = [layout, buttons, cards, lists, ruleStyles];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<OwnCompletion>('/completion', { signal }),
    onComplete: ({ plan }) =>
      plan && this.setTitle(t('requirements.title', { plan: plan.abbreviation })),
  });

  protected override render() {
    const plan = this.loading.value?.plan;
    const title = plan
      ? t('requirements.title', { plan: plan.abbreviation })
      : t('requirements.title-plain');
    return html`<div class="page">
      <h1 tabindex="-1">${title}</h1>
      ${renderLoad(this.loading, ({ plan: found }) => (found ? this.renderPlan(found) : renderNone()))}
    </div>`;
  }

  private renderPlan(plan: PlanStatus) {
    const { name, abbreviation, grades, components } = plan;
    if (plan.isOutside) {
      const words = { plan: abbreviation, from: String(grades.from), to: String(grades.to) };
      return html`<p class="quiet" lang="en">${name}</p>
        <p class="notice">${t('requirements.outside', words)}</p>
        ${renderRuleSource(plan)}`;
    }
    const [first = null] = plan.missing;
    const next = components.find(({ code }) => code === first);
    return html`<p class="quiet" lang="en">${name}</p>
      ${
        plan.isComplete
          ? html`<p class="notice">${t('requirements.complete', { plan: abbreviation })}</p>`
          : html`<ilp-progress
              label=${t('requirements.met')}
              .done=${plan.done}
              .total=${plan.required}
            ></ilp-progress>`
      }
      ${
        plan.dueOn
          ? html`<p>${t('requirements.due', { date: formatDate(plan.dueOn) })}</p>`
          : nothing
      }
      ${next ? renderNext(next) : nothing}
      <ilp-requirement-list .components=${components} .next=${first}></ilp-requirement-list>
      <p class="small quiet">${t('requirements.private-note')}</p>
      <ilp-readiness .api=${this.api} .session=${this.session}></ilp-readiness>
      ${renderRuleSource(plan)}`;
  }
}

function renderNext(next: PlanComponent) {
  const path = pathOf(next);
  const words = t('requirements.next', { what: componentName(next.code) });
  if (!path) return html`<p>${words}. ${t('requirements.by-staff')}</p>`;
  return html`<p class="actions"><a class="button primary" href=${hrefFor(path)}>${words}</a></p>`;
}

const renderNone = () =>
  html`<ilp-empty-state heading=${t('requirements.none')}>
    <p>${t('requirements.none-text')}</p>
  </ilp-empty-state>`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-requirements-view': IlpRequirementsView;
  }
}

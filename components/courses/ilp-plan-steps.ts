import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PlanStep } from '#contracts/course-plans.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { layout, lists } from '../styles/shared.js';

/**
 * What was said and decided about a plan, the newest first.
 *
 * @element ilp-plan-steps
 */
@customElement('ilp-plan-steps')
export class IlpPlanSteps extends IlpElement {
  static override styles = [layout, lists];

  @property({ attribute: false }) steps: readonly PlanStep[] = [];

  protected override render() {
    if (this.steps.length === 0) return nothing;
    return html`<section class="stack tight" aria-labelledby="steps">
      <h2 id="steps">${t('courses.steps-title')}</h2>
      <ul class="rows">
        ${this.steps.map(
          ({ by, kind, text, at }) =>
            html`<li class="stack tight">
              <span>
                <strong>${by.isMe ? t('courses.step-you') : (by.name ?? '–')}</strong>
                · ${t(`courses.step-${kind}`)} · <span class="quiet">${formatDate(at)}</span>
              </span>
              ${text ? html`<p>${text}</p>` : nothing}
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-plan-steps': IlpPlanSteps;
  }
}

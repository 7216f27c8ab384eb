import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CoursePlan } from '#contracts/course-plans.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { fields, layout } from '../styles/shared.js';
import { localName } from './plan-words.js';

/**
 * The diplomas, endorsements, seals and pathways that a student aims at.
 *
 * @element ilp-plan-targets
 * @fires {CustomEvent<string[]>} change - keys of all that are chosen now
 */
@customElement('ilp-plan-targets')
export class IlpPlanTargets extends IlpElement {
  static override styles = [
    layout,
    fields,
    css`
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--ilp-space-4);
      }
    `,
  ];

  @property({ attribute: false }) plan!: CoursePlan;

  protected override render() {
    const { diplomas, audits, mayChange } = this.plan;
    if (diplomas.length < 2) return nothing;
    const chosen = audits.map(({ key }) => key);
    return html`<fieldset>
      <legend>${t('courses.audit-targets')}</legend>
      <div class="choices">
        ${diplomas.map(
          (diploma) =>
            html`<label class="choice">
              <input
                type="checkbox"
                .checked=${chosen.includes(diploma.key)}
                ?disabled=${!mayChange}
                @change=${(event: Event) => this.choose(event, diploma.key, chosen)}
              />
              ${localName(diploma)}
              <span class="small quiet">${t(`courses.audit-kind-${diploma.kind}`)}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  private choose(event: Event, key: string, chosen: readonly string[]): void {
    const isOn = (event.currentTarget as HTMLInputElement).checked;
    const detail = isOn ? [...chosen, key] : chosen.filter((one) => one !== key);
    this.dispatchEvent(new CustomEvent('change', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-plan-targets': IlpPlanTargets;
  }
}

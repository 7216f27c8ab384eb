import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HoursSummary, RequirementProgress } from '#contracts/activity-hours.js';
import { HOUR_KINDS, type HourKind } from '#contracts/activity-fields.js';
import { t } from '../i18n/i18n.js';
import '../shared/charts/ilp-hours-bars.js';
import { IlpElement } from '../shared/ilp-element.js';
import { layout } from '../styles/shared.js';
import { KINDS, schoolYearWords } from './activity-words.js';

/**
 * Pictures of a student's hours: one for each kind, and for each requirement of that kind.
 *
 * @element ilp-my-hours
 */
@customElement('ilp-my-hours')
export class IlpMyHours extends IlpElement {
  static override styles = [
    layout,
    css`
      .pictures {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: var(--ilp-space-5);
      }
    `,
  ];

  @property({ attribute: false }) summary?: HoursSummary;

  protected override render() {
    const { summary } = this;
    if (!summary) return nothing;
    const pictures = HOUR_KINDS.flatMap((kind) => this.picturesOf(kind, summary));
    if (pictures.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="hours">
      <h2 id="hours">${t('activities.my-hours')}</h2>
      <div class="pictures">${pictures}</div>
    </section>`;
  }

  private picturesOf(kind: HourKind, { years, requirements }: HoursSummary) {
    const bars = years
      .filter((year) => year.kind === kind)
      .map(({ schoolYear, verified, claimed }) => ({
        ...{ label: schoolYearWords(schoolYear), verified, claimed },
      }));
    const wanted = requirements.filter((one) => one.kind === kind);
    if (bars.length === 0 && wanted.length === 0) return [];
    if (wanted.length === 0)
      return [
        html`<div class="stack tight">
          <h3>${t(KINDS[kind])}</h3>
          <ilp-hours-bars .bars=${bars}></ilp-hours-bars>
        </div>`,
      ];
    return wanted.map(
      (one) =>
        html`<div class="stack tight">
          <h3>${t(KINDS[kind])}</h3>
          <p class="small quiet">${gradesOf(one)}</p>
          <ilp-hours-bars .bars=${bars} .wanted=${one.hours} .counted=${one}></ilp-hours-bars>
          ${
            one.withoutGrade > 0
              ? html`<p class="small">
                  ${t('activities.hours-no-grade', { hours: one.withoutGrade })}
                </p>`
              : nothing
          }
        </div>`,
    );
  }
}

function gradesOf({ fromGrade, toGrade }: RequirementProgress): string {
  if (fromGrade === toGrade) return t('activities.grade', { grade: String(fromGrade) });
  return t('activities.grades', { grades: `${String(fromGrade)}–${String(toGrade)}` });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-my-hours': IlpMyHours;
  }
}

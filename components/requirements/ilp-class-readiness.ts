import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ClassReadiness, ReadinessPart } from '#contracts/readiness.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { cards, layout, lists } from '../styles/shared.js';

/**
 * What the district's tests say of the students of a class or caseload, by content area. Not there without a
 * result, and for fewer than ten. Needs the `requirements` messages.
 *
 * @element ilp-class-readiness
 */
@customElement('ilp-class-readiness')
export class IlpClassReadiness extends IlpView {
  static override styles = [layout, cards, lists];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<ClassReadiness>('/class-readiness', { signal }),
  });

  protected override render() {
    // Beside how far plans are this is an extra: while it is not there, nothing is.
    const { students = null, areas = [] } = this.loading.value ?? {};
    if (students === null || areas.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="readiness">
      <h2 id="readiness">${t('requirements.readiness')}</h2>
      <p class="small quiet">${t('requirements.class-readiness-text', { count: students })}</p>
      <div class="scroller" tabindex="0" role="group" aria-labelledby="readiness">
        <table>
          <thead>
            <tr>
              <th scope="col">${t('requirements.readiness-subject')}</th>
              <th scope="col">${t('requirements.readiness-level')}</th>
              <th scope="col" class="number">${t('requirements.col-students')}</th>
            </tr>
          </thead>
          ${areas.map(renderArea)}
        </table>
      </div>
    </section>`;
  }
}

function renderArea({ area, parts }: ClassReadiness['areas'][number]) {
  return html`<tbody>
    ${parts.map(
      (part, place) =>
        html`<tr>
          ${
            place === 0
              ? html`<th scope="rowgroup" rowspan=${parts.length}>
                  ${t(`requirements.area-${area}`)}
                </th>`
              : nothing
          }
          <td>${partWords(part)}</td>
          <td class="number">${formatNumber(part.students)}</td>
        </tr>`,
    )}
  </tbody>`;
}

const partWords = ({ kind, level }: ReadinessPart): string =>
  kind === 'level' ? level : t(`requirements.readiness-${kind}`);

declare global {
  interface HTMLElementTagNameMap {
    'ilp-class-readiness': IlpClassReadiness;
  }
}

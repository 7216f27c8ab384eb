import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MatchFairness } from '#contracts/match-fairness.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { layout, lists } from '../styles/shared.js';
import { factName } from '../careers/career-words.js';
import { type FairRun } from './fairness-words.js';

/**
 * Careers that are in no list, with the best place each has. Needs the `fairness` and `careers-data`
 * messages.
 *
 * @element ilp-unreached-careers
 */
@customElement('ilp-unreached-careers')
export class IlpUnreachedCareers extends IlpElement {
  static override styles = [
    layout,
    lists,
    css`
      summary {
        min-block-size: 1.75rem;
        inline-size: fit-content;
        cursor: pointer;
      }

      th[scope='row'] {
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) fairness!: MatchFairness;
  @property({ attribute: false }) run!: FairRun;

  protected override render() {
    const { unreached, people } = this.run;
    const { first } = this.fairness;
    const worst = Math.max(0, ...unreached.map(({ own }) => own));
    return html`<section class="stack tight">
      <h2>${t('fairness.unreached')}</h2>
      <p>
        ${t('fairness.unreached-text', {
          count: unreached.length,
          ...{ first: formatNumber(first), people: formatNumber(people) },
        })}
        ${worst > 0 ? t('fairness.unreached-own', { place: formatNumber(worst) }) : nothing}
      </p>
      ${unreached.length > 0 ? this.renderTable() : nothing}
    </section>`;
  }

  private renderTable() {
    const rows = this.run.unreached.toSorted((one, other) => other.best - one.best);
    return html`<details>
      <summary>${t('fairness.unreached-show', { count: rows.length })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('fairness.career')}</th>
            <th scope="col">${t('fairness.preparation')}</th>
            <th scope="col" class="number">${t('fairness.best')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ career, zone, best }) =>
              html`<tr>
                <th scope="row">
                  <a href=${hrefFor(`careers/${career.code}`)} lang=${career.titleLocale}
                    >${career.title}</a
                  >
                </th>
                <td>${zone === null ? nothing : factName('zone', zone)}</td>
                <td class="number">${formatNumber(best)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-unreached-careers': IlpUnreachedCareers;
  }
}

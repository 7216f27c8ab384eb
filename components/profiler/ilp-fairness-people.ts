import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MatchFairness } from '#contracts/match-fairness.js';
import { t } from '../i18n/i18n.js';
import { areaName } from '../shared/charts/riasec.js';
import { IlpElement } from '../shared/ilp-element.js';
import { layout, lists } from '../styles/shared.js';
import { type FairRun, shareOf } from './fairness-words.js';

/**
 * People by their strongest interest: how much preparation the careers of their lists need. Needs the
 * `fairness` messages.
 *
 * @element ilp-fairness-people
 */
@customElement('ilp-fairness-people')
export class IlpFairnessPeople extends IlpElement {
  static override styles = [
    layout,
    lists,
    css`
      th[scope='row'] {
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) fairness!: MatchFairness;
  @property({ attribute: false }) run!: FairRun;

  protected override render() {
    const { first, perArea } = this.fairness;
    const whole = first * perArea;
    return html`<section class="stack tight">
      <h2 id="people">${t('fairness.by-person')}</h2>
      <div class="scroller" tabindex="0" role="region" aria-labelledby="people">
        <table>
          <caption>
            ${t('fairness.by-person-text')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${t('fairness.strongest')}</th>
              <th scope="col" class="number">${t('fairness.zones-low')}</th>
              <th scope="col" class="number">${t('fairness.zones-middle')}</th>
              <th scope="col" class="number">${t('fairness.zones-high')}</th>
              <th scope="col" class="number">${t('fairness.same-area')}</th>
            </tr>
          </thead>
          <tbody>
            ${this.run.byStrongest.map(({ area, zones, sameArea }) => {
              const [one = 0, two = 0, three = 0, four = 0, five = 0] = zones;
              return html`<tr>
                <th scope="row">${areaName(area)}</th>
                <td class="number">${shareOf(one + two, whole)}</td>
                <td class="number">${shareOf(three, whole)}</td>
                <td class="number">${shareOf(four + five, whole)}</td>
                <td class="number">${shareOf(sameArea, whole)}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-fairness-people': IlpFairnessPeople;
  }
}

import { html } from 'lit';
import type { CareerProfile } from '#contracts/careers.js';
import { formatNumber, formatPercent } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { factName, middlePay, sourceText } from './career-words.js';

/** Four facts side by side, each with its source and year. */
export function renderFacts(career: CareerProfile) {
  const { growthPercent, outlook, typicalEducation } = career;
  const employment = career.pay.data?.employment ?? career.jobOutlook.data?.employmentFrom;
  const growth =
    growthPercent === null || outlook === null
      ? null
      : t('careers.fact-growth-value', {
          percent: formatPercent(growthPercent / 100),
          label: factName('outlook', outlook),
        });
  const facts: [string, string | null, string][] = [
    [t('careers.fact-pay'), middlePay(career), sourceText(career.pay.source)],
    [t('careers.fact-growth'), growth, sourceText(career.jobOutlook.source)],
    [
      t('careers.fact-way'),
      typicalEducation ? factName('typical', typicalEducation) : null,
      sourceText(career.entry.source),
    ],
    [
      t('careers.fact-jobs'),
      employment == null ? null : formatNumber(employment),
      sourceText(career.pay.source),
    ],
  ];
  return html`<dl class="facts">
    ${facts.map(
      ([name, value, source]) =>
        html`<div>
          <dt class="small quiet">${name}</dt>
          <dd>${value ?? t('careers.fact-none')}</dd>
          <dd class="small quiet source">${source}</dd>
        </div>`,
    )}
  </dl>`;
}

/** What share of people in the job say which level it needs. */
export function renderLevels(levels: { level: number; percent: number }[]) {
  return html`<table>
    <caption>
      ${t('careers.ways-levels')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('careers.level')}</th>
        <th scope="col" class="number">${t('careers.share')}</th>
      </tr>
    </thead>
    <tbody>
      ${levels.map(
        ({ level, percent }) =>
          html`<tr>
            <th scope="row">${factName('education', level)}</th>
            <td class="number">
              <svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width=${percent} height="8"></rect>
              </svg>
              ${formatPercent(percent / 100)}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

import { html } from 'lit';
import type { CareerProfile, PayRange } from '#contracts/careers.js';
import { formatMoney, formatNumber, formatPercent } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { factName, middlePay, sourceText } from './career-words.js';

/** Four facts side by side, each with its source and year. */
export function renderFacts(career: CareerProfile) {
  const { growthPercent, outlook, typicalEducation } = career;
  const counted = career.pay.data?.employment;
  const employment = counted ?? career.jobOutlook.data?.employmentFrom;
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
      sourceText(
        counted == null && employment != null ? career.jobOutlook.source : career.pay.source,
      ),
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

const CENTS = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const POINTS: readonly (readonly [keyof PayRange, PlainKey])[] = [
  ['p10', 'charts.pay-p10'],
  ['p25', 'charts.pay-p25'],
  ['p50', 'charts.pay-p50'],
  ['p75', 'charts.pay-p75'],
  ['p90', 'charts.pay-p90'],
];

/** Pay by the hour: a sentence, and all points behind a switch. */
export function renderHourly(pay: PayRange) {
  if (pay.p50 === null) return null;
  const known = POINTS.flatMap(([point, words]) => {
    const value = pay[point];
    return value === null ? [] : [[words, value] as const];
  });
  return html`<p>${t('careers.pay-hourly-note', { amount: formatMoney(pay.p50, CENTS) })}</p>
    <details>
      <summary>${t('careers.pay-hourly')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('charts.pay-label')}</th>
            <th scope="col" class="number">${t('careers.pay-hourly')}</th>
          </tr>
        </thead>
        <tbody>
          ${known.map(
            ([words, value]) =>
              html`<tr>
                <th scope="row">${t(words)}</th>
                <td class="number">${formatMoney(value, CENTS)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
}

/** Every source of the page once, and what its owner wants to be said. */
export function renderSources(career: CareerProfile) {
  const all = [
    career.interests,
    career.pay,
    career.jobOutlook,
    career.entry,
    career.educationLevels,
    career.skills,
    career.technology,
    career.subjects,
    career.related,
    { source: career.titlesSource },
    { source: career.preparation.source },
    { source: career.clusterSource },
  ].map(({ source }) => sourceText(source));
  return html`<section class="stack tight" aria-labelledby="sources">
    <h2 id="sources">${t('careers.sources')}</h2>
    <ul class="small">
      ${[...new Set(all)].map((source) => html`<li>${source}</li>`)}
    </ul>
    <p class="small quiet">${t('careers.notice')}</p>
  </section>`;
}

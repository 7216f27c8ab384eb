import { html, nothing } from 'lit';
import type { CollegeProfile } from '#contracts/colleges.js';
import { formatList, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { type FactRow, money, renderCell, renderFactTable, share, whole } from './college-facts.js';
import { collegeWord, placeName, shortSource, whyNone } from './college-words.js';
import './ilp-net-price.js';

/** Four facts side by side, each with its source and year. */
export function renderTopFacts(college: CollegeProfile) {
  const { averageNetPrice, undergraduates, completionRate, placeSource } = college;
  const price = averageNetPrice.value;
  const facts = [
    [
      t('colleges.fact-price'),
      price === null ? null : t('colleges.a-year', { amount: money(price) }),
      averageNetPrice.source,
    ],
    [
      t('colleges.fact-finish'),
      completionRate.value === null ? null : share(completionRate.value),
      completionRate.source,
    ],
    [
      t('colleges.fact-students'),
      undergraduates.value === null ? null : whole(undergraduates.value),
      undergraduates.source,
    ],
    [t('colleges.fact-place'), placeName(college), placeSource],
  ] as const;
  return html`<dl class="facts">
    ${facts.map(
      ([name, value, source]) =>
        html`<div>
          <dt class="small quiet">${name}</dt>
          <dd>${value ?? t('colleges.none')}</dd>
          <dd class="small quiet source">${shortSource(source)}</dd>
        </div>`,
    )}
  </dl>`;
}

export function renderPlace(college: CollegeProfile) {
  const { county, region, kinds, isReligious, calendar, highestAward, placeSource } = college;
  const kind = [
    ...kinds.map((id) => collegeWord('kind', id)),
    ...(isReligious ? [t('colleges.religious')] : []),
  ];
  const words: (readonly [string, string | null])[] = [
    [t('colleges.place-community'), placeName(college)],
    [t('colleges.place-county'), county],
    [t('colleges.place-region'), collegeWord('region', region)],
    [t('colleges.place-highest'), collegeWord('highest', highestAward)],
    [t('colleges.place-calendar'), calendar && collegeWord('calendar', calendar)],
    ...(kind.length > 0 ? [[t('colleges.place-kind'), formatList(kind)] as const] : []),
  ];
  return html`<section class="stack tight" aria-labelledby="place">
    <h2 id="place">${t('colleges.place')}</h2>
    <table aria-labelledby="place">
      <thead class="visually-hidden">
        <tr>
          <th scope="col">${t('colleges.fact')}</th>
          <th scope="col">${t('colleges.number')}</th>
        </tr>
      </thead>
      <tbody>
        ${words.map(
          ([name, value]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${renderCell(value, whyNone(null), placeSource)}
            </tr>`,
        )}
        ${(
          [
            [t('colleges.fact-students'), college.undergraduates],
            [t('colleges.place-ratio'), college.studentsPerTeacher],
          ] as const
        ).map(
          ([name, { value, none, source }]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${renderCell(value === null ? null : whole(value), whyNone(none), source)}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

export function renderCost(college: CollegeProfile) {
  const { netPriceByIncome, links } = college;
  const rows: FactRow[] = [
    [t('colleges.price-average'), college.averageNetPrice, money],
    [t('colleges.tuition-in'), college.tuitionInState, money],
    [t('colleges.tuition-out'), college.tuitionOutOfState, money],
    [t('colleges.tuition-program'), college.tuitionByProgram, money],
    [t('colleges.cost-all'), college.costOfAttendance, money],
    [t('colleges.cost-on'), college.housingOnCampus, money],
    [t('colleges.cost-off'), college.housingOffCampus, money],
    [t('colleges.cost-books'), college.books, money],
  ];
  return html`<section class="stack" aria-labelledby="cost">
    <h2 id="cost">${t('colleges.cost')}</h2>
    <p class="notice">${t('colleges.not-yours')}</p>
    ${links.priceCalculator ? html`<p>${renderLink(links.priceCalculator, t('colleges.calculator'))}</p>` : nothing}
    <h3>${t('colleges.net-title')}</h3>
    ${
      netPriceByIncome.data
        ? html`<ilp-net-price .bands=${netPriceByIncome.data}></ilp-net-price>
            <p class="small quiet">${shortSource(netPriceByIncome.source)}</p>`
        : html`<p class="quiet">${whyNone(netPriceByIncome.none)}</p>`
    }
    <h3>${t('colleges.published')}</h3>
    ${renderFactTable(t('colleges.published'), rows)}
  </section>`;
}

export function renderAdmission(college: CollegeProfile) {
  const { openAdmission, testPolicy } = college;
  return html`<section class="stack" aria-labelledby="admission">
    <h2 id="admission">${t('colleges.admission')}</h2>
    <p>
      ${
        openAdmission.data === null
          ? t('colleges.open-unknown')
          : openAdmission.data
            ? t('colleges.admission-open')
            : t('colleges.admission-chosen')
      }
      ${openAdmission.data === null ? nothing : html`<span class="small quiet">${shortSource(openAdmission.source)}</span>`}
    </p>
    ${openAdmission.data === true && college.applicants.value === null ? nothing : renderApplicants(college)}
    <p>
      ${t('colleges.tests')}:
      ${testPolicy.data ? collegeWord('tests', testPolicy.data) : whyNone(testPolicy.none)}
      ${testPolicy.data ? html`<span class="small quiet">${shortSource(testPolicy.source)}</span>` : nothing}
    </p>
    ${renderScores(college)}
  </section>`;
}

function renderApplicants(college: CollegeProfile) {
  return html`<p class="small quiet">${t('colleges.admission-note')}</p>
    ${renderFactTable(t('colleges.admission'), [
      [t('colleges.applicants'), college.applicants, whole],
      [t('colleges.admitted'), college.admitted, whole],
      [t('colleges.rate'), college.admissionRate, share],
    ])}`;
}

function renderScores({ sat, act }: CollegeProfile) {
  const rows = [
    ...(sat.data
      ? ([
          [t('colleges.sat-reading'), sat.data.reading],
          [t('colleges.sat-math'), sat.data.math],
        ] as const)
      : []),
    ...(act.data ? ([[t('colleges.act'), act.data]] as const) : []),
  ];
  if (rows.length === 0) return nothing;
  return html`<h3 id="scores">${t('colleges.scores')}</h3>
    <div class="scroller" tabindex="0" role="group" aria-labelledby="scores">
      <table aria-labelledby="scores">
        <thead>
          <tr>
            <th scope="col">${t('colleges.scores-test')}</th>
            <th scope="col" class="number">${t('colleges.scores-low')}</th>
            <th scope="col" class="number">${t('colleges.scores-mid')}</th>
            <th scope="col" class="number">${t('colleges.scores-high')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, quarters]) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${quarters.map(
                  (score) =>
                    html`<td class="number">
                      ${score === null ? t('colleges.none') : formatNumber(score)}
                    </td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="small quiet">${shortSource(sat.source)}</p>`;
}

export function renderOutcomes(college: CollegeProfile) {
  return html`<section class="stack tight" aria-labelledby="outcomes">
    <h2 id="outcomes">${t('colleges.outcomes')}</h2>
    ${renderFactTable(t('colleges.outcomes'), [
      [t('colleges.completion'), college.completionRate, share],
      [t('colleges.retention'), college.retentionRate, share],
      [t('colleges.earnings'), college.earnings, money],
      [t('colleges.pell'), college.pellShare, share],
      [t('colleges.loans'), college.loanShare, share],
    ])}
    <p class="small quiet">${t('colleges.earnings-note')}</p>
  </section>`;
}

/** A page of the college's own, in a tab of its own. */
export function renderLink(href: string, words: string) {
  return html`<a href=${href} target="_blank" rel="noopener noreferrer">${words}</a>`;
}

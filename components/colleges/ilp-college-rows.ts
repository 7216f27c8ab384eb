import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FoundCollege } from '#contracts/college-selector.js';
import { COLLEGES_COMPARED_MAX } from '#contracts/limits.js';
import { formatMoney, formatNumber, formatPercent } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { fields, layout, lists } from '../styles/shared.js';
import { CollegePickEvent } from './college-events.js';
import { collegeWord, standingMark } from './college-words.js';
import { criterionName, reasonText } from './criterion-words.js';

/**
 * Colleges as lines: name, place and kind, a few numbers, and how each does on what was asked for.
 *
 * @element ilp-college-rows
 * @fires {CollegePickEvent} ilp-college-pick
 */
@customElement('ilp-college-rows')
export class IlpCollegeRows extends IlpElement {
  static override styles = [
    layout,
    lists,
    fields,
    css`
      li a {
        font-weight: 550;
      }

      .reasons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1) var(--ilp-space-3);
        margin: var(--ilp-space-1) 0 0;
        padding: 0;
        list-style-type: '';
      }

      .reasons li {
        display: inline-flex;
        gap: var(--ilp-space-1);
        align-items: center;
      }

      .met {
        color: var(--ilp-good);
      }
    `,
  ];

  @property({ attribute: false }) colleges: readonly FoundCollege[] = [];
  /** Codes of those to compare. */
  @property({ attribute: false }) picked: readonly string[] = [];

  /** Moves focus to a college, for the first of those that came with "show more". */
  async focusRow(index: number): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.rows > li a')[index]?.focus();
  }

  protected override render() {
    return html`<ul class="rows">
      ${repeat(
        this.colleges,
        ({ code }) => code,
        (college) =>
          html`<li>
            <a href=${hrefFor(`explore/colleges/${college.code}`)} lang=${college.nameLocale}
              >${college.name}</a
            >
            ${standingMark(college)}
            ${
              college.matched
                ? html`<span class="small quiet"
                    >${t('colleges.has-program', { title: college.matched })}</span
                  >`
                : nothing
            }
            <div class="small quiet">${lineOf(college)}</div>
            ${this.renderReasons(college)}
            <label class="choice small">
              <input
                type="checkbox"
                .checked=${this.picked.includes(college.code)}
                ?disabled=${this.picked.length >= COLLEGES_COMPARED_MAX && !this.picked.includes(college.code)}
                @change=${() => this.dispatchEvent(new CollegePickEvent(college.code))}
              />
              <span
                >${t('colleges.compare-pick')}<span class="visually-hidden">
                  ${college.name}</span
                ></span
              >
            </label>
          </li>`,
      )}
    </ul>`;
  }

  private renderReasons({ reasons, name }: FoundCollege) {
    if (reasons.length === 0) return nothing;
    return html`<ul class="reasons small" aria-label="${t('colleges.fits-because')}: ${name}">
      ${reasons.map((reason) => {
        const text = reasonText(reason);
        if (text === null)
          return html`<li class="quiet">
            ${t('colleges.fits-unknown', { by: criterionName(reason.by) })}
          </li>`;
        return reason.isMet
          ? html`<li><span class="met" aria-hidden="true">${icon('check')}</span>${text}</li>`
          : html`<li class="quiet">${t('colleges.fits-not', { what: text })}</li>`;
      })}
    </ul>`;
  }
}

function lineOf({ city, state, control, level, students, netPrice, completion }: FoundCollege) {
  return [
    `${city}, ${state}`,
    collegeWord('control', control),
    collegeWord('level', level),
    ...(students === null
      ? []
      : [`${formatNumber(students)} ${t('colleges.fact-students').toLowerCase()}`]),
    ...(netPrice === null ? [] : [t('colleges.has-price', { amount: formatMoney(netPrice) })]),
    ...(completion === null
      ? []
      : [t('colleges.has-completion', { percent: formatPercent(completion) })]),
  ].join(' · ');
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-college-rows': IlpCollegeRows;
  }
}

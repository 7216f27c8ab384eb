import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CollegeCriterion, CollegeSelection } from '#contracts/college-selector.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { fields, layout } from '../styles/shared.js';
import type { CollegeWish } from './college-address.js';
import { CriterionChangeEvent } from './college-events.js';
import { choiceName, criterionName, wishText } from './criterion-words.js';
import './ilp-place-picker.js';
import './ilp-program-picker.js';

const AWARDS = [
  'certificate',
  'associate',
  'bachelor',
  'graduate-certificate',
  'master',
  'doctorate',
];
/** Round numbers near the quarters of what is published. */
const LIMITS: Readonly<Partial<Record<CollegeCriterion, readonly string[]>>> = {
  price: ['5000', '10000', '15000', '20000', '30000'],
  tuition: ['3000', '5000', '10000', '20000', '40000'],
  tuitionOut: ['5000', '10000', '20000', '30000', '50000'],
  ratio: ['10', '15', '20'],
  retention: ['60', '70', '80', '90'],
  completion: ['30', '50', '70', '80'],
  earnings: ['30000', '40000', '50000', '60000'],
};
const YES: readonly CollegeCriterion[] = ['open', 'tests', 'inPerson'];
const ORDER = [
  ...['program', 'award', 'near', 'state', 'community', 'level', 'control', 'size'],
  ...['price', 'tuition', 'tuitionOut', 'open', 'tests', 'ratio', 'retention', 'completion'],
  ...['earnings', 'inPerson', 'region', 'calendar'],
] as CollegeCriterion[];

/**
 * What colleges can be chosen by, folded away one by one; choices with how many colleges they would leave.
 *
 * @element ilp-college-criteria
 * @fires {CriterionChangeEvent} ilp-criterion-change
 */
@customElement('ilp-college-criteria')
export class IlpCollegeCriteria extends IlpElement {
  static override styles = [
    layout,
    fields,
    css`
      details {
        border-block-end: 1px solid var(--ilp-line);
      }

      summary {
        padding-block: var(--ilp-space-3);
        font-weight: 600;
        cursor: pointer;
      }

      details > :not(summary) {
        padding-block-end: var(--ilp-space-3);
      }

      fieldset {
        display: grid;
        gap: var(--ilp-space-1);
      }

      .choice span:last-child {
        margin-inline-start: auto;
        font-variant-numeric: tabular-nums;
      }

      .many {
        max-block-size: 18rem;
        overflow-y: auto;
      }
    `,
  ];

  @property({ attribute: false }) wish!: CollegeWish;
  @property({ attribute: false }) options: CollegeSelection['options'] = [];
  /** Unfolded from the start; the person folds them as they like. */
  @property({ attribute: false }) openAtStart: ReadonlySet<string> = new Set();

  protected override render() {
    return html`${ORDER.map((by) => {
      const value = this.wish.chosen[by] ?? '';
      return html`<details ?open=${this.openAtStart.has(by)}>
        <summary>
          ${criterionName(by)}
          ${
            value
              ? html`<span class="small"
                  >${t('colleges.chosen-count', { count: value.split(',').length })}</span
                >`
              : nothing
          }
        </summary>
        ${this.renderControl(by, value)}
      </details>`;
    })}`;
  }

  private renderControl(by: CollegeCriterion, value: string): TemplateResult {
    if (by === 'near') return html`<ilp-place-picker .value=${value}></ilp-place-picker>`;
    if (by === 'program') return html`<ilp-program-picker></ilp-program-picker>`;
    if (YES.includes(by)) return this.renderYes(by, value);
    const limits = LIMITS[by];
    if (limits) return this.renderLimits(by, value, limits);
    const options =
      by === 'award'
        ? AWARDS.map((id) => ({ id, count: null }))
        : (this.options.find((one) => one.by === by)?.options ?? []);
    return this.renderChoices(by, value, options);
  }

  private renderChoices(
    by: CollegeCriterion,
    value: string,
    options: readonly { id: string; count: number | null }[],
  ) {
    const chosen = value === '' ? [] : value.split(',');
    return html`<fieldset class=${options.length > 12 ? 'many' : ''}>
      <legend class="visually-hidden">${criterionName(by)}</legend>
      ${options.map(
        ({ id, count }) =>
          html`<label class="choice">
            <input
              type="checkbox"
              .value=${id}
              .checked=${chosen.includes(id)}
              @change=${() => this.say(by, without(chosen, id).join(','))}
            />
            <span>${choiceName(by, id)}</span>
            <span class="small quiet">${count === null ? nothing : formatNumber(count)}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  private renderLimits(by: CollegeCriterion, value: string, limits: readonly string[]) {
    // A link may ask for a number that is not among ours.
    const values = limits.includes(value) || value === '' ? limits : [...limits, value];
    return html`<fieldset>
      <legend class="visually-hidden">${criterionName(by)}</legend>
      ${['', ...values].map(
        (limit) =>
          html`<label class="choice">
            <input
              type="radio"
              name=${by}
              .value=${limit}
              .checked=${limit === value}
              @change=${() => this.say(by, limit)}
            />
            <span>${limit === '' ? t('colleges.chosen-any') : wishText(by, limit, null)}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  private renderYes(by: CollegeCriterion, value: string) {
    return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${value === 'yes'}
        @change=${() => this.say(by, value === 'yes' ? '' : 'yes')}
      />
      <span>${wishText(by, 'yes', null)}</span>
    </label>`;
  }

  private say(by: CollegeCriterion, value: string): void {
    this.dispatchEvent(new CriterionChangeEvent(by, value));
  }
}

/** Without the id, or with it if it was not there. */
function without(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-college-criteria': IlpCollegeCriteria;
  }
}

import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CareerSource, SavedCareerPay } from '#contracts/careers.js';
import { formatMoney, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/charts/ilp-range-bar.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import {
  amountOf,
  type Budget,
  type Cost,
  COST_MAX,
  COSTS,
  FIRST_SHARE,
  SHARE_MAX,
  type Sum,
  sumOf,
  type Verdict,
  verdictOn,
} from './budget.js';
import { factName, sourceText } from '../careers/career-words.js';

type Item = SavedCareerPay['items'][number];

const DRAFT = 'budget';
const GOOD: readonly (Verdict | null)[] = ['most', 'half'];

/**
 * What a month might cost, and which saved careers pay for it. The numbers tell of a household, so they
 * never leave the browser and are kept for this visit only.
 *
 * @element ilp-budget-view
 */
@customElement('ilp-budget-view')
export class IlpBudgetView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .costs {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
        align-items: end;
        gap: var(--ilp-space-3) var(--ilp-space-4);
      }

      .share {
        inline-size: min(24rem, 100%);
      }

      .career {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
        align-items: center;
        gap: var(--ilp-space-2) var(--ilp-space-4);
      }
    `,
  ];

  @state() private budget: Budget = { costs: {}, share: FIRST_SHARE };

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) =>
      (await this.api.get<SavedCareerPay>('/saved-career-pay', { signal })).items,
  });

  override connectedCallback(): void {
    super.connectedCallback();
    const draft = this.drafts.get(DRAFT) as Budget | undefined;
    if (draft) this.budget = draft;
  }

  protected override render() {
    const sum = sumOf(this.budget);
    return html`<div class="page">
      <h1 tabindex="-1">${t('budget.title')}</h1>
      <p>${t('budget.intro')}</p>
      ${this.renderCosts()}
      <p class="notice" role="status">
        ${
          sum
            ? html`<strong>${t('budget.sum', money(sum))}</strong><br /><span class="small"
                  >${t('budget.sum-how', { ...money(sum), left: formatNumber(sum.left) })}</span
                >`
            : t('budget.sum-none')
        }
      </p>
      ${renderLoad(this.loading, (items) => (items.length === 0 ? renderNone() : this.renderCareers(items, sum)))}
    </div>`;
  }

  private renderCosts() {
    const { costs, share } = this.budget;
    return html`<section class="card" aria-labelledby="costs">
      <div class="stack">
        <h2 id="costs">${t('budget.costs')}</h2>
        <p class="small quiet">${t('budget.costs-text')}</p>
        <div class="costs">
          ${COSTS.map(
            (cost) =>
              html`<ilp-field
                name=${cost}
                type="number"
                min="0"
                max=${COST_MAX}
                label=${t(`budget.cost-${cost}`)}
                hint=${t('budget.dollars')}
                error=${fault(costs[cost] ?? '', COST_MAX)}
                .value=${costs[cost] ?? ''}
                @input=${(event: Event) => this.write(cost, valueOf(event))}
              ></ilp-field>`,
          )}
        </div>
        <ilp-field
          class="share"
          name="share"
          type="number"
          min="0"
          max=${SHARE_MAX}
          label=${t('budget.tax')}
          error=${share.trim() === '' ? t('budget.bad', { most: SHARE_MAX }) : fault(share, SHARE_MAX)}
          .value=${share}
          @input=${(event: Event) => this.keep({ costs, share: valueOf(event) })}
        ></ilp-field>
        <p class="small quiet">${t('budget.tax-text', { share: FIRST_SHARE })}</p>
        <p class="small quiet">${t('budget.kept')}</p>
      </div>
    </section>`;
  }

  private renderCareers(items: readonly Item[], sum: Sum | null) {
    const top = Math.max(
      sum?.year ?? 0,
      ...items.flatMap(({ pay }) => Object.values(pay.data?.yearly ?? {}).map(Number)),
      1,
    );
    const reached = items.filter((item) => GOOD.includes(verdictOf(item, sum)));
    return html`<section class="stack" aria-labelledby="careers">
      <h2 id="careers">${t('budget.careers')}</h2>
      <p class="small quiet">${t('budget.careers-text')}</p>
      ${sum ? html`<p>${t('budget.reach', { count: reached.length })}</p>` : nothing}
      <ul class="rows">
        ${items.map((item) => html`<li>${renderCareer(item, sum, [0, top * 1.05])}</li>`)}
      </ul>
      <p class="small quiet">${t('budget.only-money')}</p>
      ${sourcesOf(items).map((source) => html`<p class="small quiet">${sourceText(source)}</p>`)}
    </section>`;
  }

  private write(cost: Cost, text: string): void {
    this.keep({ ...this.budget, costs: { ...this.budget.costs, [cost]: text } });
  }

  private keep(budget: Budget): void {
    this.budget = budget;
    this.drafts.set(DRAFT, budget);
  }
}

const fault = (text: string, most: number) =>
  text.trim() === '' || amountOf(text, most) !== null
    ? ''
    : t('budget.bad', { most: formatNumber(most) });

const money = ({ month, spent, year }: Sum) => ({
  ...{ month: formatMoney(month), spent: formatMoney(spent), year: formatMoney(year) },
});

function verdictOf({ pay }: Item, sum: Sum | null): Verdict | null {
  const yearly = pay.data?.yearly;
  return sum && yearly ? verdictOn(yearly, sum.year) : null;
}

function renderCareer(item: Item, sum: Sum | null, domain: readonly [number, number]) {
  const { career, pay, stillInterested } = item;
  const yearly = pay.data?.yearly;
  const verdict = verdictOf(item, sum);
  return html`<div class="career">
    <div class="stack tight">
      <a href=${hrefFor(`careers/${career.code}`)} lang=${career.titleLocale}>${career.title}</a>
      ${verdict ? html`<span>${t(`budget.verdict-${verdict}`)}</span>` : nothing}
      ${
        stillInterested
          ? nothing
          : html`<span class="small quiet">${t('budget.not-interested')}</span>`
      }
    </div>
    ${
      yearly
        ? html`<div class="stack tight">
            <ilp-range-bar
              compact
              .pay=${yearly}
              .domain=${domain}
              .mark=${sum?.year}
            ></ilp-range-bar>
            <span class="small quiet">
              ${t('budget.row', {
                low: amount(yearly.p10),
                middle: amount(yearly.p50),
                high: amount(yearly.p90),
              })}
            </span>
          </div>`
        : html`<p class="small quiet">
            ${pay.data ? t('budget.no-yearly') : factName('no-data', pay.noData ?? 'not-published')}
          </p>`
    }
  </div>`;
}

const amount = (value: number | null) =>
  value === null ? t('budget.row-unknown') : formatMoney(value);

/** Each release once. */
function sourcesOf(items: readonly Item[]): CareerSource[] {
  const sources = items.filter(({ pay }) => pay.data).map(({ pay }) => pay.source);
  return [...new Map(sources.map((source) => [`${source.id} ${source.year}`, source])).values()];
}

function renderNone() {
  return html`<ilp-empty-state heading=${t('budget.empty')}>
    <p>${t('budget.empty-text')}</p>
    <a slot="actions" class="button primary" href=${hrefFor('explore')}>${t('budget.find')}</a>
  </ilp-empty-state>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-budget-view': IlpBudgetView;
  }
}

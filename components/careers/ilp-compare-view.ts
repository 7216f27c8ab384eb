import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  CareerProfile,
  CareerSource,
  SavedCareer,
  SavedCareerList,
} from '#contracts/careers.js';
import { CAREERS_COMPARED_MAX } from '#contracts/limits.js';
import { formatList, formatMoney, formatPercent } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/charts/ilp-range-bar.js';
import { areaName } from '../shared/charts/riasec.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { factName, middlePay, sourceText } from './career-words.js';
import { styles } from './ilp-compare-view.styles.js';

/**
 * Up to four saved careers side by side: pay on one scale, outlook, way in, interests, own words.
 *
 * @element ilp-compare-view
 */
@customElement('ilp-compare-view')
export class IlpCompareView extends IlpView {
  static override styles = [layout, buttons, cards, fields, styles];

  @state() private saved: readonly SavedCareer[] = [];
  /** Codes, in the order of the saved list. */
  @state() private chosen: readonly string[] = [];

  private readonly profiles = new Map<string, CareerProfile>();

  private readonly list = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.saved = (await this.api.get<SavedCareerList>('/saved-careers', { signal })).items;
      const liked = this.saved.filter(({ stillInterested }) => stillInterested);
      const first = liked.length > 1 ? liked : this.saved;
      this.chosen = first.slice(0, CAREERS_COMPARED_MAX).map(({ career }) => career.code);
    },
  });

  private readonly comparing = new Task(this, {
    args: () => [this.chosen] as const,
    task: ([codes], { signal }) => Promise.all(codes.map((code) => this.profileOf(code, signal))),
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('compare.title')}</h1>
      <p class="quiet">${t('compare.intro')}</p>
      ${renderLoad(this.list, () => (this.saved.length < 2 ? renderTooFew() : this.renderAll()))}
    </div>`;
  }

  private renderAll() {
    const isFull = this.chosen.length >= CAREERS_COMPARED_MAX;
    return html`<fieldset class="stack tight">
        <legend>${t('compare.which')}</legend>
        <p class="hint" id="most">${t('compare.most')}</p>
        <div class="choices">
          ${repeat(
            this.saved,
            ({ career }) => career.code,
            ({ career: { code, title, titleLocale } }) => {
              const isChosen = this.chosen.includes(code);
              return html`<label class="choice">
                <input
                  type="checkbox"
                  value=${code}
                  .checked=${isChosen}
                  ?disabled=${isFull && !isChosen}
                  @change=${this.handleChoice}
                />
                <span lang=${titleLocale}>${title}</span>
              </label>`;
            },
          )}
        </div>
      </fieldset>
      <p class="small quiet" role="status">${t('compare.chosen', { count: this.chosen.length })}</p>
      ${renderLoad(this.comparing, (careers) => this.renderSideBySide(careers), { lines: 6 })}`;
  }

  private renderSideBySide(careers: readonly CareerProfile[]) {
    if (careers.length === 0) return nothing;
    const top = Math.max(
      ...careers.flatMap(({ pay }) => Object.values(pay.data?.yearly ?? {})).map(Number),
      1,
    );
    return html`<ul class="side-by-side">
        ${repeat(
          careers,
          ({ code }) => code,
          (career) => html`<li class="card">${this.renderCareer(career, [0, top * 1.05])}</li>`,
        )}
      </ul>
      <p class="small quiet">${t('compare.scale')}</p>`;
  }

  private renderCareer(career: CareerProfile, domain: readonly [number, number]) {
    const { code, title, titleLocale, areas, typicalEducation, growthPercent, outlook } = career;
    const growth =
      growthPercent === null || outlook === null
        ? null
        : t('careers.fact-growth-value', {
            percent: formatPercent(growthPercent / 100),
            label: factName('outlook', outlook),
          });
    return html`<h2>
        <a href=${hrefFor(`careers/${code}`)} lang=${titleLocale}>${title}</a>
      </h2>
      ${this.renderPay(career, domain)}
      ${renderFact(t('careers.fact-growth'), growth, career.jobOutlook.source)}
      ${renderFact(
        t('careers.fact-way'),
        typicalEducation ? factName('typical', typicalEducation) : null,
        career.entry.source,
      )}
      ${renderFact(
        t('compare.interests'),
        areas.length > 0 ? formatList(areas.map(areaName)) : null,
        career.interests.source,
      )}
      ${this.renderMine(code)}`;
  }

  private renderPay(career: CareerProfile, domain: readonly [number, number]) {
    const { data, source } = career.pay;
    const { p10, p90 } = data?.yearly ?? { p10: null, p90: null };
    return renderFact(
      t('careers.fact-pay'),
      middlePay(career),
      source,
      html`${data?.yearly ? html`<ilp-range-bar compact .pay=${data.yearly} .domain=${domain}></ilp-range-bar>` : nothing}
      ${
        p10 === null || p90 === null
          ? nothing
          : html`<p class="small">
              ${t('compare.pay-range', { low: formatMoney(p10), high: formatMoney(p90) })}
            </p>`
      }`,
    );
  }

  private renderMine(code: string) {
    const saved = this.saved.find(({ career }) => career.code === code);
    const words = [
      saved?.rating ? t('careers.stars', { count: saved.rating }) : '',
      saved?.stillInterested === false ? t('careers.not-interested') : '',
      saved?.thought ?? '',
    ].filter(Boolean);
    return html`<div class="fact">
      <h3>${t('compare.mine')}</h3>
      ${
        words.length > 0
          ? words.map((word) => html`<p class="value">${word}</p>`)
          : html`<p class="quiet">${t('compare.mine-none')}</p>`
      }
    </div>`;
  }

  private handleChoice({ currentTarget }: Event): void {
    const { value, checked } = currentTarget as HTMLInputElement;
    const wanted = new Set(this.chosen);
    if (checked) wanted.add(value);
    else wanted.delete(value);
    this.chosen = this.saved.map(({ career }) => career.code).filter((code) => wanted.has(code));
  }

  /** Each is asked for once. */
  private async profileOf(code: string, signal: AbortSignal): Promise<CareerProfile> {
    const known = this.profiles.get(code);
    if (known) return known;
    const profile = await this.api.get<CareerProfile>(`/careers/${encodeURIComponent(code)}`, {
      signal,
    });
    this.profiles.set(code, profile);
    return profile;
  }
}

function renderFact(
  name: string,
  value: string | null,
  source: CareerSource,
  more: unknown = nothing,
) {
  return html`<div class="fact">
    <h3>${name}</h3>
    <p class="value">${value ?? t('careers.fact-none')}</p>
    ${more}
    <p class="small quiet">${sourceText(source)}</p>
  </div>`;
}

function renderTooFew() {
  return html`<ilp-empty-state heading=${t('compare.few')}>
    <p>${t('compare.few-text')}</p>
    <a slot="actions" class="button" href=${hrefFor('explore')}>${t('compare.to-explore')}</a>
  </ilp-empty-state>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-compare-view': IlpCompareView;
  }
}

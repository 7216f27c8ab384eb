import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { CareerMatches, ProfilerResult, ProfilerResultDetail } from '#contracts/profiler.js';
import { t } from '../i18n/i18n.js';
import { LIKES } from '../careers/career-words.js';
import '../shared/charts/ilp-hexagon.js';
import type { AreaChooseEvent } from '../shared/charts/ilp-hexagon.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import './ilp-match-list.js';
import { MATCHES_PAGE } from './ilp-match-list.js';
import './ilp-result-name.js';
import type { RenamedEvent } from './ilp-result-name.js';

/**
 * One named result: the shape of the interests, what it can't tell, and careers to look at.
 *
 * @element ilp-result-view
 */
@customElement('ilp-result-view')
export class IlpResultView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      @media (min-width: 48rem) {
        .sides {
          display: grid;
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
          gap: var(--ilp-space-6);
          align-items: start;
        }
      }

      .finding {
        font-size: var(--ilp-text-large);
        font-weight: 550;
      }
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [this.path] as const,
    task: async ([path], { signal }) => {
      const [result, first] = await Promise.all([
        this.api.get<ProfilerResultDetail>(path, { signal }),
        this.api.get<CareerMatches>(`${path}/careers?limit=${MATCHES_PAGE}`, { signal }),
      ]);
      return { result, first };
    },
    onComplete: ({ result }) => {
      this.setTitle(result.name);
    },
  });

  private get path(): string {
    return `/profiler/results/${encodeURIComponent(this.params.id ?? '')}`;
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('profiler.result-title')}</h1>
      ${renderLoad(this.loading, ({ result, first }) => this.renderResult(result, first), { lines: 6 })}
    </div>`;
  }

  private renderResult(result: ProfilerResultDetail, first: CareerMatches) {
    return html`
      <div class="sides">
        <div class="stack tight">
          <ilp-hexagon
            .scores=${result.scores}
            max=${result.maximum}
            @ilp-area-choose=${(event: AreaChooseEvent) => navigate(`explore?area=${event.area}`)}
          ></ilp-hexagon>
          <p class="small quiet">${t('profiler.letters')}</p>
        </div>
        <div class="stack">
          <p class="finding">${this.finding(result)}</p>
          <ilp-result-name
            .api=${this.api}
            path=${this.path}
            name=${result.name}
            @ilp-renamed=${(event: RenamedEvent) => this.setTitle(event.name)}
          ></ilp-result-name>
          <p class="small quiet">${t('profiler.limits')}</p>
          <p class="small quiet">
            ${result.official ? t('profiler.official-result', result.official) : t('profiler.ours')}
          </p>
        </div>
      </div>
      <ilp-match-list .api=${this.api} path=${this.path} .first=${first}>
        ${renderFurther(result)}
      </ilp-match-list>
    `;
  }

  private finding({ shape, topAreas }: ProfilerResult): string {
    const [first, second, third] = topAreas;
    if (shape === 'flat' || !first || !second || !third) return t('profiler.flat');
    return t('profiler.you-like', {
      first: t(LIKES[first]),
      second: t(LIKES[second]),
      third: t(LIKES[third]),
    });
  }
}

/** The way on to other careers, with the two strongest interests chosen already. */
function renderFurther({ topAreas }: ProfilerResult) {
  if (topAreas.length === 0) return nothing;
  const letters = topAreas.slice(0, 2).join(',');
  return html`<p>
    <a href=${hrefFor(`explore/selector?interests=${letters}`)}
      >${t('careers.choose-from-match')}</a
    >
  </p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-result-view': IlpResultView;
  }
}

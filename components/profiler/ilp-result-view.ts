import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { RESULT_NAME_MAX } from '#contracts/limits.js';
import type {
  CareerMatch,
  CareerMatches,
  ProfilerResult,
  ProfilerResultDetail,
} from '#contracts/profiler.js';
import { t } from '../i18n/i18n.js';
import { LIKES } from '../careers/career-words.js';
import { announce } from '../shared/announcer.js';
import { AutosaveController } from '../shared/autosave-controller.js';
import '../shared/charts/ilp-hexagon.js';
import type { AreaChooseEvent } from '../shared/charts/ilp-hexagon.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import '../shared/ilp-save-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { navigate } from '../shared/navigation.js';
import { MoreRows } from '../shared/more-rows.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import './ilp-match-rows.js';
import type { IlpMatchRows } from './ilp-match-rows.js';

const PAGE = 20;

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

  @state() private total = 0;
  @state() private nameError = '';
  private savedName = '';

  private readonly loading = new Task(this, {
    args: () => [this.path] as const,
    task: async ([path], { signal }) => {
      const [result, first] = await Promise.all([
        this.api.get<ProfilerResultDetail>(path, { signal }),
        this.api.get<CareerMatches>(`${path}/careers?limit=${PAGE}`, { signal }),
      ]);
      return { result, first };
    },
    onComplete: ({ result, first }) => {
      this.ranked.start(first.items);
      this.total = first.total;
      this.savedName = result.name;
      this.setTitle(result.name);
    },
  });

  private readonly ranked = new MoreRows<CareerMatch>(this, {
    load: async (offset) => {
      const path = `${this.path}/careers?limit=${PAGE}&offset=${offset}`;
      return (await this.api.get<CareerMatches>(path)).items;
    },
    shown: async (offset, rows) => {
      announce(t('profiler.more-shown', { count: rows.length }));
      await this.renderRoot.querySelector<IlpMatchRows>('ilp-match-rows')?.focusRow(offset);
    },
  });

  private readonly naming = new AutosaveController<string>(this, {
    save: async (name, signal) => {
      await this.api.patch<ProfilerResult>(this.path, { name }, { signal });
      this.savedName = name;
      this.setTitle(name);
    },
  });

  private get path(): string {
    return `/profiler/results/${encodeURIComponent(this.params.id ?? '')}`;
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('profiler.result-title')}</h1>
      ${renderLoad(this.loading, ({ result }) => this.renderResult(result), { lines: 6 })}
    </div>`;
  }

  private renderResult(result: ProfilerResultDetail) {
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
          <ilp-field
            name="name"
            label=${t('profiler.result-name')}
            hint=${t('profiler.result-name-hint')}
            maxlength=${RESULT_NAME_MAX}
            error=${this.nameError}
            .value=${result.name}
            @input=${this.handleName}
          ></ilp-field>
          <ilp-save-state
            state=${this.naming.state}
            .savedAt=${this.naming.savedAt}
            .error=${this.naming.error}
          ></ilp-save-state>
          <p class="small quiet">${t('profiler.limits')}</p>
          ${result.isValidated ? nothing : html`<p class="small quiet">${t('profiler.ours')}</p>`}
        </div>
      </div>
      ${this.renderMatches(result)}
    `;
  }

  private renderMatches(result: ProfilerResultDetail) {
    return html`<section class="stack" aria-labelledby="matches">
      <h2 id="matches">${t('profiler.matches')}</h2>
      <p class="quiet">
        ${t('profiler.matches-count', { shown: this.ranked.rows.length, total: this.total })}
      </p>
      <ilp-match-rows .ranked=${this.ranked.rows}></ilp-match-rows>
      ${
        this.ranked.problem
          ? html`<ilp-error-state
              .error=${this.ranked.problem}
              @ilp-retry=${this.ranked.showMore}
            ></ilp-error-state>`
          : nothing
      }
      ${
        this.ranked.rows.length < this.total
          ? html`<button
              type="button"
              class="button"
              ?disabled=${this.ranked.isBusy}
              @click=${this.ranked.showMore}
            >
              ${t('profiler.show-more')}
            </button>`
          : nothing
      }
      <p class="small quiet">${t('profiler.method', { version: result.algorithm })}</p>
    </section>`;
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

  private handleName(event: Event): void {
    const name = (event.currentTarget as IlpField).value.trim();
    this.nameError = name ? '' : t('common.field-missing');
    // Without a name the last good one stays, not the letters on the way to none.
    this.naming.change(name || this.savedName);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-result-view': IlpResultView;
  }
}

import { Task } from '@lit/task';
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { AREA_KINDS, type AreaKind } from '#contracts/assessment-kinds.js';
import type { AreaResult, AreaResultDetail, AreaResultList } from '#contracts/assessments.js';
import { formatDate, formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/charts/ilp-area-bars.js';
import '../shared/ilp-error-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { areaLabel, areaText, areaTitle, RESULTS } from './area-words.js';
import './ilp-result-name.js';
import type { RenamedEvent } from './ilp-result-name.js';
import { QUESTIONS } from './question-words.js';

/**
 * One named result of the questions on skills or values: what stands out, what it can't tell, and the
 * other results of the kind.
 *
 * @element ilp-area-result-view
 */
@customElement('ilp-area-result-view')
export class IlpAreaResultView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
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

      dl {
        display: grid;
        gap: var(--ilp-space-2);
        margin: 0;
      }

      dt {
        font-weight: 600;
      }

      dd {
        margin: 0;
      }
    `,
  ];

  /** Why the result could not be removed. */
  @state() private problem: unknown = null;

  private readonly loading = new Task(this, {
    args: () => [this.path] as const,
    task: async ([path], { signal }) => {
      const [result, { items }] = await Promise.all([
        this.api.get<AreaResultDetail>(path, { signal }),
        this.api.get<AreaResultList>(`${QUESTIONS[this.kind].api}/results`, { signal }),
      ]);
      return { result, others: items.filter(({ id }) => id !== result.id) };
    },
    onComplete: ({ result }) => {
      this.setTitle(result.name);
    },
  });

  private get kind(): AreaKind {
    return this.params.kind === 'values' ? 'values' : 'skills';
  }

  private get path(): string {
    return `${QUESTIONS[this.kind].api}/results/${encodeURIComponent(this.params.id ?? '')}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('params') && !AREA_KINDS.some((kind) => kind === this.params.kind))
      navigate('explore/assessments', { replace: true });
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t(RESULTS[this.kind].title)}</h1>
      ${renderLoad(this.loading, (loaded) => this.renderLoaded(loaded), { lines: 6 })}
    </div>`;
  }

  private renderLoaded({ result, others }: { result: AreaResultDetail; others: AreaResult[] }) {
    const { limits, next } = RESULTS[this.kind];
    return html`
      <p class="finding">${this.finding(result)}</p>
      <div class="sides">
        ${this.renderChart(result)}
        <div class="stack">
          <ilp-result-name
            .api=${this.api}
            path=${this.path}
            name=${result.name}
            @ilp-renamed=${(event: RenamedEvent) => this.setTitle(event.name)}
          ></ilp-result-name>
          <p>${t(limits)}</p>
          <p>${t(next)}</p>
          <p class="small quiet">${t('assessments.only-you')}</p>
          ${result.isValidated ? nothing : html`<p class="small quiet">${t('assessments.ours')}</p>`}
          ${this.renderActions(result)}
        </div>
      </div>
      ${this.renderMeanings(result)} ${others.length > 0 ? this.renderOthers(others) : nothing}
    `;
  }

  private renderChart({ scores, minimum, maximum, earlier }: AreaResultDetail) {
    const before = new Map(earlier?.scores.map(({ area, score }) => [area, score]));
    const bars = scores.map(({ area, score }) => {
      const then = before.get(area);
      const bar = { label: areaTitle(this.kind, area), score };
      return then === undefined ? bar : { ...bar, earlier: then };
    });
    return html`<section class="stack tight" aria-labelledby="chart">
      <h2 id="chart">${t('assessments.chart-title')}</h2>
      <ilp-area-bars
        .bars=${bars}
        minimum=${minimum}
        maximum=${maximum}
        earlier-at=${earlier?.finishedAt ?? ''}
      ></ilp-area-bars>
    </section>`;
  }

  private renderActions(result: AreaResult) {
    return html`<div class="actions">
        <a class="button" href=${hrefFor(`explore/assessments/${this.kind}`)}>
          ${t('assessments.again')}
        </a>
        <a class="button" href=${hrefFor('explore')}>${t('assessments.careers')}</a>
        <button type="button" class="button quiet" @click=${() => this.removeResult(result)}>
          ${t('assessments.remove')}
        </button>
      </div>
      ${
        this.problem
          ? html`<ilp-error-state
              .error=${this.problem}
              @ilp-retry=${() => this.removeResult(result)}
            ></ilp-error-state>`
          : nothing
      }`;
  }

  private renderMeanings({ scores }: AreaResult) {
    return html`<details>
      <summary>${t('assessments.each')}</summary>
      <dl>
        ${scores.map(
          ({ area }) =>
            html`<div>
              <dt>${areaTitle(this.kind, area)}</dt>
              <dd>${areaText(this.kind, area)}</dd>
            </div>`,
        )}
      </dl>
    </details>`;
  }

  private renderOthers(others: readonly AreaResult[]) {
    return html`<section class="stack tight" aria-labelledby="others">
      <h2 id="others">${t('assessments.others')}</h2>
      <ul class="rows">
        ${others.map(
          ({ id, name, finishedAt }) =>
            html`<li>
              <a href=${hrefFor(`${QUESTIONS[this.kind].resultPage}/${id}`)}>${name}</a>
              <span class="small quiet">${formatDate(finishedAt)}</span>
            </li>`,
        )}
      </ul>
      <p><a href=${hrefFor('explore/assessments')}>${t('assessments.all')}</a></p>
    </section>`;
  }

  private finding({ shape, topAreas }: AreaResult): string {
    const { most, flat } = RESULTS[this.kind];
    if (shape === 'flat') return t(flat);
    return t(most, { areas: formatList(topAreas.map((area) => areaLabel(this.kind, area))) });
  }

  private async removeResult({ name }: AreaResult): Promise<void> {
    const { path, kind, params } = this;
    this.problem = null;
    try {
      await this.api.delete(path);
    } catch (error) {
      this.problem = error;
      return;
    }
    navigate('explore/assessments', { replace: true });
    showToast({
      text: t('profiler.result-removed', { name }),
      undo: async () => {
        await this.api.post(`${path}/restore`);
        navigate(`${QUESTIONS[kind].resultPage}/${params.id ?? ''}`);
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-area-result-view': IlpAreaResultView;
  }
}

import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { SavedCareerList } from '#contracts/careers.js';
import type { CurrentAttempt, ProfilerResult, ProfilerResultList } from '#contracts/profiler.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-error-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';

interface Mine {
  attempt: CurrentAttempt['attempt'];
  saved: SavedCareerList['items'];
}

/**
 * What the student has found out so far: the questions, the named results, the saved careers.
 *
 * @element ilp-explore-mine
 */
@customElement('ilp-explore-mine')
export class IlpExploreMine extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      :host {
        display: block;
      }

      :host([hidden]) {
        display: none;
      }

      .like > * + * {
        margin-block-start: var(--ilp-space-3);
      }

      .like > .actions {
        margin-block-start: var(--ilp-space-4);
      }
    `,
  ];

  @state() private results: readonly ProfilerResult[] = [];
  /** Why a result could not be removed, and which. */
  @state() private problem: { error: unknown; result: ProfilerResult } | null = null;

  private readonly mine = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const [current, results, saved] = await Promise.all([
        this.api.get<CurrentAttempt>('/profiler/attempts/current', { signal }),
        this.api.get<ProfilerResultList>('/profiler/results', { signal }),
        this.api.get<SavedCareerList>('/saved-careers', { signal }),
      ]);
      return { attempt: current.attempt, results: results.items, saved: saved.items };
    },
    onComplete: ({ results }) => {
      this.results = results;
    },
  });

  protected override render() {
    return html`<div class="page">${renderLoad(this.mine, (mine) => this.renderMine(mine))}</div>`;
  }

  private renderMine(mine: Mine) {
    const { attempt, saved } = mine;
    const start = attempt
      ? t('careers.like-go-on')
      : this.results.length > 0
        ? t('careers.like-again')
        : t('careers.like-start');
    return html`
      <section class="card like" aria-labelledby="like">
        <h2 id="like" tabindex="-1">${t('careers.like-title')}</h2>
        <p>
          ${
            attempt
              ? t('careers.like-resume', { answered: attempt.answered, total: attempt.total })
              : t('careers.like-text')
          }
        </p>
        <div class="actions">
          <a class="button primary" href=${hrefFor('explore/profiler')}>${start}</a>
          <a class="button" href=${hrefFor('explore/assessments')}>${t('careers.like-more')}</a>
        </div>
      </section>
      ${this.results.length > 0 ? this.renderResults(this.results) : nothing}
      ${this.problem ? this.renderProblem(this.problem) : nothing}
      <section class="stack tight" aria-labelledby="saved">
        <h2 id="saved">${t('careers.saved')}</h2>
        ${saved.length === 0 ? html`<p class="quiet">${t('careers.saved-empty')}</p>` : this.renderSaved(saved)}
        ${
          saved.length > 0
            ? html`<div>
                <a class="button" href=${hrefFor('explore/saved')}>${t('careers.saved-see')}</a>
              </div>`
            : nothing
        }
      </section>
    `;
  }

  private renderProblem({ error, result }: { error: unknown; result: ProfilerResult }) {
    return html`<ilp-error-state
      .error=${error}
      @ilp-retry=${() => this.removeResult(result)}
    ></ilp-error-state>`;
  }

  private renderResults(results: readonly ProfilerResult[]) {
    return html`<section class="stack tight" aria-labelledby="results">
      <h2 id="results" tabindex="-1">${t('profiler.results')}</h2>
      <ul class="rows">
        ${results.map(
          (result) =>
            html`<li class="spread">
              <span>
                <a href=${hrefFor(`explore/results/${result.id}`)}>${result.name}</a>
                <span class="small quiet">${formatDate(result.finishedAt)}</span>
              </span>
              <button
                type="button"
                class="button quiet small"
                aria-label=${t('profiler.remove-result', { name: result.name })}
                @click=${() => this.removeResult(result)}
              >
                ${icon('trash')}
              </button>
            </li>`,
        )}
      </ul>
      ${
        results.length > 1
          ? html`<div>
              <a class="button" href=${hrefFor('explore/compare-results')}
                >${t('profiler.compare-results')}</a
              >
            </div>`
          : nothing
      }
    </section>`;
  }

  private renderSaved(saved: SavedCareerList['items']) {
    return html`<ul class="rows">
      ${saved.map(
        ({ career, rating, thought, stillInterested }) =>
          html`<li class="stack tight">
            <span class="spread">
              <a href=${hrefFor(`careers/${career.code}`)} lang=${career.titleLocale}
                >${career.title}</a
              >
              <span class="small quiet">
                ${rating === null ? nothing : t('careers.stars', { count: rating })}
                ${stillInterested ? nothing : t('careers.not-interested')}
              </span>
            </span>
            ${thought ? html`<span class="small">${thought}</span>` : nothing}
          </li>`,
      )}
    </ul>`;
  }

  private async removeResult(result: ProfilerResult): Promise<void> {
    const { id, name } = result;
    this.problem = null;
    try {
      await this.api.delete(`/profiler/results/${id}`);
    } catch (error) {
      this.problem = { error, result };
      return;
    }
    this.results = this.results.filter((one) => one.id !== id);
    showToast({
      text: t('profiler.result-removed', { name }),
      undo: async () => {
        const restored = await this.api.post<ProfilerResult>(`/profiler/results/${id}/restore`);
        // Newest first, as the server lists them.
        this.results = [...this.results, restored].sort((one, other) =>
          other.finishedAt.localeCompare(one.finishedAt),
        );
        announce(t('profiler.result-restored', { name }));
      },
    });
    await this.updateComplete;
    // The button that was pressed is gone with its line.
    const place = this.results.length > 0 ? '#results' : '#like';
    this.renderRoot.querySelector<HTMLElement>(place)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-explore-mine': IlpExploreMine;
  }
}

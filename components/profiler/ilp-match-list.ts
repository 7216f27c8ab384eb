import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CareerMatch, CareerMatches } from '#contracts/profiler.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-error-state.js';
import { IlpElement } from '../shared/ilp-element.js';
import { MoreRows } from '../shared/more-rows.js';
import { showToast } from '../shared/toast.js';
import { buttons, layout } from '../styles/shared.js';
import type { MatchMarkEvent } from './ilp-match-choices.js';
import './ilp-match-marks.js';
import './ilp-match-rows.js';
import type { IlpMatchRows } from './ilp-match-rows.js';
import './ilp-match-weights.js';

export const MATCHES_PAGE = 20;

/**
 * The careers of a result, the best first, with what the list rests on and what the person says of it.
 *
 * @element ilp-match-list
 * @slot - Where else to go with the result, above the careers.
 */
@customElement('ilp-match-list')
export class IlpMatchList extends IlpElement {
  static override styles = [layout, buttons];

  @property({ attribute: false }) api!: ApiClient;
  /** Of the result, in the API. */
  @property() path = '';
  /** The first rows, as the page got them. */
  @property({ attribute: false }) first!: CareerMatches;

  @state() private list!: CareerMatches;
  private readonly attempt = new Attempt(this);

  private readonly ranked = new MoreRows<CareerMatch>(this, {
    load: async (offset) => (await this.read(MATCHES_PAGE, offset)).items,
    shown: async (offset, rows) => {
      announce(t('profiler.more-shown', { count: rows.length }));
      await this.focusRow(offset);
    },
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('first')) this.show(this.first);
  }

  protected override render() {
    const { total, parts, hidden, algorithm } = this.list;
    return html`<section class="stack" aria-labelledby="matches">
      <h2 id="matches" tabindex="-1">${t('profiler.matches')}</h2>
      <p class="quiet">${t('profiler.matches-count', { shown: this.ranked.rows.length, total })}</p>
      <ilp-match-weights
        .api=${this.api}
        path=${this.path}
        .parts=${parts}
        @ilp-weights-change=${() => this.reload(t('match.weights-done'))}
      ></ilp-match-weights>
      <slot></slot>
      ${this.attempt.renderFault()}
      <ilp-match-rows
        .api=${this.api}
        .ranked=${this.ranked.rows}
        @ilp-match-mark=${this.handleMark}
      ></ilp-match-rows>
      ${
        this.ranked.problem
          ? html`<ilp-error-state
              .error=${this.ranked.problem}
              @ilp-retry=${this.ranked.showMore}
            ></ilp-error-state>`
          : nothing
      }
      ${
        this.ranked.rows.length < total
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
      <ilp-match-marks
        .api=${this.api}
        count=${hidden}
        @ilp-match-unhide=${() => this.reload()}
      ></ilp-match-marks>
      <p class="small quiet">${t('profiler.method', { version: algorithm })}</p>
    </section>`;
  }

  private read(limit: number, offset = 0): Promise<CareerMatches> {
    const after = offset > 0 ? `&offset=${offset}` : '';
    return this.api.get<CareerMatches>(`${this.path}/careers?limit=${limit}${after}`);
  }

  private show(list: CareerMatches): void {
    this.list = list;
    this.ranked.start(list.items);
  }

  /** As many rows as stand there, as the list is now. */
  private async reload(said?: string): Promise<void> {
    const count = Math.min(100, Math.max(MATCHES_PAGE, this.ranked.rows.length));
    const isDone = await this.attempt.run(async () => {
      this.show(await this.read(count));
    });
    if (isDone && said) announce(said);
  }

  private readonly handleMark = async ({ match, mark }: MatchMarkEvent): Promise<void> => {
    const place = this.ranked.rows.findIndex(({ code }) => code === match.code);
    await this.reload();
    await this.focusRow(Math.max(0, Math.min(place, this.ranked.rows.length - 1)));
    const { title } = match;
    if (!mark) {
      announce(t('match.agreed', { title }));
      return;
    }
    showToast({
      text: t(mark.mark === 'hidden' ? 'match.hid' : 'match.disagreed', { title }),
      undo: async () => {
        const path = `/match-marks/${match.code}`;
        const { disagrees } = match;
        await (disagrees
          ? this.api.put(path, { mark: 'disagrees', why: disagrees.why })
          : this.api.delete(path));
        await this.reload(t('match.undone', { title }));
      },
    });
  };

  private async focusRow(index: number): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector<IlpMatchRows>('ilp-match-rows')?.focusRow(index);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-match-list': IlpMatchList;
  }
}

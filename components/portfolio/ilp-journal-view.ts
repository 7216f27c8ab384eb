import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Journal, JournalItem } from '#contracts/journal.js';
import { SEARCH_WORDS_MAX } from '#contracts/limits.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { valueOf } from '../shared/form-text.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { MoreRows } from '../shared/more-rows.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-journal-item.js';
import './ilp-portfolio-head.js';
import { KIND_FILTERS, yearWords } from './portfolio-words.js';

/** Long enough to finish a word. */
const PAUSE_MS = 300;

interface Search {
  words: string;
  kind: string;
  year: string;
}

const NO_SEARCH: Search = { words: '', kind: '', year: '' };

/**
 * Everything the student wrote, the newest first, to be searched by words, kind and school year.
 *
 * @element ilp-journal-view
 */
@customElement('ilp-journal-view')
export class IlpJournalView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      search {
        display: grid;
        grid-template-columns: minmax(0, 2fr) repeat(2, minmax(0, 1fr));
        gap: var(--ilp-space-3);
      }

      @media (max-width: 40rem) {
        search {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }

        search > :first-child {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @state() private search = NO_SEARCH;
  /** Of the whole journal: stays while a search is under way. */
  @state() private years: readonly number[] = [];
  @state() private kept: number | null = null;

  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly more = new MoreRows<JournalItem>(this, {
    load: async (offset) => (await this.read(this.search, offset)).items,
    shown: async (offset) => {
      await this.updateComplete;
      this.renderRoot.querySelectorAll('ilp-journal-item')[offset]?.focus();
    },
  });
  private readonly loading = new Task(this, {
    args: () => [this.search] as const,
    task: async ([search], { signal }) => {
      const journal = await this.read(search, 0, signal);
      this.more.start(journal.items);
      this.years = journal.years;
      this.kept = journal.kept;
      if (search !== NO_SEARCH) announce(t('portfolio.found', { count: journal.total }));
      return journal;
    },
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override render() {
    return html`<div class="page">
      <div class="spread">
        <h1 tabindex="-1">${t('portfolio.title')}</h1>
        ${this.kept ? this.renderWrite() : nothing}
      </div>
      <ilp-portfolio-head current="portfolio"></ilp-portfolio-head>
      <p class="quiet">${t('portfolio.journal-intro')}</p>
      ${this.kept ? this.renderSearch() : nothing}
      ${renderLoad(this.loading, (journal) => this.renderJournal(journal))}
    </div>`;
  }

  private renderWrite() {
    return html`<a
      slot="actions"
      class="button primary"
      href=${hrefFor('portfolio/entries/new?on=free')}
    >
      ${icon('edit')} ${t('portfolio.write')}
    </a>`;
  }

  private renderSearch() {
    const kinds = Object.entries(KIND_FILTERS).map(([value, key]) => ({ value, label: t(key) }));
    const years = this.years.map((year) => ({ value: String(year), label: yearWords(year) }));
    return html`<search>
      <ilp-field
        type="search"
        label=${t('portfolio.search')}
        maxlength=${SEARCH_WORDS_MAX}
        value=${this.search.words}
        @input=${this.handleWords}
      ></ilp-field>
      <ilp-field
        type="select"
        label=${t('portfolio.kind')}
        value=${this.search.kind}
        .options=${kinds}
        @change=${(event: Event) => this.look({ kind: valueOf(event) })}
      ></ilp-field>
      <ilp-field
        type="select"
        label=${t('portfolio.year')}
        value=${this.search.year}
        .options=${[{ value: '', label: t('portfolio.year-all') }, ...years]}
        @change=${(event: Event) => this.look({ year: valueOf(event) })}
      ></ilp-field>
    </search>`;
  }

  private renderJournal({ total, kept }: Journal) {
    if (kept === 0)
      return html`<ilp-empty-state heading=${t('portfolio.journal-empty')}>
        <p>${t('portfolio.journal-empty-text')}</p>
        ${this.renderWrite()}
      </ilp-empty-state>`;
    if (total === 0)
      return html`<ilp-empty-state heading=${t('portfolio.found', { count: 0 })}>
        <p>${t('portfolio.nothing-found-text')}</p>
        <button slot="actions" type="button" class="button" @click=${() => this.look(NO_SEARCH)}>
          ${t('portfolio.show-all')}
        </button>
      </ilp-empty-state>`;
    const { rows, isBusy, problem } = this.more;
    return html`<div class="stack">
      <p class="small quiet">${t('portfolio.found', { count: total })}</p>
      <ul class="rows">
        ${rows.map((item) => html`<li><ilp-journal-item .item=${item}></ilp-journal-item></li>`)}
      </ul>
      ${problem ? html`<p class="notice bad" role="alert">${problemMessage(problem)}</p>` : nothing}
      ${
        rows.length < total
          ? html`<div>
              <button
                type="button"
                class="button"
                ?disabled=${isBusy}
                @click=${() => void this.more.showMore()}
              >
                ${t('portfolio.more')}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }

  private handleWords(event: Event): void {
    const words = valueOf(event);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look({ words }), PAUSE_MS);
  }

  private look(change: Partial<Search>): void {
    this.search = { ...this.search, ...change };
  }

  private read(search: Search, offset: number, signal?: AbortSignal): Promise<Journal> {
    const wishes = Object.entries({ ...search, offset: offset === 0 ? '' : String(offset) });
    const query = new URLSearchParams(wishes.filter(([, value]) => value !== '')).toString();
    return this.api.get<Journal>(query ? `/journal?${query}` : '/journal', signal && { signal });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-journal-view': IlpJournalView;
  }
}

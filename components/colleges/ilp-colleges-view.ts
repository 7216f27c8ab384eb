import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { CollegeSelection, FoundCollege } from '#contracts/college-selector.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import '../shared/ilp-skeleton.js';
import { IlpView } from '../shared/ilp-view.js';
import { MoreRows } from '../shared/more-rows.js';
import { hrefFor, navigate, onNavigate } from '../shared/navigation.js';
import { buttons, layout, lists } from '../styles/shared.js';
import {
  addressOf,
  type CollegeWish,
  queryOf,
  SHOWN_AS,
  type ShownAs,
  SORTS,
  wishFrom,
  withCriterion,
  withNice,
} from './college-address.js';
import type {
  CollegePickEvent,
  CriterionChangeEvent,
  CriterionNiceEvent,
} from './college-events.js';
import { sourceText } from './college-words.js';
import { styles } from './colleges-view-styles.js';
import { criterionName } from './criterion-words.js';
import './ilp-college-chosen.js';
import './ilp-college-criteria.js';
import './ilp-college-map.js';
import './ilp-college-rows.js';
import type { IlpCollegeRows } from './ilp-college-rows.js';
import './ilp-college-searches.js';
import './ilp-college-table.js';

const PATH = 'explore/colleges';
const PAGE = 20;

/**
 * Colleges by words and by what matters to the person: as a list, a table or a map. What is asked for stands
 * in the address, so that Back undoes the last choice and a link opens the same list.
 *
 * @element ilp-colleges-view
 */
@customElement('ilp-colleges-view')
export class IlpCollegesView extends IlpView {
  static override styles = [layout, lists, buttons, styles];

  @state() private wish: CollegeWish = wishFrom('');
  /** The last answer stays on the page while the next one is on its way: focus is in its choices. */
  @state() private reply: CollegeSelection | null = null;
  /** Codes of those to compare. */
  @state() private picked: readonly string[] = [];
  @query('ilp-field[name=query]') private readonly wordField!: IlpField;
  private openAtStart: ReadonlySet<string> = new Set();
  private stopFollowing?: () => void;

  private readonly loading = new Task(this, {
    args: () => [queryOf(this.wish)] as const,
    task: ([asked], { signal }) =>
      this.api.get<CollegeSelection>(`/colleges?limit=${PAGE}&${asked}`, { signal }),
    onComplete: (reply) => {
      if (this.reply) announce(t('colleges.found', { count: reply.total }));
      this.reply = reply;
      this.colleges.start(reply.items);
    },
  });

  private readonly colleges = new MoreRows<FoundCollege>(this, {
    load: async (offset) => {
      const asked = queryOf(this.wish);
      const path = `/colleges?limit=${PAGE}&${asked}&offset=${offset}`;
      const { items } = await this.api.get<CollegeSelection>(path);
      // Another choice may have been made meanwhile.
      return asked === queryOf(this.wish) ? items : null;
    },
    shown: async (offset) =>
      this.renderRoot.querySelector<IlpCollegeRows>('ilp-college-rows')?.focusRow(offset),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.wish = wishFrom(location.search);
    this.openAtStart = new Set(Object.keys(this.wish.chosen));
    this.stopFollowing = onNavigate(() => {
      if (location.pathname === hrefFor(PATH)) this.wish = wishFrom(location.search);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopFollowing?.();
  }

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('explore')}>${t('shell.title-explore')}</a>
        <h1 tabindex="-1">${t('colleges.title')}</h1>
        <p>${t('colleges.text')}</p>
        ${
          this.session.role === 'student'
            ? html`<p><a href=${hrefFor(`${PATH}/saved`)}>${t('colleges.saved-all')}</a></p>`
            : nothing
        }
      </div>
      ${this.renderSearch()}
      ${
        this.loading.render({
          pending: () => (this.reply ? nothing : html`<ilp-skeleton lines="8"></ilp-skeleton>`),
          error: (error) =>
            html`<ilp-error-state
              .error=${error}
              @ilp-retry=${() => void this.loading.run()}
            ></ilp-error-state>`,
        }) ?? nothing
      }
      ${this.reply ? this.renderReply(this.reply) : nothing}
    </div>`;
  }

  private renderSearch() {
    return html`<form class="search" role="search" @submit=${this.handleSearch}>
      <ilp-field
        name="query"
        type="search"
        maxlength="100"
        label=${t('colleges.search')}
        hint=${t('colleges.search-hint')}
        .value=${this.wish.words}
      ></ilp-field>
      <button class="button primary">${t('colleges.search-do')}</button>
    </form>`;
  }

  private renderReply(reply: CollegeSelection) {
    return html`<div
      class="sides"
      @ilp-criterion-change=${this.handleCriterion}
      @ilp-criterion-nice=${this.handleNice}
    >
      <section aria-labelledby="choices">
        <h2 id="choices">${t('colleges.choices')}</h2>
        <ilp-college-criteria
          .wish=${this.wish}
          .options=${reply.options}
          .openAtStart=${this.openAtStart}
        ></ilp-college-criteria>
      </section>
      <section class="stack" aria-labelledby="found">
        <h2 id="found" tabindex="-1">${t('colleges.found', { count: reply.total })}</h2>
        ${
          this.session.role === 'student'
            ? html`<ilp-college-searches wish=${queryOf(this.wish)}></ilp-college-searches>`
            : nothing
        }
        <ilp-college-chosen
          .wish=${this.wish}
          .names=${reply.names}
          .relax=${reply.relax}
        ></ilp-college-chosen>
        ${reply.total > 0 ? this.renderColleges(reply) : nothing} ${this.renderNotes(reply)}
      </section>
    </div>`;
  }

  private renderColleges({ total }: CollegeSelection) {
    const { rows, problem, isBusy, showMore } = this.colleges;
    const { as } = this.wish;
    return html`
      ${this.renderLook()} ${this.renderPicked()}
      ${as === 'map' ? html`<ilp-college-map wish=${queryOf(this.wish)}></ilp-college-map>` : nothing}
      ${
        as === 'table'
          ? html`<ilp-college-table .colleges=${rows}></ilp-college-table>`
          : html`<ilp-college-rows
              .colleges=${rows}
              .picked=${this.picked}
              @ilp-college-pick=${this.handlePick}
            ></ilp-college-rows>`
      }
      ${problem ? html`<ilp-error-state .error=${problem} @ilp-retry=${showMore}></ilp-error-state>` : nothing}
      ${
        rows.length < total
          ? html`<button type="button" class="button" aria-disabled=${isBusy} @click=${showMore}>
              ${t('colleges.more')}
            </button>`
          : nothing
      }
    `;
  }

  private renderPicked() {
    if (this.picked.length === 0) return nothing;
    return html`<p>
      <a class="button" href=${hrefFor(`${PATH}/compare?codes=${this.picked.join(',')}`)}
        >${t('colleges.compare-go', { count: this.picked.length })}</a
      >
    </p>`;
  }

  private renderLook() {
    const sorts = SORTS.filter((sort) => sort !== 'distance' || this.wish.chosen.near);
    return html`<div class="search">
      <ilp-field
        type="select"
        name="sort"
        label=${t('colleges.sort')}
        .value=${this.wish.sort}
        .options=${sorts.map((value) => ({ value, label: t(`colleges.sort-${value}`) }))}
        @change=${(event: Event) => this.go({ ...this.wish, sort: valueOf(event) as CollegeWish['sort'] })}
      ></ilp-field>
      <ilp-field
        type="select"
        name="as"
        label=${t('colleges.show-as')}
        .value=${this.wish.as}
        .options=${SHOWN_AS.map((value) => ({ value, label: t(`colleges.as-${value}`) }))}
        @change=${(event: Event) => this.go({ ...this.wish, as: valueOf(event) as ShownAs })}
      ></ilp-field>
    </div>`;
  }

  private renderNotes({ withoutData, sources }: CollegeSelection) {
    return html`${withoutData.map(
        ({ by, count }) =>
          html`<p class="small quiet">
            ${t('colleges.without-data', { by: criterionName(by), count })}
          </p>`,
      )}
      <p class="small quiet">${t('colleges.net-note')}</p>
      <ul class="small quiet">
        ${sources.map((source) => html`<li>${sourceText(source)}</li>`)}
      </ul>`;
  }

  private handleSearch(event: SubmitEvent): void {
    event.preventDefault();
    this.go({ ...this.wish, words: this.wordField.value.trim() });
  }

  private handleCriterion({ by, value }: CriterionChangeEvent): void {
    this.go(withCriterion(this.wish, by, value));
    // The button that was pressed goes with its criterion.
    if (value === '') this.renderRoot.querySelector<HTMLElement>('#found')?.focus();
  }

  private handleNice({ criteria, isNice }: CriterionNiceEvent): void {
    this.go(withNice(this.wish, criteria, isNice));
  }

  private handlePick({ code }: CollegePickEvent): void {
    this.picked = this.picked.includes(code)
      ? this.picked.filter((one) => one !== code)
      : [...this.picked, code];
  }

  private go(wish: CollegeWish): void {
    const address = addressOf(wish);
    navigate(address ? `${PATH}?${address}` : PATH);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-colleges-view': IlpCollegesView;
  }
}

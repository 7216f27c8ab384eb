import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CareerBrief } from '#contracts/careers.js';
import type { SelectorFacet, SelectorReply } from '#contracts/career-selector.js';
import '../careers/ilp-career-rows.js';
import type { IlpCareerRows } from '../careers/ilp-career-rows.js';
import { sourceText } from '../careers/career-words.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import '../shared/ilp-skeleton.js';
import { IlpView } from '../shared/ilp-view.js';
import { MoreRows } from '../shared/more-rows.js';
import { hrefFor, navigate, onNavigate } from '../shared/navigation.js';
import { buttons, layout, lists } from '../styles/shared.js';
import './ilp-selector-chosen.js';
import './ilp-selector-facet.js';
import {
  type Selection,
  selectionFrom,
  SORTS,
  type Sort,
  wishOf,
  withIds,
  withoutFilters,
} from './selector-address.js';
import type { FacetChangeEvent, FiltersRemoveEvent } from './selector-events.js';
import { FACET_NAMES } from './selector-words.js';

const PATH = 'explore/selector';
const PAGE = 20;

/**
 * Careers by what matters to the person. The filters stand in the address, so that Back undoes the last
 * choice and a link opens the same list.
 *
 * @element ilp-selector-view
 */
@customElement('ilp-selector-view')
export class IlpSelectorView extends IlpView {
  static override styles = [
    layout,
    lists,
    buttons,
    css`
      @media (width >= 48rem) {
        .sides {
          display: grid;
          grid-template-columns: minmax(0, 17rem) minmax(0, 1fr);
          gap: var(--ilp-space-6);
          align-items: start;
        }
      }

      h2:focus {
        outline: none;
      }
    `,
  ];

  @state() private selection: Selection = { chosen: {}, sort: 'title' };
  /** The last answer stays on the page while the next one is on its way: focus is in its choices. */
  @state() private reply: SelectorReply | null = null;
  /** Facets that the address chose from when the page was opened. */
  private openAtStart: ReadonlySet<SelectorFacet> = new Set();
  private stopFollowing?: () => void;

  private readonly loading = new Task(this, {
    args: () => [wishOf(this.selection)] as const,
    task: ([wish], { signal }) =>
      this.api.get<SelectorReply>(`/careers/selector?limit=${PAGE}&${wish}`, { signal }),
    onComplete: (reply) => {
      if (this.reply) announce(t('explore.fit', { count: reply.total }));
      this.reply = reply;
      this.careers.start(reply.items);
    },
  });

  private readonly careers = new MoreRows<CareerBrief>(this, {
    load: async (offset) => {
      const wish = wishOf(this.selection);
      const path = `/careers/selector?limit=${PAGE}&${wish}&offset=${offset}`;
      const { items } = await this.api.get<SelectorReply>(path);
      // Another choice may have been made meanwhile.
      return wish === wishOf(this.selection) ? items : null;
    },
    shown: async (offset) =>
      this.renderRoot.querySelector<IlpCareerRows>('ilp-career-rows')?.focusRow(offset),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.selection = selectionFrom(location.search);
    this.openAtStart = new Set(Object.keys(this.selection.chosen) as SelectorFacet[]);
    this.stopFollowing = onNavigate(() => {
      if (location.pathname === hrefFor(PATH)) this.selection = selectionFrom(location.search);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopFollowing?.();
  }

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('explore')}>${t('explore.back')}</a>
        <h1 tabindex="-1">${t('explore.selector-title')}</h1>
        <p>${t('explore.selector-text')}</p>
      </div>
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

  private renderReply(reply: SelectorReply) {
    return html`<div
      class="sides"
      @ilp-facet-change=${this.handleFacet}
      @ilp-filters-remove=${this.handleRemove}
    >
      <section aria-labelledby="choices">
        <h2 id="choices">${t('explore.choices')}</h2>
        ${repeat(
          reply.facets,
          ({ facet }) => facet,
          (facet) =>
            html`<ilp-selector-facet
              .facet=${facet}
              .chosen=${this.selection.chosen[facet.facet] ?? []}
              ?begins-open=${this.openAtStart.has(facet.facet)}
            ></ilp-selector-facet>`,
        )}
      </section>
      <section class="stack" aria-labelledby="fit">
        <h2 id="fit" tabindex="-1">${t('explore.fit', { count: reply.total })}</h2>
        <ilp-selector-chosen .filters=${reply.chosen} .relax=${reply.relax}></ilp-selector-chosen>
        ${this.renderCareers(reply)}
      </section>
    </div>`;
  }

  private renderCareers({ total, facets }: SelectorReply) {
    const { rows, problem, isBusy, showMore } = this.careers;
    return html`
      ${total > 1 ? this.renderSort() : nothing}
      <ilp-career-rows .careers=${rows}></ilp-career-rows>
      ${problem ? html`<ilp-error-state .error=${problem} @ilp-retry=${showMore}></ilp-error-state>` : nothing}
      ${
        rows.length < total
          ? html`<button type="button" class="button" aria-disabled=${isBusy} @click=${showMore}>
              ${t('explore.more')}
            </button>`
          : nothing
      }
      ${facets
        .filter(({ withoutData }) => withoutData > 0)
        .map(
          ({ facet, withoutData }) =>
            html`<p class="small quiet">
              ${t('explore.left-out', { count: withoutData, facet: t(FACET_NAMES[facet]) })}
            </p>`,
        )}
      <ul class="small quiet">
        ${facets.map(({ source }) => html`<li>${sourceText(source)}</li>`)}
      </ul>
    `;
  }

  private renderSort() {
    const words = {
      title: t('explore.sort-title'),
      pay: t('explore.sort-pay'),
      growth: t('explore.sort-growth'),
    };
    return html`<ilp-field
      type="select"
      name="sort"
      label=${t('explore.sort')}
      .value=${this.selection.sort}
      .options=${SORTS.map((value) => ({ value, label: words[value] }))}
      @change=${(event: Event) => this.choose({ ...this.selection, sort: (event.currentTarget as IlpField).value as Sort })}
    ></ilp-field>`;
  }

  private handleFacet({ facet, ids }: FacetChangeEvent): void {
    this.choose(withIds(this.selection, facet, ids));
  }

  private handleRemove({ filters }: FiltersRemoveEvent): void {
    this.choose(withoutFilters(this.selection, filters));
    // The button that was pressed goes with its filter.
    this.renderRoot.querySelector<HTMLElement>('#fit')?.focus();
  }

  private choose(selection: Selection): void {
    const wish = wishOf(selection);
    navigate(wish ? `${PATH}?${wish}` : PATH);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-selector-view': IlpSelectorView;
  }
}

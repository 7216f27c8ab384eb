import { Task } from '@lit/task';
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CareersHome, CareerSearchReply } from '#contracts/careers.js';
import { CAREER_QUERY_MAX } from '#contracts/limits.js';
import { AREAS } from '#contracts/riasec.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { type Area, areaName } from '../shared/charts/riasec.js';
import { icon } from '../shared/icons.js';
import '../explore/ilp-explore-clusters.js';
import '../explore/ilp-explore-ways.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { MoreRows } from '../shared/more-rows.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import { factName } from './career-words.js';
import './ilp-career-cards.js';
import './ilp-career-rows.js';
import type { IlpCareerRows } from './ilp-career-rows.js';
import './ilp-explore-mine.js';

type Door = { kind: 'cluster' | 'subject'; id: string } | { kind: 'area'; id: Area };
const PAGE = 20;
/** Long enough not to ask for each letter, short enough not to be noticed. */
const PAUSE_MS = 200;

/**
 * The doors to careers: what I like, search, the other ways to look, and what I saved.
 *
 * @element ilp-explore-view
 */
@customElement('ilp-explore-view')
export class IlpExploreView extends IlpView {
  static override styles = [layout, buttons, cards, fields, lists];

  @state() private query = '';
  @state() private door: Door | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly home = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<CareersHome>('/careers/home', { signal }),
  });

  private readonly found = new Task(this, {
    args: () => [this.query.trim(), this.door] as const,
    task: async ([query, door], { signal }) => {
      if (query === '' && !door) return null;
      return this.api.get<CareerSearchReply>(`/careers?limit=${PAGE}&${this.wish()}`, { signal });
    },
    onComplete: (reply) => {
      if (!reply) return;
      this.careers.start(reply.items);
      announce(t('careers.found', { count: reply.total }));
    },
  });

  private readonly careers = new MoreRows<CareerSearchReply['items'][number]>(this, {
    load: async (offset) => {
      const wish = this.wish();
      const path = `/careers?limit=${PAGE}&${wish}&offset=${offset}`;
      const { items } = await this.api.get<CareerSearchReply>(path);
      // Another search may have begun meanwhile.
      return wish === this.wish() ? items : null;
    },
    shown: async (offset) =>
      this.renderRoot.querySelector<IlpCareerRows>('ilp-career-rows')?.focusRow(offset),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    const wish = new URLSearchParams(location.search);
    this.query = wish.get('query') ?? '';
    this.door = doorFrom(wish);
  }

  /** What is looked for stays in the address, so that Back from a career comes to it again. */
  protected override updated(changed: PropertyValues): void {
    if (!changed.has('query') && !changed.has('door')) return;
    if (location.pathname !== hrefFor('explore')) return;
    const wish = this.wish();
    history.replaceState(history.state, '', hrefFor(wish ? `explore?${wish}` : 'explore'));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override render() {
    const isSearching = this.query.trim() !== '' || this.door !== null;
    return html`<div class="page">
      <h1 tabindex="-1">${t('careers.title')}</h1>
      ${this.session.role === 'student' ? html`<ilp-explore-mine ?hidden=${isSearching}></ilp-explore-mine>` : nothing}
      <form role="search" @submit=${(event: Event) => event.preventDefault()}>
        <ilp-field
          name="query"
          type="search"
          label=${t('careers.search')}
          hint=${t('careers.search-hint')}
          maxlength=${CAREER_QUERY_MAX}
          .value=${this.query}
          @input=${this.handleQuery}
        ></ilp-field>
      </form>
      ${isSearching ? this.renderFound() : renderLoad(this.home, (home) => this.renderDoors(home))}
    </div>`;
  }

  private renderDoors(home: CareersHome) {
    return html`
      <ilp-explore-ways .total=${home.total}></ilp-explore-ways>
      <section class="stack" aria-labelledby="varied">
        <div class="stack tight">
          <h2 id="varied">${t('careers.varied')}</h2>
          <p class="quiet">${t('careers.varied-text')}</p>
        </div>
        <ilp-career-cards .careers=${home.careers}></ilp-career-cards>
      </section>
      <ilp-explore-clusters .clusters=${home.clusters}></ilp-explore-clusters>
      ${
        this.session.role === 'counselor' || this.session.role === 'admin'
          ? html`<p><a href=${hrefFor('explore/fairness')}>${t('shell.title-fairness')}</a></p>`
          : nothing
      }
    `;
  }

  private renderFound() {
    return html`<section class="stack" aria-labelledby="found">
      <div class="spread">
        <h2 id="found" tabindex="-1">
          ${this.door ? t('careers.in-group', { name: doorName(this.door) }) : t('careers.search')}
        </h2>
        <button type="button" class="button small quiet" @click=${this.clear}>
          ${icon('close')} ${this.door ? t('careers.all-doors') : t('careers.clear-search')}
        </button>
      </div>
      ${renderLoad(this.found, (reply) => (reply ? this.renderReply(reply.total) : nothing))}
    </section>`;
  }

  private renderReply(total: number) {
    if (total === 0)
      return html`
        <p class="quiet">${t('careers.found', { count: total })}</p>
        <p>${t('careers.none-text')}</p>
        ${
          this.home.value
            ? html`<ilp-explore-ways .total=${this.home.value.total}></ilp-explore-ways>
                <ilp-explore-clusters .clusters=${this.home.value.clusters}></ilp-explore-clusters>`
            : nothing
        }
      `;
    return html`
      <p class="quiet">${t('careers.found', { count: total })}</p>
      <ilp-career-rows .careers=${this.careers.rows}></ilp-career-rows>
      ${
        this.careers.problem
          ? html`<ilp-error-state
              .error=${this.careers.problem}
              @ilp-retry=${this.careers.showMore}
            ></ilp-error-state>`
          : nothing
      }
      ${
        this.careers.rows.length < total
          ? html`<button
              type="button"
              class="button"
              aria-disabled=${this.careers.isBusy}
              @click=${this.careers.showMore}
            >
              ${t('careers.more')}
            </button>`
          : nothing
      }
    `;
  }

  /** What is looked for, as in an address. */
  private wish(): string {
    const wish = new URLSearchParams();
    const query = this.query.trim();
    if (query) wish.set('query', query);
    if (this.door) wish.set(this.door.kind, this.door.id);
    return wish.toString();
  }

  private handleQuery(event: Event): void {
    const { value } = event.currentTarget as IlpField;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.query = value;
    }, PAUSE_MS);
  }

  private async clear(): Promise<void> {
    clearTimeout(this.timer);
    this.door = null;
    this.query = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('ilp-field')?.focus();
  }
}

function doorFrom(wish: URLSearchParams): Door | null {
  const area = AREAS.find((one) => one === wish.get('area'));
  if (area) return { kind: 'area', id: area };
  for (const kind of ['cluster', 'subject'] as const) {
    const id = wish.get(kind);
    if (id) return { kind, id };
  }
  return null;
}

function doorName(door: Door): string {
  return door.kind === 'area' ? areaName(door.id) : factName(door.kind, door.id);
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-explore-view': IlpExploreView;
  }
}

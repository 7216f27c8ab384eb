import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CareersHome, CareerSearchReply } from '#contracts/careers.js';
import { CAREER_QUERY_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import { factName } from './career-words.js';
import './ilp-career-rows.js';
import './ilp-explore-mine.js';

type Door = { kind: 'cluster' | 'subject'; id: string };
const PAGE = 20;
/** Long enough not to ask for each letter, short enough not to be noticed. */
const PAUSE_MS = 200;

/**
 * The doors to careers: what I like, search, groups, school subjects, and what I saved.
 *
 * @element ilp-explore-view
 */
@customElement('ilp-explore-view')
export class IlpExploreView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    lists,
    css`
      .doors {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-2);
        padding: 0;
        margin: 0;
        list-style: none;
      }
    `,
  ];

  @state() private query = '';
  @state() private door: Door | null = null;
  @state() private shown = PAGE;
  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly home = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<CareersHome>('/careers/home', { signal }),
  });

  private readonly found = new Task(this, {
    args: () => [this.query.trim(), this.door, this.shown] as const,
    task: async ([query, door, shown], { signal }) => {
      if (query === '' && !door) return null;
      const search = new URLSearchParams({ limit: String(Math.min(shown, 100)) });
      if (query) search.set('query', query);
      if (door) search.set(door.kind, door.id);
      return this.api.get<CareerSearchReply>(`/careers?${search.toString()}`, { signal });
    },
    onComplete: (reply) => {
      if (reply) announce(t('careers.found', { count: reply.total }));
    },
  });

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
      <section class="stack tight" aria-labelledby="varied">
        <h2 id="varied">${t('careers.varied')}</h2>
        <p class="quiet">${t('careers.varied-text')}</p>
        <ilp-career-rows .careers=${home.careers}></ilp-career-rows>
      </section>
      ${this.renderDoorList('cluster', t('careers.groups'), home.clusters)}
      ${this.renderDoorList('subject', t('careers.subjects'), home.subjects)}
    `;
  }

  private renderDoorList(kind: Door['kind'], heading: string, doors: CareersHome['clusters']) {
    return html`<section class="stack tight" aria-labelledby=${kind}>
      <h2 id=${kind}>${heading}</h2>
      <ul class="doors">
        ${doors.map(
          ({ id, count }) =>
            html`<li>
              <button
                type="button"
                class="button small"
                @click=${() => this.openDoor({ kind, id })}
              >
                ${t('careers.door', { name: factName(kind, id), count })}
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderFound() {
    return html`<section class="stack" aria-labelledby="found">
      <div class="spread">
        <h2 id="found" tabindex="-1">
          ${
            this.door
              ? t('careers.in-group', { name: factName(this.door.kind, this.door.id) })
              : t('careers.search')
          }
        </h2>
        <button type="button" class="button small quiet" @click=${this.clear}>
          ${icon('close')} ${this.door ? t('careers.all-doors') : t('careers.clear-search')}
        </button>
      </div>
      ${renderLoad(this.found, (reply) => (reply ? this.renderReply(reply) : nothing))}
    </section>`;
  }

  private renderReply({ total, items }: CareerSearchReply) {
    return html`
      <p class="quiet">${t('careers.found', { count: total })}</p>
      ${total === 0 ? html`<p>${t('careers.none-text')}</p>` : html`<ilp-career-rows .careers=${items}></ilp-career-rows>`}
      ${
        items.length < total && this.shown < 100
          ? html`<button type="button" class="button" @click=${() => (this.shown += PAGE)}>
              ${t('careers.more')}
            </button>`
          : nothing
      }
    `;
  }

  private handleQuery(event: Event): void {
    const { value } = event.currentTarget as IlpField;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.query = value;
      this.shown = PAGE;
    }, PAUSE_MS);
  }

  private async openDoor(door: Door): Promise<void> {
    this.door = door;
    this.shown = PAGE;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#found')?.focus();
  }

  private async clear(): Promise<void> {
    this.door = null;
    this.query = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('ilp-field')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-explore-view': IlpExploreView;
  }
}

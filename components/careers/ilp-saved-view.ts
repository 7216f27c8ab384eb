import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SavedCareer, SavedCareerList } from '#contracts/careers.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, fields, layout, lists } from '../styles/shared.js';
import './ilp-saved-map.js';
import type { SquareChooseEvent } from './ilp-saved-map.js';
import { savedWords } from './saved-words.js';
import { inOrder, likesAndCould, SAVED_ORDERS, type SavedOrder } from './saved-order.js';

const ORDERS: Readonly<Record<SavedOrder, PlainKey>> = {
  both: 'saved.order-both',
  liking: 'saved.order-liking',
  confidence: 'saved.order-confidence',
  date: 'saved.order-date',
};

/**
 * All saved careers with what the student says of them, in the order they ask for, and on a map of liking
 * and confidence. Nothing of it is a judgement of ours.
 *
 * @element ilp-saved-view
 */
@customElement('ilp-saved-view')
export class IlpSavedView extends IlpView {
  static override styles = [
    layout,
    buttons,
    fields,
    lists,
    css`
      .tools {
        align-items: end;
      }

      .order {
        inline-size: min(22rem, 100%);
      }

      .lines {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
        gap: var(--ilp-space-1) var(--ilp-space-4);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .lines,
      .thought {
        overflow-wrap: anywhere;
      }

      .aside {
        color: var(--ilp-ink-quiet);
      }
    `,
  ];

  @state() private order: SavedOrder = 'both';
  @state() private isAll = true;
  @state() private square: SquareChooseEvent['square'] = null;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) =>
      (await this.api.get<SavedCareerList>('/saved-careers', { signal })).items,
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('saved.title')}</h1>
      ${renderLoad(this.loading, (saved) => (saved.length === 0 ? renderNone() : this.renderAll(saved)))}
    </div>`;
  }

  private renderAll(saved: readonly SavedCareer[]) {
    const wanted = this.isAll ? saved : saved.filter(({ stillInterested }) => stillInterested);
    const { square } = this;
    const shown = square
      ? wanted.filter((one) => one.rating === square.rating && one.confidence === square.confidence)
      : wanted;
    return html`
      <p class="quiet">${t('saved.intro')}</p>
      ${this.renderMap(wanted)}
      <section class="stack" aria-labelledby="list">
        <h2 id="list" tabindex="-1">${t('saved.list', { count: shown.length })}</h2>
        <div class="spread tools">
          <ilp-field
            class="order"
            type="select"
            label=${t('saved.order')}
            .value=${this.order}
            .options=${SAVED_ORDERS.map((value) => ({ value, label: t(ORDERS[value]) }))}
            @change=${(event: Event) =>
              (this.order = (event.currentTarget as IlpField).value as SavedOrder)}
          ></ilp-field>
          <label class="choice">
            <input type="checkbox" .checked=${!this.isAll} @change=${this.handleInterest} />
            ${t('saved.only-interested')}
          </label>
        </div>
        ${
          square
            ? html`<div>
                <button type="button" class="button small" @click=${() => (this.square = null)}>
                  ${t('saved.show-all')}
                </button>
              </div>`
            : nothing
        }
        ${shown.length === 0 ? html`<p class="quiet">${t('saved.none-left')}</p>` : nothing}
        <ul class="rows">
          ${repeat(
            inOrder(shown, this.order),
            ({ career }) => career.code,
            (one) => html`<li class="stack tight">${renderOne(one)}</li>`,
          )}
        </ul>
      </section>
      <div class="actions">
        ${
          saved.length > 1
            ? html`<a class="button" href=${hrefFor('explore/compare')}
                >${t('careers.saved-compare')}</a
              >`
            : nothing
        }
        <a class="button" href=${hrefFor('explore/budget')}>${t('saved.budget')}</a>
        <a class="button" href=${hrefFor('explore')}>${t('saved.find')}</a>
      </div>
    `;
  }

  /** With fewer there is nothing to see on a map. */
  private renderMap(saved: readonly SavedCareer[]) {
    const placed = saved.filter((one) => likesAndCould(one) !== null);
    if (placed.length < 2) return html`<p class="small quiet">${t('saved.map-later')}</p>`;
    return html`<section class="stack tight" aria-labelledby="map">
      <h2 id="map">${t('saved.map')}</h2>
      <p class="small quiet">${t('saved.map-text')}</p>
      <ilp-saved-map
        .saved=${placed}
        .chosen=${this.square}
        @ilp-square-choose=${this.handleSquare}
      ></ilp-saved-map>
    </section>`;
  }

  private handleInterest({ currentTarget }: Event): void {
    this.isAll = !(currentTarget as HTMLInputElement).checked;
    this.square = null;
  }

  private handleSquare({ square }: SquareChooseEvent): void {
    this.square = square;
  }
}

function renderOne(saved: SavedCareer) {
  const { career, thought, pros, cons, reasons, stillInterested, savedAt } = saved;
  return html`<div class="spread">
      <a
        class=${stillInterested ? '' : 'aside'}
        href=${hrefFor(`careers/${career.code}`)}
        lang=${career.titleLocale}
        >${career.title}</a
      >
      <span class="small quiet">
        <a href=${hrefFor(`next-step?career=${career.code}`)}
          >${t('saved.ways')}<span class="visually-hidden">: ${career.title}</span></a
        >
        · ${t('saved.saved-on', { date: formatDate(savedAt) })}
      </span>
    </div>
    <p class="small">${savedWords(saved).join(' · ')}</p>
    ${thought ? html`<p class="small thought">${thought}</p>` : nothing}
    ${
      pros.length + cons.length + reasons.length === 0
        ? nothing
        : html`<ul class="lines small">
            ${reasons.map((line) => html`<li>${t('saved.because', { line })}</li>`)}
            ${pros.map((line) => html`<li>${t('saved.pro', { line })}</li>`)}
            ${cons.map((line) => html`<li>${t('saved.con', { line })}</li>`)}
          </ul>`
    }`;
}

function renderNone() {
  return html`<ilp-empty-state heading=${t('saved.empty')}>
    <p>${t('careers.saved-empty')}</p>
    <a slot="actions" class="button primary" href=${hrefFor('explore')}>${t('saved.find')}</a>
  </ilp-empty-state>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-saved-view': IlpSavedView;
  }
}

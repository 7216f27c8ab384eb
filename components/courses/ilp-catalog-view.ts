import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CatalogCourse, CatalogReply } from '#contracts/catalog.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { MoreRows } from '../shared/more-rows.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-catalog-course.js';
import './ilp-catalog-filters.js';
import type { CatalogFilterEvent } from './ilp-catalog-filters.js';
import './ilp-catalog-form.js';

/**
 * The courses that the district offers: to look through, and to change for those who keep them. Needs the
 * `courses` and `careers-data` messages.
 *
 * @element ilp-catalog-view
 */
@customElement('ilp-catalog-view')
export class IlpCatalogView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private query = '';
  @state() private area = '';
  @state() private grade = '';
  @state() private retired = false;
  /** The id of the course whose form is open; `new` for one more. */
  @state() private open = '';

  private titles: CatalogReply['titles'] = {};
  private readonly attempt = new Attempt(this);

  private readonly rows = new MoreRows<CatalogCourse>(this, {
    load: async (offset) => {
      const reply = await this.api.get<CatalogReply>(`/catalog?${this.search(offset)}`);
      this.titles = { ...this.titles, ...reply.titles };
      return reply.items;
    },
    shown: (offset) => {
      const rows = this.renderRoot.querySelectorAll<HTMLElement>('li[tabindex]');
      rows[offset]?.focus();
      return Promise.resolve();
    },
  });

  private readonly loading = new Task(this, {
    args: () => [this.query, this.area, this.grade, this.retired] as const,
    task: (_, { signal }) => this.api.get<CatalogReply>(`/catalog?${this.search(0)}`, { signal }),
    onComplete: (reply) => {
      this.titles = reply.titles;
      this.rows.start(reply.items);
      if (this.isFiltered) announce(t('courses.catalog-count', { count: reply.total }));
    },
  });

  private get isFiltered(): boolean {
    return this.query !== '' || this.area !== '' || this.grade !== '';
  }

  private search(offset: number): string {
    const wanted = {
      ...(this.query && { query: this.query }),
      ...(this.area && { area: this.area }),
      ...(this.grade && { grade: this.grade }),
      ...(this.retired && { retired: 'true' }),
      offset: String(offset),
    };
    return new URLSearchParams(wanted).toString();
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('shell.title-catalog')}</h1>
      <p class="quiet">${t('courses.catalog-intro')}</p>
      ${this.renderFilters()} ${this.attempt.renderFault()}
      ${renderLoad(this.loading, (reply) => this.renderAll(reply))}
    </div>`;
  }

  private renderFilters() {
    return html`<ilp-catalog-filters
      .query=${this.query}
      .area=${this.area}
      .grade=${this.grade}
      @ilp-catalog-filter=${({ query, area, grade }: CatalogFilterEvent) => {
        this.query = query;
        this.area = area;
        this.grade = grade;
      }}
    ></ilp-catalog-filters>`;
  }

  private renderAll({ total, mayChange }: CatalogReply) {
    return html`<section class="stack">
      <div class="spread">
        <span class="small quiet">${t('courses.catalog-count', { count: total })}</span>
        ${mayChange ? this.renderKeeping() : nothing}
      </div>
      ${this.open === 'new' ? this.renderForm(null) : nothing}
      ${total === 0 ? this.renderEmpty(mayChange) : this.renderList(mayChange)}
      ${
        this.rows.rows.length < total
          ? html`<div>
              <button
                type="button"
                class="button"
                ?disabled=${this.rows.isBusy}
                @click=${this.rows.showMore}
              >
                ${t('courses.catalog-more')}
              </button>
            </div>`
          : nothing
      }
    </section>`;
  }

  private renderKeeping() {
    return html`<div class="actions">
      <button type="button" class="button small" @click=${() => void this.show('new')}>
        ${icon('plus')} ${t('courses.add')}
      </button>
      ${
        this.session.role === 'admin'
          ? html`<a class="button small" href=${hrefFor('connections/courses/catalog')}>
              ${t('courses.catalog-import')}
            </a>`
          : nothing
      }
      <a class="button small" href=${hrefFor('diplomas')}>${t('courses.catalog-diplomas')}</a>
      <button
        type="button"
        class="button small quiet"
        aria-pressed=${this.retired ? 'true' : 'false'}
        @click=${() => (this.retired = !this.retired)}
      >
        ${t('courses.catalog-show-retired')}
      </button>
    </div>`;
  }

  private renderEmpty(mayChange: boolean) {
    if (this.isFiltered || this.retired)
      return html`<div class="stack">
        <p>${t('courses.catalog-none')}</p>
        <div>
          <button type="button" class="button" @click=${this.handleClear}>
            ${t('courses.catalog-clear')}
          </button>
        </div>
      </div>`;
    return html`<ilp-empty-state heading=${t('courses.catalog-empty')}>
      <p>${t(mayChange ? 'courses.catalog-empty-keeper' : 'courses.catalog-empty-text')}</p>
    </ilp-empty-state>`;
  }

  private renderList(mayChange: boolean) {
    return html`<ul class="rows">
      ${repeat(
        this.rows.rows,
        ({ id }) => id,
        (course) =>
          html`<li tabindex="-1">
            ${
              this.open === course.id
                ? this.renderForm(course)
                : html`<ilp-catalog-course .course=${course} .titles=${this.titles}>
                    ${mayChange ? this.renderActions(course) : nothing}
                  </ilp-catalog-course>`
            }
          </li>`,
      )}
    </ul>`;
  }

  private renderActions(course: CatalogCourse) {
    const words = { course: course.title };
    if (course.isRetired)
      return html`<button
        type="button"
        class="button small"
        @click=${() => void this.setRetired(course, false)}
      >
        ${t('courses.restore', words)}
      </button>`;
    return html`<span class="actions">
      <button
        type="button"
        class="button small quiet"
        aria-label=${t('courses.edit', words)}
        @click=${() => void this.show(course.id)}
      >
        ${icon('edit')}
      </button>
      <button
        type="button"
        class="button small quiet"
        aria-label=${t('courses.retire', words)}
        @click=${() => void this.setRetired(course, true)}
      >
        ${icon('trash')}
      </button>
    </span>`;
  }

  private renderForm(course: CatalogCourse | null) {
    return html`<ilp-catalog-form
      .api=${this.api}
      .course=${course}
      @ilp-catalog-saved=${() => void this.handleSaved()}
      @ilp-cancel=${() => (this.open = '')}
    ></ilp-catalog-form>`;
  }

  private async show(open: string): Promise<void> {
    this.open = open;
    await this.updateComplete;
    const form = this.renderRoot.querySelector('ilp-catalog-form');
    await form?.updateComplete;
    form?.focus();
  }

  private async handleSaved(): Promise<void> {
    this.open = '';
    await this.loading.run();
  }

  private async setRetired(course: CatalogCourse, isOut: boolean): Promise<void> {
    const path = `/catalog/${course.id}`;
    const isDone = await this.attempt.run(async () => {
      await (isOut ? this.api.delete(path) : this.api.post(`${path}/restore`));
      await this.loading.run();
    });
    if (!isDone) return;
    const words = { course: course.title };
    if (!isOut) announce(t('courses.restored', words));
    else
      showToast({
        text: t('courses.retired', words),
        undo: () => this.setRetired(course, false),
      });
  }

  private readonly handleClear = (): void => {
    this.query = '';
    this.area = '';
    this.grade = '';
    this.retired = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-catalog-view': IlpCatalogView;
  }
}

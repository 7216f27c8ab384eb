import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CollegeSearchEntry, CollegeSearchList } from '#contracts/college-searches.js';
import { COLLEGE_SEARCH_NAME_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, layout, lists } from '../styles/shared.js';

/**
 * What a student chose colleges by before, each under its name, and the way to keep what is chosen now.
 *
 * @element ilp-college-searches
 */
@customElement('ilp-college-searches')
export class IlpCollegeSearches extends IlpView {
  static override styles = [
    layout,
    buttons,
    lists,
    css`
      summary {
        padding-block: var(--ilp-space-2);
        font-weight: 600;
        cursor: pointer;
      }

      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-2);
        align-items: end;
      }

      form ilp-field {
        flex: 1 1 12rem;
      }
    `,
  ];

  /** What is chosen now, as the API takes it; empty: nothing to keep. */
  @property() wish = '';

  @query('ilp-field') private readonly nameField!: IlpField;
  @state() private searches: readonly CollegeSearchEntry[] = [];
  @state() private nameError = '';
  @state() private problem: { error: unknown; again: () => Promise<void> } | null = null;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<CollegeSearchList>('/college-searches', { signal }),
    onComplete: ({ items }) => {
      this.searches = items;
    },
  });

  protected override render() {
    return html`<details>
      <summary>${t('colleges.searches', { count: this.searches.length })}</summary>
      ${renderLoad(this.loading, () => this.renderAll(), { lines: 1 })}
    </details>`;
  }

  private renderAll() {
    return html`<div class="stack">
      <p class="small quiet">${t('colleges.searches-own')}</p>
      ${this.wish ? this.renderForm() : html`<p>${t('colleges.searches-choose')}</p>`}
      ${
        this.problem
          ? html`<ilp-error-state
              .error=${this.problem.error}
              @ilp-retry=${this.problem.again}
            ></ilp-error-state>`
          : nothing
      }
      ${
        this.searches.length > 0
          ? html`<ul class="rows">
              ${this.searches.map((search) => this.renderOne(search))}
            </ul>`
          : nothing
      }
    </div>`;
  }

  private renderForm() {
    return html`<form @submit=${this.handleSave}>
      <ilp-field
        name="name"
        maxlength=${COLLEGE_SEARCH_NAME_MAX}
        label=${t('colleges.search-name')}
        .error=${this.nameError}
      ></ilp-field>
      <button class="button">${t('colleges.search-keep')}</button>
    </form>`;
  }

  private renderOne({ id, name, wish }: CollegeSearchEntry) {
    return html`<li class="spread">
      <a href=${hrefFor(`explore/colleges?${wish}`)}>${name}</a>
      <button type="button" class="button small quiet" @click=${() => this.takeOut(id, name)}>
        ${icon('trash')}<span class="visually-hidden">${t('colleges.take-away')} ${name}</span>
      </button>
    </li>`;
  }

  private readonly handleSave = (event: Event): void => {
    event.preventDefault();
    const name = this.nameField.value.trim();
    this.nameError = name === '' ? t('common.field-missing') : '';
    if (name !== '') void this.keep(name);
  };

  private keep(name: string): Promise<void> {
    return this.attend(async () => {
      const kept = await this.api.post<CollegeSearchEntry>('/college-searches', {
        ...{ name, wish: this.wish },
      });
      this.searches = [kept, ...this.searches];
      this.nameField.value = '';
      announce(t('colleges.search-kept', { name }));
    });
  }

  private takeOut(id: string, name: string): Promise<void> {
    return this.attend(async () => {
      await this.api.delete(`/college-searches/${id}`);
      const before = this.searches;
      this.searches = before.filter((search) => search.id !== id);
      showToast({
        text: t('colleges.search-gone', { name }),
        undo: async () => {
          await this.api.post(`/college-searches/${id}/restore`);
          this.searches = before;
        },
      });
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('summary')?.focus();
    });
  }

  private async attend(action: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await action();
    } catch (error) {
      this.problem = { error, again: () => this.attend(action) };
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-college-searches': IlpCollegeSearches;
  }
}

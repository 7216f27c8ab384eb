import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { CollegeSelection, FoundCollege } from '#contracts/college-selector.js';
import type { CollegeProfile } from '#contracts/colleges.js';
import { COLLEGES_COMPARED_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, navigate, onNavigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { sourceText } from './college-words.js';
import { comparedRows } from './compared-facts.js';

const PATH = 'explore/colleges/compare';

/** The colleges that an address names, at most four. */
export function codesFrom(search: string): readonly string[] {
  const codes = (new URLSearchParams(search).get('codes') ?? '').split(',');
  return [...new Set(codes.filter((code) => /^\d{6}$/.test(code)))].slice(0, COLLEGES_COMPARED_MAX);
}

/**
 * Up to four colleges side by side, to print too. Which ones stands in the address: a link shows the same.
 *
 * @element ilp-compare-colleges-view
 */
@customElement('ilp-compare-colleges-view')
export class IlpCompareCollegesView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .search {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-2);
        align-items: end;
      }

      .search ilp-field {
        flex: 1 1 16rem;
      }

      th,
      td {
        min-inline-size: 8rem;
      }

      /* Words that are only heard would widen the page. */
      .scroller {
        position: relative;
      }

      td .value {
        font-weight: 600;
      }

      @media print {
        .search,
        .actions,
        .button {
          display: none;
        }

        .scroller {
          overflow: visible;
        }
      }
    `,
  ];

  @state() private codes: readonly string[] = [];
  @state() private found: readonly FoundCollege[] | null = null;
  @state() private problem: unknown = null;
  @query('ilp-field') private readonly field!: IlpField;
  private words = '';
  private readonly known = new Map<string, CollegeProfile>();
  private stopFollowing?: () => void;

  private readonly comparing = new Task(this, {
    args: () => [this.codes.join()] as const,
    task: ([codes], { signal }) =>
      Promise.all(
        codes
          .split(',')
          .filter(Boolean)
          .map((code) => this.profileOf(code, signal)),
      ),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.codes = codesFrom(location.search);
    this.stopFollowing = onNavigate(() => {
      if (location.pathname === hrefFor(PATH)) this.codes = codesFrom(location.search);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopFollowing?.();
  }

  protected override render() {
    const isFull = this.codes.length >= COLLEGES_COMPARED_MAX;
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('explore/colleges')}>${t('colleges.back')}</a>
        <h1 tabindex="-1">${t('colleges.compare-title')}</h1>
        <p>${t('colleges.compare-text')}</p>
      </div>
      ${isFull ? html`<p class="quiet">${t('colleges.compare-full')}</p>` : this.renderSearch()}
      ${renderLoad(this.comparing, (colleges) => this.renderColleges(colleges), { lines: 8 })}
    </div>`;
  }

  private renderSearch() {
    return html`<form class="search" role="search" @submit=${this.handleSearch}>
        <ilp-field
          name="query"
          type="search"
          maxlength="100"
          label=${t('colleges.compare-add')}
        ></ilp-field>
        <button class="button">${t('colleges.compare-find')}</button>
      </form>
      <div class="actions" role="status">
        ${this.found?.length === 0 ? t('colleges.compare-none') : nothing}
        ${this.found?.map(
          ({ code, name, nameLocale, city, state: letters }) =>
            html`<button
              type="button"
              class="button small"
              @click=${() => this.go([...this.codes, code])}
            >
              <span lang=${nameLocale}>${name}</span> ${`(${city}, ${letters})`}
            </button>`,
        )}
      </div>
      ${this.problem ? html`<ilp-error-state .error=${this.problem} @ilp-retry=${this.search}></ilp-error-state>` : nothing}`;
  }

  private renderColleges(colleges: readonly CollegeProfile[]) {
    if (colleges.length === 0) return html`<p class="quiet">${t('colleges.compare-empty')}</p>`;
    return html`<div class="actions">
        <button type="button" class="button" @click=${() => window.print()}>
          ${t('colleges.compare-print')}
        </button>
      </div>
      <div class="scroller" tabindex="0" role="group" aria-label=${t('colleges.compare-table')}>
        ${this.renderTable(colleges)}
      </div>
      <p class="notice">${t('colleges.not-yours')}</p>
      <ul class="small quiet">
        ${sourcesOf(colleges).map((source) => html`<li>${source}</li>`)}
      </ul>`;
  }

  private renderTable(colleges: readonly CollegeProfile[]) {
    return html`<table aria-label=${t('colleges.compare-table')}>
      <thead>
        <tr>
          <th scope="col">${t('colleges.fact')}</th>
          ${colleges.map(
            ({ code, name, nameLocale }) =>
              html`<th scope="col">
                <a href=${hrefFor(`explore/colleges/${code}`)} lang=${nameLocale}>${name}</a>
                <div>
                  <button
                    type="button"
                    class="button small quiet"
                    @click=${() => this.go(this.codes.filter((one) => one !== code))}
                  >
                    ${t('colleges.compare-remove')}<span class="visually-hidden"> ${name}</span>
                  </button>
                </div>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${comparedRows().map(
          ([label, read]) =>
            html`<tr>
              <th scope="row">${label}</th>
              ${colleges.map((college) => {
                const { value, note } = read(college);
                return html`<td>
                  ${value === null ? nothing : html`<div class="value">${value}</div>`}
                  <div class="small quiet">${note}</div>
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private readonly handleSearch = (event: SubmitEvent): void => {
    event.preventDefault();
    this.words = this.field.value.trim();
    void this.search();
  };

  private readonly search = async (): Promise<void> => {
    if (this.words === '') return;
    this.problem = null;
    try {
      const path = `/colleges?limit=5&query=${encodeURIComponent(this.words)}`;
      const { items } = await this.api.get<CollegeSelection>(path);
      this.found = items.filter(({ code }) => !this.codes.includes(code));
    } catch (error) {
      this.problem = error;
    }
  };

  private async profileOf(code: string, signal: AbortSignal): Promise<CollegeProfile> {
    const college =
      this.known.get(code) ?? (await this.api.get<CollegeProfile>(`/colleges/${code}`, { signal }));
    this.known.set(code, college);
    return college;
  }

  private go(codes: readonly string[]): void {
    this.found = null;
    navigate(codes.length > 0 ? `${PATH}?codes=${codes.join(',')}` : PATH);
  }
}

const sourcesOf = (colleges: readonly CollegeProfile[]) => [
  ...new Set(
    colleges
      .flatMap((one) => [
        one.placeSource,
        one.averageNetPrice.source,
        one.openAdmission.source,
        one.earnings.source,
      ])
      .map(sourceText),
  ),
];

declare global {
  interface HTMLElementTagNameMap {
    'ilp-compare-colleges-view': IlpCompareCollegesView;
  }
}

import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { COURSE_AREAS, COURSE_GRADES } from '#contracts/course-fields.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';

const TYPING_MS = 250;

/** Which courses are wanted; empty: all. */
export class CatalogFilterEvent extends Event {
  static readonly type = 'ilp-catalog-filter';
  readonly query: string;
  readonly area: string;
  readonly grade: string;

  constructor(query: string, area: string, grade: string) {
    super(CatalogFilterEvent.type, { bubbles: true, composed: true });
    this.query = query;
    this.area = area;
    this.grade = grade;
  }
}

/**
 * Words, area and grade by which courses are sought.
 *
 * @element ilp-catalog-filters
 * @fires {CatalogFilterEvent} ilp-catalog-filter
 */
@customElement('ilp-catalog-filters')
export class IlpCatalogFilters extends IlpElement {
  static override styles = css`
    .filters {
      display: grid;
      grid-template-columns: 2fr 1fr 1fr;
      gap: var(--ilp-space-3);
      align-items: end;
    }

    @media (max-width: 40rem) {
      .filters {
        grid-template-columns: 1fr 1fr;
      }

      .filters > :first-child {
        grid-column: 1 / -1;
      }
    }
  `;

  @property() query = '';
  @property() area = '';
  @property() grade = '';

  private typing: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  protected override render() {
    return html`<div class="filters" role="search">
      <ilp-field
        type="search"
        label=${t('courses.catalog-search')}
        .value=${this.query}
        @input=${this.handleTyping}
      ></ilp-field>
      <ilp-field
        type="select"
        label=${t('courses.catalog-area')}
        .value=${this.area}
        .options=${[
          { value: '', label: t('courses.catalog-any-area') },
          ...COURSE_AREAS.map((value) => ({ value, label: t(`courses.area-${value}`) })),
        ]}
        @change=${(event: Event) => this.tell({ area: valueOf(event) })}
      ></ilp-field>
      <ilp-field
        type="select"
        label=${t('courses.catalog-grade')}
        .value=${this.grade}
        .options=${[
          { value: '', label: t('courses.catalog-any') },
          ...COURSE_GRADES.map(String).map((value) => ({ value, label: value })),
        ]}
        @change=${(event: Event) => this.tell({ grade: valueOf(event) })}
      ></ilp-field>
    </div>`;
  }

  private readonly handleTyping = (event: Event): void => {
    const query = valueOf(event).trim();
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.tell({ query }), TYPING_MS);
  };

  private tell(change: Partial<Pick<CatalogFilterEvent, 'query' | 'area' | 'grade'>>): void {
    const { query = this.query, area = this.area, grade = this.grade } = change;
    this.dispatchEvent(new CatalogFilterEvent(query, area, grade));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-catalog-filters': IlpCatalogFilters;
  }
  interface HTMLElementEventMap {
    [CatalogFilterEvent.type]: CatalogFilterEvent;
  }
}

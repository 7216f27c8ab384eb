import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { COURSE_GRADES } from '#contracts/course-fields.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { fields } from '../styles/shared.js';
import type { Wish } from './scholarship-words.js';

/** Which scholarships are wanted. */
export class ScholarshipWishEvent extends Event {
  static readonly type = 'ilp-scholarship-wish';
  readonly wish: Wish;

  constructor(wish: Wish) {
    super(ScholarshipWishEvent.type, { bubbles: true, composed: true });
    this.wish = wish;
  }
}

/**
 * Words, a grade, and whether those whose day has gone by are wanted too.
 *
 * @element ilp-scholarship-filters
 * @fires {ScholarshipWishEvent} ilp-scholarship-wish
 */
@customElement('ilp-scholarship-filters')
export class IlpScholarshipFilters extends IlpElement {
  static override styles = [
    fields,
    css`
      .filters {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: var(--ilp-space-3);
        align-items: end;
      }
    `,
  ];

  @property({ attribute: false }) wish!: Wish;

  protected override render() {
    const { words, grade, withPast } = this.wish;
    return html`<div class="filters" role="search">
      <ilp-field
        name="words"
        type="search"
        label=${t('scholarships.search')}
        .value=${words}
        @input=${(event: Event) => this.tell({ words: valueOf(event) })}
      ></ilp-field>
      <ilp-field
        name="grade"
        type="select"
        label=${t('scholarships.for-grade')}
        .value=${grade}
        .options=${[
          { value: '', label: t('scholarships.any-grade') },
          ...COURSE_GRADES.map((one) => ({
            value: String(one),
            label: t('scholarships.grade', { grade: String(one) }),
          })),
        ]}
        @change=${(event: Event) => this.tell({ grade: valueOf(event) })}
      ></ilp-field>
      <label class="choice">
        <input
          type="checkbox"
          .checked=${withPast}
          @change=${(event: Event) =>
            this.tell({ withPast: (event.currentTarget as HTMLInputElement).checked })}
        />
        <span>${t('scholarships.with-past')}</span>
      </label>
    </div>`;
  }

  private tell(changes: Partial<Wish>): void {
    this.dispatchEvent(new ScholarshipWishEvent({ ...this.wish, ...changes }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-scholarship-filters': IlpScholarshipFilters;
  }
  interface HTMLElementEventMap {
    [ScholarshipWishEvent.type]: ScholarshipWishEvent;
  }
}

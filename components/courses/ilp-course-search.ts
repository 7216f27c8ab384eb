import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CatalogCourse, CatalogReply } from '#contracts/catalog.js';
import { COURSE_TITLE_MAX } from '#contracts/course-fields.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, layout } from '../styles/shared.js';

const TYPING_MS = 250;
const SHOWN = 5;

/** A course of the catalog was chosen, or (null) the words are not of the catalog. */
export class CourseChooseEvent extends Event {
  static readonly type = 'ilp-course-choose';
  readonly course: CatalogCourse | null;
  readonly words: string;

  constructor(course: CatalogCourse | null, words: string) {
    super(CourseChooseEvent.type, { bubbles: true, composed: true });
    this.course = course;
    this.words = words;
  }
}

/**
 * A field for a course: words, with courses of the catalog that fit them below.
 *
 * @element ilp-course-search
 * @fires {CourseChooseEvent} ilp-course-choose
 */
@customElement('ilp-course-search')
export class IlpCourseSearch extends IlpElement {
  static override styles = [layout, buttons];
  static override shadowRootOptions: ShadowRootInit = {
    ...IlpElement.shadowRootOptions,
    delegatesFocus: true,
  };

  @property({ attribute: false }) api!: ApiClient;
  @property() words = '';
  @property() code = '';
  @property() error = '';

  @state() private found: readonly CatalogCourse[] = [];
  private typing: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  protected override render() {
    return html`<div class="stack tight">
      <ilp-field
        label=${t('courses.field-name')}
        hint=${
          this.code
            ? t('courses.field-from-catalog', { course: this.code })
            : this.words
              ? t('courses.field-not-catalog')
              : t('courses.field-name-hint')
        }
        error=${this.error}
        maxlength=${COURSE_TITLE_MAX}
        required
        .value=${this.words}
        @input=${this.handleInput}
      ></ilp-field>
      ${
        this.found.length > 0
          ? html`<div class="actions" role="group" aria-label=${t('shell.title-catalog')}>
              ${this.found.map(
                (course) =>
                  html`<button
                    type="button"
                    class="button small"
                    @click=${() => this.choose(course, course.title)}
                  >
                    ${t('courses.field-use', { course: course.title })}
                  </button>`,
              )}
            </div>`
          : nothing
      }
    </div>`;
  }

  private readonly handleInput = (event: Event): void => {
    event.stopPropagation();
    const words = (event.currentTarget as IlpField).value;
    this.found = [];
    this.dispatchEvent(new CourseChooseEvent(null, words));
    clearTimeout(this.typing);
    if (words.trim().length > 1) this.typing = setTimeout(() => void this.seek(words), TYPING_MS);
  };

  private async seek(words: string): Promise<void> {
    const mine = (this.asked += 1);
    const search = new URLSearchParams({ query: words.trim(), limit: String(SHOWN) });
    try {
      const { items } = await this.api.get<CatalogReply>(`/catalog?${search.toString()}`);
      if (mine === this.asked) this.found = items;
    } catch {
      // The field takes any words; without the catalog it only offers none.
      this.found = [];
    }
  }

  private choose(course: CatalogCourse, words: string): void {
    this.found = [];
    this.dispatchEvent(new CourseChooseEvent(course, words));
    this.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-course-search': IlpCourseSearch;
  }
  interface HTMLElementEventMap {
    [CourseChooseEvent.type]: CourseChooseEvent;
  }
}

import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CatalogCourse } from '#contracts/catalog.js';
import {
  COURSE_AREAS,
  COURSE_GRADES,
  COURSE_TERMS,
  TAKEN_STATUSES,
} from '#contracts/course-fields.js';
import type { NewTakenCourseInput, TakenCourse } from '#contracts/courses-taken.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { FieldOption } from '../shared/ilp-field.js';
import { buttons, cards, layout } from '../styles/shared.js';
import './ilp-course-search.js';
import type { CourseChooseEvent } from './ilp-course-search.js';

/** What was filled in. */
export class TakenSubmitEvent extends Event {
  static readonly type = 'ilp-taken-submit';
  readonly values: NewTakenCourseInput;

  constructor(values: NewTakenCourseInput) {
    super(TakenSubmitEvent.type, { bubbles: true, composed: true });
    this.values = values;
  }
}

/** Years that the form offers, back from the one that is running. */
const YEARS = 8;

/**
 * A course that a student takes or took, to add or to change.
 *
 * @element ilp-taken-form
 * @fires {TakenSubmitEvent} ilp-taken-submit
 * @fires ilp-cancel
 */
@customElement('ilp-taken-form')
export class IlpTakenForm extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
        gap: var(--ilp-space-3);
        align-items: start;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) course: TakenCourse | null = null;
  /** The school year that is running. */
  @property({ type: Number, attribute: 'this-year' }) thisYear = 0;
  @property({ type: Boolean }) busy = false;

  @state() private words = '';
  @state() private code = '';
  @state() private credits = '1';
  @state() private area = '';
  @state() private errors: Record<string, string> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    const { course } = this;
    if (!course) return;
    this.words = course.title;
    this.code = course.code;
    this.credits = String(course.credits / 1000);
    this.area = course.area ?? '';
  }

  override focus(): void {
    this.renderRoot.querySelector('ilp-course-search')?.focus();
  }

  protected override render() {
    return html`<form class="card stack" novalidate @submit=${this.handleSubmit}>
      <ilp-course-search
        .api=${this.api}
        .words=${this.words}
        .code=${this.code}
        error=${this.errors.title ?? ''}
        @ilp-course-choose=${this.handleChoose}
      ></ilp-course-search>
      ${this.renderWhen()} ${this.renderWhat()}
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.busy}>
          ${t('common.save')}
        </button>
        <button
          type="button"
          class="button quiet"
          @click=${() => this.dispatchEvent(new Event('ilp-cancel', { bubbles: true }))}
        >
          ${t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  private renderWhen() {
    const { course } = this;
    const years = Array.from({ length: YEARS }, (_, back) => this.thisYear - back);
    return html`<div class="columns">
      ${this.renderSelect(
        'schoolYear',
        t('courses.field-year'),
        String(course?.schoolYear ?? this.thisYear),
        years.map((year) => ({
          value: String(year),
          label: t('courses.year', { from: String(year), to: String(year + 1).slice(2) }),
        })),
      )}
      ${this.renderSelect(
        'term',
        t('courses.field-term'),
        course?.term ?? 'year',
        COURSE_TERMS.map((value) => ({ value, label: t(`courses.term-${value}`) })),
      )}
      ${this.renderSelect(
        'gradeLevel',
        t('courses.field-grade-level'),
        String(course?.gradeLevel ?? ''),
        [
          { value: '', label: t('courses.not-said') },
          ...COURSE_GRADES.map((grade) => ({ value: String(grade), label: String(grade) })),
        ],
      )}
      ${this.renderSelect(
        'status',
        t('courses.field-status'),
        course?.status ?? 'earned',
        TAKEN_STATUSES.map((value) => ({ value, label: t(`courses.status-${value}`) })),
      )}
    </div>`;
  }

  private renderWhat() {
    const { course } = this;
    return html`<div class="columns">
      <ilp-field
        name="credits"
        label=${t('courses.field-credits')}
        hint=${t('courses.field-credits-hint')}
        error=${this.errors.credits ?? ''}
        maxlength="6"
        .value=${this.credits}
      ></ilp-field>
      ${this.renderSelect('area', t('courses.field-area'), this.area, [
        { value: '', label: t('courses.not-said') },
        ...COURSE_AREAS.map((value) => ({ value, label: t(`courses.area-${value}`) })),
      ])}
      <ilp-field
        name="mark"
        label=${t('courses.field-mark')}
        hint=${t('courses.field-mark-hint')}
        maxlength="20"
        .value=${course?.mark ?? ''}
      ></ilp-field>
      <ilp-field
        name="school"
        label=${t('courses.field-school')}
        hint=${t('courses.field-school-hint')}
        maxlength="160"
        .value=${course?.school ?? ''}
      ></ilp-field>
    </div>`;
  }

  private renderSelect(name: string, label: string, value: string, options: FieldOption[]) {
    return html`<ilp-field
      name=${name}
      type="select"
      label=${label}
      .value=${value}
      .options=${options}
    ></ilp-field>`;
  }

  private readonly handleChoose = ({ course, words }: CourseChooseEvent): void => {
    this.words = words;
    this.code = course?.code ?? '';
    if (course) this.take(course);
  };

  private take(course: CatalogCourse): void {
    this.credits = String(course.credits / 1000);
    this.area = course.area;
  }

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const word = (name: string) => textOf(data, name);
    const credits = Number(word('credits').replace(',', '.') || NaN);
    this.errors = {
      ...(this.words.trim() === '' && { title: t('courses.error-missing') }),
      ...(!(credits >= 0 && credits <= 20) && { credits: t('courses.error-credits') }),
    };
    if (Object.keys(this.errors).length > 0) return;
    const grade = word('gradeLevel');
    const values = {
      ...{ code: this.code, title: this.words.trim(), credits: Math.round(credits * 1000) },
      ...{ term: word('term'), status: word('status'), mark: word('mark'), school: word('school') },
      ...{ area: word('area') || null, schoolYear: Number(word('schoolYear')) },
      gradeLevel: grade === '' ? null : Number(grade),
    };
    this.dispatchEvent(new TakenSubmitEvent(values as NewTakenCourseInput));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-taken-form': IlpTakenForm;
  }
  interface HTMLElementEventMap {
    [TakenSubmitEvent.type]: TakenSubmitEvent;
  }
}

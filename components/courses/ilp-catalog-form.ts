import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CatalogCourse, NewCatalogCourseInput } from '#contracts/catalog.js';
import {
  CAREER_SUBJECTS,
  COURSE_AREAS,
  COURSE_CODE_MAX,
  COURSE_GRADES,
  COURSE_RULE_MAX,
  COURSE_TERMS,
  COURSE_TEXT_MAX,
  COURSE_TITLE_MAX,
} from '#contracts/course-fields.js';
import type { ApiClient } from '../api/client.js';
import { ProblemError } from '../api/problem-error.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { textOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';

export class CatalogSavedEvent extends Event {
  static readonly type = 'ilp-catalog-saved';
  readonly course: CatalogCourse;

  constructor(course: CatalogCourse) {
    super(CatalogSavedEvent.type, { bubbles: true, composed: true });
    this.course = course;
  }
}

/**
 * A course of the catalog, to add or to change.
 *
 * @element ilp-catalog-form
 * @fires {CatalogSavedEvent} ilp-catalog-saved
 * @fires ilp-cancel
 */
@customElement('ilp-catalog-form')
export class IlpCatalogForm extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: var(--ilp-space-3);
      }

      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--ilp-space-4);
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) course: CatalogCourse | null = null;

  @state() private errors: Record<string, string> = {};
  private readonly attempt = new Attempt(this);

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('ilp-field:not([disabled])')?.focus();
  }

  protected override render() {
    const { course } = this;
    return html`<form class="card stack" novalidate @submit=${this.handleSubmit}>
      ${this.renderFacts()} ${this.renderTimes()}
      ${this.renderRule('prerequisite', course?.prerequisite.text)}
      ${this.renderRule('corequisite', course?.corequisite.text)} ${this.renderMore()}
      ${Object.keys(this.errors).length > 0 ? nothing : this.attempt.renderFault()}
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.attempt.isBusy}>
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

  private renderFacts() {
    const { course } = this;
    return html`<div class="columns">
      ${this.renderText('code', course?.code, COURSE_CODE_MAX, { isFixed: course !== null })}
      ${this.renderText('title', course?.title, COURSE_TITLE_MAX)}
      <ilp-field
        name="credits"
        label=${t('courses.field-credits')}
        hint=${t('courses.field-credits-hint')}
        error=${this.errors.credits ?? ''}
        maxlength="6"
        required
        .value=${course ? String(course.credits / 1000) : '1'}
      ></ilp-field>
      <ilp-field
        name="area"
        type="select"
        label=${t('courses.field-area')}
        .value=${course?.area ?? 'english'}
        .options=${COURSE_AREAS.map((value) => ({ value, label: t(`courses.area-${value}`) }))}
      ></ilp-field>
    </div>`;
  }

  private renderTimes() {
    const { course } = this;
    return html`${this.renderChoices(
      'terms',
      COURSE_TERMS.map((value) => [value, t(`courses.term-${value}`)]),
      course?.terms ?? ['year'],
    )}
    ${this.renderChoices(
      'grades',
      COURSE_GRADES.map((grade) => [String(grade), String(grade)]),
      (course?.grades ?? [9, 10, 11, 12]).map(String),
    )}`;
  }

  private renderMore() {
    const { course } = this;
    return html`<details ?open=${(course?.careerSubjects.length ?? 0) > 0}>
        <summary>${t('courses.field-subjects')}</summary>
        ${this.renderChoices(
          'subjects',
          CAREER_SUBJECTS.map((id) => [id, t(`careers-data.subject-${id}`)]),
          course?.careerSubjects ?? [],
        )}
      </details>
      <ilp-field
        name="description"
        type="textarea"
        rows="2"
        label=${t('courses.field-description')}
        hint=${t('common.optional')}
        maxlength=${COURSE_TEXT_MAX}
        .value=${course?.description ?? ''}
      ></ilp-field>`;
  }

  private renderText(
    name: 'code' | 'title',
    value: string | undefined,
    maxlength: number,
    { isFixed = false } = {},
  ) {
    return html`<ilp-field
      name=${name}
      label=${t(`courses.field-${name}`)}
      error=${this.errors[name] ?? ''}
      maxlength=${maxlength}
      required
      ?disabled=${isFixed}
      .value=${value ?? ''}
    ></ilp-field>`;
  }

  private renderRule(name: 'prerequisite' | 'corequisite', value: string | undefined) {
    return html`<ilp-field
      name=${name}
      label=${t(`courses.field-${name}`)}
      hint=${name === 'prerequisite' ? t('courses.field-prerequisite-hint') : ''}
      error=${this.errors[name] ?? ''}
      maxlength=${COURSE_RULE_MAX}
      .value=${value ?? ''}
    ></ilp-field>`;
  }

  private renderChoices(
    name: 'terms' | 'grades' | 'subjects',
    choices: readonly (readonly [string, string])[],
    chosen: readonly string[],
  ) {
    return html`<fieldset>
      <legend class=${name === 'subjects' ? 'visually-hidden' : ''}>
        ${t(`courses.field-${name}`)}
      </legend>
      <div class="choices">
        ${choices.map(
          ([value, label]) =>
            html`<label class="choice">
              <input
                type="checkbox"
                name=${name}
                value=${value}
                .checked=${chosen.includes(value)}
              />
              ${label}
            </label>`,
        )}
      </div>
      ${this.errors[name] ? html`<span class="error">${this.errors[name]}</span>` : nothing}
    </fieldset>`;
  }

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const word = (name: string) => textOf(data, name);
    const many = (name: string) => data.getAll(name).filter((one) => typeof one === 'string');
    const credits = Number(word('credits').replace(',', '.') || NaN);
    const values = {
      ...{ title: word('title'), area: word('area'), description: word('description') },
      ...{ prerequisite: word('prerequisite'), corequisite: word('corequisite') },
      ...{ credits: Math.round(credits * 1000), terms: many('terms') },
      ...{ grades: many('grades').map(Number), careerSubjects: many('subjects') },
    } as Omit<NewCatalogCourseInput, 'code'>;
    const code = this.course?.code ?? word('code');
    this.errors = {
      ...(code === '' && { code: t('courses.error-missing') }),
      ...(values.title === '' && { title: t('courses.error-missing') }),
      ...(!(credits >= 0 && credits <= 20) && { credits: t('courses.error-credits') }),
      ...(values.terms.length === 0 && { terms: t('courses.error-choose') }),
      ...(values.grades.length === 0 && { grades: t('courses.error-choose') }),
    };
    if (Object.keys(this.errors).length === 0) void this.save(code, values);
  };

  private async save(code: string, values: Omit<NewCatalogCourseInput, 'code'>): Promise<void> {
    const { course } = this;
    await this.attempt.run(async () => {
      const saved = course
        ? await this.api.patch<CatalogCourse>(`/catalog/${course.id}`, {
            ...{ ...values, revision: course.revision },
          })
        : await this.api.post<CatalogCourse>('/catalog', { ...values, code });
      this.dispatchEvent(new CatalogSavedEvent(saved));
    });
    const { error } = this.attempt;
    if (!(error instanceof ProblemError)) return;
    this.errors = {
      ...(error.hasField('body/code') && { code: t('courses.error-code') }),
      ...(error.hasField('body/prerequisite') && { prerequisite: t('courses.error-rule') }),
      ...(error.hasField('body/corequisite') && { corequisite: t('courses.error-rule') }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-catalog-form': IlpCatalogForm;
  }
  interface HTMLElementEventMap {
    [CatalogSavedEvent.type]: CatalogSavedEvent;
  }
}

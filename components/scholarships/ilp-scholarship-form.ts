import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { COURSE_GRADES } from '#contracts/course-fields.js';
import {
  SCHOLARSHIP_AMOUNT_MAX,
  SCHOLARSHIP_LINK_MAX,
  SCHOLARSHIP_NAME_MAX,
  SCHOLARSHIP_WHO_MAX,
} from '#contracts/limits.js';
import type { Scholarship } from '#contracts/scholarships.js';
import type { ApiClient } from '../api/client.js';
import { ProblemError } from '../api/problem-error.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { textOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { FieldType } from '../shared/ilp-field.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { isLink } from './scholarship-words.js';

type FieldName = 'name' | 'giver' | 'amount' | 'dueOn' | 'who' | 'link';
const MOST: Record<FieldName, number> = {
  name: SCHOLARSHIP_NAME_MAX,
  giver: SCHOLARSHIP_NAME_MAX,
  amount: SCHOLARSHIP_AMOUNT_MAX,
  dueOn: 10,
  who: SCHOLARSHIP_WHO_MAX,
  link: SCHOLARSHIP_LINK_MAX,
};
const HINTS: readonly FieldName[] = ['amount', 'who', 'link'];

/**
 * A scholarship of the district's list, to add or to change.
 *
 * @element ilp-scholarship-form
 * @fires ilp-scholarship-saved
 * @fires ilp-cancel
 */
@customElement('ilp-scholarship-form')
export class IlpScholarshipForm extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
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
  @property({ attribute: false }) scholarship: Scholarship | null = null;

  @state() private errors: Partial<Record<FieldName, string>> = {};
  private readonly attempt = new Attempt(this);

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('ilp-field')?.focus();
  }

  protected override render() {
    return html`<form class="card stack" novalidate @submit=${this.handleSubmit}>
      <div class="columns">
        ${this.renderField('name')} ${this.renderField('giver')} ${this.renderField('amount')}
        ${this.renderField('dueOn', 'date')}
      </div>
      ${this.renderField('who', 'textarea')} ${this.renderGrades()}
      ${this.renderField('link', 'url')}
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

  private renderField(name: FieldName, type: FieldType = 'text') {
    return html`<ilp-field
      name=${name}
      type=${type}
      rows="2"
      label=${t(`scholarships.field-${name}`)}
      hint=${HINTS.includes(name) ? t(`scholarships.field-${name as 'amount' | 'who' | 'link'}-hint`) : ''}
      error=${this.errors[name] ?? ''}
      maxlength=${MOST[name]}
      ?required=${name === 'name'}
      .value=${this.scholarship?.[name] ?? ''}
    ></ilp-field>`;
  }

  private renderGrades() {
    const chosen = this.scholarship?.grades ?? [];
    return html`<fieldset>
      <legend>${t('scholarships.field-grades')}</legend>
      <div class="choices">
        ${COURSE_GRADES.map(
          (grade) =>
            html`<label class="choice">
              <input
                type="checkbox"
                name="grades"
                value=${grade}
                .checked=${chosen.includes(grade)}
              />
              ${grade}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const [name, link] = [textOf(data, 'name'), textOf(data, 'link')];
    this.errors = {
      ...(name === '' && { name: t('common.field-missing') }),
      ...(!isLink(link) && { link: t('scholarships.error-link') }),
    };
    if (Object.keys(this.errors).length > 0) return void this.showFault();
    void this.save({
      ...{ name, link, giver: textOf(data, 'giver'), amount: textOf(data, 'amount') },
      ...{ who: textOf(data, 'who'), dueOn: textOf(data, 'dueOn') || null },
      grades: data.getAll('grades').map(Number),
    });
  };

  private async save(values: object): Promise<void> {
    const { scholarship } = this;
    const isDone = await this.attempt.run(() =>
      scholarship
        ? this.api.patch(`/scholarships/${scholarship.id}`, {
            ...{ ...values, revision: scholarship.revision },
          })
        : this.api.post('/scholarships', values),
    );
    if (isDone)
      return void this.dispatchEvent(new Event('ilp-scholarship-saved', { bubbles: true }));
    const { error } = this.attempt;
    if (!(error instanceof ProblemError)) return;
    this.errors = {
      ...(error.hasField('body/name') && { name: t('scholarships.error-twice') }),
      ...(error.hasField('body/link') && { link: t('scholarships.error-link') }),
    };
    await this.showFault();
  }

  private async showFault(): Promise<void> {
    await this.updateComplete;
    const [first] = Object.keys(this.errors);
    if (first) this.renderRoot.querySelector<HTMLElement>(`ilp-field[name=${first}]`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-scholarship-form': IlpScholarshipForm;
  }
}

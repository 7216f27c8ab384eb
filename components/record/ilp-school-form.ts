import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CREDITS_MAX, PROGRAM_MAX, SCHOOL_NAME_MAX } from '#contracts/limits.js';
import type { NewSchoolTime, SchoolTime } from '#contracts/record.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-field.js';
import { RecordForm } from './record-form.js';

export class SchoolSubmitEvent extends Event {
  static readonly type = 'ilp-school-submit';
  readonly values: NewSchoolTime;

  constructor(values: NewSchoolTime) {
    super(SchoolSubmitEvent.type, { bubbles: true, composed: true });
    this.values = values;
  }
}

const YEAR = /^(199\d|20\d\d)$/;

/**
 * A time at a school, to add or to change.
 *
 * @element ilp-school-form
 * @fires {SchoolSubmitEvent} ilp-school-submit
 * @fires ilp-cancel
 */
@customElement('ilp-school-form')
export class IlpSchoolForm extends RecordForm {
  @property({ attribute: false }) time: SchoolTime | null = null;

  protected override render() {
    const { time } = this;
    return html`<form class="card" novalidate @submit=${this.handleSubmit}>
      ${this.renderField('school', t('record.school-name'), time?.school, SCHOOL_NAME_MAX, true)}
      <div class="columns">
        ${this.renderField('fromYear', t('record.from-year'), time?.fromYear, 4, true)}
        ${this.renderField('toYear', t('record.to-year'), time?.toYear, 4)}
        ${this.renderField('credits', t('record.credits'), time?.credits, 6)}
      </div>
      <p class="small quiet">${t('record.to-year-hint')}</p>
      <ilp-field
        name="program"
        label=${t('record.program')}
        hint=${t('record.program-hint')}
        maxlength=${PROGRAM_MAX}
        .value=${time?.program ?? ''}
      ></ilp-field>
      ${this.renderActions()}
    </form>`;
  }

  private renderField(
    name: string,
    label: string,
    value: string | number | null | undefined,
    maxlength: number,
    isRequired = false,
  ) {
    return html`<ilp-field
      name=${name}
      label=${label}
      error=${this.errors[name] ?? ''}
      maxlength=${maxlength}
      ?required=${isRequired}
      .value=${String(value ?? '')}
    ></ilp-field>`;
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const { word } = this;
    if (!this.isRight(faultsOf(word))) return;
    this.dispatchEvent(
      new SchoolSubmitEvent({
        ...{ school: word('school'), fromYear: Number(word('fromYear')), program: word('program') },
        toYear: word('toYear') === '' ? null : Number(word('toYear')),
        credits: word('credits') === '' ? null : creditsOf(word('credits')),
      }),
    );
  }
}

/** A comma for the decimal point is read too. */
const creditsOf = (text: string): number => Number(text.replace(',', '.'));

function faultsOf(word: (name: string) => string): Record<string, string> {
  const errors: Record<string, string> = {};
  const [from, to, credits] = [word('fromYear'), word('toYear'), word('credits')];
  if (word('school') === '') errors.school = t('record.school-missing');
  if (!YEAR.test(from)) errors.fromYear = t('record.year-wrong');
  if (to !== '' && !YEAR.test(to)) errors.toYear = t('record.year-wrong');
  else if (to !== '' && to < from) errors.toYear = t('record.year-order');
  const amount = creditsOf(credits);
  if (credits !== '' && !(amount >= 0 && amount <= CREDITS_MAX))
    errors.credits = t('record.credits-wrong', { most: String(CREDITS_MAX) });
  return errors;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-school-form': IlpSchoolForm;
  }
  interface HTMLElementEventMap {
    [SchoolSubmitEvent.type]: SchoolSubmitEvent;
  }
}

import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  RECORD_NAME_MAX,
  RESULT_MEANING_MAX,
  SCORE_VALUE_MAX,
  SCORES_PER_RESULT_MAX,
} from '#contracts/limits.js';
import type { AssessmentResult, NewAssessmentResult, Score } from '#contracts/record.js';
import type { Visibility } from '#contracts/visibility.js';
import { today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-field.js';
import { visibilityOptions } from '../shared/visibility-words.js';
import { RecordForm } from './record-form.js';

/** What was filled in. Staff choose no visibility. */
export class ResultSubmitEvent extends Event {
  static readonly type = 'ilp-result-submit';
  readonly values: Omit<NewAssessmentResult, 'visibility'> & { visibility?: Visibility };

  constructor(values: ResultSubmitEvent['values']) {
    super(ResultSubmitEvent.type, { bubbles: true, composed: true });
    this.values = values;
  }
}

/**
 * A result of a test, to add or to change.
 *
 * @element ilp-result-form
 * @fires {ResultSubmitEvent} ilp-result-submit
 * @fires ilp-cancel
 */
@customElement('ilp-result-form')
export class IlpResultForm extends RecordForm {
  @property({ attribute: false }) result: AssessmentResult | null = null;
  /** Staff fill it in for a student. */
  @property({ type: Boolean }) staff = false;

  @state() private scoreCount = 1;

  override connectedCallback(): void {
    super.connectedCallback();
    this.scoreCount = Math.max(1, this.result?.scores.length ?? 1);
  }

  protected override render() {
    const { result } = this;
    return html`<form class="card" novalidate @submit=${this.handleSubmit}>
      ${this.renderField('tool', t('record.tool'), result?.tool, {
        hint: t('record.tool-hint'),
        required: true,
      })}
      <div class="columns">
        ${this.renderField('name', t('record.name'), result?.name, { hint: t('common.optional') })}
        <ilp-field
          name="takenOn"
          type="date"
          label=${t('record.taken-on')}
          error=${this.errors.takenOn ?? ''}
          max=${today()}
          required
          .value=${result?.takenOn ?? ''}
        ></ilp-field>
      </div>
      <div class="stack tight">
        ${Array.from({ length: this.scoreCount }, (_, at) => this.renderScore(at, result?.scores[at]))}
        ${
          this.scoreCount < SCORES_PER_RESULT_MAX
            ? html`<div>
                <button
                  type="button"
                  class="button small quiet"
                  @click=${() => (this.scoreCount += 1)}
                >
                  ${icon('plus')} ${t('record.score-add')}
                </button>
              </div>`
            : nothing
        }
      </div>
      <ilp-field
        name="meaning"
        type="textarea"
        rows="2"
        label=${t(this.staff ? 'record.meaning-staff' : 'record.meaning')}
        hint=${t('common.optional')}
        maxlength=${RESULT_MEANING_MAX}
        .value=${result?.meaning ?? ''}
      ></ilp-field>
      ${this.staff ? nothing : this.renderWho()} ${this.renderActions()}
    </form>`;
  }

  private renderField(
    name: string,
    label: string,
    value: string | undefined,
    { hint = '', required = false, maxlength = RECORD_NAME_MAX } = {},
  ) {
    return html`<ilp-field
      name=${name}
      label=${label}
      hint=${hint}
      error=${this.errors[name] ?? ''}
      maxlength=${maxlength}
      ?required=${required}
      .value=${value ?? ''}
    ></ilp-field>`;
  }

  private renderScore(at: number, score: Score | undefined) {
    const number = String(at + 1);
    return html`<div
      class="columns"
      role="group"
      aria-label=${t('record.score-heading', { number })}
    >
      ${this.renderField(`score-name-${at}`, t('record.score-name'), score?.name)}
      ${this.renderField(`score-value-${at}`, t('record.score-value'), score?.value, {
        maxlength: SCORE_VALUE_MAX,
      })}
      ${this.renderField(
        `score-maximum-${at}`,
        t('record.score-maximum'),
        score?.maximum?.toString(),
        { maxlength: 10 },
      )}
    </div>`;
  }

  private renderWho() {
    return html`<ilp-field
      name="visibility"
      type="select"
      label=${t('common.who-sees')}
      .value=${this.result?.visibility ?? 'teachers'}
      .options=${visibilityOptions()}
    ></ilp-field>`;
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const { word } = this;
    const errors: Record<string, string> = {};
    const scores = Array.from({ length: this.scoreCount }, (_, at) => readScore(at, word, errors));
    if (word('tool') === '') errors.tool = t('record.tool-missing');
    if (word('takenOn') === '') errors.takenOn = t('record.taken-missing');
    if (!this.isRight(errors)) return;
    this.dispatchEvent(
      new ResultSubmitEvent({
        ...{ tool: word('tool'), name: word('name'), takenOn: word('takenOn') },
        ...{ meaning: word('meaning'), scores: scores.filter((score) => score !== null) },
        ...(!this.staff && { visibility: word('visibility') as Visibility }),
      }),
    );
  }
}

/** An empty line is no score; a half one is a mistake. */
function readScore(
  at: number,
  word: (name: string) => string,
  errors: Record<string, string>,
): Score | null {
  const [name, value, most] = [`name-${at}`, `value-${at}`, `maximum-${at}`].map((part) =>
    word(`score-${part}`),
  ) as [string, string, string];
  if (name === '' && value === '' && most === '') return null;
  if (name === '') errors[`score-name-${at}`] = t('record.score-half');
  if (value === '') errors[`score-value-${at}`] = t('record.score-half');
  const maximum = most === '' ? null : Number(most);
  if (maximum !== null && !(maximum > 0)) errors[`score-maximum-${at}`] = t('record.score-number');
  return { name, value, maximum };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-result-form': IlpResultForm;
  }
  interface HTMLElementEventMap {
    [ResultSubmitEvent.type]: ResultSubmitEvent;
  }
}

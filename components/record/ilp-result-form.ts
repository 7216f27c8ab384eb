import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
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
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { visibilityOptions } from '../shared/visibility-words.js';
import { buttons, cards } from '../styles/shared.js';

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
export class IlpResultForm extends IlpElement {
  static override styles = [
    buttons,
    cards,
    css`
      form,
      .scores {
        display: grid;
        gap: var(--ilp-space-3);
      }

      .score,
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
        gap: var(--ilp-space-3);
        align-items: start;
      }
    `,
  ];

  @property({ attribute: false }) result: AssessmentResult | null = null;
  /** Staff fill it in for a student. */
  @property({ type: Boolean }) staff = false;
  @property({ type: Boolean }) busy = false;

  @state() private scoreCount = 1;
  @state() private errors: Readonly<Record<string, string>> = {};

  @query('form') private readonly form!: HTMLFormElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.scoreCount = Math.max(1, this.result?.scores.length ?? 1);
  }

  override focus(): void {
    this.renderRoot.querySelector<IlpField>('ilp-field')?.focus();
  }

  protected override render() {
    const { result } = this;
    return html`<form class="card" novalidate @submit=${this.handleSubmit}>
      ${this.renderField('tool', t('record.tool'), result?.tool, {
        hint: t('record.tool-hint'),
        required: true,
      })}
      <div class="two">
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
      <div class="scores">
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
      ${this.staff ? nothing : this.renderWho()}
      <div class="actions">
        <button type="submit" class="button primary small" ?disabled=${this.busy}>
          ${t('common.save')}
        </button>
        <button
          type="button"
          class="button small quiet"
          @click=${() => this.dispatchEvent(new Event('ilp-cancel'))}
        >
          ${t('record.cancel')}
        </button>
      </div>
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
    return html`<div class="score" role="group" aria-label=${t('record.score-heading', { number })}>
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
    const data = new FormData(this.form);
    const word = (name: string) => (data.get(name) as string | null)?.trim() ?? '';
    const errors: Record<string, string> = {};
    const scores = Array.from({ length: this.scoreCount }, (_, at) => readScore(at, word, errors));
    if (word('tool') === '') errors.tool = t('record.tool-missing');
    if (word('takenOn') === '') errors.takenOn = t('record.taken-missing');
    this.errors = errors;
    const [wrong] = Object.keys(errors);
    if (wrong !== undefined) {
      this.renderRoot.querySelector<IlpField>(`ilp-field[name="${wrong}"]`)?.focus();
      return;
    }
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

import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AssessmentResult } from '#contracts/record.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { facts } from '../styles/facts.js';
import { layout } from '../styles/shared.js';
import { enteredWords, scoreName, scoreWords, titleOf } from './record-words.js';

/**
 * One result of a test: its scores, what they mean, and who entered it.
 *
 * @element ilp-result-card
 */
@customElement('ilp-result-card')
export class IlpResultCard extends IlpElement {
  static override styles = [
    layout,
    facts,
    css`
      .text {
        overflow-wrap: anywhere;
      }

      /* The scores are what is looked for here. */
      .facts dd {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) result!: AssessmentResult;
  /** The reader is the student. */
  @property({ type: Boolean }) own = false;

  protected override render() {
    const { takenOn, scores, meaning, comment, correctedAt } = this.result;
    return html`<div class="stack tight text">
      <strong>${titleOf(this.result)}</strong>
      <span class="small quiet">
        ${formatDate(takenOn)} · ${enteredWords(this.result, this.own)}
        ${correctedAt ? html`· ${t('record.corrected', { date: formatDate(correctedAt) })}` : nothing}
      </span>
      ${
        scores.length === 0
          ? nothing
          : html`<dl class="facts">
              ${scores.map(
                (score) =>
                  html`<div>
                    <dt>${scoreName(this.result, score)}</dt>
                    <dd>${scoreWords(score)}</dd>
                  </div>`,
              )}
            </dl>`
      }
      ${this.renderMeaning(meaning)}
      ${
        comment
          ? html`<p class="quiet">
              ${t(this.own ? 'record.comment-is' : 'record.comment-theirs', { text: comment })}
            </p>`
          : nothing
      }
    </div>`;
  }

  private renderMeaning(meaning: string) {
    if (meaning) return html`<p>${t('record.meaning-is', { text: meaning })}</p>`;
    return this.own && this.result.source !== 'student'
      ? html`<p class="quiet">${t('record.meaning-none')}</p>`
      : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-result-card': IlpResultCard;
  }
}

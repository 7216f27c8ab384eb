import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CAREER_THOUGHT_MAX } from '#contracts/limits.js';
import type { Opinion, OpinionChanges } from '#contracts/opinions.js';
import type { Visibility } from '#contracts/visibility.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import '../shared/ilp-rating.js';
import type { IlpRating } from '../shared/ilp-rating.js';
import { IlpView } from '../shared/ilp-view.js';
import { visibilityOptions } from '../shared/visibility-words.js';
import { fields, layout } from '../styles/shared.js';
import './ilp-reasons.js';
import './ilp-short-lines.js';
import { type LinesChangeEvent, OpinionChangeEvent } from './opinion-events.js';

/**
 * What a student says of something they saved. It keeps nothing itself: each change goes up.
 *
 * @element ilp-opinion-form
 * @fires ilp-opinion-change - With what changed.
 */
@customElement('ilp-opinion-form')
export class IlpOpinionForm extends IlpView {
  static override styles = [
    layout,
    fields,
    css`
      .beside {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
        gap: var(--ilp-space-4);
      }

      .part {
        padding-block-start: var(--ilp-space-4);
        border-block-start: 1px solid var(--ilp-line);
      }
    `,
  ];

  /** Nobody else can ever see it: there is nothing to choose. */
  @property({ type: Boolean, attribute: 'only-own' }) onlyOwn = false;
  @property({ attribute: false }) opinion!: Opinion & { visibility: Visibility };

  protected override render() {
    const { rating, thought, stillInterested, pros, cons } = this.opinion;
    return html`<div class="stack">
      <div class="spread">
        <ilp-rating
          id="rating"
          label=${t('opinions.rating')}
          .value=${rating}
          @change=${(event: Event) => this.say({ rating: (event.currentTarget as IlpRating).value })}
        ></ilp-rating>
        <label class="choice">
          <input
            id="still"
            type="checkbox"
            .checked=${stillInterested}
            @change=${(event: Event) =>
              this.say({ stillInterested: (event.currentTarget as HTMLInputElement).checked })}
          />
          ${t('opinions.still')}
        </label>
      </div>
      <ilp-field
        name="thought"
        type="textarea"
        rows="3"
        label=${t('opinions.thought')}
        hint=${t('opinions.thought-hint')}
        maxlength=${CAREER_THOUGHT_MAX}
        .value=${thought}
        @input=${(event: Event) => this.say({ thought: (event.currentTarget as IlpField).value })}
      ></ilp-field>
      <div class="beside">
        <ilp-short-lines
          id="pros"
          label=${t('opinions.pros')}
          .lines=${pros}
          @ilp-lines-change=${({ lines }: LinesChangeEvent) => this.say({ pros: lines })}
        ></ilp-short-lines>
        <ilp-short-lines
          id="cons"
          label=${t('opinions.cons')}
          .lines=${cons}
          @ilp-lines-change=${({ lines }: LinesChangeEvent) => this.say({ cons: lines })}
        ></ilp-short-lines>
      </div>
      ${this.renderConfidence()} ${this.onlyOwn ? nothing : this.renderVisibility()}
    </div>`;
  }

  private renderVisibility() {
    return html`<ilp-field
      class="part"
      name="visibility"
      type="select"
      label=${t('opinions.sees')}
      hint=${t('opinions.sees-hint')}
      .value=${this.opinion.visibility}
      .options=${visibilityOptions()}
      @change=${(event: Event) =>
        this.say({ visibility: (event.currentTarget as IlpField).value as Visibility })}
    ></ilp-field>`;
  }

  /** Reasons are asked for once there is something to give reasons for. */
  private renderConfidence() {
    const { confidence, reasons } = this.opinion;
    return html`<div class="part stack">
      <ilp-rating
        id="confidence"
        label=${t('opinions.confidence')}
        .value=${confidence}
        @change=${(event: Event) =>
          this.say({ confidence: (event.currentTarget as IlpRating).value })}
      ></ilp-rating>
      ${
        confidence === null && reasons.length === 0
          ? nothing
          : html`<ilp-reasons
              .reasons=${reasons}
              @ilp-lines-change=${({ lines }: LinesChangeEvent) => this.say({ reasons: lines })}
            ></ilp-reasons>`
      }
    </div>`;
  }

  private say(changes: OpinionChanges): void {
    this.dispatchEvent(new OpinionChangeEvent(changes));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-opinion-form': IlpOpinionForm;
  }
}

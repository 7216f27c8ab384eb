import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AssessmentKind } from '#contracts/assessment-kinds.js';
import { DEFAULT_WEIGHTS, WEIGHT_MAX, WEIGHT_MIN } from '#contracts/match-weights.js';
import type { MatchPart, MatchWeights } from '#contracts/matching.js';
import type { ApiClient } from '../api/client.js';
import { formatPercent } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { AutosaveController } from '../shared/autosave-controller.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-save-state.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, layout, lists } from '../styles/shared.js';
import { kindName, whyNotCounted } from './match-words.js';

/** The list was made anew with other weights. */
export class WeightsChangeEvent extends Event {
  static readonly type = 'ilp-weights-change';

  constructor() {
    super(WeightsChangeEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * What a list of careers rests on: each kind of questions with its share, or why it has none; and how
 * much each should count, saved as it is moved.
 *
 * @element ilp-match-weights
 * @fires {WeightsChangeEvent} ilp-weights-change
 */
@customElement('ilp-match-weights')
export class IlpMatchWeights extends IlpElement {
  static override styles = [
    layout,
    lists,
    buttons,
    css`
      h3 {
        margin: 0;
        font-size: inherit;
      }

      summary {
        min-block-size: 1.75rem;
        inline-size: fit-content;
        cursor: pointer;
      }

      label {
        display: grid;
        gap: var(--ilp-space-1);
      }

      input {
        inline-size: min(20rem, 100%);
        min-block-size: 1.75rem;
        margin: 0;
        accent-color: var(--ilp-accent);
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  /** Of the result, in the API. */
  @property() path = '';
  @property({ attribute: false }) parts: readonly MatchPart[] = [];

  /** As moved, before the list came anew. */
  @state() private moved: MatchWeights | null = null;

  private readonly saving = new AutosaveController<MatchWeights>(this, {
    save: async (weights, signal) => {
      await this.api.put(`${this.path}/weights`, weights, { signal });
      this.dispatchEvent(new WeightsChangeEvent());
    },
  });

  private get weights(): MatchWeights {
    if (this.moved) return this.moved;
    const weights: MatchWeights = { ...DEFAULT_WEIGHTS };
    for (const { kind, weight } of this.parts) weights[kind] = weight;
    return weights;
  }

  protected override render() {
    return html`<div class="stack tight">
      <h3 id="parts">${t('match.parts')}</h3>
      <ul class="small" aria-labelledby="parts">
        ${this.parts.map(
          ({ kind, percent, notCounted }) =>
            html`<li>
              ${t('match.part', {
                kind: kindName(kind),
                percent: notCounted ? whyNotCounted(notCounted) : formatPercent(percent / 100),
              })}
            </li>`,
        )}
      </ul>
      <details>
        <summary class="small">${t('match.change-weights')}</summary>
        ${this.renderPanel()}
      </details>
    </div>`;
  }

  private renderPanel() {
    const isMissing = this.parts.some(({ notCounted }) => notCounted === 'no-answers');
    return html`<div class="stack">
      <p class="small">${t('match.weights-how')}</p>
      ${this.parts.map(({ kind }) => this.renderWeight(kind))}
      ${this.isNothing ? html`<p role="alert">${t('match.weights-nothing')}</p>` : nothing}
      <div class="actions">
        <button type="button" class="button" @click=${() => this.choose({ ...DEFAULT_WEIGHTS })}>
          ${t('match.weights-usual')}
        </button>
        ${
          isMissing
            ? html`<button type="button" class="button" @click=${() => this.choose(this.weights)}>
                  ${t('match.weights-newest')}
                </button>
                <a href=${hrefFor('explore/assessments')}>${t('match.weights-answer')}</a>`
            : nothing
        }
        <ilp-save-state
          state=${this.saving.state}
          .savedAt=${this.saving.savedAt}
          .error=${this.saving.error}
        ></ilp-save-state>
      </div>
    </div>`;
  }

  private renderWeight(kind: AssessmentKind) {
    const weight = this.weights[kind];
    return html`<label>
      <span>${t('match.weight', { kind: kindName(kind), weight, most: WEIGHT_MAX })}</span>
      <input
        type="range"
        min=${WEIGHT_MIN}
        max=${WEIGHT_MAX}
        step="1"
        .value=${String(weight)}
        @input=${(event: Event) =>
          this.choose({
            ...this.weights,
            [kind]: (event.currentTarget as HTMLInputElement).valueAsNumber,
          })}
      />
    </label>`;
  }

  /** Nothing that has answers would count. */
  private get isNothing(): boolean {
    return this.parts.every(
      ({ kind, notCounted }) => notCounted === 'no-answers' || this.weights[kind] === 0,
    );
  }

  private choose(weights: MatchWeights): void {
    this.moved = weights;
    if (!this.isNothing) this.saving.change(weights);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-match-weights': IlpMatchWeights;
  }
  interface HTMLElementEventMap {
    [WeightsChangeEvent.type]: WeightsChangeEvent;
  }
}

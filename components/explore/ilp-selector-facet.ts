import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SelectorReply } from '#contracts/career-selector.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { fields, layout } from '../styles/shared.js';
import { FacetChangeEvent } from './selector-events.js';
import { FACET_NAMES, filterName } from './selector-words.js';

type Facet = SelectorReply['facets'][number];
const NEEDS_ALL = ['interests', 'subjects', 'skills'];

/**
 * The choices of one kind, each with how many careers it leaves; folded away until asked for.
 *
 * @element ilp-selector-facet
 * @fires {FacetChangeEvent} ilp-facet-change
 */
@customElement('ilp-selector-facet')
export class IlpSelectorFacet extends IlpElement {
  static override styles = [
    layout,
    fields,
    css`
      details {
        border-block-end: 1px solid var(--ilp-line);
      }

      summary {
        padding-block: var(--ilp-space-3);
        font-weight: 600;
        cursor: pointer;
      }

      fieldset {
        display: grid;
        gap: var(--ilp-space-1);
        padding-block-end: var(--ilp-space-3);
      }

      .choice span:last-child {
        margin-inline-start: auto;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) facet!: Facet;
  @property({ attribute: false }) chosen: readonly string[] = [];
  /** Unfolded from the start; the person folds it as they like. */
  @property({ type: Boolean, attribute: 'begins-open' }) beginsOpen = false;

  protected override render() {
    const { facet, options } = this.facet;
    const name = t(FACET_NAMES[facet]);
    const count = this.chosen.length;
    return html`<details ?open=${this.beginsOpen}>
      <summary>
        ${name}
        ${count > 0 ? html`<span class="small">${t('explore.chosen', { count })}</span>` : nothing}
      </summary>
      <fieldset>
        <legend class="visually-hidden">${name}</legend>
        ${facet === 'pay' ? this.renderChoice({ id: '', count: null }) : this.renderHint()}
        ${repeat(
          options,
          ({ id }) => id,
          (option) => this.renderChoice(option),
        )}
      </fieldset>
    </details>`;
  }

  private renderHint() {
    return html`<p class="hint">
      ${NEEDS_ALL.includes(this.facet.facet) ? t('explore.needs-all') : t('explore.needs-any')}
    </p>`;
  }

  private renderChoice({ id, count }: { id: string; count: number | null }) {
    const { facet } = this.facet;
    const isChosen = id === '' ? this.chosen.length === 0 : this.chosen.includes(id);
    return html`<label class="choice">
      <input
        type=${facet === 'pay' ? 'radio' : 'checkbox'}
        name=${facet}
        .value=${id}
        .checked=${isChosen}
        @change=${() => this.handleChange(id)}
      />
      <span>${id === '' ? t('explore.pay-any') : filterName({ facet, id })}</span>
      <span class="small quiet">${count === null ? nothing : formatNumber(count)}</span>
    </label>`;
  }

  private handleChange(id: string): void {
    const { facet } = this.facet;
    this.dispatchEvent(new FacetChangeEvent(facet, this.idsAfter(id)));
  }

  private idsAfter(id: string): readonly string[] {
    if (this.facet.facet === 'pay') return id === '' ? [] : [id];
    return this.chosen.includes(id)
      ? this.chosen.filter((one) => one !== id)
      : [...this.chosen, id];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-selector-facet': IlpSelectorFacet;
  }
}

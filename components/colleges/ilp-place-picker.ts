import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CollegePlace, PlaceReply } from '#contracts/college-selector.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, layout } from '../styles/shared.js';
import { CriterionChangeEvent } from './college-events.js';

const MILES = ['10', '25', '50', '100', '250', '500'];
const USUAL = '50';

/**
 * A city or ZIP code and how many miles from it. What is typed goes nowhere but to our own server, and only
 * the chosen city stays.
 *
 * @element ilp-place-picker
 * @fires {CriterionChangeEvent} ilp-criterion-change - `columbus-oh@50`, or empty.
 */
@customElement('ilp-place-picker')
export class IlpPlacePicker extends IlpView {
  static override styles = [layout, buttons];

  /** As `columbus-oh@50`; empty when no place is chosen. */
  @property() value = '';

  @state() private words = '';
  @state() private found: readonly CollegePlace[] | null = null;
  @state() private problem: unknown = null;

  protected override render() {
    const [, miles = USUAL] = this.value.split('@');
    return html`<form class="stack tight" @submit=${this.handleSearch}>
      <ilp-field
        name="place"
        type="search"
        maxlength="60"
        label=${t('colleges.near-place')}
        .value=${this.words}
        @input=${(event: Event) => (this.words = (event.currentTarget as IlpField).value)}
      ></ilp-field>
      <button class="button small">${t('colleges.near-find')}</button>
      <div role="status">${this.renderFound(miles)}</div>
      ${
        this.problem
          ? html`<ilp-error-state
              .error=${this.problem}
              @ilp-retry=${this.search}
            ></ilp-error-state>`
          : nothing
      }
      ${
        this.value
          ? html`<ilp-field
              type="select"
              name="miles"
              label=${t('colleges.near-miles')}
              .value=${miles}
              .options=${MILES.map((value) => ({ value, label: formatNumber(Number(value)) }))}
              @change=${this.handleMiles}
            ></ilp-field>`
          : nothing
      }
      <p class="small quiet">${t('colleges.near-note')}</p>
    </form>`;
  }

  private renderFound(miles: string) {
    if (!this.found) return nothing;
    if (this.found.length === 0) return html`<p>${t('colleges.near-none')}</p>`;
    return html`<div class="actions">
      ${this.found.map(
        ({ id, city, state: letters }) =>
          html`<button type="button" class="button small" @click=${() => this.choose(id, miles)}>
            ${`${city}, ${letters}`}
          </button>`,
      )}
    </div>`;
  }

  private readonly handleSearch = (event: Event): void => {
    event.preventDefault();
    void this.search();
  };

  private readonly search = async (): Promise<void> => {
    const query = this.words.trim();
    if (query === '') return;
    this.problem = null;
    try {
      const path = `/colleges/places?query=${encodeURIComponent(query)}`;
      this.found = (await this.api.get<PlaceReply>(path)).items;
    } catch (error) {
      this.problem = error;
    }
  };

  private choose(id: string, miles: string): void {
    this.found = null;
    this.words = '';
    this.dispatchEvent(new CriterionChangeEvent('near', `${id}@${miles}`));
  }

  private readonly handleMiles = (event: Event): void => {
    const [id = ''] = this.value.split('@');
    const miles = (event.currentTarget as IlpField).value;
    this.dispatchEvent(new CriterionChangeEvent('near', `${id}@${miles}`));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-place-picker': IlpPlacePicker;
  }
}

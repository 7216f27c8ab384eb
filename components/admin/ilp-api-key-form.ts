import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ApiScope } from '#contracts/public-api.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { ApiKeyAskEvent } from './api-key-events.js';

const SCOPES: readonly ApiScope[] = ['schools', 'completion', 'students'];
const DAYS = [30, 90, 366];

/**
 * What a new key is for, what it may read, and for how long.
 *
 * @element ilp-api-key-form
 * @fires ilp-api-key-ask
 */
@customElement('ilp-api-key-form')
export class IlpApiKeyForm extends IlpElement {
  static override styles = [layout, buttons, cards, fields];

  @property({ type: Boolean }) busy = false;
  @state() private name = '';
  @state() private scopes: readonly ApiScope[] = [];
  @state() private days = '90';
  @state() private isTried = false;

  protected override render() {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <h2>${t('api.new')}</h2>
      <ilp-field
        name="name"
        maxlength="100"
        label=${t('api.name')}
        error=${this.isTried && this.name.trim() === '' ? t('api.name-missing') : ''}
        .value=${this.name}
        @input=${(event: Event) => (this.name = valueOf(event))}
      ></ilp-field>
      <fieldset>
        <legend>${t('api.scopes')}</legend>
        ${SCOPES.map(
          (scope) =>
            html`<label class="choice">
              <input
                type="checkbox"
                name=${scope}
                .checked=${this.scopes.includes(scope)}
                @change=${() => this.toggle(scope)}
              />
              ${t(`api.scope-${scope}`)}
            </label>`,
        )}
        ${
          this.isTried && this.scopes.length === 0
            ? html`<span class="error" role="alert">${t('api.scopes-missing')}</span>`
            : nothing
        }
      </fieldset>
      <ilp-field
        type="select"
        name="days"
        label=${t('api.days')}
        .value=${this.days}
        .options=${DAYS.map((count) => ({
          value: String(count),
          label: t('api.days-n', { count }),
        }))}
        @change=${(event: Event) => (this.days = valueOf(event))}
      ></ilp-field>
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.busy}>
          ${t('api.make')}
        </button>
      </div>
    </form>`;
  }

  private toggle(scope: ApiScope): void {
    this.scopes = this.scopes.includes(scope)
      ? this.scopes.filter((one) => one !== scope)
      : [...this.scopes, scope];
  }

  private readonly handleSubmit = (event: Event) => {
    event.preventDefault();
    this.isTried = true;
    const name = this.name.trim();
    if (name === '' || this.scopes.length === 0) return;
    const wish = { name, scopes: [...this.scopes], days: Number(this.days) };
    this.dispatchEvent(new ApiKeyAskEvent(wish));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-api-key-form': IlpApiKeyForm;
  }
}

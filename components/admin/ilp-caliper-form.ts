import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-field.js';
import { TokenForm } from './token-form.js';
import { CaliperSetEvent } from './caliper-events.js';

/**
 * Where events go, and a token for it. What was typed as a token is never shown again.
 *
 * @element ilp-caliper-form
 * @fires {CaliperSetEvent} ilp-caliper-set
 */
@customElement('ilp-caliper-form')
export class IlpCaliperForm extends TokenForm {
  @property() url = '';

  protected override render() {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        name="url"
        maxlength="300"
        label=${t('caliper.url')}
        hint=${t('caliper.url-hint')}
        error=${this.missing(this.url, t('caliper.url-missing'))}
        .value=${this.url}
        @input=${(event: Event) => (this.url = valueOf(event))}
      ></ilp-field>
      ${this.renderToken(t('caliper.token'), t('caliper.token-hint'), t('caliper.token-missing'))}
    </form>`;
  }

  protected override send(): void {
    const endpoint = { url: this.url.trim(), token: this.token.trim() };
    if (endpoint.url === '' || endpoint.token === '') return;
    this.dispatchEvent(new CaliperSetEvent(endpoint));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-caliper-form': IlpCaliperForm;
  }
}

import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { buttons, fields, layout } from '../styles/shared.js';
import { CaliperSetEvent } from './caliper-events.js';

/**
 * Where events go, and a token for it. What was typed as a token is never shown again.
 *
 * @element ilp-caliper-form
 * @fires {CaliperSetEvent} ilp-caliper-set
 */
@customElement('ilp-caliper-form')
export class IlpCaliperForm extends IlpElement {
  static override styles = [layout, buttons, fields];

  @property() url = '';
  @property() action = '';
  @property({ type: Boolean }) busy = false;
  @state() private token = '';
  @state() private isTried = false;

  protected override render() {
    const missing = (text: string, words: string) =>
      this.isTried && text.trim() === '' ? words : '';
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        name="url"
        maxlength="300"
        label=${t('caliper.url')}
        hint=${t('caliper.url-hint')}
        error=${missing(this.url, t('caliper.url-missing'))}
        .value=${this.url}
        @input=${(event: Event) => (this.url = valueOf(event))}
      ></ilp-field>
      <ilp-field
        name="token"
        maxlength="1000"
        autocomplete="off"
        label=${t('caliper.token')}
        hint=${t('caliper.token-hint')}
        error=${missing(this.token, t('caliper.token-missing'))}
        .value=${this.token}
        @input=${(event: Event) => (this.token = valueOf(event))}
      ></ilp-field>
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.busy}>${this.action}</button>
      </div>
    </form>`;
  }

  private handleSubmit(event: Event): void {
    event.preventDefault();
    this.isTried = true;
    const endpoint = { url: this.url.trim(), token: this.token.trim() };
    if (endpoint.url === '' || endpoint.token === '') return;
    this.dispatchEvent(new CaliperSetEvent(endpoint));
  }

  /** It has been taken: the token goes from the page as well. */
  clear(): void {
    this.token = '';
    this.isTried = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-caliper-form': IlpCaliperForm;
  }
}

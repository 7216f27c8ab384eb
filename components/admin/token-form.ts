import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { valueOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { buttons, fields, layout } from '../styles/shared.js';

/** An address of the district's and a token for it. What was typed as a token is never shown again. */
export abstract class TokenForm extends IlpElement {
  static override styles = [layout, buttons, fields];

  /** What the button says. */
  @property() action = '';
  @property({ type: Boolean }) busy = false;
  @state() protected token = '';
  @state() private isTried = false;

  /** The words for what is missing, once somebody tried without it. */
  protected missing(text: string, words: string): string {
    return this.isTried && text.trim() === '' ? words : '';
  }

  protected renderToken(label: string, hint: string, missing: string) {
    return html`<ilp-field
        name="token"
        maxlength="1000"
        autocomplete="off"
        label=${label}
        hint=${hint}
        error=${this.missing(this.token, missing)}
        .value=${this.token}
        @input=${(event: Event) => (this.token = valueOf(event))}
      ></ilp-field>
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.busy}>${this.action}</button>
      </div>`;
  }

  protected readonly handleSubmit = (event: Event): void => {
    event.preventDefault();
    this.isTried = true;
    this.send();
  };

  /** Tells what was typed, if it is all there. */
  protected abstract send(): void;

  /** It has been taken: the token goes from the page as well. */
  clear(): void {
    this.token = '';
    this.isTried = false;
  }
}

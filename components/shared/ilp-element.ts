import { type CSSResultGroup, LitElement } from 'lit';
import { onLocaleChange } from '../i18n/i18n.js';
import { base } from '../styles/base.js';

/**
 * Where every element of ours starts: shared styles, and drawing again when the language changes.
 */
export class IlpElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: false,
  };

  protected static override finalizeStyles(styles?: CSSResultGroup) {
    return super.finalizeStyles(styles ? [base, styles] : base);
  }

  private stopListening?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopListening = onLocaleChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening?.();
  }
}

import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { getLocale, t } from '../i18n/i18n.js';
import { buttons } from '../styles/shared.js';
import { deviceVoice, onVoices, readAloud, stopReading } from './device-voices.js';
import { icon } from './icons.js';
import { IlpElement } from './ilp-element.js';

/**
 * A switch that has the device read texts aloud, and each next one that takes their place. Nothing is
 * drawn where the device has no voice of its own for the page's language.
 *
 * @element ilp-read-aloud
 */
@customElement('ilp-read-aloud')
export class IlpReadAloud extends IlpElement {
  static override styles = [
    buttons,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--ilp-space-1) var(--ilp-space-3);
      }

      .button[aria-pressed='true'] {
        border-color: var(--ilp-accent);
        background: var(--ilp-accent-quiet);
      }
    `,
  ];

  /** What to read, each with a pause after it. */
  @property({ attribute: false }) texts: readonly string[] = [];

  @state() private isOn = false;
  @state() private hasFailed = false;
  private stopWaiting?: () => void;
  private read = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWaiting = onVoices(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWaiting?.();
    if (this.isOn) stopReading();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.isOn && this.read !== this.texts.join('\n')) this.start();
  }

  protected override render() {
    if (!deviceVoice(getLocale())) return nothing;
    return html`<div>
      <button
        type="button"
        class="button"
        aria-pressed=${this.isOn}
        aria-describedby="note"
        @click=${this.handleClick}
      >
        ${icon('speaker')} ${t('common.read-aloud')}
      </button>
      <span id="note" class="small quiet" role="status">
        ${t(this.hasFailed ? 'common.read-aloud-failed' : 'common.read-aloud-note')}
      </span>
    </div>`;
  }

  private handleClick(): void {
    this.isOn = !this.isOn;
    this.hasFailed = false;
    this.read = '';
    if (!this.isOn) stopReading();
  }

  private start(): void {
    const voice = deviceVoice(getLocale());
    if (!voice) return;
    this.read = this.texts.join('\n');
    readAloud(this.texts, voice, () => {
      this.isOn = false;
      this.hasFailed = true;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-read-aloud': IlpReadAloud;
  }
}

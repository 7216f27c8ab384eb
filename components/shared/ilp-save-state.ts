import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { problemMessage } from '../api/problem-messages.js';
import { formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from './announcer.js';
import type { SaveState } from './autosave-controller.js';
import { icon } from './icons.js';
import { IlpElement } from './ilp-element.js';

/**
 * Where saving stands, in words: "Saving…", "Saved 10:42", "Not saved. Trying again…".
 *
 * A screen reader hears only what matters once: that saving fails, and that it works again.
 *
 * @element ilp-save-state
 */
@customElement('ilp-save-state')
export class IlpSaveState extends IlpElement {
  static override styles = css`
    :host {
      min-block-size: 1.5rem;
    }

    p {
      display: flex;
      align-items: center;
      gap: var(--ilp-space-1);
      color: var(--ilp-ink-quiet);
      font-size: var(--ilp-text-small);
    }

    p.bad {
      color: var(--ilp-bad);
      font-weight: 550;
    }
  `;

  @property() state: SaveState = 'idle';
  @property({ attribute: false }) savedAt: Date | null = null;
  @property({ attribute: false }) error: unknown;

  private saidTrouble = false;

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    const isTrouble = this.state === 'retrying' || this.state === 'failed';
    if (isTrouble !== this.saidTrouble && this.state !== 'saving') {
      this.saidTrouble = isTrouble;
      announce(this.words(), isTrouble ? 'assertive' : 'polite');
    }
  }

  protected override render() {
    const words = this.words();
    if (!words) return nothing;
    const isTrouble = this.state === 'retrying' || this.state === 'failed';
    return html`<p class=${isTrouble ? 'bad' : ''}>
      ${isTrouble ? icon('cloud') : this.state === 'saved' ? icon('check') : nothing}
      <span>${words}</span>
    </p>`;
  }

  private words(): string {
    if (this.state === 'saving') return t('common.saving');
    if (this.state === 'retrying') return t('common.not-saved');
    if (this.state === 'failed') return problemMessage(this.error);
    return this.savedAt ? t('common.saved-at', { time: formatTime(this.savedAt) }) : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-save-state': IlpSaveState;
  }
}

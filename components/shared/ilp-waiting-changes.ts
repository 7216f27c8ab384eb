import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { cards } from '../styles/shared.js';
import { announce } from './announcer.js';
import { icon } from './icons.js';
import { IlpElement } from './ilp-element.js';

/**
 * "Not saved yet, 3 changes wait": what a page kept while the network is away. A screen reader hears it
 * when it begins and when all is saved, not at each change.
 *
 * @element ilp-waiting-changes
 */
@customElement('ilp-waiting-changes')
export class IlpWaitingChanges extends IlpElement {
  static override styles = [
    cards,
    css`
      p {
        display: flex;
        align-items: center;
        gap: var(--ilp-space-2);
      }
    `,
  ];

  @property({ type: Number }) count = 0;

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('count');
    if (before === undefined || (before === 0) === (this.count === 0)) return;
    announce(this.count > 0 ? this.words() : t('common.waiting-done'));
  }

  protected override render() {
    return this.count > 0
      ? html`<p class="notice warn">${icon('cloud')} <span>${this.words()}</span></p>`
      : nothing;
  }

  private words(): string {
    return t('common.waiting', { count: this.count });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-waiting-changes': IlpWaitingChanges;
  }
}

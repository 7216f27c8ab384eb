import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons } from '../styles/shared.js';

/**
 * Opens the form by which staff suggest a goal to one student, or (without a `personId`) to the class.
 * Needs the `goals` and `goal-talk` messages.
 *
 * @element ilp-suggest-button
 */
@customElement('ilp-suggest-button')
export class IlpSuggestButton extends IlpView {
  static override styles = buttons;

  @property({ attribute: 'person-id' }) personId = '';
  @property() name = '';

  @state() private isOpen = false;

  protected override render() {
    return html`<button type="button" class="button small" @click=${this.handleClick}>
        ${this.personId ? t('goal-talk.suggest') : t('goal-talk.suggest-class')}
      </button>
      ${
        this.isOpen
          ? html`<ilp-suggest-goal
              .api=${this.api}
              person-id=${this.personId}
              name=${this.name}
              @ilp-dialog-close=${() => (this.isOpen = false)}
            ></ilp-suggest-goal>`
          : nothing
      }`;
  }

  private async handleClick(): Promise<void> {
    await import('./ilp-suggest-goal.js');
    this.isOpen = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-suggest-button': IlpSuggestButton;
  }
}

import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ITEM_TITLE_MAX, ITEM_URL_MAX } from '#contracts/limits.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { ItemAddEvent } from './tag-events.js';

/**
 * Names course work that neither we nor the LMS can list: a title, and a link if there is one.
 *
 * @element ilp-item-form
 * @fires {ItemAddEvent} ilp-item-add
 */
@customElement('ilp-item-form')
export class IlpItemForm extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property({ type: Boolean }) busy = false;
  /** Why the last try did not work; what was written stays. */
  @property({ attribute: false }) error: unknown;

  @state() private titleError = '';
  @state() private urlError = '';

  override focus(): void {
    this.renderRoot.querySelector('ilp-field')?.focus();
  }

  /** Empties the fields, once what they hold was added. */
  clear(): void {
    this.renderRoot.querySelector('form')?.reset();
  }

  protected override render() {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        name="title"
        label=${t('tags.add-title')}
        maxlength=${ITEM_TITLE_MAX}
        required
        error=${this.titleError}
      ></ilp-field>
      <ilp-field
        name="url"
        type="url"
        label=${t('tags.add-url')}
        hint=${t('tags.add-url-hint')}
        maxlength=${ITEM_URL_MAX}
        error=${this.urlError}
      ></ilp-field>
      <ilp-field
        name="due"
        type="date"
        label=${`${t('tags.add-due')} (${t('common.optional')})`}
      ></ilp-field>
      ${
        this.error
          ? html`<p class="notice bad" role="alert">
              ${t('tags.add-failed')} ${problemMessage(this.error)}
            </p>`
          : nothing
      }
      <div>
        <button type="submit" class="button" ?disabled=${this.busy}>${t('tags.add-save')}</button>
      </div>
    </form>`;
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const title = textOf(data, 'title');
    const url = textOf(data, 'url');
    this.titleError = title === '' ? t('tags.title-needed') : '';
    this.urlError = url !== '' && !isWebAddress(url) ? t('tags.add-url-wrong') : '';
    if (this.titleError || this.urlError) {
      await this.updateComplete;
      this.renderRoot
        .querySelector<HTMLElement>(this.titleError ? '[name=title]' : '[name=url]')
        ?.focus();
      return;
    }
    const due = textOf(data, 'due');
    this.dispatchEvent(
      new ItemAddEvent({ title, url: url === '' ? null : url, dueDate: due === '' ? null : due }),
    );
  }
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-item-form': IlpItemForm;
  }
}

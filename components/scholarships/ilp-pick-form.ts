import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { SCHOLARSHIP_LINK_MAX, SCHOLARSHIP_NAME_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import type { IlpField } from '../shared/ilp-field.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { isLink } from './scholarship-words.js';
import { PickCallEvent } from './pick-events.js';

const EMPTY = { name: '', giver: '', link: '', dueOn: '' };
const DRAFT = 'scholarship.new';

/**
 * A scholarship that the student found. What is written stays when it can't be sent, also after a reload.
 *
 * @element ilp-pick-form
 * @fires ilp-pick-call
 */
@customElement('ilp-pick-form')
export class IlpPickForm extends IlpView {
  static override styles = [layout, buttons, cards, fields];

  @property({ type: Boolean, attribute: 'is-busy' }) isBusy = false;
  @state() private draft = EMPTY;
  @state() private isOpen = false;
  @state() private linkError = '';

  protected override firstUpdated(): void {
    const kept = this.drafts.get(DRAFT) as typeof EMPTY | undefined;
    if (!kept) return;
    this.draft = { ...EMPTY, ...kept };
    this.isOpen = true;
  }

  protected override render() {
    if (!this.isOpen)
      return html`<button type="button" class="button" id="add" @click=${this.open}>
        ${t('scholarships.add-own')}
      </button>`;
    return html`<form class="card stack" novalidate @submit=${this.handleSubmit}>
      <h3>${t('scholarships.add-own')}</h3>
      ${this.renderField('name', { required: true })} ${this.renderField('giver')}
      ${this.renderField('link', { type: 'url', error: this.linkError })}
      ${this.renderField('dueOn', { type: 'date' })}
      <div class="actions">
        <button
          type="submit"
          class="button primary"
          ?disabled=${this.isBusy || this.draft.name.trim() === ''}
        >
          ${t('scholarships.keep')}
        </button>
        <button type="button" class="button quiet" @click=${() => void this.close()}>
          ${t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  private renderField(
    name: keyof typeof EMPTY,
    { type = 'text', required = false, error = '' }: Partial<IlpField> = {},
  ) {
    return html`<ilp-field
      name=${name}
      type=${type}
      label=${t(`scholarships.field-${name}`)}
      hint=${name === 'link' ? t('scholarships.field-link-hint') : nothing}
      error=${error}
      maxlength=${name === 'link' ? SCHOLARSHIP_LINK_MAX : SCHOLARSHIP_NAME_MAX}
      ?required=${required}
      .value=${this.draft[name]}
      @input=${this.handleChange}
      @change=${this.handleChange}
    ></ilp-field>`;
  }

  private handleChange(event: Event): void {
    const { name, value } = event.currentTarget as IlpField;
    this.draft = { ...this.draft, [name]: value };
    this.linkError = '';
    this.drafts.set(DRAFT, this.draft);
  }

  private async open(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-field')?.focus();
  }

  private async close(): Promise<void> {
    this.draft = EMPTY;
    this.isOpen = false;
    this.drafts.remove(DRAFT);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#add')?.focus();
  }

  private handleSubmit(event: Event): void {
    event.preventDefault();
    const { name, giver, link, dueOn } = this.draft;
    if (!isLink(link.trim())) {
      this.linkError = t('scholarships.error-link');
      this.renderRoot.querySelector<HTMLElement>('ilp-field[name=link]')?.focus();
      return;
    }
    const words = { name: name.trim(), giver: giver.trim(), link: link.trim() };
    const body = { ...words, dueOn: dueOn || null };
    const done = t('scholarships.kept', { name: words.name });
    const call = { method: 'post', path: '/my-scholarships', body, done } as const;
    this.dispatchEvent(new PickCallEvent(call, () => void this.close()));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-pick-form': IlpPickForm;
  }
}

import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { TALK_FIELD_MAX, type TalkField } from '#contracts/conversation-text.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { type Choice, TalkChooseEvent, TalkWriteEvent } from './conversation-events.js';
import { FIELD_NAMES } from './conversation-words.js';

/**
 * One field of a conversation: words that both can change, or both versions where they did at once.
 *
 * @element ilp-talk-field
 * @fires {TalkWriteEvent} ilp-talk-write - While typing.
 * @fires {TalkChooseEvent} ilp-talk-choose
 */
@customElement('ilp-talk-field')
export class IlpTalkField extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      h4 {
        font-size: var(--ilp-text-base);
      }
    `,
  ];

  @property() field: TalkField = 'talk';
  @property() text = '';
  @property() hint = '';
  /** What the other one has, while somebody has to choose; null otherwise. */
  @property({ attribute: false }) theirs: string | null = null;
  @property({ type: Boolean }) readonly = false;

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('theirs') && this.theirs !== null && changed.get('theirs') === null)
      announce(t('conversations.conflict'), 'assertive');
  }

  protected override render() {
    if (this.readonly && this.theirs === null) return this.renderText();
    return html`<div class="stack">
      ${this.renderControl()} ${this.theirs === null ? nothing : this.renderConflict(this.theirs)}
    </div>`;
  }

  private renderControl() {
    const isDay = this.field === 'nextOn';
    return html`<ilp-field
      type=${isDay ? 'date' : 'textarea'}
      rows="3"
      maxlength=${TALK_FIELD_MAX}
      label=${t(FIELD_NAMES[this.field])}
      hint=${this.hint}
      value=${this.text}
      @input=${this.handleInput}
    ></ilp-field>`;
  }

  private renderText() {
    const words = this.field === 'nextOn' && this.text ? formatDate(this.text) : this.text;
    return html`<div class="stack tight">
      <p><strong>${t(FIELD_NAMES[this.field])}</strong></p>
      ${
        words.trim()
          ? html`<p class="text">${words}</p>`
          : html`<p class="quiet">${t('conversations.empty-field')}</p>`
      }
    </div>`;
  }

  private renderConflict(theirs: string) {
    const choose = (choice: Choice, label: string) =>
      html`<button
        type="button"
        class="button small"
        @click=${() => this.dispatchEvent(new TalkChooseEvent(this.field, choice))}
      >
        ${label}
      </button>`;
    return html`<div class="notice warn stack">
      <p>${t('conversations.conflict')}</p>
      <p><strong>${t('conversations.conflict-theirs')}</strong></p>
      <p class="text theirs">${theirs.trim() ? theirs : t('conversations.empty-field')}</p>
      <div class="actions">
        ${choose('mine', t('conversations.keep-mine'))}
        ${choose('theirs', t('conversations.keep-theirs'))}
        ${this.field === 'nextOn' ? nothing : choose('both', t('conversations.keep-both'))}
      </div>
    </div>`;
  }

  private handleInput(event: Event): void {
    const { value } = event.currentTarget as IlpField;
    this.text = value;
    this.dispatchEvent(new TalkWriteEvent(this.field, value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-talk-field': IlpTalkField;
  }
}

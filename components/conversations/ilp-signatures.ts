import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import {
  SIGNATURE_NAME_MAX,
  SIGNATURE_RELATION_MAX,
  type Signer,
  SIGNERS,
} from '#contracts/conversation-text.js';
import type { NewSignature, TalkSignature } from '#contracts/conversation-record.js';
import type { Conversation } from '#contracts/conversations.js';
import type { ApiClient } from '../api/client.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { keepFile } from '../shared/save-file.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { TalkSignedEvent, TalkSignEvent } from './conversation-events.js';
import { SIGNER_NAMES } from './conversation-words.js';

/**
 * The signature page of a conversation: names typed in the room under exactly one text, and the signed record
 * once it is closed.
 *
 * @element ilp-signatures
 * @fires {TalkSignEvent} ilp-talk-sign
 * @fires {TalkSignedEvent} ilp-talk-signed - To take a signature back, or to close.
 */
@customElement('ilp-signatures')
export class IlpSignatures extends IlpElement {
  static override styles = [
    cards,
    layout,
    buttons,
    lists,
    css`
      .hash {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) conversation!: Conversation;
  /** What waits for the network. */
  @property({ attribute: false }) waiting: readonly NewSignature[] = [];
  @property({ attribute: false }) api!: ApiClient;
  @property({ type: Boolean }) disabled = false;

  @state() private signer: Signer | null = null;

  @query('#name') private readonly name!: IlpField;
  @query('#relation') private readonly relation!: IlpField | null;

  private readonly attempt = new Attempt(this);

  protected override render() {
    const { textHash, signatures, sealedAt, isHolder, mayWrite } = this.conversation;
    return html`<section class="stack" aria-labelledby="sign">
      <h2 id="sign">${t('conversations.sign')}</h2>
      ${sealedAt ? this.renderClosed(sealedAt) : html`<p class="quiet">${t('conversations.sign-intro')}</p>`}
      <p class="small quiet hash">${t('conversations.sign-hash', { hash: textHash })}</p>
      <ul class="rows">
        ${signatures.map((one) => html`<li>${this.renderSigned(one)}</li>`)}
        ${this.waiting.map(
          ({ name }) => html`<li>${icon('cloud')} ${name}: ${t('conversations.agree-waits')}</li>`,
        )}
      </ul>
      ${mayWrite && !sealedAt ? this.renderForm() : nothing}
      ${isHolder && !sealedAt ? this.renderClose() : nothing}
    </section>`;
  }

  private renderSigned({ id, role, name, relation }: TalkSignature) {
    const { sealedAt, isHolder, mayWrite } = this.conversation;
    const who = [t(SIGNER_NAMES[role]), relation].filter(Boolean).join(', ');
    const mayTakeBack = !sealedAt && mayWrite && (isHolder || role === 'student');
    return html`<div class="spread">
      <span>${icon('check')} ${t('conversations.signed', { name, who })}</span>
      ${
        mayTakeBack
          ? html`<button
              type="button"
              class="button small quiet"
              aria-label=${t('conversations.sign-back', { name })}
              @click=${() => this.dispatchEvent(new TalkSignedEvent(id))}
            >
              ${t('conversations.sign-back-short')}
            </button>`
          : nothing
      }
    </div>`;
  }

  private renderForm() {
    const roles = this.conversation.isHolder ? SIGNERS : (['student'] as const);
    const role = this.signer ?? roles[0];
    const isGuest = role === 'guardian' || role === 'other';
    return html`<form class="card stack" @submit=${this.handleSign}>
      ${
        roles.length > 1
          ? html`<ilp-field
              type="select"
              label=${t('conversations.sign-role')}
              value=${role}
              .options=${roles.map((value) => ({ value, label: t(SIGNER_NAMES[value]) }))}
              @change=${(event: Event) => (this.signer = (event.currentTarget as IlpField).value as Signer)}
            ></ilp-field>`
          : nothing
      }
      <ilp-field
        id="name"
        required
        label=${t('conversations.sign-name')}
        maxlength=${SIGNATURE_NAME_MAX}
      ></ilp-field>
      ${
        isGuest
          ? html`<ilp-field
              id="relation"
              label=${t('conversations.sign-relation')}
              hint=${t('conversations.sign-relation-hint')}
              maxlength=${SIGNATURE_RELATION_MAX}
            ></ilp-field>`
          : nothing
      }
      <div>
        <button class="button primary" ?disabled=${this.disabled}>
          ${t('conversations.sign-do')}
        </button>
      </div>
    </form>`;
  }

  private renderClose() {
    const { signatures } = this.conversation;
    const has = (role: Signer) => signatures.some((one) => one.role === role);
    return html`<div class="stack tight">
      <p class="small quiet">${t('conversations.close-hint')}</p>
      <div>
        <button
          type="button"
          class="button"
          ?disabled=${this.disabled || !has('student') || !has('staff')}
          @click=${() => this.dispatchEvent(new TalkSignedEvent(null))}
        >
          ${t('conversations.close')}
        </button>
      </div>
    </div>`;
  }

  private renderClosed(at: string) {
    return html`<div class="notice stack">
      <p>${t('conversations.closed', { date: formatDate(at) })}</p>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.download()}
        >
          ${t('conversations.record')}
        </button>
        <a target="_blank" rel="noopener" href=${this.conversation.checkPath ?? ''}>
          ${t('conversations.check')}
        </a>
      </div>
      ${this.attempt.renderFault()}
    </div>`;
  }

  private handleSign(event: SubmitEvent): void {
    event.preventDefault();
    const role = this.signer ?? 'student';
    const [name, relation] = [this.name.value.trim(), this.relation?.value.trim() ?? ''];
    this.dispatchEvent(new TalkSignEvent({ role, name, relation }));
    this.name.value = '';
    if (this.relation) this.relation.value = '';
  }

  private async download(): Promise<void> {
    const path = `/conversations/${this.conversation.id}/record`;
    await this.attempt.run(async () => keepFile(await this.api.file(path)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-signatures': IlpSignatures;
  }
}

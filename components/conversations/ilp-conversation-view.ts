import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { TALK_FIELDS, type TalkField } from '#contracts/conversation-text.js';
import type { Conversation } from '#contracts/conversations.js';
import { isConflict } from '../shared/writing-controller.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { problemMessage } from '../api/problem-messages.js';
import { IlpView } from '../shared/ilp-view.js';
import '../shared/ilp-waiting-changes.js';
import { hrefFor, navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { ConversationDesk } from './conversation-desk.js';
import type {
  TalkAgreeEvent,
  TalkChooseEvent,
  TalkSignedEvent,
  TalkSignEvent,
  TalkWriteEvent,
} from './conversation-events.js';
import { KINDS, stateOf } from './conversation-words.js';
import './ilp-agreement.js';
import './ilp-plan-clock.js';
import './ilp-signatures.js';
import './ilp-soft-clock.js';
import './ilp-talk-beside.js';
import './ilp-talk-field.js';

/**
 * One conversation about the plan on one screen: what was before, the plan now, and the fields that both
 * write in, each in their own browser. Needs the `conversations`, `goals`, `years` and `requirements`
 * messages.
 *
 * @element ilp-conversation-view
 */
@customElement('ilp-conversation-view')
export class IlpConversationView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .sides {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
        gap: var(--ilp-space-5) var(--ilp-space-4);
      }
    `,
  ];

  /** After both agreed: somebody asked to change the text all the same. */
  @state() private isChanging = false;

  private readonly desk: ConversationDesk = new ConversationDesk(this);
  private readonly attempt = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.params.id ?? ''] as const,
    task: ([id], { signal }) => this.desk.load(id, signal),
    onComplete: ({ conversation }) =>
      this.setTitle(t('conversations.one-title', { date: formatDate(conversation.heldOn) })),
  });

  protected override render() {
    const talk = this.desk.conversation;
    return html`<div class="page">
      <div class="stack tight">
        <a href=${this.listHref}>${t('conversations.back')}</a>
        <div class="spread">
          <h1 tabindex="-1">
            ${
              talk
                ? t('conversations.one-title', { date: formatDate(talk.heldOn) })
                : t('conversations.one-title-plain')
            }
          </h1>
          ${talk ? html`<span class="badge">${t(KINDS[talk.kind])} · ${t(stateOf(talk))}</span>` : nothing}
        </div>
      </div>
      ${renderLoad(this.loading, () => (talk ? this.renderTalk(talk) : nothing))}
    </div>`;
  }

  private get listHref(): string {
    const { personId } = this.params;
    return hrefFor(
      personId ? `class/${encodeURIComponent(personId)}/conversations` : 'conversations',
    );
  }

  private renderTalk(talk: Conversation) {
    const { page } = this.desk;
    if (!page) return nothing;
    const staff = talk.staff ?? t('conversations.somebody');
    return html`<div
      class="page"
      @ilp-talk-write=${this.handleWrite}
      @ilp-talk-choose=${this.handleChoose}
      @ilp-talk-agree=${this.handleAgree}
      @ilp-talk-sign=${this.handleSign}
      @ilp-talk-signed=${this.handleSigned}
    >
      ${
        talk.sealedAt === null
          ? html`<p class="quiet">
              ${
                talk.mayWrite
                  ? t('conversations.both-see', { student: talk.student, staff })
                  : t('conversations.read-only')
              }
            </p>`
          : html`<p class="quiet">
              ${t('conversations.between', { student: talk.student, staff })}
            </p>`
      }
      ${page.clock ? html`<ilp-plan-clock .clock=${page.clock}></ilp-plan-clock>` : nothing}
      ${talk.isHolder && talk.sealedAt === null ? html`<ilp-soft-clock></ilp-soft-clock>` : nothing}
      <div class="sides">
        <ilp-talk-beside .beside=${page.beside}></ilp-talk-beside>
        <section class="stack" aria-labelledby="this-talk">
          <h2 id="this-talk">${t('conversations.now')}</h2>
          ${this.renderFields(talk)}
        </section>
      </div>
      <ilp-agreement
        .conversation=${talk}
        .waiting=${this.desk.agreeing}
        ?disabled=${this.desk.conflicts.size > 0}
      ></ilp-agreement>
      ${
        talk.isAgreed || this.desk.agreeing.length > 0 || talk.sealedAt !== null
          ? html`<ilp-signatures
              .conversation=${talk}
              .waiting=${this.desk.signing}
              .api=${this.api}
              ?disabled=${this.attempt.isBusy}
            ></ilp-signatures>`
          : nothing
      }
      ${this.renderFailure()} ${this.attempt.renderFault()} ${this.renderRemove(talk)}
    </div>`;
  }

  private renderFields(talk: Conversation) {
    const isClosed =
      !talk.mayWrite || talk.sealedAt !== null || (talk.isAgreed && !this.isChanging);
    return html`${TALK_FIELDS.map((field) => this.renderField(talk, field, isClosed))}
      <ilp-waiting-changes count=${this.desk.waiting}></ilp-waiting-changes>
      ${
        talk.mayWrite && !isClosed
          ? html`<p class="small quiet" data-saved=${String(this.desk.isSaved)}>
              ${t(this.desk.isSaved ? 'conversations.all-saved' : 'conversations.saving')}
            </p>`
          : nothing
      }
      ${
        talk.mayWrite && talk.isAgreed && talk.sealedAt === null && !this.isChanging
          ? html`<div class="stack tight">
              <p class="small quiet">${t('conversations.change-warn')}</p>
              <div>
                <button type="button" class="button small" @click=${() => (this.isChanging = true)}>
                  ${t('conversations.change-text')}
                </button>
              </div>
            </div>`
          : nothing
      }`;
  }

  private renderField(talk: Conversation, field: TalkField, isClosed: boolean) {
    const isStuck = this.desk.conflicts.has(field);
    const hint =
      field === 'agreed'
        ? t('conversations.field-agreed-hint')
        : field === 'talk'
          ? t('conversations.field-talk-hint')
          : '';
    return html`<ilp-talk-field
      field=${field}
      hint=${hint}
      .text=${this.desk.textOf(field)}
      .theirs=${isStuck ? talk.fields[field].text : null}
      ?readonly=${isClosed}
    ></ilp-talk-field>`;
  }

  private renderFailure() {
    const { failure } = this.desk;
    if (failure === null) return nothing;
    const words = isConflict(failure) ? t('conversations.refused-text') : problemMessage(failure);
    return html`<p class="notice bad" role="alert">${words}</p>`;
  }

  private renderRemove(talk: Conversation) {
    if (!talk.isHolder || talk.isAgreed || talk.sealedAt !== null) return nothing;
    return html`<div>
      <button type="button" class="button small quiet" @click=${() => void this.takeOut(talk.id)}>
        ${t('conversations.remove')}
      </button>
    </div>`;
  }

  private handleWrite({ field, text }: TalkWriteEvent): void {
    this.desk.write(field, text);
  }

  private handleChoose({ field, choice }: TalkChooseEvent): void {
    this.desk.choose(field, choice);
  }

  private async handleAgree({ who }: TalkAgreeEvent): Promise<void> {
    const isDone = await this.attempt.run(() =>
      who === 'nobody' ? this.desk.withdraw() : this.desk.agree(who),
    );
    this.isChanging = false;
    if (!isDone) return;
    if (who === 'nobody') announce(t('conversations.withdrawn'));
    else if (this.desk.conversation?.isAgreed) announce(t('conversations.is-agreed'));
  }

  private async handleSign({ role, name, relation }: TalkSignEvent): Promise<void> {
    await this.attempt.run(() => this.desk.sign({ role, name, relation }));
  }

  private async handleSigned({ signatureId }: TalkSignedEvent): Promise<void> {
    await this.attempt.run(() => this.desk.finish(signatureId));
  }

  private async takeOut(id: string): Promise<void> {
    const isDone = await this.attempt.run(async () => {
      await this.desk.settle();
      await this.api.delete(`/conversations/${id}`);
    });
    if (!isDone) return;
    const path = this.listHref.slice(hrefFor('').length);
    navigate(path);
    const { api } = this;
    showToast({
      text: t('conversations.removed'),
      undo: async () => {
        await api.post(`/conversations/${id}/restore`);
        navigate(`${path}/${id}`);
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-conversation-view': IlpConversationView;
  }
}

import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { MEETING_KINDS, type MeetingKind } from '#contracts/component-codes.js';
import type { Conversation, ConversationBrief, Conversations } from '#contracts/conversations.js';
import { formatDate, today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { icon } from '../shared/icons.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { KINDS, stateOf } from './conversation-words.js';
import './ilp-plan-clock.js';

/**
 * A student's conversations about the plan, and whether this year's plan is agreed: the student's own, or one
 * student's for staff, who begin them. Needs the `conversations` messages.
 *
 * @element ilp-conversations-view
 */
@customElement('ilp-conversations-view')
export class IlpConversationsView extends IlpView {
  static override styles = [cards, layout, buttons, lists];

  @state() private name: string | null = null;

  @query('#kind') private readonly kind!: IlpField;
  @query('#day') private readonly day!: IlpField;

  private readonly attempt = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.params.personId ?? ''] as const,
    task: (_, { signal }) => this.api.get<Conversations>(this.path, { signal }),
    onComplete: ({ name }) => {
      if (!this.params.personId) return;
      this.name = name;
      this.setTitle(t('conversations.staff-title', { name }));
    },
  });

  private get base(): string {
    const { personId } = this.params;
    return personId ? `class/${encodeURIComponent(personId)}/conversations` : 'conversations';
  }

  private get path(): string {
    return `/${this.base}`;
  }

  protected override render() {
    const { personId } = this.params;
    return html`<div class="page">
      <div class="stack tight">
        ${
          personId
            ? html`<a href=${hrefFor(`class/${encodeURIComponent(personId)}`)}>
                ${t('conversations.back-student')}
              </a>`
            : nothing
        }
        <h1 tabindex="-1">${this.heading()}</h1>
        <p class="quiet">${t(personId ? 'conversations.staff-intro' : 'conversations.intro')}</p>
      </div>
      ${renderLoad(this.loading, (list) => this.renderList(list))}
    </div>`;
  }

  private heading(): string {
    if (!this.params.personId) return t('conversations.title');
    return this.name === null
      ? t('conversations.staff-title-plain')
      : t('conversations.staff-title', { name: this.name });
  }

  private renderList({ conversations, agreed, clock, mayBegin }: Conversations) {
    return html`<p class=${agreed ? 'notice' : ''}>${agreedWords(agreed)}</p>
      ${clock ? html`<ilp-plan-clock .clock=${clock}></ilp-plan-clock>` : nothing}
      ${mayBegin ? this.renderBegin() : nothing}
      ${
        conversations.length === 0
          ? html`<ilp-empty-state heading=${t('conversations.empty')}>
              <p>${t(mayBegin ? 'conversations.empty-staff' : 'conversations.empty-student')}</p>
            </ilp-empty-state>`
          : html`<ul class="rows">
              ${conversations.map((one) => html`<li>${this.renderOne(one)}</li>`)}
            </ul>`
      }`;
  }

  private renderBegin() {
    return html`<form class="card stack" @submit=${this.handleBegin}>
      <ilp-field
        id="kind"
        type="select"
        label=${t('conversations.begin-kind')}
        value="individual"
        .options=${MEETING_KINDS.map((kind) => ({ value: kind, label: t(KINDS[kind]) }))}
      ></ilp-field>
      <ilp-field
        id="day"
        type="date"
        required
        label=${t('conversations.begin-on')}
        value=${today()}
      ></ilp-field>
      ${this.attempt.renderFault()}
      <div>
        <button class="button primary" ?disabled=${this.attempt.isBusy}>
          ${t('conversations.begin')}
        </button>
      </div>
    </form>`;
  }

  private renderOne(one: ConversationBrief) {
    const name = one.staff ?? t('conversations.somebody');
    return html`<div class="spread">
      <a href=${hrefFor(`${this.base}/${one.id}`)}>
        ${t('conversations.with', { date: formatDate(one.heldOn), name })}
      </a>
      <span class="actions">
        <span class="small quiet">${t(KINDS[one.kind])}</span>
        <span class=${one.isAgreed ? 'badge good' : 'badge'}>
          ${one.isAgreed ? icon('check') : nothing} ${t(stateOf(one))}
        </span>
      </span>
    </div>`;
  }

  private async handleBegin(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const body = { kind: this.kind.value as MeetingKind, heldOn: this.day.value };
    await this.attempt.run(async () => {
      const begun = await this.api.post<Conversation>(this.path, body);
      navigate(`${this.base}/${begun.id}`);
    });
  }
}

function agreedWords(agreed: Conversations['agreed']): string {
  if (!agreed) return t('conversations.not-agreed');
  const date = formatDate(agreed.on);
  return agreed.with === null
    ? t('conversations.agreed-on-nobody', { date })
    : t('conversations.agreed-on', { date, name: agreed.with });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-conversations-view': IlpConversationsView;
  }
}

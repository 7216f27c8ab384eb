import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FamilyInvitation, FamilyMember, StudentFamily } from '#contracts/family.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-dialog.js';
import '../shared/ilp-field.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, layout, lists } from '../styles/shared.js';
import { FamilyWishEvent } from './family-events.js';
import { ENDINGS, KIND_NAMES, STATE_NAMES } from './family-words.js';

/**
 * Who of a family sees the plan or did, and the invitations that are out. Needs the `family` messages.
 *
 * @element ilp-family-people
 * @fires {FamilyWishEvent} ilp-family-wish
 */
@customElement('ilp-family-people')
export class IlpFamilyPeople extends IlpElement {
  static override styles = [
    layout,
    buttons,
    lists,
    css`
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-2);
      }
    `,
  ];

  @property({ attribute: false }) family!: StudentFamily;
  /** The reader is the student. */
  @property({ type: Boolean }) own = false;
  @property({ type: Boolean }) busy = false;
  @state() private ending: FamilyMember | null = null;

  protected override render() {
    const { members, invitations } = this.family;
    const now = members.filter(({ endedAt }) => endedAt === null);
    const earlier = members.filter(({ endedAt }) => endedAt !== null);
    return html`<section class="stack tight" aria-labelledby="members">
        <h2 id="members">${t('family.members')}</h2>
        ${
          now.length === 0
            ? html`<p class="quiet">${t('family.members-none')}</p>`
            : this.renderMembers(now)
        }
        ${
          earlier.length === 0
            ? nothing
            : html`<details>
                <summary>${t('family.earlier')}</summary>
                ${this.renderMembers(earlier)}
              </details>`
        }
      </section>
      <section class="stack tight" aria-labelledby="invitations">
        <h2 id="invitations">${t('family.invitations')}</h2>
        ${
          invitations.length === 0
            ? html`<p class="quiet">${t('family.invitations-none')}</p>`
            : html`<ul class="rows">
                ${repeat(
                  invitations,
                  ({ id }) => id,
                  (one) => html`<li class="spread">${this.renderInvitation(one)}</li>`,
                )}
              </ul>`
        }
      </section>
      ${this.renderEnding()}`;
  }

  private renderMembers(members: readonly FamilyMember[]) {
    return html`<ul class="rows">
      ${repeat(
        members,
        ({ id }) => id,
        (member) => html`<li class="stack tight">${this.renderMember(member)}</li>`,
      )}
    </ul>`;
  }

  private renderMember(member: FamilyMember) {
    const { id, kind, startedAt, lastSeenAt, endedAt, endedBecause, reason } = member;
    const name = nameOf(member);
    const facts = [
      t(KIND_NAMES[kind]),
      t('family.since', { date: formatDate(startedAt) }),
      ...(lastSeenAt ? [t('family.last-seen', { date: formatDate(lastSeenAt) })] : []),
      ...(endedAt ? [t('family.ended', { date: formatDate(endedAt) })] : []),
      ...(endedBecause ? [t(ENDINGS[endedBecause])] : []),
    ];
    const wish = (which: 'sign-out' | 'again', words: 'family.sign-out' | 'family.again') =>
      html`<button
        type="button"
        class="button small"
        ?disabled=${this.busy}
        @click=${() => this.say({ wish: which, id })}
      >
        ${t(words, { name })}
      </button>`;
    return html`<strong>${name}</strong>
      <span class="small quiet">${facts.join(' · ')}</span>
      ${reason ? html`<span class="small">${reason}</span>` : nothing}
      ${
        endedAt === null && this.family.mayInvite
          ? html`<div class="actions">
              ${
                this.own
                  ? nothing
                  : html`${wish('again', 'family.again')} ${wish('sign-out', 'family.sign-out')}`
              }
              <button
                type="button"
                class="button small"
                ?disabled=${this.busy}
                @click=${() => (this.ending = member)}
              >
                ${t('family.end', { name })}
              </button>
            </div>`
          : nothing
      }`;
  }

  private renderInvitation({ id, state: at, madeBy, madeAt, expiresAt, kind }: FamilyInvitation) {
    const facts = [
      t(KIND_NAMES[kind]),
      t('family.made', { name: madeBy ?? '–', date: formatDate(madeAt) }),
      ...(at === 'open' ? [t('family.until', { date: formatDate(expiresAt) })] : []),
    ];
    return html`<span class="stack tight">
        <span class=${at === 'open' ? 'badge good' : 'badge'}>${t(STATE_NAMES[at])}</span>
        <span class="small quiet">${facts.join(' · ')}</span>
      </span>
      ${
        at === 'open' && this.family.mayInvite
          ? html`<button
              type="button"
              class="button small"
              ?disabled=${this.busy}
              @click=${() => this.say({ wish: 'withdraw', id })}
            >
              ${t('family.withdraw')}
            </button>`
          : nothing
      }`;
  }

  private renderEnding() {
    const { ending, own } = this;
    if (!ending) return nothing;
    const name = nameOf(ending);
    return html`<ilp-dialog
      heading=${t('family.end', { name })}
      open
      @ilp-dialog-close=${() => (this.ending = null)}
    >
      <form class="stack" @submit=${this.handleEnd}>
        <p>${t(own ? 'family.end-text-own' : 'family.end-text', { name })}</p>
        ${
          own
            ? nothing
            : html`<ilp-field
                name="reason"
                label=${t('family.end-reason')}
                maxlength="500"
                required
              ></ilp-field>`
        }
        <div>
          <button type="submit" class="button primary">${t('family.end-now')}</button>
        </div>
      </form>
    </ilp-dialog>`;
  }

  private readonly handleEnd = (event: SubmitEvent): void => {
    event.preventDefault();
    const { ending } = this;
    const reason = new FormData(event.currentTarget as HTMLFormElement).get('reason');
    const words = typeof reason === 'string' ? reason.trim() : '';
    if (!ending || (!this.own && words === '')) return;
    this.ending = null;
    this.say({ wish: 'end', id: ending.id, reason: words });
  };

  private say(wish: ConstructorParameters<typeof FamilyWishEvent>[0]): void {
    this.dispatchEvent(new FamilyWishEvent(wish));
  }
}

const nameOf = ({ name }: FamilyMember) => name ?? '–';

declare global {
  interface HTMLElementTagNameMap {
    'ilp-family-people': IlpFamilyPeople;
  }
}

import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { MadeFamilyInvitation, RightsMove, StudentFamily } from '#contracts/family.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { FamilyWishEvent } from './family-events.js';
import { REASON_NAMES } from './family-words.js';
import './ilp-family-invite.js';
import type { FamilyInviteEvent } from './ilp-family-invite.js';
import './ilp-family-people.js';
import { sectionWords } from './ilp-student-family-view.js';

/**
 * Who of the student's family sees the plan, as the student may know it; once the rights are theirs, they
 * invite. Needs the `family` messages.
 *
 * @element ilp-own-family-view
 */
@customElement('ilp-own-family-view')
export class IlpOwnFamilyView extends IlpView {
  static override styles = [layout, buttons, cards];

  @state() private family: StudentFamily | null = null;
  @state() private made: MadeFamilyInvitation | null = null;

  private readonly attempt = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.family = await this.api.get<StudentFamily>('/family', { signal });
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('sharing')}>${t('shell.title-sharing')}</a>
        <h1 tabindex="-1">${t('family.your-family')}</h1>
        <p class="quiet">${t('family.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.family ? this.renderFamily(this.family) : nothing))}
    </div>`;
  }

  private renderFamily(family: StudentFamily) {
    const { isBusy } = this.attempt;
    const isEmpty = family.members.length + family.invitations.length === 0;
    return html`${family.rights ? renderRights(family.rights) : nothing}
      <p class="small">${sectionWords(family)}</p>
      ${this.attempt.renderFault()}
      ${
        family.mayInvite
          ? html`<ilp-family-invite
              own
              .made=${this.made}
              ?busy=${isBusy}
              @ilp-family-invite-make=${this.handleInvite}
            ></ilp-family-invite>`
          : nothing
      }
      ${
        isEmpty && !family.mayInvite
          ? html`<p>${t('family.your-family-none')}</p>`
          : html`<ilp-family-people
              own
              .family=${family}
              ?busy=${isBusy}
              @ilp-family-wish=${this.handleWish}
            ></ilp-family-people>`
      }`;
  }

  private readonly handleInvite = ({ invitation }: FamilyInviteEvent) =>
    this.attempt.run(async () => {
      this.made = await this.api.post<MadeFamilyInvitation>('/family/invitations', invitation);
      this.family = this.made.family;
    });

  private readonly handleWish = ({ wish }: FamilyWishEvent) =>
    this.attempt.run(async () => {
      this.family =
        wish.wish === 'withdraw'
          ? await this.api.delete<StudentFamily>(`/family/invitations/${wish.id}`)
          : await this.api.post<StudentFamily>(`/family/members/${wish.id}/end`);
      if (this.made?.id === wish.id) this.made = null;
    });
}

const renderRights = ({ movedOn, reason }: RightsMove) =>
  html`<div class="notice stack tight">
    <p>${t('family.rights-own', { date: formatDate(movedOn), reason: t(REASON_NAMES[reason]) })}</p>
    <p><a href=${hrefFor('passport')}>${t('family.rights-takeout')}</a></p>
  </div>`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-own-family-view': IlpOwnFamilyView;
  }
}

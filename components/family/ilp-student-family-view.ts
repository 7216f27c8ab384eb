import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { MadeFamilyInvitation, Sheet, StudentFamily } from '#contracts/family.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { keepFile } from '../shared/save-file.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { FamilyWish, FamilyWishEvent } from './family-events.js';
import { SECTION_NAMES } from './family-words.js';
import './ilp-family-invite.js';
import type { FamilyInviteEvent, FamilySheetEvent } from './ilp-family-invite.js';
import './ilp-family-notices.js';
import type { NoticeWishEvent } from './ilp-family-notices.js';
import './ilp-family-people.js';
import './ilp-family-rights.js';
import type { RightsMoveEvent } from './ilp-family-rights.js';

/**
 * A student's family, for counselors and administrators: who sees the plan, invitations, whose the rights
 * are. Needs the `family` messages.
 *
 * @element ilp-student-family-view
 */
@customElement('ilp-student-family-view')
export class IlpStudentFamilyView extends IlpView {
  static override styles = [layout, buttons, cards];

  @state() private family: StudentFamily | null = null;
  @state() private made: MadeFamilyInvitation | null = null;

  private readonly attempt = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.params.personId ?? ''] as const,
    task: async (_, { signal }) => {
      this.family = await this.api.get<StudentFamily>(this.path, { signal });
      this.setTitle(`${this.family.name} · ${t('family.title')}`);
    },
  });

  private get student(): string {
    return encodeURIComponent(this.params.personId ?? '');
  }

  private get path(): string {
    return `/class/${this.student}/family`;
  }

  protected override render() {
    const name = this.family?.name;
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor(`class/${this.student}`)}>${name ?? t('shell.title-student')}</a>
        <h1 tabindex="-1">${t('family.title')}</h1>
        <p class="quiet">${t('family.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.family ? this.renderFamily(this.family) : nothing))}
    </div>`;
  }

  private renderFamily(family: StudentFamily) {
    const { isBusy } = this.attempt;
    return html`<p class="small">${sectionWords(family)}</p>
      ${this.attempt.renderFault()}
      ${
        family.mayInvite
          ? html`<ilp-family-invite
              .made=${this.made}
              ?busy=${isBusy}
              @ilp-family-invite-make=${this.handleInvite}
              @ilp-family-sheet=${this.handleSheet}
            ></ilp-family-invite>`
          : nothing
      }
      <ilp-family-people
        .family=${family}
        ?busy=${isBusy}
        @ilp-family-wish=${this.handleWish}
      ></ilp-family-people>
      <ilp-family-notices
        .notices=${family.notices}
        ?busy=${isBusy}
        @ilp-notice-wish=${this.handleNotice}
      ></ilp-family-notices>
      <ilp-family-rights
        .rights=${family.rights}
        ?busy=${isBusy}
        @ilp-rights-move=${this.handleRights}
      ></ilp-family-rights>`;
  }

  private readonly handleInvite = ({ invitation }: FamilyInviteEvent) =>
    this.attempt.run(async () => {
      this.keep(await this.api.post<MadeFamilyInvitation>(`${this.path}/invitations`, invitation));
    });

  private keep(made: MadeFamilyInvitation): void {
    this.made = made;
    this.family = made.family;
  }

  private readonly handleWish = ({ wish }: FamilyWishEvent) =>
    this.attempt.run(async () => {
      await this.fulfil(wish);
    });

  private async fulfil(wish: FamilyWish): Promise<void> {
    const { api, path } = this;
    const member = `${path}/members/${wish.id}`;
    if (wish.wish === 'again')
      this.keep(await api.post<MadeFamilyInvitation>(`${member}/invitation`));
    else if (wish.wish === 'withdraw') {
      this.family = await api.delete<StudentFamily>(`${path}/invitations/${wish.id}`);
      if (this.made?.id === wish.id) this.made = null;
    } else if (wish.wish === 'sign-out') {
      this.family = await api.post<StudentFamily>(`${member}/sign-out`);
      announce(t('family.signed-out'));
    } else {
      const { reason } = wish;
      this.family = await api.post<StudentFamily>(`${member}/end`, { reason });
    }
  }

  private readonly handleSheet = ({ made: { id, url, code } }: FamilySheetEvent) =>
    this.attempt.run(async () => {
      const path = `${this.path}/invitations/${id}/sheet`;
      const { fileName, content } = await this.api.post<Sheet>(path, { url, code });
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      keepFile({ name: fileName, content: new Blob([bytes], { type: 'application/pdf' }) });
    });

  private readonly handleNotice = ({ wish }: NoticeWishEvent) =>
    this.attempt.run(async () => {
      const path = `${this.path}/notices`;
      if (wish.wish === 'letter') keepFile(await this.api.file(`${path}/${wish.id}/letter`));
      else if (wish.wish === 'add')
        this.family = await this.api.post<StudentFamily>(path, wish.notice);
      else if (wish.wish === 'remove')
        this.family = await this.api.delete<StudentFamily>(`${path}/${wish.id}`);
      else this.family = await this.api.post<StudentFamily>(`${path}/${wish.id}/restore`);
    });

  private readonly handleRights = ({ move }: RightsMoveEvent) =>
    this.attempt.run(async () => {
      const path = `${this.path}/rights`;
      this.family = move
        ? await this.api.put<StudentFamily>(path, move)
        : await this.api.delete<StudentFamily>(path);
      this.made = null;
    });
}

/** What families see, in one sentence. */
export const sectionWords = ({ sections }: StudentFamily): string =>
  sections.length === 0
    ? t('family.sees-nothing')
    : t('family.sees-sections', {
        list: formatList(sections.map((section) => t(SECTION_NAMES[section]))),
      });

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-family-view': IlpStudentFamilyView;
  }
}

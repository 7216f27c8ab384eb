import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { languageName, LOCALES } from '#contracts/locales.js';
import type { MadeFamilyInvitation } from '#contracts/family.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import '../shared/ilp-copy-row.js';
import '../shared/ilp-field.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { KIND_NAMES } from './family-words.js';

/** Asks for an invitation in a language. */
export class FamilyInviteEvent extends Event {
  static readonly type = 'ilp-family-invite-make';
  readonly invitation: { locale: string; kind: string };

  constructor(invitation: { locale: string; kind: string }) {
    super(FamilyInviteEvent.type, { bubbles: true, composed: true });
    this.invitation = invitation;
  }
}

/** Asks for the sheet of the invitation that is shown, to print. */
export class FamilySheetEvent extends Event {
  static readonly type = 'ilp-family-sheet';
  readonly made: MadeFamilyInvitation;

  constructor(made: MadeFamilyInvitation) {
    super(FamilySheetEvent.type, { bubbles: true, composed: true });
    this.made = made;
  }
}

/**
 * Makes an invitation, and shows link and code this once: only hashes are kept. Needs the `family` messages.
 *
 * @element ilp-family-invite
 * @fires {FamilyInviteEvent} ilp-family-invite-make
 * @fires {FamilySheetEvent} ilp-family-sheet
 */
@customElement('ilp-family-invite')
export class IlpFamilyInvite extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--ilp-space-3);
      }
    `,
  ];

  @property({ attribute: false }) made: MadeFamilyInvitation | null = null;
  @property({ type: Boolean }) own = false;
  @property({ type: Boolean }) busy = false;

  protected override render() {
    return html`<section class="stack" aria-labelledby="invite">
      <h2 id="invite">${t('family.invite')}</h2>
      <p>${t(this.own ? 'family.invite-text-own' : 'family.invite-text')}</p>
      ${this.made ? this.renderMade(this.made) : nothing}
      <form @submit=${this.handleSubmit}>
        <ilp-field
          type="select"
          name="locale"
          label=${t('family.invite-locale')}
          value="en"
          .options=${LOCALES.map((value) => ({ value, label: languageName(value) }))}
        ></ilp-field>
        <ilp-field
          type="select"
          name="kind"
          label=${t('family.invite-kind')}
          value="guardian"
          .options=${Object.entries(KIND_NAMES).map(([value, key]) => ({ value, label: t(key) }))}
        ></ilp-field>
        <button
          type="submit"
          class=${this.made ? 'button' : 'button primary'}
          ?disabled=${this.busy}
        >
          ${t('family.invite-make')}
        </button>
      </form>
    </section>`;
  }

  private renderMade(made: MadeFamilyInvitation) {
    const { url, code, expiresAt } = made;
    return html`<div class="card stack" role="status">
      <h3>${t('family.made-title')}</h3>
      <p>${t('family.made-text')}</p>
      <ilp-copy-row large label=${t('family.link')} value=${url}></ilp-copy-row>
      <ilp-copy-row large label=${t('family.code')} value=${code}></ilp-copy-row>
      <p class="small quiet">${t('family.until', { date: formatDate(expiresAt) })}</p>
      ${
        this.own
          ? nothing
          : html`<div>
              <button
                type="button"
                class="button"
                ?disabled=${this.busy}
                @click=${() => this.dispatchEvent(new FamilySheetEvent(made))}
              >
                ${t('family.print')}
              </button>
            </div>`
      }
    </div>`;
  }

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => textOf(form, name);
    this.dispatchEvent(new FamilyInviteEvent({ locale: text('locale'), kind: text('kind') }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-family-invite': IlpFamilyInvite;
  }
  interface HTMLElementEventMap {
    [FamilyInviteEvent.type]: FamilyInviteEvent;
    [FamilySheetEvent.type]: FamilySheetEvent;
  }
}

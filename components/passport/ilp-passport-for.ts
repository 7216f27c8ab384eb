import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PassportPreview } from '#contracts/passport.js';
import type { StaffPassportPreview, StaffPassports } from '#contracts/staff-passports.js';
import { t } from '../i18n/i18n.js';
import { IlpPassportPicker } from './ilp-passport-picker.js';
import { StaffPassportEvent } from './passport-change-event.js';

/**
 * A passport that a counselor brings in for a student who arrived: looked at, checked to be theirs, and
 * brought in.
 *
 * @element ilp-passport-for
 * @fires {StaffPassportEvent} ilp-staff-passport
 */
@customElement('ilp-passport-for')
export class IlpPassportFor extends IlpPassportPicker {
  @property({ attribute: 'person-id' }) personId = '';
  @property() name = '';

  protected override readonly needsCheck = true;

  protected override path(): string {
    return `/class/${encodeURIComponent(this.personId)}/passport`;
  }

  protected override get words() {
    return {
      title: t('passport.bring-title-for'),
      text: t('passport.bring-text-for'),
      yes: t('passport.yes-for'),
      brought: t('passport.brought-for', { name: this.name }),
    };
  }

  protected override mayBring(preview: PassportPreview): boolean {
    const { hidden, isTakenOut } = preview as StaffPassportPreview;
    return !isTakenOut && (hidden > 0 || super.mayBring(preview));
  }

  protected override importPath(digest: string): string {
    return `${super.importPath(digest)}&checked=yes`;
  }

  protected override tell(reply: unknown): void {
    this.dispatchEvent(new StaffPassportEvent(reply as StaffPassports));
  }

  protected override renderCheck(preview: PassportPreview) {
    const { name, student, isSameName, hidden, isTakenOut } = preview as StaffPassportPreview;
    return html`${
      hidden === 0
        ? nothing
        : html`<p class="quiet">${t('passport.hidden', { count: hidden, name })}</p>`
    }
    ${isTakenOut ? html`<p class="notice warn">${t('passport.taken-out', { name })}</p>` : nothing}
    ${
      isSameName === true
        ? nothing
        : html`<p class="notice warn">
            ${
              student === null
                ? t('passport.no-name', { name })
                : t('passport.other-name', { file: student, name })
            }
          </p>`
    }
    ${
      this.mayBring(preview)
        ? html`<label class="choice">
            <input
              type="checkbox"
              .checked=${this.isReady}
              @change=${(event: Event) => {
                this.isReady = (event.currentTarget as HTMLInputElement).checked;
              }}
            />
            ${t('passport.is-theirs', { name })}
          </label>`
        : nothing
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-passport-for': IlpPassportFor;
  }
}

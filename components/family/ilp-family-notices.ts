import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { NOTICE_ABOUTS, NOTICE_OUTCOMES, NOTICE_WAYS } from '#contracts/family-fields.js';
import { languageName, LOCALES } from '#contracts/locales.js';
import type { FamilyNotice } from '#contracts/family.js';
import { formatDate, today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import '../shared/ilp-field.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, layout, lists } from '../styles/shared.js';
import { ABOUT_NAMES, OUTCOME_NAMES, WAY_NAMES } from './family-words.js';

/** What is wished with notices: one more, one out or back, or its letter. */
export type NoticeWish =
  | { wish: 'add'; notice: Record<string, string> }
  | { wish: 'remove' | 'restore' | 'letter'; id: string };

export class NoticeWishEvent extends Event {
  static readonly type = 'ilp-notice-wish';
  readonly wish: NoticeWish;

  constructor(wish: NoticeWish) {
    super(NoticeWishEvent.type, { bubbles: true, composed: true });
    this.wish = wish;
  }
}

const FIELDS = ['about', 'givenOn', 'way', 'locale', 'outcome', 'note'] as const;

/**
 * What a family was told and invited to, as proof of good faith. Needs the `family` messages.
 *
 * @element ilp-family-notices
 * @fires {NoticeWishEvent} ilp-notice-wish
 */
@customElement('ilp-family-notices')
export class IlpFamilyNotices extends IlpElement {
  static override styles = [
    layout,
    buttons,
    lists,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
        gap: var(--ilp-space-3) var(--ilp-space-4);
        align-items: end;
      }
    `,
  ];

  @property({ attribute: false }) notices: readonly FamilyNotice[] = [];
  @property({ type: Boolean }) busy = false;

  protected override render() {
    const kept = this.notices.filter(({ isRemoved }) => !isRemoved);
    return html`<section class="stack" aria-labelledby="notices">
      <h2 id="notices">${t('family.notices')}</h2>
      <p class="quiet">${t('family.notices-text')}</p>
      <p>${t('family.notices-count', { count: kept.length })}</p>
      ${
        this.notices.length === 0
          ? nothing
          : html`<ul class="rows">
              ${repeat(
                this.notices,
                ({ id }) => id,
                (notice) => html`<li class="spread">${this.renderNotice(notice)}</li>`,
              )}
            </ul>`
      }
      ${this.renderForm()}
    </section>`;
  }

  private renderNotice(notice: FamilyNotice) {
    const { id, about, givenOn, way, locale, outcome, note, by, isRemoved } = notice;
    const facts = [
      ...[formatDate(givenOn), t(WAY_NAMES[way]), languageName(locale), t(OUTCOME_NAMES[outcome])],
      ...(by ? [by] : []),
    ];
    const wish = isRemoved ? 'restore' : 'remove';
    return html`<span class=${isRemoved ? 'stack tight quiet' : 'stack tight'}>
        <span>${t(ABOUT_NAMES[about])}</span>
        <span class="small quiet">${facts.join(' · ')}</span>
        ${note ? html`<span class="small">${note}</span>` : nothing}
      </span>
      <span>
        ${
          isRemoved
            ? nothing
            : html`<button
                type="button"
                class="button small"
                ?disabled=${this.busy}
                @click=${() => this.say({ wish: 'letter', id })}
              >
                ${t('family.notice-letter')}
              </button>`
        }
        <button
          type="button"
          class="button small"
          ?disabled=${this.busy}
          @click=${() => this.say({ wish, id })}
        >
          ${t(`family.notice-${wish}`)}
        </button>
      </span>`;
  }

  private renderForm() {
    const day = today();
    const select = <K extends string>(
      name: string,
      label: string,
      all: readonly K[],
      nameOf: (one: K) => string,
    ) =>
      html`<ilp-field
        type="select"
        name=${name}
        label=${label}
        value=${all[0] ?? ''}
        .options=${all.map((value) => ({ value, label: nameOf(value) }))}
      ></ilp-field>`;
    return html`<form class="stack" @submit=${this.handleSubmit}>
      <div class="fields">
        ${select('about', t('family.notice-about'), NOTICE_ABOUTS, (one) => t(ABOUT_NAMES[one]))}
        <ilp-field
          type="date"
          name="givenOn"
          label=${t('family.notice-day')}
          value=${day}
          max=${day}
          required
        ></ilp-field>
        ${select('way', t('family.notice-way'), NOTICE_WAYS, (one) => t(WAY_NAMES[one]))}
        ${select('locale', t('family.notice-language'), LOCALES, languageName)}
        ${select('outcome', t('family.notice-outcome'), NOTICE_OUTCOMES, (one) => t(OUTCOME_NAMES[one]))}
        <ilp-field name="note" label=${t('family.notice-note')} maxlength="500"></ilp-field>
      </div>
      <div>
        <button type="submit" class="button" ?disabled=${this.busy}>
          ${t('family.notice-add')}
        </button>
      </div>
    </form>`;
  }

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (!form.reportValidity()) return;
    const data = new FormData(form);
    const text = (name: string) => textOf(data, name);
    this.say({
      wish: 'add',
      notice: Object.fromEntries(FIELDS.map((name) => [name, text(name)])),
    });
  };

  private say(wish: NoticeWish): void {
    this.dispatchEvent(new NoticeWishEvent(wish));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-family-notices': IlpFamilyNotices;
  }
  interface HTMLElementEventMap {
    [NoticeWishEvent.type]: NoticeWishEvent;
  }
}

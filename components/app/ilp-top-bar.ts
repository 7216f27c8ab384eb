import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LOCALES } from '#contracts/locales.js';
import { getLocale, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { placeLinks } from '../styles/place-links.js';
import './ilp-more-places.js';
import './ilp-unread-link.js';
import { placeLink } from './place-link.js';
import type { Place } from './places.js';

/** A person chose a language. */
export class LocaleChoiceEvent extends Event {
  static readonly type = 'ilp-locale-choose';
  readonly locale: (typeof LOCALES)[number];

  constructor(locale: (typeof LOCALES)[number]) {
    super(LocaleChoiceEvent.type, { bubbles: true, composed: true });
    this.locale = locale;
  }
}

/** How many places stand in the bar before the others go behind one word. */
const SHOWN = 6;

/** One place alone is not worth a menu. */
function split(places: readonly Place[]) {
  if (places.length <= SHOWN + 1) return { shown: places, rest: [] };
  return { shown: places.slice(0, SHOWN), rest: places.slice(SHOWN) };
}

/**
 * The slim bar above every view: the few places of this role, and the language.
 *
 * @element ilp-top-bar
 * @fires {LocaleChoiceEvent} ilp-locale-choose
 */
@customElement('ilp-top-bar')
export class IlpTopBar extends IlpElement {
  static override styles = [
    placeLinks,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--ilp-space-1) var(--ilp-space-4);
        padding: var(--ilp-space-1) var(--ilp-space-4);
        border-block-end: 1px solid var(--ilp-line);
        background: var(--ilp-surface);
      }

      .name {
        color: var(--ilp-ink-quiet);
        font-weight: 650;
      }

      nav {
        flex: 1;
      }

      @media (max-width: 27rem) {
        header {
          justify-content: space-between;
        }

        nav {
          flex: 1 0 100%;
          order: 1;
        }
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1);
      }

      select {
        min-block-size: 2rem;
        padding-inline: var(--ilp-space-1);
        border: 1px solid transparent;
        border-radius: var(--ilp-radius-small);
        background: var(--ilp-surface);
        color: var(--ilp-ink-quiet);
        font: inherit;
        font-size: var(--ilp-text-small);
      }

      select:hover {
        border-color: var(--ilp-line-strong);
      }
    `,
  ];

  @property({ attribute: false }) links: readonly Place[] = [];
  /** The path of the link that leads to where we are. */
  @property() current = '';

  protected override render() {
    const { shown, rest } = split(this.links);
    return html`
      <header>
        <span class="name">${t('common.product')}</span>
        <nav aria-label=${t('shell.nav')}>
          <ul class="plain">
            ${shown.map((place) => html`<li>${placeLink(place, this.current)}</li>`)}
            ${
              rest.length > 0
                ? html`<li>
                    <ilp-more-places .places=${rest} current=${this.current}></ilp-more-places>
                  </li>`
                : nothing
            }
          </ul>
        </nav>
        ${this.links.length > 0 ? html`<ilp-unread-link></ilp-unread-link>` : nothing}
        <select aria-label=${t('shell.language')} @change=${this.handleLanguage}>
          ${LOCALES.map(
            (locale) =>
              html`<option value=${locale} lang=${locale} ?selected=${locale === getLocale()}>
                ${t(`shell.language-${locale}`)}
              </option>`,
          )}
        </select>
      </header>
    `;
  }

  private handleLanguage(event: Event): void {
    const { value } = event.currentTarget as HTMLSelectElement;
    const locale = LOCALES.find((one) => one === value);
    if (locale) this.dispatchEvent(new LocaleChoiceEvent(locale));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-top-bar': IlpTopBar;
  }
  interface HTMLElementEventMap {
    [LocaleChoiceEvent.type]: LocaleChoiceEvent;
  }
}

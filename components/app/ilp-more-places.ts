import { css, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { placeLinks } from '../styles/place-links.js';
import { placeLink } from './place-link.js';
import type { Place } from './places.js';

/**
 * The places that don't fit into the bar, behind one word that names the current one when it is among them.
 * Escape, a choice, or going elsewhere closes it.
 *
 * @element ilp-more-places
 */
@customElement('ilp-more-places')
export class IlpMorePlaces extends IlpElement {
  static override styles = [
    placeLinks,
    css`
      details {
        position: relative;
      }

      summary {
        padding: var(--ilp-space-2) var(--ilp-space-3);
        border-block-end: 3px solid transparent;
        cursor: pointer;
      }

      summary:hover {
        color: var(--ilp-accent-strong);
      }

      .current {
        border-color: var(--ilp-accent);
        color: var(--ilp-accent);
        font-weight: 600;
      }

      ul {
        position: absolute;
        z-index: 2;
        inset-inline-start: 0;
        display: grid;
        min-inline-size: 12rem;
        padding: var(--ilp-space-1);
        border: 1px solid var(--ilp-line-strong);
        border-radius: var(--ilp-radius-small);
        background: var(--ilp-surface);
      }

      @media (forced-colors: active) {
        /* Forced colors make a transparent border visible. */
        summary:not(.current) {
          border-color: Canvas;
        }
      }
    `,
  ];

  @property({ attribute: false }) places: readonly Place[] = [];
  /** The path of the link that leads to where we are. */
  @property() current = '';

  @query('details') private details!: HTMLDetailsElement;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('current')) this.details.open = false;
  }

  protected override render() {
    const here = this.places.find(({ path }) => path === this.current);
    return html`
      <details @keydown=${this.handleKey} @focusout=${this.handleFocusOut}>
        <summary class=${here ? 'current' : ''}>
          ${here ? t('shell.more-here', { place: here.name ?? t(here.label) }) : t('shell.more')}
        </summary>
        <ul class="plain">
          ${this.places.map(
            (place) => html`<li>${placeLink(place, this.current, this.close)}</li>`,
          )}
        </ul>
      </details>
    `;
  }

  private readonly close = (): void => {
    this.details.open = false;
  };

  private handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.details.open) return;
    event.stopPropagation();
    this.close();
    this.details.querySelector('summary')?.focus();
  }

  private handleFocusOut({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && this.details.contains(relatedTarget)) return;
    // A press on nothing that takes the focus moves it to nowhere: that is elsewhere as well.
    if (!this.details.matches(':focus-within') && !this.details.matches(':hover')) this.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-more-places': IlpMorePlaces;
  }
}

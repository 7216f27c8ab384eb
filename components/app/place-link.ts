import { css, html, nothing, type TemplateResult } from 'lit';
import { t } from '../i18n/i18n.js';
import { hrefFor } from '../shared/navigation.js';
import type { Place } from './places.js';

/** A link of the top bar, which says when it leads to where we are. */
export const placeLink = (
  { path, label, name }: Place,
  current: string,
  handleChoice?: () => void,
): TemplateResult =>
  html`<a
    href=${hrefFor(path)}
    aria-current=${path === current ? 'page' : 'false'}
    @click=${handleChoice ?? nothing}
    >${name ?? t(label)}</a
  >`;

export const placeStyles = css`
  a {
    display: block;
    padding: var(--ilp-space-2) var(--ilp-space-3);
    border-block-end: 3px solid transparent;
    color: var(--ilp-ink);
    text-decoration: none;
  }

  a:hover {
    color: var(--ilp-accent-strong);
  }

  a[aria-current='page'] {
    border-color: var(--ilp-accent);
    color: var(--ilp-accent);
    font-weight: 600;
  }

  @media (forced-colors: active) {
    /* Forced colors make a transparent border visible. */
    a:not([aria-current='page']) {
      border-color: Canvas;
    }
  }
`;

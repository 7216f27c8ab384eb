import { css } from 'lit';

/** Links in a row of places, of which the current one is marked. */
export const placeLinks = css`
  a {
    display: block;
    padding: var(--ilp-space-2) var(--ilp-place-padding, var(--ilp-space-3));
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

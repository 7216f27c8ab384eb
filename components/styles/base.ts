import { css } from 'lit';

/** What every element starts from; IlpElement adds it to each shadow root. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host {
    display: block;
    overflow-wrap: break-word;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  h3,
  h4 {
    margin: 0;
    line-height: 1.25;
    text-wrap: balance;
  }

  h1 {
    font-size: var(--ilp-text-large);
    font-weight: 650;
  }

  h2,
  h3 {
    font-size: var(--ilp-text-base);
    font-weight: 650;
  }

  h3,
  h4 {
    font-weight: 600;
  }

  h1:focus,
  h3:focus {
    outline: none;
  }

  p {
    margin: 0;
    max-inline-size: var(--ilp-measure);
  }

  a {
    color: var(--ilp-accent);
    text-underline-offset: 0.15em;
  }

  a:hover {
    color: var(--ilp-accent-strong);
  }

  :focus-visible {
    outline: 2px solid var(--ilp-focus);
    outline-offset: 2px;
    border-radius: var(--ilp-radius-small);
  }

  /* An empty marker rather than none: without markers some screen readers see no list. */
  .plain,
  ul[role='list'] {
    margin: 0;
    padding: 0;
    list-style-type: '';
  }

  svg {
    flex: none;
    vertical-align: -0.25em;
  }

  .quiet {
    color: var(--ilp-ink-quiet);
  }

  .small {
    font-size: var(--ilp-text-small);
  }

  .visually-hidden:not(:focus-within, :active) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

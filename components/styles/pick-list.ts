import { css } from 'lit';

/** A list of which one line is open: large lines, the chosen one marked. */
export const pickList = css`
  ul {
    display: grid;
    gap: 2px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  button {
    display: grid;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: var(--ilp-space-2) var(--ilp-space-3);
    border: 0;
    border-inline-start: 3px solid transparent;
    border-radius: var(--ilp-radius-small);
    background: none;
    color: var(--ilp-ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  button:hover {
    background: var(--ilp-surface-quiet);
  }

  button[aria-current],
  button[aria-pressed='true'] {
    border-color: var(--ilp-accent);
    background: var(--ilp-accent-quiet);
  }

  .name {
    font-weight: 550;
  }
`;

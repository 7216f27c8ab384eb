import { css } from 'lit';

/** A choice of a few: tiles side by side, each a name with a line below; the chosen ones are marked. */
export const tiles = css`
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(var(--tile-min, 11rem), 100%), 1fr));
    gap: var(--ilp-space-3);
  }

  li {
    display: grid;
  }

  button {
    display: grid;
    align-content: start;
    gap: var(--ilp-space-1);
    padding: var(--ilp-space-3) var(--ilp-space-4);
    border: 1px solid var(--ilp-line-strong);
    border-radius: var(--ilp-radius);
    background: var(--ilp-surface);
    color: var(--ilp-ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  button:hover {
    border-color: var(--ilp-accent);
  }

  button[aria-pressed='true'] {
    border-color: var(--ilp-accent);
    background: var(--ilp-accent-quiet);
    box-shadow: inset 0 0 0 1px var(--ilp-accent);
  }

  .name {
    font-weight: 600;
  }

  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;

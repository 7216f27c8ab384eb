import { css } from 'lit';

/** Words to start from, a tap each. */
export const chips = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ilp-space-2);
  }

  .chips button {
    min-block-size: 2.75rem;
    padding: var(--ilp-space-1) var(--ilp-space-4);
    border: 1px solid var(--ilp-line-strong);
    border-radius: 1.375rem;
    background: var(--ilp-surface);
    color: var(--ilp-ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .chips button:hover {
    border-color: var(--ilp-accent);
  }
`;

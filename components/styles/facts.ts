import { css } from 'lit';

/** Short facts beside each other, each under its name: a `.facts` list whose every `div` is one. */
export const facts = css`
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ilp-space-2) var(--ilp-space-5);
    margin: 0;
  }

  .facts dt {
    color: var(--ilp-ink-quiet);
    font-size: var(--ilp-text-small);
  }

  .facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
`;

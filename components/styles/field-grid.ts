import { css } from 'lit';

/** Fields beside each other where there is room, below each other on a phone. */
export const fieldGrid = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    gap: var(--ilp-space-3);
    align-items: start;
  }
`;

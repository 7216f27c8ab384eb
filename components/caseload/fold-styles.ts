import { css } from 'lit';

/** A part of a page that opens under its heading. */
export const foldStyles = css`
  summary {
    padding-block: var(--ilp-space-2);
    cursor: pointer;
  }

  summary strong {
    font-size: var(--ilp-text-large);
  }
`;

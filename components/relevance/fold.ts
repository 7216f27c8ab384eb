import { css } from 'lit';

/** The line that folds open what most readers can do without. */
export const fold = css`
  summary {
    min-block-size: 2.75rem;
    font-weight: 600;
    cursor: pointer;
  }
`;

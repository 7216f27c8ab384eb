import { css } from 'lit';

/** The rule's source, and the head of a plan's state. */
export const ruleStyles = css`
  details {
    padding-block-start: var(--ilp-space-3);
    border-block-start: 1px solid var(--ilp-line);
  }

  summary {
    min-block-size: 1.75rem;
    font-weight: 600;
    cursor: pointer;
  }

  dl.facts {
    display: grid;
    gap: var(--ilp-space-1);
    margin: var(--ilp-space-3) 0;
  }

  dt {
    color: var(--ilp-ink-quiet);
    font-size: var(--ilp-text-small);
  }

  dd {
    margin: 0 0 var(--ilp-space-2);
    overflow-wrap: anywhere;
  }
`;

/** A bar and its words, beside a name. */
export const farStyles = css`
  .far {
    display: inline-flex;
    align-items: center;
    gap: var(--ilp-space-2);
  }
`;

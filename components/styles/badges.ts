import { css } from 'lit';

/** A word or two on what state a thing is in; part of `cards`. */
export const badges = css`
  .badge {
    display: inline-block;
    padding: 0 var(--ilp-space-2);
    border-radius: 9999px;
    background: var(--ilp-surface-quiet);
    color: var(--ilp-ink-quiet);
    font-size: var(--ilp-text-small);
    white-space: nowrap;
  }

  .badge.good {
    background: var(--ilp-good-quiet);
    color: var(--ilp-good);
  }

  .badge.warn {
    background: var(--ilp-warn-quiet);
    color: var(--ilp-warn);
  }

  /* What is long in words must not be wider than a phone. */
  @media (max-width: 40rem) {
    .badge {
      border-radius: 0.75rem;
      white-space: normal;
    }
  }

  @media (forced-colors: active) {
    .badge {
      border: 1px solid CanvasText;
    }
  }
`;

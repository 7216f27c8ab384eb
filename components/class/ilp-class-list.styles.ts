import { css } from 'lit';

/** A line a student; beside an open plan and on small screens the line folds. */
export const classListStyles = css`
  :host {
    container-type: inline-size;
  }

  .rows > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    padding: 0;
  }

  .pick {
    padding-inline-start: var(--ilp-space-3);
  }

  a {
    display: grid;
    grid-column: 2;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--ilp-space-3);
    padding: var(--ilp-space-3);
    border-inline-start: 3px solid transparent;
    color: var(--ilp-ink);
    text-decoration: none;
  }

  a:hover {
    background: var(--ilp-surface-quiet);
    color: var(--ilp-ink);
  }

  a[aria-current] {
    border-color: var(--ilp-accent);
    background: var(--ilp-accent-quiet);
  }

  .name {
    font-weight: 600;
  }

  .goal,
  .move {
    grid-column: 1 / -1;
  }

  .dot {
    grid-area: 1 / 2;
  }

  .acts {
    display: flex;
    grid-column: 2 / -1;
    gap: var(--ilp-space-1);
    padding: 0 var(--ilp-space-3) var(--ilp-space-2);
  }

  .acts .button {
    min-block-size: 2.75rem;
  }

  @container (min-width: 44rem) {
    a {
      grid-template-columns: minmax(0, 2fr) minmax(0, 4fr) minmax(0, 3fr) 8rem;
      align-items: baseline;
    }

    .goal,
    .move,
    .dot {
      grid-area: auto;
    }

    .acts {
      grid-column: 3;
      inline-size: 8.5rem;
      padding: 0;
    }

    .acts .button {
      min-block-size: 2rem;
    }

    .acts .words {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }

  /* With a mouse only the line at hand shows what can be done; a finger can't point at one. */
  @media (hover: hover) and (min-width: 44rem) {
    .acts {
      visibility: hidden;
    }

    li:hover .acts,
    li:focus-within .acts {
      visibility: visible;
    }
  }

  .dot {
    display: inline-flex;
    align-items: center;
    gap: var(--ilp-space-1);
    color: var(--ilp-ink-quiet);
    font-size: var(--ilp-text-small);
    white-space: nowrap;
  }

  .dot::before {
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border: 2px solid currentcolor;
    border-radius: 50%;
    content: '';
  }

  .dot.fine::before {
    background: var(--ilp-good);
    border-color: var(--ilp-good);
  }

  .dot.look {
    color: var(--ilp-warn);
    font-weight: 600;
  }

  .dot.look::before {
    border-radius: 2px;
    background: var(--ilp-warn);
    transform: rotate(45deg);
  }
`;

import { css } from 'lit';
import { badges } from './badges.js';

/** `.button` on a native button or link; add `.primary`, `.quiet` or `.danger`. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--ilp-space-2);
    min-block-size: 2.75rem;
    padding: var(--ilp-space-2) var(--ilp-space-4);
    border: 1px solid var(--ilp-line-strong);
    border-radius: var(--ilp-radius);
    background: var(--ilp-surface);
    color: var(--ilp-ink);
    font: inherit;
    font-weight: 550;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }

  .button:hover {
    border-color: var(--ilp-accent);
    color: var(--ilp-accent-strong);
  }

  .button.primary {
    border-color: var(--ilp-accent);
    background: var(--ilp-accent);
    color: var(--ilp-on-accent);
  }

  .button.primary:hover {
    border-color: var(--ilp-accent-strong);
    background: var(--ilp-accent-strong);
  }

  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--ilp-accent);
  }

  .button.quiet:hover {
    background: var(--ilp-accent-quiet);
    color: var(--ilp-accent-strong);
  }

  .button.danger {
    border-color: var(--ilp-bad);
    color: var(--ilp-bad);
  }

  .button.small {
    min-block-size: 2rem;
    padding: var(--ilp-space-1) var(--ilp-space-2);
    font-size: var(--ilp-text-small);
  }

  .button:disabled,
  .button[aria-disabled='true'] {
    border-color: var(--ilp-line);
    background: var(--ilp-surface-quiet);
    color: var(--ilp-ink-quiet);
    cursor: not-allowed;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--ilp-space-2);
  }

  @media (forced-colors: active) {
    .button.primary {
      forced-color-adjust: none;
      border-color: ButtonText;
      background: ButtonText;
      color: ButtonFace;
    }

    .button:disabled {
      color: GrayText;
    }
  }
`;

/** Native inputs, selects and text areas, with their labels, hints and errors. */
export const fields = css`
  .field {
    display: grid;
    gap: var(--ilp-space-1);
    min-inline-size: 0;
  }

  .field label,
  fieldset > legend {
    padding: 0;
    font-weight: 600;
  }

  .field .hint,
  fieldset .hint {
    color: var(--ilp-ink-quiet);
    font-size: var(--ilp-text-small);
  }

  .field .error,
  fieldset .error {
    color: var(--ilp-bad);
    font-size: var(--ilp-text-small);
    font-weight: 550;
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  input:not([type='radio'], [type='checkbox']),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: var(--ilp-space-2) var(--ilp-space-3);
    border: 1px solid var(--ilp-line-strong);
    border-radius: var(--ilp-radius);
    background: var(--ilp-surface);
    color: var(--ilp-ink);
    font: inherit;
  }

  select {
    text-overflow: ellipsis;
  }

  textarea {
    min-block-size: 4rem;
    line-height: var(--ilp-line-height);
    resize: vertical;
    field-sizing: content;
  }

  [aria-invalid='true'] {
    border-color: var(--ilp-bad);
    box-shadow: inset 0 0 0 1px var(--ilp-bad);
  }

  input[type='radio'],
  input[type='checkbox'] {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--ilp-accent);
    flex: none;
  }

  .choice {
    display: flex;
    align-items: center;
    gap: var(--ilp-space-2);
    min-block-size: 2rem;
  }
`;

/** `.card` is only for a thing that can be opened, moved or compared. */
export const cards = css`
  .card {
    display: block;
    padding: var(--ilp-space-4);
    border: 1px solid var(--ilp-line);
    border-radius: var(--ilp-radius);
    background: var(--ilp-surface);
  }

  .notice {
    padding: var(--ilp-space-3) var(--ilp-space-4);
    border-inline-start: 4px solid var(--ilp-accent);
    border-radius: var(--ilp-radius-small);
    background: var(--ilp-accent-quiet);
  }

  .notice.warn {
    border-color: var(--ilp-warn);
    background: var(--ilp-warn-quiet);
  }

  .notice.bad {
    border-color: var(--ilp-bad);
    background: var(--ilp-bad-quiet);
  }

  ${badges}
`;

/** Rows with a line between, and tables that scroll inside themselves. */
export const lists = css`
  .rows {
    display: grid;
    margin: 0;
    padding: 0;
    list-style-type: '';
  }

  .rows > li {
    padding-block: var(--ilp-space-3);
    border-block-end: 1px solid var(--ilp-line);
  }

  .rows > li:last-child {
    border-block-end: 0;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--ilp-text-base);
  }

  caption {
    padding-block-end: var(--ilp-space-2);
    color: var(--ilp-ink-quiet);
    font-size: var(--ilp-text-small);
    text-align: start;
  }

  th,
  td {
    padding: var(--ilp-space-2);
    border-block-end: 1px solid var(--ilp-line);
    text-align: start;
    vertical-align: top;
  }

  :is(td, th).number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .scroller {
    overflow-x: auto;
  }
`;

/** The column of a page: `.page` on its outermost box, `.stack` for groups inside. */
export const layout = css`
  .page {
    display: grid;
    gap: var(--ilp-space-5);
    grid-template-columns: minmax(0, 1fr);
  }

  .stack,
  .card.stack {
    display: grid;
    gap: var(--ilp-space-3);
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }

  .stack.tight {
    gap: var(--ilp-space-1);
  }

  .spread {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--ilp-space-2) var(--ilp-space-4);
  }
`;

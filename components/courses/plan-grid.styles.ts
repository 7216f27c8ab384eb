import { css } from 'lit';

/** Years beside each other, their terms in line; below 48rem one year below the other. */
export const gridStyles = css`
  .scroller {
    overflow-x: auto;
    padding-block-end: var(--ilp-space-1);
  }

  .grid {
    display: grid;
    grid-template-rows: repeat(5, auto);
    gap: 0 var(--ilp-space-2);
  }

  .years-4 {
    grid-template-columns: repeat(4, minmax(11rem, 1fr));
  }

  .years-7 {
    grid-template-columns: repeat(7, minmax(8.25rem, 1fr));
  }

  .year {
    display: grid;
    grid-row: span 5;
    grid-template-rows: subgrid;
    border: 1px solid var(--ilp-line);
    border-radius: var(--ilp-radius);
    background: var(--ilp-surface);
    overflow: clip;
  }

  .year.now {
    border-color: var(--ilp-accent);
    box-shadow: 0 0 0 1px var(--ilp-accent);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--ilp-space-2);
    padding: var(--ilp-space-2) var(--ilp-space-3);
    background: var(--ilp-surface-quiet);
  }

  .place {
    display: flex;
    flex-direction: column;
    gap: var(--ilp-space-1);
    padding: var(--ilp-space-2);
    border-block-start: 1px solid var(--ilp-line);
  }

  .place.over {
    background: var(--ilp-accent-quiet);
  }

  h4 {
    color: var(--ilp-ink-quiet);
    font-size: var(--ilp-text-small);
    font-weight: 500;
  }

  ul {
    display: grid;
    gap: var(--ilp-space-1);
  }

  .add {
    display: inline-flex;
    align-items: center;
    gap: var(--ilp-space-1);
    min-block-size: 2rem;
    margin-block-start: auto;
    padding: 0 var(--ilp-space-2);
    border: 1px dashed var(--ilp-line-strong);
    border-radius: var(--ilp-radius);
    background: none;
    color: var(--ilp-accent);
    font: inherit;
    font-size: var(--ilp-text-small);
    cursor: pointer;
  }

  .add:hover {
    border-color: var(--ilp-accent);
    background: var(--ilp-accent-quiet);
  }

  @media (max-width: 48rem) {
    .grid {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: none;
      gap: var(--ilp-space-3);
    }

    .year {
      display: block;
    }

    .add {
      min-block-size: 2.75rem;
      margin-block-start: 0;
    }
  }
`;

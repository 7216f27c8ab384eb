import { css } from 'lit';

export const styles = css`
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ilp-space-1) var(--ilp-space-4);
  }

  /* Cards below each other on a phone; side by side where there is room, each fact on one line. */
  .side-by-side {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
    gap: var(--ilp-space-4);
    margin: 0;
    padding: 0;
    list-style-type: '';
  }

  .side-by-side > li {
    display: grid;
    grid-row: span 6;
    grid-template-rows: subgrid;
    gap: var(--ilp-space-3);
    min-inline-size: 0;
  }

  .fact {
    min-inline-size: 0;
  }

  .fact h3 {
    font-size: var(--ilp-text-small);
    font-weight: 400;
    color: var(--ilp-ink-quiet);
  }

  .fact .value {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  h2:focus {
    outline: none;
  }
`;

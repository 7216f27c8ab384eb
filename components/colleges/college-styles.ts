import { css } from 'lit';

/** The look of a college's page: that of a career's. */
export const styles = css`
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
    gap: var(--ilp-space-4);
    margin: 0;
  }

  .facts > div {
    padding-inline-start: var(--ilp-space-3);
    border-inline-start: 3px solid var(--ilp-accent);
  }

  .facts dd {
    margin: 0;
    font-weight: 600;
  }

  .facts dd.source {
    font-weight: 400;
  }

  section {
    padding-block-start: var(--ilp-space-4);
    border-block-start: 1px solid var(--ilp-line);
  }

  th[scope='row'] {
    inline-size: 50%;
    font-weight: 400;
  }

  td.value {
    font-weight: 600;
  }

  td.value div {
    font-weight: 400;
  }
`;

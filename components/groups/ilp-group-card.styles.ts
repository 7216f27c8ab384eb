import { css } from 'lit';

export const styles = css`
  h3,
  article p {
    overflow-wrap: anywhere;
  }

  article.card {
    display: grid;
  }

  .mine.tight {
    gap: var(--ilp-space-2);
  }

  .mine {
    padding-block-start: var(--ilp-space-3);
    border-block-start: 1px solid var(--ilp-line);
  }

  .code {
    padding: 0 var(--ilp-space-2);
    border-radius: var(--ilp-radius-small);
    background: var(--ilp-surface-quiet);
    font-size: 1.25rem;
    font-weight: 650;
    letter-spacing: 0.08em;
    white-space: nowrap;
  }
`;

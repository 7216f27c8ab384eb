import { css } from 'lit';

export const styles = css`
  article.card {
    display: grid;
    gap: var(--ilp-space-3);
    grid-template-columns: minmax(0, 1fr);
  }

  :host([focused]) .card {
    border-inline-start: 4px solid var(--ilp-accent);
  }

  .why {
    white-space: pre-line;
  }

  .milestones > li {
    display: flex;
    align-items: start;
    gap: var(--ilp-space-2);
    min-block-size: 2rem;
  }

  .milestones label {
    display: flex;
    flex: 1;
    gap: var(--ilp-space-2);
    align-items: center;
    min-inline-size: 0;
  }

  .date {
    white-space: nowrap;
  }

  .done-text {
    text-decoration: line-through;
    color: var(--ilp-ink-quiet);
  }

  .step {
    display: grid;
    gap: var(--ilp-space-1);
  }

  form {
    display: grid;
    gap: var(--ilp-space-2);
  }
`;

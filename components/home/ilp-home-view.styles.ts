import { css } from 'lit';

export const styles = css`
  .columns {
    display: grid;
    gap: var(--ilp-space-6);
    grid-template-columns: minmax(0, 1fr);
  }

  @media (min-width: 900px) {
    .columns.two {
      grid-template-columns: minmax(0, 1fr) 18rem;
    }
  }

  .next {
    display: grid;
    gap: var(--ilp-space-3);
    justify-items: start;
    border-inline-start: 4px solid var(--ilp-accent);
  }

  .next h2 {
    color: var(--ilp-ink-quiet);
    font-size: var(--ilp-text-small);
    font-weight: 550;
  }

  .next .what {
    font-weight: 650;
  }

  .goal {
    display: grid;
    gap: var(--ilp-space-1);
  }

  blockquote {
    margin: var(--ilp-space-1) 0 0;
    padding-inline-start: var(--ilp-space-3);
    border-inline-start: 3px solid var(--ilp-line);
    white-space: pre-line;
  }

  .strip {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ilp-space-2);
  }

  .strip a {
    padding: var(--ilp-space-2) var(--ilp-space-3);
    text-decoration: none;
  }

  .starts {
    display: grid;
    gap: var(--ilp-space-3);
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
  }

  .starts a {
    display: grid;
    gap: var(--ilp-space-1);
    block-size: 100%;
    align-content: start;
    color: var(--ilp-ink);
    text-decoration: none;
  }

  .starts a:hover {
    border-color: var(--ilp-accent);
  }

  .starts strong {
    color: var(--ilp-accent);
  }

  .years {
    display: flex;
    gap: var(--ilp-space-1);
  }

  .years li {
    flex: 1;
    padding-block-start: var(--ilp-space-1);
    border-block-start: 3px solid var(--ilp-line);
    color: var(--ilp-ink-quiet);
    font-size: var(--ilp-text-small);
    text-align: center;
  }

  .years .past {
    border-color: var(--ilp-accent);
  }

  .years .now {
    border-block-start-width: 6px;
    border-color: var(--ilp-accent);
    color: var(--ilp-ink);
    font-weight: 650;
  }
`;

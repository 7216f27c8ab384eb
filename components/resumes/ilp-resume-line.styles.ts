import { css } from 'lit';

export const styles = css`
  .line {
    display: grid;
    gap: var(--ilp-space-2);
    padding: var(--ilp-space-2) 0;
  }

  .head {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--ilp-space-2);
  }

  .choice {
    flex: 1;
    min-inline-size: 0;
    align-items: start;
    padding-block: var(--ilp-space-1);
  }

  .words {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .name {
    display: -webkit-box;
    overflow: hidden;
    font-weight: 550;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .off .name {
    color: var(--ilp-ink-quiet);
    font-weight: 400;
  }

  .tools {
    display: flex;
    flex: none;
  }

  .tools .button {
    min-inline-size: 2rem;
    padding: var(--ilp-space-1);
  }

  .tools .button:disabled {
    border-color: transparent;
    background: none;
    opacity: 0.4;
  }

  .pair {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(8rem, 1fr);
    gap: var(--ilp-space-3);
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--ilp-space-3);
  }

  .foot .field {
    flex: 1 1 12rem;
    max-inline-size: 20rem;
  }

  .offer {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  @media (max-width: 27rem) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

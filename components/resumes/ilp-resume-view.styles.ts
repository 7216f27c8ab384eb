import { css } from 'lit';

export const styles = css`
  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--ilp-space-5);
  }

  .sides[data-shown='edit'] .preview,
  .sides[data-shown='preview'] .edit {
    display: none;
  }

  .tabs {
    display: grid;
    grid-template-columns: 1fr 1fr;
  }

  .tabs .button {
    border-radius: 0;
  }

  .tabs .button:first-child {
    border-start-start-radius: var(--ilp-radius);
    border-end-start-radius: var(--ilp-radius);
  }

  .tabs .button:last-child {
    border-inline-start: 0;
    border-start-end-radius: var(--ilp-radius);
    border-end-end-radius: var(--ilp-radius);
  }

  .tabs .button[aria-pressed='true'] {
    background: var(--ilp-accent-quiet);
    color: var(--ilp-accent-strong);
    box-shadow: inset 0 -3px 0 var(--ilp-accent);
  }

  @media (min-width: 48rem) {
    .tabs {
      display: none;
    }

    .sides {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      align-items: start;
    }

    .sides .preview,
    .sides[data-shown='preview'] .edit,
    .sides[data-shown='edit'] .preview {
      display: grid;
    }

    .preview {
      position: sticky;
      inset-block-start: var(--ilp-space-3);
    }
  }
`;

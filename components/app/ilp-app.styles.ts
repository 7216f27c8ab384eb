import { css } from 'lit';

export const styles = css`
  .skip {
    position: absolute;
    inset-block-start: var(--ilp-space-2);
    inset-inline-start: var(--ilp-space-2);
    z-index: 5;
  }

  main {
    max-inline-size: 68rem;
    margin-inline: auto;
    padding: var(--ilp-space-5) var(--ilp-space-4) var(--ilp-space-7);
  }

  .banner {
    max-inline-size: none;
    padding: var(--ilp-space-2) var(--ilp-space-4);
    background: var(--ilp-warn-quiet);
    color: var(--ilp-ink);
  }

  @media print {
    .skip,
    .banner,
    ilp-top-bar,
    ilp-toast-area {
      display: none;
    }

    main {
      max-inline-size: none;
      padding: 0;
    }
  }

  .message {
    display: grid;
    justify-items: start;
    gap: var(--ilp-space-3);
  }
`;

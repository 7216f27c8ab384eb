import { css } from 'lit';

/** Students beside answers; on a phone one of them at a time. */
export const gradingSides = css`
  @media (min-width: 48rem) {
    .sides {
      display: grid;
      grid-template-columns: minmax(12rem, 16rem) minmax(0, 1fr);
      gap: var(--ilp-space-6);
      align-items: start;
    }
  }

  @media (max-width: 47.99rem) {
    .sides.open > ilp-student-list,
    .sides:not(.open) > .work {
      display: none;
    }
  }

  @media (min-width: 48rem) {
    .only-narrow {
      display: none;
    }
  }
`;

import { css } from 'lit';

export const styles = css`
  .sides {
    display: grid;
    gap: var(--ilp-space-6);
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }

  /* Beside the list where there is room: the list must not begin below the fold. */
  @media (min-width: 56rem) {
    .sides.two {
      grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
    }
  }
`;

import { css } from 'lit';

export const styles = css`
  @media (width >= 48rem) {
    .sides {
      display: grid;
      grid-template-columns: minmax(0, 17rem) minmax(0, 1fr);
      gap: var(--ilp-space-6);
      align-items: start;
    }
  }

  .search {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ilp-space-2);
    align-items: end;
  }

  .search ilp-field {
    flex: 1 1 16rem;
  }

  h2:focus {
    outline: none;
  }
`;

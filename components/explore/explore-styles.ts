import { css } from 'lit';

/** Links as tiles: a drawing, a name, a line below. */
export const linkTiles = css`
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: var(--ilp-space-3);
    margin: 0;
    padding: 0;
    list-style-type: '';
  }

  .tiles > li {
    display: grid;
  }

  .tile {
    display: flex;
    gap: var(--ilp-space-3);
    align-items: center;
    padding: var(--ilp-space-3);
    border: 1px solid var(--ilp-line);
    border-radius: var(--ilp-radius);
    background: var(--ilp-surface);
    color: var(--ilp-ink);
    text-decoration: none;
  }

  .tile:hover {
    border-color: var(--ilp-accent);
    color: var(--ilp-ink);
  }

  .tile .words {
    display: grid;
    gap: var(--ilp-space-1);
    min-inline-size: 0;
  }

  .tile .name {
    color: var(--ilp-accent);
    font-weight: 600;
  }
`;

import { css } from 'lit';

/** Bars of credits: each part has its own fill, edge and dash, so no part is told by color alone. */
export const auditStyles = css`
  figure {
    margin: 0;
  }

  .requirements {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));
    gap: var(--ilp-space-3) var(--ilp-space-5);
  }

  li {
    display: grid;
    gap: var(--ilp-space-1);
    align-content: start;
  }

  .bar {
    display: block;
    inline-size: 100%;
    block-size: 0.875rem;
    border-radius: var(--ilp-radius-small);
  }

  .key .bar {
    inline-size: 1.25rem;
  }

  .key {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ilp-space-1) var(--ilp-space-4);
  }

  .key span {
    display: inline-flex;
    align-items: center;
    gap: var(--ilp-space-1);
  }

  .earned {
    fill: var(--ilp-good);
  }

  .inProgress {
    fill: var(--ilp-accent);
  }

  .planned {
    fill: var(--ilp-accent-quiet);
    stroke: var(--ilp-accent);
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }

  .missing {
    fill: var(--ilp-warn-quiet);
    stroke: var(--ilp-warn);
    stroke-width: 2;
    stroke-dasharray: 4 3;
    vector-effect: non-scaling-stroke;
  }

  .sum {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    .earned,
    .inProgress {
      fill: Highlight;
    }

    .planned,
    .missing {
      fill: Canvas;
      stroke: CanvasText;
    }
  }
`;

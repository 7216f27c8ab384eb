import { css } from 'lit';

/**
 * The frame of every chart: a picture, a sentence, and a table below each other. A chart may say how wide it
 * grows in `--chart-width`.
 */
export const chartFrame = css`
  figure {
    display: grid;
    gap: var(--ilp-space-2);
    max-inline-size: var(--chart-width, 26rem);
    margin: 0;
  }

  svg {
    inline-size: 100%;
    overflow: visible;
  }
`;

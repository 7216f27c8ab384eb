import { svg } from 'lit';

const STEPS = [1, 2, 3, 4, 5] as const;

/** Five steps going up, filled as far as the answer. Decorative: the word beside it says the same. */
export function level(answer: number) {
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true" class="level">
    ${STEPS.map(
      (step) =>
        svg`<rect class=${step <= answer ? 'full' : ''} x=${step * 4.4 - 2.9} y=${21 - step * 3.6}
          width="3" height=${step * 3.6} rx="0.6"></rect>`,
    )}
  </svg>`;
}

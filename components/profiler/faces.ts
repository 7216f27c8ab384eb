import { svg } from 'lit';

const MOUTHS: Record<number, string> = {
  1: 'M8 17c2-3.4 6-3.4 8 0',
  2: 'M8 16.4c2-1.6 6-1.6 8 0',
  3: 'M8 15.6h8',
  4: 'M8 15c2 1.6 6 1.6 8 0',
  5: 'M7.6 14c2 4 6.8 4 8.8 0z',
};

/** A plain face from sad (1) to glad (5). Decorative: the word beside it says the same. */
export function face(answer: number) {
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true" class="face">
    <circle cx="12" cy="12" r="10"></circle>
    <circle cx="8.8" cy="9.6" r="1.1" class="eye"></circle>
    <circle cx="15.2" cy="9.6" r="1.1" class="eye"></circle>
    <path d=${MOUTHS[answer] ?? MOUTHS[3]}></path>
  </svg>`;
}

import type { SavedCareer } from '#contracts/careers.js';

export const SAVED_ORDERS = ['both', 'liking', 'confidence', 'date'] as const;
export type SavedOrder = (typeof SAVED_ORDERS)[number];

type Stars = Pick<SavedCareer, 'rating' | 'confidence'>;

/** Liking times "I could do well", 1 to 25; null until the student said both. */
export const likesAndCould = ({ rating, confidence }: Stars): number | null =>
  rating === null || confidence === null ? null : rating * confidence;

const VALUES: Readonly<Record<SavedOrder, (saved: SavedCareer) => number | null>> = {
  both: likesAndCould,
  liking: ({ rating }) => rating,
  confidence: ({ confidence }) => confidence,
  date: ({ savedAt }) => Date.parse(savedAt),
};

/** Most first; what has no stars yet stands last, the latest saved first among equals. */
export function inOrder(saved: readonly SavedCareer[], order: SavedOrder): SavedCareer[] {
  const valueOf = VALUES[order];
  return saved.toSorted(
    (left, right) =>
      (valueOf(right) ?? 0) - (valueOf(left) ?? 0) || right.savedAt.localeCompare(left.savedAt),
  );
}

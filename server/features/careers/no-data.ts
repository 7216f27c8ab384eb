import type { NoDataReason } from '#contracts/careers.js';
import type { Occupation } from './occupation-store.js';

/** The parts of a profile that can be missing for a reason of their own. */
export type Gap = 'pay' | 'levels' | 'ratings' | 'subjects' | 'other';

/**
 * Why a part of a profile has no data. Nothing is published for military jobs, and no ratings for
 * collecting groups ("All Other"); of the others, some wait for ratings, answers or pay.
 */
export function noDataReason(occupation: Occupation, gap: Gap): NoDataReason {
  if (occupation.code.startsWith('55-')) return 'military';
  if (gap === 'pay') return 'pay-not-published';
  if (occupation.interests === null) return 'group';
  if (gap === 'levels') return 'no-answers';
  if (gap === 'ratings') return 'not-rated';
  if (gap === 'subjects')
    // Rated, and no knowledge that a school subject teaches is important enough.
    return occupation.knowledge.length > 0 ? 'none-stands-out' : 'not-rated';
  return 'not-published';
}

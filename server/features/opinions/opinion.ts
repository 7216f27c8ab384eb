import { isDeepStrictEqual } from 'node:util';
import type { Opinion, OpinionChanges } from '#contracts/opinions.js';

/** Typing within this time of the last change is still the same change of mind. */
const SAME_CHANGE_MS = 10 * 60_000;

export const NOTHING_SAID: Opinion = {
  ...{ rating: null, thought: '', stillInterested: true },
  ...{ pros: [], cons: [], confidence: null, reasons: [] },
};

/** Only what is an opinion, of a record that is more. */
export function opinionOf(record: Opinion): Opinion {
  const { rating, thought, stillInterested, pros, cons, confidence, reasons } = record;
  return { rating, thought, stillInterested, pros, cons, confidence, reasons };
}

/** What is left out of the changes stays as it was. */
export function changedOpinion(before: Opinion, changes: OpinionChanges): Opinion {
  return {
    // Null takes the stars away, so it is no "left out".
    rating: changes.rating === undefined ? before.rating : changes.rating,
    confidence: changes.confidence === undefined ? before.confidence : changes.confidence,
    thought: changes.thought ?? before.thought,
    stillInterested: changes.stillInterested ?? before.stillInterested,
    pros: changes.pros ?? before.pros,
    cons: changes.cons ?? before.cons,
    reasons: changes.reasons ?? before.reasons,
  };
}

export const saysTheSame = (left: Opinion, right: Opinion) =>
  isDeepStrictEqual(opinionOf(left), opinionOf(right));

export const saysAnything = (opinion: Opinion) => !saysTheSame(opinion, NOTHING_SAID);

/**
 * Whether this goes on with what is being written: it renews the last entry of the history. New stars,
 * or interest lost or found, are an entry of their own.
 *
 * @param last - the newest entry of the history.
 */
export function isStillWriting(
  last: Opinion & { at: Date },
  { before, next, now }: { before: Opinion; next: Opinion; now: Date },
): boolean {
  const isOnlyWords =
    before.rating === next.rating &&
    before.confidence === next.confidence &&
    before.stillInterested === next.stillInterested;
  const { thought, pros, cons, reasons } = last;
  const hasWords = thought !== '' || pros.length + cons.length + reasons.length > 0;
  return isOnlyWords && hasWords && now.getTime() - last.at.getTime() < SAME_CHANGE_MS;
}

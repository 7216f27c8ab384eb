import type { DeliveryReason } from '#contracts/assignments.js';
import { EgressRefused } from '#lti/egress-address.js';
import { LmsError, LmsPaused } from '#lti/lms-error.js';
import type { Delay } from './score-records.js';

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 15 * 60_000;
/** Answers that say "not now, and nothing was done". */
const BUSY = [403, 425, 429];

const REFUSALS: Partial<Record<number, DeliveryReason>> = {
  401: 'refused',
  403: 'refused',
  404: 'gone',
  422: 'not-student',
};

/** Why no further try can help; null where one may. */
export function reasonOf(error: LmsError): DeliveryReason | null {
  if (error.cause instanceof EgressRefused) return 'refused';
  if (error.isTransient || error.status === undefined || error.status === 409) return null;
  // Brightspace answers 403 where others say 422.
  if (error.status === 403 && /not enrolled/i.test(error.answer ?? '')) return 'not-student';
  return REFUSALS[error.status] ?? 'unknown';
}

/**
 * How long to wait: until the platform takes calls again, or as the LMS asks, else longer each time,
 * up to a quarter of an hour, and never for all scores the same.
 */
export function delayAfter(error: Error, tries: number, now: Date): Delay {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(tries, 12));
  const spread = longest * (0.5 + Math.random() / 2);
  if (!(error instanceof LmsError))
    return { milliseconds: spread, reason: null, neverSent: true, isPause: true };
  const isBusy = error.status !== undefined && BUSY.includes(error.status);
  const isPause = error.cause instanceof LmsPaused;
  const waitMs = error.notBefore
    ? Math.max(0, error.notBefore.getTime() - now.getTime())
    : Math.max((error.retryAfterMs ?? 0) * (1 + Math.random() / 10), spread);
  return {
    milliseconds: waitMs,
    reason: reasonToWait(isPause, isBusy || error.status === 409),
    neverSent: isBusy || isPause,
    isPause,
  };
}

function reasonToWait(isPause: boolean, isBusy: boolean): DeliveryReason | null {
  if (isPause) return null;
  return isBusy ? 'lms-busy' : 'lms-down';
}

import { LmsError } from '../lms-error.js';

const TRIES = 3;

export interface Clock {
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
}

/**
 * Waits a platform's pause out and tries again, for work that would have to begin anew otherwise. Only for
 * calls that may safely be made twice.
 *
 * @throws what `work` throws, when no end of the pause is known or it is too far away.
 */
export async function patiently<T>(
  clock: Clock,
  patienceMs: number,
  work: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const notBefore = error instanceof LmsError ? error.notBefore : undefined;
      const delay = (notBefore?.getTime() ?? Infinity) - clock.now().getTime();
      if (tries === TRIES || delay > patienceMs) throw error;
      await clock.sleep(Math.max(0, delay));
    }
  }
}

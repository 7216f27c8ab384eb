import type { Logger } from '../../logging.js';
import { warmColleges } from '../colleges/college-finder.js';
import { renewCollegeStore } from '../colleges/college-store.js';
import { renewOccupationStore } from './occupation-store.js';
import { renewProgramStore } from './program-store.js';
import { releaseNumber } from './releases.js';

/** A node shows an imported release so long after it was applied, at most. */
const LOOK_EVERY_MS = 3_000;

let known: string | undefined;
let renewing: Promise<void> = Promise.resolve();

/**
 * Reads occupations and programs anew if a release was applied or taken back since this process looked last.
 * Calls wait for each other, so that the newest wins.
 */
export function renewFacts(): Promise<void> {
  const next = renewing.then(async () => {
    const number = await releaseNumber();
    if (number === known) return;
    // Until somebody asks for the facts, there is nothing to renew: they are read when they are wanted.
    if (known !== undefined || number !== '0') {
      await renewOccupationStore();
      await renewCollegeStore();
      await renewProgramStore();
      await warmColleges();
    }
    known = number;
  });
  renewing = next.catch(() => undefined);
  return next;
}

/**
 * Looks every few seconds: a notification would need a connection of its own, which a transaction pooler
 * does not give, and one small query every three seconds costs nothing.
 */
export function watchFacts(log: Logger): { stop(): Promise<void> } {
  const timer = setInterval(() => {
    renewFacts().catch((error: unknown) => {
      log.debug({ err: error }, 'could not look for new reference data');
    });
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await renewing;
    },
  };
}

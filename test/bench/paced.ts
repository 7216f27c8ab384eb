import { fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import type { Phase } from './measure.js';
import type { PathlightAddress } from './pathlight-steps.js';
import type { BenchPlatform } from './platform.js';

const TARGET = 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri';

/** What the other process says: a login that wants its token, or at the end how long each launch took. */
export type PacedMessage =
  | { kind: 'login'; index: number; nonce: string }
  | { kind: 'done'; seconds: number; milliseconds: number[] };

/**
 * Launches from login to the answer, one after the other with pauses, for as long as the work takes. They come
 * from a process of their own: this one plays the LMS for the work, and its load is no part of a launch. Tokens
 * are signed here, outside of what is timed.
 */
export async function launchesDuring(
  work: Promise<unknown>,
  at: PathlightAddress,
  bench: BenchPlatform,
): Promise<Phase> {
  // Takes over how this process reads TypeScript.
  const browser = fork(new URL('paced-browser.ts', import.meta.url), [JSON.stringify(at)]);
  // Only the LMS gives way, not the browser. An ordinary user can't take that back: there both give way.
  if (browser.pid !== undefined) liftPriority(browser.pid);
  const figures = new Promise<Phase>((resolve, reject) => {
    browser.once('exit', () => {
      reject(new Error('The launches ended early.'));
    });
    browser.on('message', (message: PacedMessage) => {
      if (message.kind === 'done') {
        resolve(message);
        return;
      }
      const claims = {
        ...bench.claims(message.index % 40, message.nonce),
        [TARGET]: `${at.publicUrl}/lti/launch`,
      };
      bench.platform.signIdToken(claims).then((token) => {
        browser.send({ token });
      }, reject);
    });
  });
  await Promise.race([work, once(browser, 'exit')]);
  browser.send({ isEnd: true });
  return figures;
}

function liftPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_NORMAL);
  } catch {
    return;
  }
}

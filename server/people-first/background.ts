import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NoticeReader } from './notice.js';

/** However many ask: background work must end one day, and a step of it is short. */
const LONGEST_MS = 25;
const LOOK_AGAIN_MS = 1;

/** When a step may begin: undefined for at once. */
export type Turn = () => Promise<void> | undefined;

const turns = new AsyncLocalStorage<Turn>();

/** Runs work that no person waits for: it gets each connection to the database when it is its turn. */
export function inBackground<T>(turn: Turn, work: () => T): T {
  return turns.run(turn, work);
}

/** When what runs here may take its next step; undefined for at once, as always for what people wait for. */
export const ownTurn = (): Promise<void> | undefined => turns.getStore()?.();

/**
 * People first: a step of background work waits while somebody on this machine waits for an answer. Processors
 * share more than their time, so what runs beside a launch slows it, however low its priority.
 *
 * All that waits looks together: a crowd costs no more than one.
 *
 * @param longestMs - a step that has waited so long begins anyway.
 */
export function peopleFirst(notices: NoticeReader, longestMs = LONGEST_MS): Turn {
  let nextLook: Promise<void> | undefined;
  const look = () =>
    (nextLook ??= sleep(LOOK_AGAIN_MS).then(() => {
      nextLook = undefined;
    }));
  const wait = async () => {
    const from = performance.now();
    do await look();
    while (notices.isAnybodyWaiting() && performance.now() - from < longestMs);
  };
  return () => (notices.isAnybodyWaiting() ? wait() : undefined);
}

import type { LtiStore, SharedState } from '../ports.js';

/** State that all nodes change together, without a lock that anybody could wait in. */
export interface SharedStates {
  /**
   * Changes the state under this key. `change` gets what is there, or undefined, and returns the new
   * state and an answer; it may run again when another node was faster, so it must have no effects.
   * A state of undefined is left as it is.
   */
  change<S extends object, T>(
    key: string,
    change: (state: S | undefined) => { state: S | undefined; answer: T },
  ): Promise<T>;
}

const noResult = () => undefined;
const MOST_TRIES = 50;
const MOST_KNOWN = 1_000;

/**
 * Compare and swap on rows of the store. This node's callers go one after the other, so only other nodes
 * can be in the way; what was last seen is kept, so that one statement is enough while they aren't.
 */
export function createSharedStates(store: Pick<LtiStore, 'sharedStates'>): SharedStates {
  const known = new Map<string, SharedState>();
  /** The last in line, by key. */
  const lines = new Map<string, { end: Promise<void> }>();

  const keep = async (key: string, row: SharedState): Promise<boolean> => {
    const isKept = await store.sharedStates.write(key, row.state, row.version);
    if (known.size >= MOST_KNOWN) known.clear();
    if (isKept) known.set(key, row);
    else known.delete(key);
    return isKept;
  };

  const changeNow = async <S extends object, T>(
    key: string,
    change: (state: S | undefined) => { state: S | undefined; answer: T },
  ): Promise<T> => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const remembered = known.get(key);
      const seen = remembered ?? (await store.sharedStates.read(key));
      const { state, answer } = change(seen?.state as S | undefined);
      if (state === undefined && !remembered) return answer;
      // What was remembered may be old: nobody is turned away on that.
      if (state === undefined) known.delete(key);
      else if (await keep(key, { state, version: (seen?.version ?? 0) + 1 })) return answer;
    }
    throw new Error('Shared state changed too often under us.');
  };

  return {
    change(key, change) {
      const last = lines.get(key) ?? { end: Promise.resolve() };
      const mine = last.end.then(() => changeNow(key, change));
      const line = { end: mine.then(noResult, noResult) };
      lines.set(key, line);
      void line.end.then(() => {
        const isLast = lines.get(key) === line;
        if (isLast) lines.delete(key);
      });
      return mine;
    },
  };
}

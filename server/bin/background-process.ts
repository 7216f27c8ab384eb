import { constants, setPriority } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** In percent: how much the heap may grow from one collection to the next. Left alone, V8 lets it double. */
const HEAP_GROWTH = 25;

/** A worker shares its machine with the processes that answer people, so it gives way in time and in memory. */
export function giveWay(): void {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  // A class list of 100,000 leaves 70 MB of garbage lying about otherwise, of which nothing is in use.
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  // Counts from the next collection on, and at the start that one is far.
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** How long each of many tasks took, and all together. */
export interface Phase {
  seconds: number;
  milliseconds: number[];
}

/** Runs the task once for each number below `count`, so many at a time, timing each. */
export async function timed(
  count: number,
  concurrency: number,
  task: (index: number) => Promise<void>,
): Promise<Phase> {
  const milliseconds = Array<number>(count).fill(0);
  let next = 0;
  const begun = performance.now();
  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      const from = performance.now();
      await task(index);
      milliseconds[index] = performance.now() - from;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { seconds: (performance.now() - begun) / 1_000, milliseconds };
}

export interface Figures {
  perSecond: number;
  p50: number;
  p95: number;
}

/** Phases of the same tasks, one after the other, as one. */
export function figuresOf(...phases: Phase[]): Figures {
  const seconds = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const totals = phases[0]!.milliseconds.map((_, index) =>
    phases.reduce((sum, phase) => sum + phase.milliseconds[index]!, 0),
  );
  totals.sort((a, b) => a - b);
  const at = (part: number) =>
    totals[Math.min(totals.length - 1, Math.floor(totals.length * part))]!;
  return { perSecond: totals.length / seconds, p50: at(0.5), p95: at(0.95) };
}

/** Rounds of the same task as one: in one round a few slow ones decide its p95. */
export const together = (...rounds: Phase[]): Figures =>
  figuresOf({
    seconds: rounds.reduce((sum, { seconds }) => sum + seconds, 0),
    milliseconds: rounds.flatMap(({ milliseconds }) => milliseconds),
  });

export const middle = (numbers: number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** Of several runs, for each figure the middle one. */
export function median(runs: Figures[]): Figures {
  return {
    perSecond: middle(runs.map(({ perSecond }) => perSecond)),
    p50: middle(runs.map(({ p50 }) => p50)),
    p95: middle(runs.map(({ p95 }) => p95)),
  };
}

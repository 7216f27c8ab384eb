import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Usage } from './processor.js';

/** As long as a statement or a step of a job takes. */
const BURST_MS = 2;

/** Works in bursts, with pauses between them that keep to the share, and touches nothing of anybody's. */
const BUSY = `
  const [share, burst] = process.argv.slice(1).map(Number);
  const kept = [];
  const work = () => {
    const from = performance.now();
    for (let index = 0; performance.now() - from < burst; index += 1) kept[index % 1e4] = { index };
    setTimeout(work, (performance.now() - from) / share * (1 - share));
  };
  work();`;

/** The share of a processor that each part of some work took, between 0 and 1. */
export function sharesOf(usage: Usage, seconds: number): Usage {
  const share = (milliseconds: number) =>
    Math.min(0.95, Math.max(0, milliseconds / 1_000 / seconds));
  return {
    tool: share(usage.tool),
    database: share(usage.database),
    load: share(usage.load),
  };
}

/**
 * Programs that take as much of the processors as some work did, each with the priority of the part it stands
 * for, and share no lock, no log and no connection with anything: what this work would cost its neighbours
 * if it stood in nobody's way but for the processors.
 *
 * @returns how to end it.
 */
export function startEqualLoad(shares: Usage): () => void {
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW, PRIORITY_NORMAL } = constants.priority;
  const programs = [
    startBusy(shares.tool, PRIORITY_BELOW_NORMAL),
    startBusy(shares.database, PRIORITY_NORMAL),
    startBusy(shares.load, PRIORITY_LOW),
  ];
  return () => {
    for (const program of programs) program?.kill('SIGKILL');
  };
}

function startBusy(share: number, priority: number): ChildProcess | undefined {
  if (share <= 0) return undefined;
  const parameters = [share.toFixed(3), String(BURST_MS)];
  const program = spawn(process.execPath, ['-e', BUSY, ...parameters], { stdio: 'ignore' });
  // It inherits ours; an ordinary user can't take that back, and then it gives way more than the work does.
  try {
    setPriority(program.pid ?? 0, priority);
  } catch {
    return program;
  }
  return program;
}

import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { readFile } from './read-file.js';
import { Refused } from './refused.js';
import type { FromThread, ThreadTask } from './thread-messages.js';

/** Facts that travel at once. */
const BATCH = 100;
const PROGRESS_MS = 200;

const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread only.');
const task = workerData as ThreadTask;

let highest = 0;
/** What this thread holds at most: its heap, and bytes outside of it. */
const memory = (): number => {
  const { used_heap_size: heap } = getHeapStatistics();
  const { arrayBuffers } = process.memoryUsage();
  highest = Math.max(highest, heap + arrayBuffers);
  return highest;
};

const say = (message: FromThread) => {
  port.postMessage(message);
};
const answered = () =>
  new Promise<void>((resolve) => {
    port.once('message', () => {
      resolve();
    });
  });

let toldAt = 0;
const onProgress = (bytes: number, rows: number) => {
  if (Date.now() - toldAt < PROGRESS_MS) return;
  toldAt = Date.now();
  say({ type: 'progress', bytes, rows, memory: memory() });
};

try {
  const known = { skills: new Set(task.skills), knowledge: new Set(task.knowledge) };
  const { parts, ...rest } = await readFile(task, { limits: task.limits, known, onProgress });
  const count = parts.reduce((sum, { facts }) => sum + facts.length, 0);
  say({ type: 'laying', facts: count, memory: memory() });
  for (const { part, facts } of parts) {
    while (facts.length > 0) {
      const next = answered();
      say({ type: 'facts', part, facts: facts.splice(0, BATCH) });
      await next;
    }
  }
  const hints = parts.map(({ part, release, year }) => ({ part, release, year }));
  say({ type: 'done', ...rest, hints, memory: memory() });
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  const { code, place, what } = error;
  say({ type: 'refused', refusal: { code, place, what }, memory: memory() });
} finally {
  port.close();
}

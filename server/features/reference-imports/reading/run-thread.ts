import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Refusal } from '#contracts/reference-imports.js';
import type { ReferencePart } from '#contracts/reference-parts.js';
import type { Fact } from '../readers/reader.js';
import type { FromThread, ThreadTask } from './thread-messages.js';

type Done = Extract<FromThread, { type: 'done' }>;

export type ThreadEnd = { done: Done } | { refusal: Refusal } | { stopped: true };

export interface ThreadListener {
  /** The file is read; so many facts will follow. */
  onLaying?(facts: number): void;
  onFacts(part: ReferencePart, facts: Fact[]): Promise<void>;
  onProgress(bytes: number, rows: number, memory: number): void;
}

/**
 * The most a thread may hold, in MB: its heap ends the thread, not the process. Buffers lie outside of it
 * and are a few chunks of a stream.
 */
export const THREAD_HEAP = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 24 };
const THREAD = extname(import.meta.filename) === '.ts' ? './thread-from-source.mjs' : './thread.js';
/** A thread that is past its own time limit by so much hangs where it can't look at a clock. */
const GRACE_MS = 15_000;

/**
 * Reads a file in a thread of its own, so that neither its size nor a fault in it touches anybody else.
 *
 * @param signal - stops it at once.
 * @throws Error when `onFacts` fails, or for a fault that is ours and not the file's.
 */
export async function runThread(
  task: ThreadTask,
  listener: ThreadListener,
  signal?: AbortSignal,
  heap: { maxOldGenerationSizeMb: number; maxYoungGenerationSizeMb?: number } = THREAD_HEAP,
): Promise<ThreadEnd> {
  const thread = new Worker(new URL(THREAD, import.meta.url), {
    workerData: task,
    resourceLimits: heap,
    // What the file holds must not reach the log by a stray message of a library.
    stdout: true,
    stderr: true,
  });
  const place = { file: task.name };
  try {
    return await new Promise<ThreadEnd>((resolve, reject) => {
      const timer = setTimeout(() => {
        const what = String(task.limits.time / 1_000);
        resolve({ refusal: { code: 'too-slow', place, what } });
      }, task.limits.time + GRACE_MS);
      timer.unref();
      const stop = () => {
        resolve({ stopped: true });
      };
      signal?.addEventListener('abort', stop);
      if (signal?.aborted) stop();
      thread.on('message', (message: FromThread) => {
        hear(thread, message, listener).then((end) => {
          if (end) resolve(end);
        }, reject);
      });
      thread.on('error', (error: Error & { code?: string }) => {
        const what = String(heap.maxOldGenerationSizeMb);
        if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') reject(error);
        else resolve({ refusal: { code: 'too-much-memory', place, what } });
      });
      thread.on('exit', () => {
        // Node hands over what the thread said last and its end in one go: the words count first.
        setImmediate(() => {
          reject(new Error('The reading thread ended without a word.'));
        });
      });
    });
  } finally {
    await thread.terminate();
  }
}

/** @returns how it ended, once it has. */
async function hear(
  thread: Worker,
  message: FromThread,
  listener: ThreadListener,
): Promise<ThreadEnd | undefined> {
  switch (message.type) {
    case 'progress':
      listener.onProgress(message.bytes, message.rows, message.memory);
      return undefined;
    case 'laying':
      listener.onLaying?.(message.facts);
      return undefined;
    case 'facts':
      await listener.onFacts(message.part, message.facts);
      thread.postMessage('next');
      return undefined;
    case 'refused':
      return { refusal: message.refusal };
    case 'done':
      return { done: message };
  }
}

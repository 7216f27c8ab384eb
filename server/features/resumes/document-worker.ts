import { Worker } from 'node:worker_threads';
import type { ResumeLayout } from '#contracts/resume-layout.js';
import type { ResumeFormat } from '#contracts/resumes.js';
import { isInTransaction } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import type { ResumeDocument } from './document/blocks.js';
import type { DocumentAnswer, DocumentJob } from './document/worker.js';

/** A file takes about a second, the first one on a busy machine several; past this something hangs. */
const PATIENCE_MS = 60_000;
/** More at once than one thread can make in that time. */
const WAITING_MAX = 100;
const MEMORY_MB = 384;

interface Waiting {
  resolve: (answer: DocumentAnswer) => void;
  reject: (error: AppError) => void;
  timer: NodeJS.Timeout;
}

/** Fonts and files take tens of milliseconds to seconds of computing: a thread of their own does it. */
let thread: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** Starts the thread, which opens the fonts, before the first résumé needs it. */
export function warmUpDocuments(): void {
  thread ??= startThread();
}

/** Where every line of the résumé stands. @throws AppError `unavailable` */
export async function layoutOf(document: ResumeDocument): Promise<ResumeLayout> {
  const { layout } = await ask(document, null);
  if (!layout) throw unavailable();
  return layout;
}

/** @throws AppError `unavailable` */
export async function fileOf(document: ResumeDocument, format: ResumeFormat): Promise<Buffer> {
  const { file } = await ask(document, format);
  if (!file) throw unavailable();
  return Buffer.from(file);
}

function ask(document: ResumeDocument, format: ResumeFormat | null): Promise<DocumentAnswer> {
  if (isInTransaction()) throw new Error('No document is made while a transaction is open.');
  if (waiting.size >= WAITING_MAX) throw unavailable();
  thread ??= startThread();
  const id = (lastId += 1);
  const job: DocumentJob = { id, document, format };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => giveUp(), PATIENCE_MS).unref();
    waiting.set(id, { resolve, reject, timer });
    thread?.postMessage(job);
  });
}

function startThread(): Worker {
  const file = import.meta.url.endsWith('.ts') ? 'worker-from-source.mjs' : 'worker.js';
  const worker = new Worker(new URL(`./document/${file}`, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  worker.on('message', (answer: DocumentAnswer) => {
    const asked = waiting.get(answer.id);
    if (!asked) return;
    settle(answer.id, asked);
    if (answer.fault === undefined) asked.resolve(answer);
    else asked.reject(unavailable(new Error(answer.fault)));
  });
  worker.on('error', (error: Error) => {
    if (thread === worker) giveUp(error);
  });
  worker.on('exit', () => {
    if (thread === worker) giveUp();
  });
  worker.unref();
  return worker;
}

/** The thread is gone or hangs: everybody who waits is told, and the next one gets a new thread. */
function giveUp(cause?: Error): void {
  const old = thread;
  thread = null;
  void old?.terminate();
  for (const [id, asked] of waiting) {
    settle(id, asked);
    asked.reject(unavailable(cause));
  }
}

function settle(id: number, asked: Waiting): void {
  clearTimeout(asked.timer);
  waiting.delete(id);
}

function unavailable(cause?: Error): AppError {
  return new AppError('unavailable', 'The résumé could not be made just now.', { cause });
}

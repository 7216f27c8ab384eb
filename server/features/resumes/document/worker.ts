import { parentPort } from 'node:worker_threads';
import type { ResumeLayout } from '#contracts/resume-layout.js';
import type { ResumeFormat } from '#contracts/resumes.js';
import type { ResumeDocument } from './blocks.js';
import { toDocx } from './docx.js';
import { layOut } from './layout.js';
import { toPdf } from './pdf.js';
import { openRuler } from './ruler.js';

/** What the worker is asked; `format` makes a file, else the layout is the answer. */
export interface DocumentJob {
  id: number;
  document: ResumeDocument;
  format: ResumeFormat | null;
}

export interface DocumentAnswer {
  id: number;
  layout?: ResumeLayout;
  file?: Uint8Array;
  fault?: string;
}

const ruler = openRuler();

async function answer({ document, format }: DocumentJob): Promise<Omit<DocumentAnswer, 'id'>> {
  const { layout, blocks } = layOut(document, ruler);
  if (format === null) return { layout };
  return {
    file: format === 'pdf' ? await toPdf(document, layout, blocks) : await toDocx(document, blocks),
  };
}

/** Where it happened. A message may repeat the student's words, which must not get into a log. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return (
    stack
      .split('\n')
      .find((line) => /^\s+at /.test(line))
      ?.trim() ?? 'unknown'
  );
}

parentPort?.on('message', (job: DocumentJob) => {
  answer(job)
    .catch((error: unknown) => ({ fault: placeOf(error) }))
    .then((result) => parentPort?.postMessage({ id: job.id, ...result }))
    .catch((error: unknown) => {
      throw error;
    });
});

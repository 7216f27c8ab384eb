import type { ResumeDoc } from './resume-edit.js';

/** A résumé as this device keeps it: with the server's revision it was written on. */
export interface ResumeDraft {
  doc: ResumeDoc;
  revision: number;
}

/** Whether two versions are the same résumé. */
export function areSame(left: ResumeDoc, right: ResumeDoc): boolean {
  return JSON.stringify(ordered(left)) === JSON.stringify(ordered(right));
}

/**
 * What to show when the page opens: the server's version, what this device still holds, or both for
 * the student to choose from, when the server's has moved on since.
 */
export function reconcile(
  server: ResumeDraft,
  local: ResumeDraft | undefined,
): 'server' | 'local' | 'conflict' {
  if (!local || areSame(local.doc, server.doc)) return 'server';
  return local.revision === server.revision ? 'local' : 'conflict';
}

/** The database gives an object's fields back in an order of its own. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.map(([name, inner]) => [name, ordered(inner)]);
}

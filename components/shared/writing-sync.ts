/** Answers by the id of their question. */
export type Answers = Readonly<Record<string, string>>;

/** Answers as they are kept on this device: with the server's revision they were written on. */
export interface AnswerDraft {
  answers: Answers;
  revision: number;
}

/** Whether two versions say the same, apart from spaces at the ends and empty answers. */
export function areSame(left: Answers, right: Answers): boolean {
  const ids = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...ids].every((id) => (left[id] ?? '').trim() === (right[id] ?? '').trim());
}

/**
 * What to show when the page opens: the server's version, what this device still holds, or both
 * for the student to choose from, when the server's has moved on since.
 */
export function reconcile(
  server: AnswerDraft,
  local: AnswerDraft | undefined,
): { kind: 'server' } | { kind: 'local'; answers: Answers } | { kind: 'conflict'; mine: Answers } {
  if (!local || areSame(local.answers, server.answers)) return { kind: 'server' };
  if (local.revision === server.revision) return { kind: 'local', answers: local.answers };
  return { kind: 'conflict', mine: local.answers };
}

/** How many questions have no answer yet. */
export function countEmpty(blocks: readonly { id: string }[], answers: Answers): number {
  return blocks.filter(({ id }) => (answers[id] ?? '').trim() === '').length;
}

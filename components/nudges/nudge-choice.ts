import type { Caseload } from '#contracts/caseload.js';
import type { Queue, QueueItem } from '#contracts/queue.js';

/** A student who may be chosen. */
export interface Choosable {
  personId: string;
  name: string;
  /** Where another of the caseload shares the name. */
  lms: readonly string[];
  grade: number | null;
  isMissing: boolean;
  reasons: readonly QueueItem['reason'][];
}

/** `''` for everybody, `missing`, or a reason of the queue. */
export type Why = QueueItem['reason'] | 'plan' | '';

/** Everybody of a caseload by grade and name, with why they stand in the queue. */
export function choosable({ grades }: Caseload, { items }: Queue): Choosable[] {
  const reasons = new Map<string, QueueItem['reason'][]>();
  for (const { personId, reason } of items)
    reasons.set(personId, [...(reasons.get(personId) ?? []), reason]);
  return grades.flatMap(({ grade, students }) =>
    students.map(({ personId, name, lms, missing, isOutside }) => ({
      ...{ personId, name, lms, grade, reasons: reasons.get(personId) ?? [] },
      isMissing: missing.length > 0 && !isOutside,
    })),
  );
}

/** Whoever fits both filters; a filter whose last student is gone lets all through. */
export const fitting = (all: readonly Choosable[], why: Why, grade: string): Choosable[] =>
  all.filter(
    (one) =>
      (grade === '' || String(one.grade) === grade) &&
      (why === '' || (why === 'plan' ? one.isMissing : one.reasons.includes(why))),
  );

/** The filter that an address asks for, such as `?why=goal` out of the queue; none that nobody fits. */
export function whyOf(search: string, all: readonly Choosable[]): Why {
  const asked = new URLSearchParams(search).get('why');
  if (asked === 'plan') return asked;
  return all.flatMap(({ reasons }) => reasons).find((reason) => reason === asked) ?? '';
}

import { ASSESSMENT_KINDS, type AssessmentKind } from '#contracts/assessment-kinds.js';
import type { AssessmentStates } from '#contracts/assessments.js';
import type { Actor } from '../../auth/actor.js';
import { findOpenAttempt, requireStudent } from './attempt-service.js';
import { instrument, itemsOf } from './instrument.js';
import { resultsOf } from './result-records.js';

/** How far the student is with each kind of questions. */
export async function listStates(actor: Actor): Promise<AssessmentStates> {
  requireStudent(actor);
  return {
    items: await Promise.all(ASSESSMENT_KINDS.map((kind) => stateOf(actor.personId, kind))),
  };
}

async function stateOf(
  studentId: string,
  kind: AssessmentKind,
): Promise<AssessmentStates['items'][number]> {
  const [open, results] = await Promise.all([
    findOpenAttempt(studentId, kind),
    resultsOf(studentId, kind),
  ]);
  const form = open?.form ?? (instrument(kind).forms.short ? 'short' : 'full');
  const [latest] = results;
  return {
    kind,
    total: itemsOf(form, kind).length,
    answered: open ? Object.keys(open.answers).length : null,
    resultCount: results.length,
    latest: latest
      ? { id: latest.id, name: latest.name, finishedAt: latest.createdAt.toISOString() }
      : null,
  };
}

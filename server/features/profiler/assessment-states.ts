import {
  ASSESSMENT_KINDS,
  type AssessmentKind,
  type QuestionKind,
} from '#contracts/assessment-kinds.js';
import type { AssessmentStates } from '#contracts/assessments.js';
import type { Actor } from '../../auth/actor.js';
import { findOpenAttempt, requireStudent } from './attempt-service.js';
import { instrument, itemsOf } from './instrument.js';
import { learningNoteName, learningNotesOf } from './learning-note.js';
import { resultsOf } from './result-records.js';

type State = AssessmentStates['items'][number];
type Done = { id: string; name: string; finishedAt: Date };

/** How far the student is with each kind of questions. */
export async function listStates(actor: Actor): Promise<AssessmentStates> {
  requireStudent(actor);
  const { personId } = actor;
  const notes = (await learningNotesOf(personId)).map((note) => ({
    ...note,
    name: learningNoteName(actor),
  }));
  const scored = ASSESSMENT_KINDS.map(async (kind) =>
    stateOf(personId, kind, await doneOf(personId, kind)),
  );
  return { items: await Promise.all([...scored, stateOf(personId, 'preferences', notes)]) };
}

async function doneOf(studentId: string, kind: AssessmentKind): Promise<Done[]> {
  const results = await resultsOf(studentId, kind);
  return results.map(({ id, name, createdAt }) => ({ id, name, finishedAt: createdAt }));
}

/** @param done - the newest first. */
async function stateOf(
  studentId: string,
  kind: QuestionKind,
  done: readonly Done[],
): Promise<State> {
  const open = await findOpenAttempt(studentId, kind);
  const form = open?.form ?? (instrument(kind).forms.short ? 'short' : 'full');
  const [latest] = done;
  return {
    kind,
    total: itemsOf(form, kind).length,
    answered: open ? Object.keys(open.answers).length : null,
    resultCount: done.length,
    latest: latest ? { ...latest, finishedAt: latest.finishedAt.toISOString() } : null,
  };
}

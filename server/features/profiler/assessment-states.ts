import {
  ASSESSMENT_KINDS,
  type AssessmentKind,
  type QuestionKind,
} from '#contracts/assessment-kinds.js';
import type { AssessmentStates } from '#contracts/assessments.js';
import type { Actor } from '../../auth/actor.js';
import { findOpenAttempt, requireStudent } from './attempt-service.js';
import { askedIn, askedNow, formsOf } from './asked.js';
import { itemsIn } from './instrument.js';
import { learningNoteName, learningNotesOf } from './learning-note.js';
import { countResults } from './result-records.js';

type State = AssessmentStates['items'][number];
interface Done {
  count: number;
  latest: { id: string; name: string; finishedAt: Date } | null;
}

/** How far the student is with each kind of questions. */
export async function listStates(actor: Actor): Promise<AssessmentStates> {
  requireStudent(actor);
  const { personId } = actor;
  const notes = await learningNotesOf(personId);
  const [note] = notes;
  const noted: Done = {
    count: notes.length,
    latest: note ? { ...note, name: learningNoteName(actor) } : null,
  };
  const scored = ASSESSMENT_KINDS.map(async (kind) =>
    stateOf(personId, kind, await doneOf(personId, kind)),
  );
  return { items: await Promise.all([...scored, stateOf(personId, 'preferences', noted)]) };
}

async function doneOf(studentId: string, kind: AssessmentKind): Promise<Done> {
  const { count, latest } = await countResults(studentId, kind);
  return {
    count,
    latest: latest && { id: latest.id, name: latest.name, finishedAt: latest.createdAt },
  };
}

async function stateOf(
  studentId: string,
  kind: QuestionKind,
  { count, latest }: Done,
): Promise<State> {
  const open = await findOpenAttempt(studentId, kind);
  const asked = open ? await askedIn(open) : await askedNow(kind);
  const form = open?.form ?? formsOf(asked)[0] ?? 'full';
  return {
    kind,
    total: itemsIn(asked, form).length,
    answered: open ? Object.keys(open.answers).length : null,
    resultCount: count,
    latest: latest ? { ...latest, finishedAt: latest.finishedAt.toISOString() } : null,
  };
}

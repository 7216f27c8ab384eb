import { OPEN_QUESTIONS_MAX, QUESTIONS_A_DAY_MAX } from '#contracts/limits.js';
import type {
  NewQuestion,
  OwnQuestion,
  QuestionDecision,
  StaffQuestion,
} from '#contracts/questions.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { readCareerBrief } from '../careers/career-service.js';
import { notify } from '../notifications/notify.js';
import { displayName } from '../roster/person-name.js';
import { isOpen, nextStates } from './question-policy.js';
import {
  allQuestions,
  countQuestions,
  insertQuestion,
  lockQuestion,
  type QuestionRecord,
  questionsOf,
  setQuestionRemoved,
  updateQuestion,
} from './question-records.js';

const DAY_MS = 86_400_000;

/** What the student asked about a career, the latest first, and what became of each. */
export async function readOwnQuestions(actor: Actor, code: string): Promise<OwnQuestion[]> {
  await readCareerBrief(code);
  return (await questionsOf(actor.personId, code)).map(presentOwn);
}

/**
 * Asks about a career. A counselor reads it first: no question goes to anybody by itself.
 *
 * @throws AppError `not-found` for an unknown career; `conflict` while too many wait for an answer,
 *   `too-many-requests` when too many were asked within a day.
 */
export async function askQuestion(
  actor: Actor,
  code: string,
  { question }: NewQuestion,
  now: Date,
): Promise<OwnQuestion[]> {
  await readCareerBrief(code);
  const since = new Date(now.getTime() - DAY_MS);
  const { open, lately } = await countQuestions(actor.personId, since);
  if (lately >= QUESTIONS_A_DAY_MAX)
    throw new AppError('too-many-requests', 'That is enough for a day. Ask again tomorrow.');
  if (open >= OPEN_QUESTIONS_MAX)
    throw new AppError('conflict', 'Several of your questions wait for an answer already.');
  await insertQuestion(actor.personId, { code, question }, now);
  return readOwnQuestions(actor, code);
}

/** Takes an own question back, or (without `removedAt`) puts it where it was. */
export async function setOwnQuestionRemoved(
  actor: Actor,
  id: string,
  removedAt: Date | null,
): Promise<OwnQuestion[]> {
  const held = await lockQuestion(id);
  if (held?.studentId !== actor.personId) throw notFound();
  await setQuestionRemoved(id, removedAt);
  return readOwnQuestions(actor, held.code);
}

/** The questions of the district's students. Whose are shown is noted. */
export async function listQuestions(
  actor: Actor,
  request: AccessRequest,
): Promise<StaffQuestion[]> {
  const records = await allQuestions();
  const students = [...new Set(records.map(({ studentId }) => studentId))];
  await noteAccess(actor, students, 'record', request);
  return Promise.all(records.map((record) => presentForStaff(actor, record)));
}

/**
 * Notes that it was passed on, answers, closes or takes down.
 *
 * @throws AppError `not-found`; `conflict` when somebody else decided meanwhile; `invalid-request` for
 *   an answer without words or a step that can't be taken.
 */
export async function decideQuestion(
  actor: Actor,
  id: string,
  decision: QuestionDecision,
  request: AccessRequest,
): Promise<StaffQuestion[]> {
  const held = await lockQuestion(id);
  if (!held || held.removedAt) throw notFound();
  const { from, to, answer = held.answer, passedTo = held.passedTo } = decision;
  if (held.state !== from)
    throw new AppError('conflict', 'Somebody else has decided on this question meanwhile.');
  if (!nextStates(from).includes(to))
    throw new AppError('invalid-request', 'This question can’t be brought to that step.');
  if (to === 'answered' && answer === '')
    throw new AppError('invalid-request', 'Write an answer first.');
  await updateQuestion({ id, state: to, answer, passedTo }, actor.personId, request.now);
  if (to === 'answered')
    notify(
      {
        ...{ to: held.studentId, kind: 'question', subjectId: id, ref: held.code },
        ...{ fact: request.now.toISOString(), by: actor.personId },
      },
      request.now,
    );
  return listQuestions(actor, request);
}

function presentOwn(record: QuestionRecord): OwnQuestion {
  const isDown = record.state === 'taken-down';
  return {
    ...{ id: record.id, state: record.state },
    question: isDown ? '' : record.question,
    // What was written while it waits is not said yet.
    answer: isDown || isOpen(record.state) ? '' : record.answer,
    askedAt: record.askedAt.toISOString(),
    decidedAt: record.decidedAt?.toISOString() ?? null,
  };
}

async function presentForStaff(actor: Actor, record: QuestionRecord): Promise<StaffQuestion> {
  const { studentName: name, pseudonym, studentId, question, answer } = record;
  return {
    ...presentOwn(record),
    ...{ question, answer, studentId, passedTo: record.passedTo, decidedBy: record.decidedBy },
    studentName: displayName({ name, pseudonym }, actor.locale),
    career: await readCareerBrief(record.code),
    nextStates: [...nextStates(record.state)],
  };
}

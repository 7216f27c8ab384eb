import type { QuestionKind } from '#contracts/assessment-kinds.js';
import type {
  AttemptChanges,
  NewAttempt,
  ProfilerAttempt,
  ProfilerForm,
  ProfilerItems,
} from '#contracts/profiler.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { instrument, itemsOf } from './instrument.js';
import { canTakeProfiler } from './profiler-policy.js';

export interface AttemptRecord {
  id: string;
  kind: QuestionKind;
  form: ProfilerForm;
  answers: Record<string, number>;
  finishedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

const FIELDS = `id, kind, form, answers, finished_at as "finishedAt",
  created_at as "createdAt", updated_at as "updatedAt"`;

/** @throws AppError `forbidden` for everybody but students. */
export function requireStudent(actor: Actor): void {
  if (!canTakeProfiler(actor))
    throw new AppError('forbidden', 'Only students have results of their own.');
}

/** The questions of a form, in the order to ask them. */
export function listItems(
  actor: Actor,
  form: ProfilerForm,
  kind: QuestionKind = 'interests',
): ProfilerItems {
  requireStudent(actor);
  const { id, version, isValidated } = instrument(kind);
  return {
    instrument: id,
    version,
    isValidated,
    form,
    items: itemsOf(form, kind).map((item) => ({
      id: item.id,
      area: item.area,
      text: { en: item.en, es: item.es },
      ...(item.options && { options: item.options }),
    })),
  };
}

/** The attempt under way, if any: answers wait there until the student comes back. */
export async function readCurrentAttempt(
  actor: Actor,
  kind: QuestionKind = 'interests',
): Promise<ProfilerAttempt | null> {
  requireStudent(actor);
  const open = await findOpenAttempt(actor.personId, kind);
  return open && presentAttempt(open);
}

/**
 * Begins an attempt or goes on with the open one. In the other form it keeps the answers to
 * questions that both forms have.
 */
export async function startAttempt(
  actor: Actor,
  { form, startOver }: NewAttempt,
  now: Date,
  kind: QuestionKind = 'interests',
): Promise<ProfilerAttempt> {
  requireStudent(actor);
  // Two tabs may begin at once: the second one goes on with the first one's attempt.
  await sql(
    `insert into profiler_attempts (tenant_id, id, student_id, form, kind, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6)
     on conflict (tenant_id, student_id, kind) where finished_at is null do nothing`,
    [currentTenant(), newId(), actor.personId, form, kind, now.toISOString()],
  );
  const open = await findOpenAttempt(actor.personId, kind);
  if (!open) throw new Error('The attempt was not stored.');
  if (open.form === form && !startOver) return presentAttempt(open);
  const answers = startOver ? {} : answersOf(form, open.answers, kind);
  return presentAttempt(await storeAnswers(open.id, form, answers, now));
}

/**
 * Stores the answers that changed beside those already given; sending them twice changes nothing.
 *
 * @throws AppError `invalid-request` naming answers to questions that the form does not have,
 *   `conflict` when the attempt is finished.
 */
export async function changeAnswers(
  actor: Actor,
  id: string,
  { answers }: AttemptChanges,
  now: Date,
  kind: QuestionKind = 'interests',
): Promise<ProfilerAttempt> {
  const attempt = await findOwnAttempt(actor, id, kind);
  if (attempt.finishedAt) throw new AppError('conflict', 'These questions are finished already.');
  const known = new Set(itemsOf(attempt.form, kind).map((item) => item.id));
  const unknown = Object.keys(answers).filter((item) => !known.has(item));
  if (unknown.length > 0)
    throw new AppError('invalid-request', 'Some answers belong to no question of this form.', {
      errors: unknown.map((item) => ({
        pointer: `/body/answers/${item}`,
        detail: 'There is no such question.',
      })),
    });
  const merged: Record<string, number> = {};
  for (const [item, answer] of Object.entries({ ...attempt.answers, ...answers }))
    if (answer !== null) merged[item] = answer;
  return presentAttempt(await storeAnswers(id, attempt.form, merged, now));
}

/** An attempt of the actor's own, locked until the request is over. @throws AppError `not-found`. */
export async function findOwnAttempt(
  actor: Actor,
  id: string,
  kind: QuestionKind = 'interests',
): Promise<AttemptRecord> {
  requireStudent(actor);
  // Autosaves may overtake each other; one waits for the other, so that no answer gets lost.
  const [record] = await sql<AttemptRecord>(
    `select ${FIELDS} from profiler_attempts
     where tenant_id = $1 and id = $2 and student_id = $3 and kind = $4 for update`,
    [currentTenant(), id, actor.personId, kind],
  );
  if (!record) throw notFound();
  return record;
}

/** The student's open attempt. The caller has checked that the actor may know of it. */
export async function findOpenAttempt(
  studentId: string,
  kind: QuestionKind = 'interests',
): Promise<AttemptRecord | null> {
  const [record] = await sql<AttemptRecord>(
    `select ${FIELDS} from profiler_attempts
     where tenant_id = $1 and student_id = $2 and kind = $3 and finished_at is null`,
    [currentTenant(), studentId, kind],
  );
  return record ?? null;
}

/** Only the answers to the questions of this form. */
export function answersOf(
  form: ProfilerForm,
  answers: Record<string, number>,
  kind: QuestionKind = 'interests',
): Record<string, number> {
  const kept: Record<string, number> = {};
  for (const { id } of itemsOf(form, kind)) {
    const answer = answers[id];
    if (answer !== undefined) kept[id] = answer;
  }
  return kept;
}

async function storeAnswers(
  id: string,
  form: ProfilerForm,
  answers: Record<string, number>,
  now: Date,
): Promise<AttemptRecord> {
  const [record] = await sql<AttemptRecord>(
    `update profiler_attempts set form = $3, answers = $4::jsonb, updated_at = $5
     where tenant_id = $1 and id = $2 returning ${FIELDS}`,
    [currentTenant(), id, form, JSON.stringify(answers), now.toISOString()],
  );
  if (!record) throw notFound();
  return record;
}

function presentAttempt(record: AttemptRecord): ProfilerAttempt {
  return {
    id: record.id,
    form: record.form,
    answers: record.answers,
    answered: Object.keys(record.answers).length,
    total: itemsOf(record.form, record.kind).length,
    startedAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
  };
}

import type { QuestionKind } from '#contracts/assessment-kinds.js';
import type {
  AttemptChanges,
  CurrentAttempt,
  NewAttempt,
  ProfilerAttempt,
  ProfilerForm,
  ProfilerItems,
} from '#contracts/profiler.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type Asked, askedIn, askedNow, formsOf, requireForm } from './asked.js';
import { itemsIn } from './instrument.js';
import { canTakeProfiler } from './profiler-policy.js';

export interface AttemptRecord {
  id: string;
  kind: QuestionKind;
  form: ProfilerForm;
  answers: Record<string, number>;
  /** The district's questions that it was begun with; null for ours. */
  instrumentId: string | null;
  finishedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

const FIELDS = `id, kind, form, answers, instrument_id as "instrumentId", finished_at as "finishedAt",
  created_at as "createdAt", updated_at as "updatedAt"`;

/** @throws AppError `forbidden` for everybody but students. */
export function requireStudent(actor: Actor): void {
  if (!canTakeProfiler(actor))
    throw new AppError('forbidden', 'Only students have results of their own.');
}

/** The questions of a form, in the order to ask them: those under way, or those of a new beginning. */
export async function listItems(
  actor: Actor,
  form: ProfilerForm,
  kind: QuestionKind = 'interests',
): Promise<ProfilerItems> {
  requireStudent(actor);
  const open = await findOpenAttempt(actor.personId, kind);
  const asked = open ? await askedIn(open) : await askedNow(kind);
  const { id, version, isValidated, official } = asked;
  return {
    instrument: id,
    ...{ version, isValidated, form },
    ...(official && { official }),
    items: itemsIn(asked, form).map((item) => ({
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
): Promise<CurrentAttempt> {
  requireStudent(actor);
  const open = await findOpenAttempt(actor.personId, kind);
  const now = await askedNow(kind);
  const { official } = now;
  return {
    attempt: open && {
      ...present(open, await askedIn(open)),
      ...(open.instrumentId !== now.recordId && { isEarlier: true }),
    },
    ...(official && { official: { ...official, forms: formsOf(now) } }),
  };
}

/**
 * Begins an attempt or goes on with the open one. In the other form it keeps the answers to questions that both
 * forms have. Begun anew, it has the questions that the district asks now.
 *
 * @throws AppError `conflict` when these questions do not come in that form.
 */
export async function startAttempt(
  actor: Actor,
  { form, startOver }: NewAttempt,
  now: Date,
  kind: QuestionKind = 'interests',
): Promise<ProfilerAttempt> {
  requireStudent(actor);
  const current = await askedNow(kind);
  // Two tabs may begin at once: the second one goes on with the first one's attempt.
  await sql(
    `insert into profiler_attempts (tenant_id, id, student_id, form, kind, instrument_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)
     on conflict (tenant_id, student_id, kind) where finished_at is null do nothing`,
    [currentTenant(), newId(), actor.personId, form, kind, current.recordId, now.toISOString()],
  );
  const open = await findOpenAttempt(actor.personId, kind);
  if (!open) throw new Error('The attempt was not stored.');
  const begun = await askedIn(open);
  const goesOn = !startOver && formsOf(begun).includes(form);
  const asked = goesOn ? begun : current;
  requireForm(asked, form);
  if (goesOn && open.form === form) return present(open, asked);
  // Other questions may have the same numbers: answers are only those of what they were given to.
  const answers = goesOn ? answersOf(asked, form, open.answers) : {};
  return present(await storeAnswers(open.id, { form, answers, asked }, now), asked);
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
  const asked = await askedIn(attempt);
  const known = new Set(itemsIn(asked, attempt.form).map((item) => item.id));
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
  const stored = await storeAnswers(id, { form: attempt.form, answers: merged, asked }, now);
  return present(stored, asked);
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
  asked: Asked,
  form: ProfilerForm,
  answers: Record<string, number>,
): Record<string, number> {
  const kept: Record<string, number> = {};
  for (const { id } of itemsIn(asked, form)) {
    const answer = answers[id];
    if (answer !== undefined) kept[id] = answer;
  }
  return kept;
}

async function storeAnswers(
  id: string,
  { form, answers, asked }: { form: ProfilerForm; answers: Record<string, number>; asked: Asked },
  now: Date,
): Promise<AttemptRecord> {
  const [record] = await sql<AttemptRecord>(
    `update profiler_attempts set form = $3, answers = $4::jsonb, instrument_id = $5, updated_at = $6
     where tenant_id = $1 and id = $2 returning ${FIELDS}`,
    [currentTenant(), id, form, JSON.stringify(answers), asked.recordId, now.toISOString()],
  );
  if (!record) throw notFound();
  return record;
}

function present(record: AttemptRecord, asked: Asked): ProfilerAttempt {
  return {
    id: record.id,
    form: record.form,
    answers: record.answers,
    answered: Object.keys(record.answers).length,
    total: itemsIn(asked, record.form).length,
    startedAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
  };
}

import type { AssessmentKind, QuestionKind } from '#contracts/assessment-kinds.js';
import { RESULTS_PER_STUDENT_MAX } from '#contracts/limits.js';
import type { FinishAttempt } from '#contracts/profiler.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { translate } from '../../messages.js';
import { logPlanning } from '../activities/activity-log.js';
import { type AttemptRecord, findOwnAttempt } from './attempt-service.js';
import { type Asked, askedIn } from './asked.js';
import { itemsIn, scoreAnswers } from './instrument.js';
import { nameResult } from './result-name.js';
import {
  findResultOfAttempt,
  insertResult,
  type NewResult,
  type ResultRecord,
  resultNamesOf,
} from './result-records.js';

/** The least and the most that one area can reach. */
export interface ScoreRange {
  minimum: number;
  maximum: number;
}

/** What a kind of questions makes of its sums. */
export type Reading = (
  scores: number[],
  range: ScoreRange,
  studentId: string,
) => Promise<Pick<NewResult, 'isFlat' | 'matches' | 'algorithm' | 'mix'>>;

/**
 * Turns a complete attempt into a named result that keeps answers, scores and versions. Doing it
 * again gives the result of the first time.
 *
 * @throws AppError `invalid-request` naming the questions without an answer, `conflict` when there
 *   are too many results, `not-found`.
 */
export async function finishOwnAttempt(
  actor: Actor,
  { id, kind, name }: { id: string; kind: AssessmentKind } & FinishAttempt,
  read: Reading,
  now: Date,
): Promise<ResultRecord> {
  const attempt = await findOwnAttempt(actor, id, kind);
  const earlier = await findResultOfAttempt(id);
  if (earlier) return earlier;
  const asked = await askedIn(attempt);
  refuseGaps(attempt, asked);
  const kept = await resultNamesOf(actor.personId, kind);
  refuseTooMany(kept.length);
  const { scores, ...range } = scoreAnswers(asked, attempt.form, attempt.answers);
  const record = await insertResult(
    {
      studentId: actor.personId,
      attemptId: id,
      name:
        name ??
        (await nameResult({ studentId: actor.personId, locale: actor.locale, kind, kept }, now)),
      kind,
      form: attempt.form,
      answers: attempt.answers,
      areas: asked.areas.map((area) => area.id),
      scores,
      ...range,
      ...(await read(scores, range, actor.personId)),
      instrument: asked.id,
      instrumentVersion: asked.version,
    },
    now,
  );
  await closeAttempt(actor, { id, kind, name: record.name }, now);
  return record;
}

/** Takes no more answers, and notes the time spent on planning. */
export async function closeAttempt(
  actor: Actor,
  { id, kind, name }: { id: string; kind: QuestionKind; name: string },
  now: Date,
): Promise<void> {
  await sql(
    `update profiler_attempts set finished_at = $3, updated_at = $3 where tenant_id = $1 and id = $2`,
    [currentTenant(), id, now.toISOString()],
  );
  const words = kind === 'interests' ? 'hours.log-profiler' : 'hours.log-assessment';
  const title = translate(actor.locale, words, { name });
  await logPlanning(actor, { key: `profiler:${id}`, title }, now);
}

/** @throws AppError `invalid-request` naming the questions without an answer. */
export function refuseGaps({ form, answers }: AttemptRecord, asked: Asked): void {
  const missing = itemsIn(asked, form).filter((item) => answers[item.id] === undefined);
  if (missing.length === 0) return;
  throw new AppError('invalid-request', 'Some questions have no answer yet.', {
    errors: missing.map((item) => ({
      pointer: `/body/answers/${item.id}`,
      detail: 'No answer yet.',
    })),
  });
}

/** @throws AppError `conflict` when no further result of the kind can be kept. */
export function refuseTooMany(kept: number): void {
  if (kept >= RESULTS_PER_STUDENT_MAX)
    throw new AppError(
      'conflict',
      `You keep ${RESULTS_PER_STUDENT_MAX} results. Remove one first.`,
    );
}

import { RESULTS_PER_STUDENT_MAX } from '#contracts/limits.js';
import type {
  CareerMatch,
  CareerMatches,
  FinishAttempt,
  ProfilerResult,
  ProfilerResultDetail,
} from '#contracts/profiler.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { translate } from '../../messages.js';
import { logPlanning } from '../activities/activity-log.js';
import { readCareerBrief } from '../careers/career-service.js';
import { occupations } from '../careers/occupation-store.js';
import { type AttemptRecord, findOwnAttempt, requireStudent } from './attempt-service.js';
import { instrument, itemsOf, scoreAnswers } from './instrument.js';
import { ALGORITHM, rankOccupations, reasonsFor } from './matching.js';
import { nameResult } from './result-name.js';
import { presentResult } from './result-presenter.js';
import {
  findResult,
  findResultOfAttempt,
  insertResult,
  type ResultRecord,
  resultsOf,
  setResultName,
  setResultRemoved,
} from './result-records.js';

const CAREERS_IN_DETAIL = 10;

/**
 * Turns a complete attempt into a named result that keeps answers, scores, list and versions. Doing
 * it again gives the result of the first time.
 *
 * @throws AppError `invalid-request` naming the questions without an answer.
 */
export async function finishAttempt(
  actor: Actor,
  attemptId: string,
  input: FinishAttempt,
  now: Date,
): Promise<ProfilerResultDetail> {
  const attempt = await findOwnAttempt(actor, attemptId);
  const earlier = await findResultOfAttempt(attemptId);
  if (earlier) return presentDetail(earlier);
  refuseGaps(attempt);
  const kept = await resultsOf(actor.personId);
  refuseTooMany(kept);
  const { scores, minimum, maximum } = scoreAnswers(attempt.form, attempt.answers);
  const { rated } = await occupations();
  const { isFlat, matches } = rankOccupations(scores, { minimum, maximum }, rated);
  const record = await insertResult(
    {
      studentId: actor.personId,
      attemptId,
      name: input.name ?? (await nameResult(actor.locale, now, kept)),
      form: attempt.form,
      answers: attempt.answers,
      scores,
      minimum,
      maximum,
      isFlat,
      matches: matches.map((match) => match.code),
      instrument: instrument().id,
      instrumentVersion: instrument().version,
      algorithm: ALGORITHM,
    },
    now,
  );
  await sql(
    `update profiler_attempts set finished_at = $3, updated_at = $3 where tenant_id = $1 and id = $2`,
    [currentTenant(), attemptId, now.toISOString()],
  );
  const title = translate(actor.locale, 'hours.log-profiler', { name: record.name });
  await logPlanning(actor, { key: `profiler:${attemptId}`, title }, now);
  return presentDetail(record);
}

function refuseGaps(attempt: AttemptRecord): void {
  const missing = itemsOf(attempt.form).filter((item) => attempt.answers[item.id] === undefined);
  if (missing.length === 0) return;
  throw new AppError('invalid-request', 'Some questions have no answer yet.', {
    errors: missing.map((item) => ({
      pointer: `/body/answers/${item.id}`,
      detail: 'No answer yet.',
    })),
  });
}

function refuseTooMany(kept: ResultRecord[]): void {
  if (kept.length >= RESULTS_PER_STUDENT_MAX)
    throw new AppError(
      'conflict',
      `You keep ${RESULTS_PER_STUDENT_MAX} results. Remove one first.`,
    );
}

/** The actor's results, newest first. */
export async function listResults(actor: Actor): Promise<ProfilerResult[]> {
  requireStudent(actor);
  return (await resultsOf(actor.personId)).map(presentResult);
}

/** @throws AppError `not-found` when it is not one of the actor's own. */
export async function readResult(actor: Actor, id: string): Promise<ProfilerResultDetail> {
  return presentDetail(await findOwnResult(actor, id));
}

export async function renameResult(
  actor: Actor,
  id: string,
  name: string,
): Promise<ProfilerResult> {
  const record = await findOwnResult(actor, id);
  await setResultName(id, name);
  return presentResult({ ...record, name });
}

/** Takes a result out of the list; it can be put back. */
export async function removeResult(actor: Actor, id: string, now: Date): Promise<ProfilerResult> {
  const record = await findOwnResult(actor, id);
  const removedAt = record.removedAt ?? now;
  await setResultRemoved(id, removedAt);
  return presentResult({ ...record, removedAt });
}

export async function restoreResult(actor: Actor, id: string): Promise<ProfilerResult> {
  const record = await findOwnResult(actor, id);
  if (record.removedAt) {
    refuseTooMany(await resultsOf(actor.personId));
    await setResultRemoved(id, null);
  }
  return presentResult({ ...record, removedAt: null });
}

/** The ranked careers as they were when the result was made, each with its reasons. */
export async function listMatches(
  actor: Actor,
  id: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<CareerMatches> {
  const record = await findOwnResult(actor, id);
  return {
    algorithm: record.algorithm,
    shape: record.isFlat ? 'flat' : 'clear',
    total: record.matches.length,
    items: await matchesOf(record, offset, limit),
  };
}

async function matchesOf(
  record: ResultRecord,
  offset: number,
  limit: number,
): Promise<CareerMatch[]> {
  const { byCode, rated } = await occupations();
  const ranking = rankOccupations(record.scores, record, rated);
  const fits = new Map(ranking.matches.map(({ code, fit }) => [code, fit]));
  const items: CareerMatch[] = [];
  for (const [index, code] of record.matches.slice(offset, offset + limit).entries()) {
    const interests = byCode.get(code)?.interests;
    if (!interests) continue; // Rated when the result was made, and no longer.
    items.push({
      ...(await readCareerBrief(code)),
      rank: offset + index + 1,
      fit: fits.get(code) ?? null,
      why: reasonsFor(record.scores, interests),
    });
  }
  return items;
}

async function presentDetail(record: ResultRecord): Promise<ProfilerResultDetail> {
  return {
    ...presentResult(record),
    answers: record.answers,
    careers: await matchesOf(record, 0, CAREERS_IN_DETAIL),
  };
}

async function findOwnResult(actor: Actor, id: string): Promise<ResultRecord> {
  requireStudent(actor);
  const record = await findResult(actor.personId, id);
  if (!record) throw notFound();
  return record;
}

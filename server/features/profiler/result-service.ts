import type { MatchWeights } from '#contracts/matching.js';
import type {
  CareerMatches,
  FinishAttempt,
  ProfilerResult,
  ProfilerResultDetail,
} from '#contracts/profiler.js';
import type { Actor } from '../../auth/actor.js';
import { isFlat } from '../matchmaker/kind-scores.js';
import { matchesOf, pageOfMatches, rankAnew, rankNow } from '../matchmaker/result-matches.js';
import { requireStudent } from './attempt-service.js';
import { finishOwnAttempt, type Reading } from './finishing.js';
import {
  findOwnResult,
  removeOwnResult,
  renameOwnResult,
  restoreOwnResult,
} from './own-results.js';
import { presentResult } from './result-presenter.js';
import { type ResultRecord, resultsOf, setResultList } from './result-records.js';

const CAREERS_IN_DETAIL = 10;

/**
 * Turns a complete attempt into a named result that also keeps the ranked careers. Doing it again
 * gives the result of the first time.
 *
 * @throws AppError as `finishOwnAttempt`.
 */
export async function finishAttempt(
  actor: Actor,
  attemptId: string,
  input: FinishAttempt,
  now: Date,
): Promise<ProfilerResultDetail> {
  const finished = { ...input, id: attemptId, kind: 'interests' } as const;
  return presentDetail(await finishOwnAttempt(actor, finished, rankCareers, now));
}

const rankCareers: Reading = async (scores, range, studentId) => ({
  isFlat: isFlat({ scores, ...range }),
  ...(await rankNow(studentId, { scores, ...range })),
});

/** The actor's results, newest first. */
export async function listResults(actor: Actor): Promise<ProfilerResult[]> {
  requireStudent(actor);
  return (await resultsOf(actor.personId)).map(presentResult);
}

/** @throws AppError `not-found` when it is not one of the actor's own. */
export async function readResult(actor: Actor, id: string): Promise<ProfilerResultDetail> {
  return presentDetail(await findOwnResult(actor, id, 'interests'));
}

export async function renameResult(
  actor: Actor,
  id: string,
  name: string,
): Promise<ProfilerResult> {
  return presentResult(await renameOwnResult(actor, { id, kind: 'interests', name }));
}

/** Takes a result out of the list; it can be put back. */
export async function removeResult(actor: Actor, id: string, now: Date): Promise<ProfilerResult> {
  return presentResult(await removeOwnResult(actor, { id, kind: 'interests' }, now));
}

export async function restoreResult(actor: Actor, id: string): Promise<ProfilerResult> {
  return presentResult(await restoreOwnResult(actor, { id, kind: 'interests' }));
}

/**
 * Makes the list of a result anew with these weights. Other kinds that it rests on stay as they were;
 * kinds answered since come in.
 *
 * @throws AppError `not-found`, `invalid-request` when nothing that counts would be left.
 */
export async function changeWeights(
  actor: Actor,
  id: string,
  weights: MatchWeights,
): Promise<ProfilerResult> {
  const record = await findOwnResult(actor, id, 'interests');
  const list = await rankAnew(record, weights);
  await setResultList(id, list);
  return presentResult({ ...record, ...list });
}

/** The ranked careers as they were when the result was made, each with its reasons. */
export async function listMatches(
  actor: Actor,
  id: string,
  page: { limit: number; offset: number },
): Promise<CareerMatches> {
  return pageOfMatches(await findOwnResult(actor, id, 'interests'), page);
}

async function presentDetail(record: ResultRecord): Promise<ProfilerResultDetail> {
  return {
    ...presentResult(record),
    answers: record.answers,
    careers: await matchesOf(record, { offset: 0, limit: CAREERS_IN_DETAIL }),
  };
}

import type { AreaKind } from '#contracts/assessment-kinds.js';
import type { AreaResult, AreaResultDetail } from '#contracts/assessments.js';
import type { FinishAttempt } from '#contracts/profiler.js';
import type { Actor } from '../../auth/actor.js';
import { isFlat } from '../matchmaker/kind-scores.js';
import { requireStudent } from './attempt-service.js';
import { finishOwnAttempt, type Reading } from './finishing.js';
import { instrument } from './instrument.js';
import { findOwnResult } from './own-results.js';
import { type ResultRecord, resultsOf } from './result-records.js';

/** Changes whenever the same answers could give other sums. */
const ALGORITHM = 'area-sums-1';
const TOP = 3;

const readSums: Reading = (scores, range) =>
  Promise.resolve({
    isFlat: isFlat({ scores, ...range }),
    ...{ matches: [], algorithm: ALGORITHM, mix: null },
  });

/** @throws AppError as `finishOwnAttempt`. */
export async function finishAreaAttempt(
  actor: Actor,
  attempt: { id: string; kind: AreaKind } & FinishAttempt,
  now: Date,
): Promise<AreaResultDetail> {
  return detailOf(actor, await finishOwnAttempt(actor, attempt, readSums, now));
}

/** The actor's results of a kind, newest first. */
export async function listAreaResults(actor: Actor, kind: AreaKind): Promise<AreaResult[]> {
  requireStudent(actor);
  return (await resultsOf(actor.personId, kind)).map(presentAreaResult);
}

/** @throws AppError `not-found` when it is not one of the actor's own. */
export async function readAreaResult(
  actor: Actor,
  { id, kind }: { id: string; kind: AreaKind },
): Promise<AreaResultDetail> {
  return detailOf(actor, await findOwnResult(actor, id, kind));
}

async function detailOf(actor: Actor, record: ResultRecord): Promise<AreaResultDetail> {
  const all = await resultsOf(actor.personId, record.kind);
  // Sums of another version of the questions can't be laid beside these.
  const earlier = all.find(
    (other) =>
      other.createdAt < record.createdAt &&
      other.instrument === record.instrument &&
      other.instrumentVersion === record.instrumentVersion,
  );
  return {
    ...presentAreaResult(record),
    answers: record.answers,
    earlier: earlier ? presentAreaResult(earlier) : null,
  };
}

/** Names every field that leaves the server, so that a new column stays private by default. */
export function presentAreaResult(record: ResultRecord): AreaResult {
  if (record.kind === 'interests') throw new Error('Interest results are presented elsewhere.');
  const scores = record.areas.map((area, index) => ({ area, score: record.scores[index] ?? 0 }));
  const strongest = scores.toSorted((left, right) => right.score - left.score).slice(0, TOP);
  return {
    id: record.id,
    kind: record.kind,
    name: record.name,
    scores,
    minimum: record.minimum,
    maximum: record.maximum,
    shape: record.isFlat ? 'flat' : 'clear',
    topAreas: record.isFlat ? [] : strongest.map(({ area }) => area),
    instrument: record.instrument,
    instrumentVersion: record.instrumentVersion,
    isValidated: instrument(record.kind).isValidated,
    finishedAt: record.createdAt.toISOString(),
    isRemoved: record.removedAt !== null,
  };
}

import type { ProfilerResult } from '#contracts/profiler.js';
import { type Area, AREAS } from '#contracts/riasec.js';
import { OFFICIAL } from './asked.js';
import { instrument } from './instrument.js';
import type { ResultRecord } from './result-records.js';

/** Names every field that leaves the server, so that a new column stays private by default. */
export function presentResult(record: ResultRecord): ProfilerResult {
  const [r = 0, i = 0, a = 0, s = 0, e = 0, c = 0] = record.scores;
  const topAreas = record.isFlat ? [] : strongestAreas(record.scores);
  return {
    id: record.id,
    name: record.name,
    form: record.form,
    scores: { r, i, a, s, e, c },
    minimum: record.minimum,
    maximum: record.maximum,
    shape: record.isFlat ? 'flat' : 'clear',
    topAreas,
    code: topAreas.join('').toUpperCase(),
    algorithm: record.algorithm,
    instrument: record.instrument,
    instrumentVersion: record.instrumentVersion,
    ...originOf(record),
    finishedAt: record.createdAt.toISOString(),
    isRemoved: record.removedAt !== null,
  };
}

/** Whether the questions are ours, and if not, which version of the official ones. */
function originOf({ instrument: id, instrumentVersion: version }: ResultRecord) {
  return id === OFFICIAL
    ? { isValidated: true, official: { version } }
    : { isValidated: instrument().isValidated };
}

/** Of equal areas, the first in r i a s e c. */
function strongestAreas(scores: number[]): Area[] {
  return AREAS.map((area, index) => ({ area, score: scores[index] ?? 0 }))
    .sort((left, right) => right.score - left.score)
    .slice(0, 3)
    .map(({ area }) => area);
}

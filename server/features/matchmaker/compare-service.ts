import type {
  CareerMove,
  ComparedResult,
  DatedResult,
  ResultComparison,
} from '#contracts/result-comparison.js';
import type { Actor } from '../../auth/actor.js';
import { readCareerBrief } from '../careers/career-service.js';
import { occupations } from '../careers/occupation-store.js';
import { savedCareersOf } from '../careers/saved-career-records.js';
import { requireStudent } from '../profiler/attempt-service.js';
import { findOwnResult } from '../profiler/own-results.js';
import { type ResultRecord, resultsOf } from '../profiler/result-records.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { gradesOf } from '../years/year-grades.js';
import { marksOf } from './mark-records.js';
import { FIRST_COMPARED, kindChanges, listChanges, type Place } from './result-changes.js';
import { basisOf } from './result-matches.js';

/** The actor's kept results with the school year of each, the newest first. */
export async function listDatedResults(actor: Actor): Promise<DatedResult[]> {
  requireStudent(actor);
  const [results, dated] = await Promise.all([resultsOf(actor.personId), datingFor(actor)]);
  return results.map(dated);
}

/**
 * Two of the actor's results side by side, the older one as `earlier` in whatever order they are named;
 * also removed ones, since their addresses may be kept. Lists are those kept with the results.
 *
 * @throws AppError `not-found` when one of them is not one of the actor's own.
 */
export async function compareResults(
  actor: Actor,
  { id, otherId }: { id: string; otherId: string },
): Promise<ResultComparison> {
  const records = await Promise.all(
    [id, otherId].map((one) => findOwnResult(actor, one, 'interests')),
  );
  const [earlier, later] = records.sort(
    (left, right) => left.createdAt.getTime() - right.createdAt.getTime(),
  ) as [ResultRecord, ResultRecord];
  const [dated, then, now] = await Promise.all([
    datingFor(actor),
    basisOf(earlier),
    basisOf(later),
  ]);
  const present = (record: ResultRecord, { parts, isFlat }: typeof then): ComparedResult => ({
    ...dated(record),
    form: record.form,
    shape: isFlat ? 'flat' : 'clear',
    algorithm: record.algorithm,
    instrument: record.instrument,
    instrumentVersion: record.instrumentVersion,
    parts,
  });
  return {
    earlier: present(earlier, then),
    later: present(later, now),
    kinds: kindChanges(then.scores, now.scores),
    careers: await careerMoves(earlier, later),
  };
}

async function careerMoves(
  earlier: ResultRecord,
  later: ResultRecord,
): Promise<ResultComparison['careers']> {
  const { byCode } = await occupations();
  const hidden = await hiddenBy(later.studentId);
  const firsts = new Set([earlier, later].flatMap((one) => one.matches.slice(0, FIRST_COMPARED)));
  const unknown = [...firsts].filter((code) => !byCode.has(code));
  const changes = listChanges(earlier.matches, later.matches, new Set([...hidden, ...unknown]));
  return {
    first: FIRST_COMPARED,
    stayed: await presentMoves(changes.stayed),
    entered: await presentMoves(changes.entered),
    left: await presentMoves(changes.left),
    hidden: [...firsts].filter((code) => hidden.has(code)).length,
  };
}

/** As in the lists themselves: a saved career is shown whatever was said of it. */
async function hiddenBy(studentId: string): Promise<Set<string>> {
  const [marks, saved] = await Promise.all([marksOf(studentId), savedCareersOf(studentId)]);
  const isSaved = new Set(saved.map(({ code }) => code));
  return new Set(
    marks
      .filter(({ mark, code }) => mark === 'hidden' && !isSaved.has(code))
      .map(({ code }) => code),
  );
}

const presentMoves = (places: readonly Place[]): Promise<CareerMove[]> =>
  Promise.all(
    places.map(async ({ code, earlier, later }) => ({
      ...{ career: await readCareerBrief(code), earlier, later },
    })),
  );

/** Tells school year and grade of the actor's results. */
async function datingFor(actor: Actor): Promise<(record: ResultRecord) => DatedResult> {
  const rule = await yearRule();
  const gradeOf = await gradesOf(actor.personId, rule);
  return ({ id, name, createdAt }) => {
    const schoolYear = schoolYearOf(createdAt, rule);
    const grade = gradeOf(schoolYear);
    return { id, name, finishedAt: createdAt.toISOString(), schoolYear, grade };
  };
}

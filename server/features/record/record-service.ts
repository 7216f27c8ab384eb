import type { StaffRecord, StudentRecord } from '#contracts/advising.js';
import { AREA_KINDS } from '#contracts/assessment-kinds.js';
import type { AreaResultBrief, InterestResult } from '#contracts/record.js';
import type { Actor } from '../../auth/actor.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { coursesInReach } from '../class/reach.js';
import { presentAreaResult } from '../profiler/area-results.js';
import { presentResult } from '../profiler/result-presenter.js';
import { resultsOf } from '../profiler/result-records.js';
import { shownAssessments } from './assessment-service.js';
import { correctionsOf } from './corrections.js';
import { heldFacts } from './held-facts.js';
import { shownNotes } from './note-records.js';
import { requireStudentOf, seesAsCounselor } from './record-policy.js';
import { knownSchools, schoolTimes } from './schools.js';

/** Everything on the student's own record page. */
export async function readOwnRecord(actor: Actor, now: Date): Promise<StudentRecord> {
  const { personId } = actor;
  const [results, interests, areaResults, notes, known, schools, held, corrections] =
    await Promise.all([
      shownAssessments('student', personId),
      interestsOf(personId),
      areaResultsOf(personId),
      shownNotes(actor, personId, now),
      knownSchools(personId),
      schoolTimes(personId),
      heldFacts(actor),
      correctionsOf(actor),
    ]);
  return { results, interests, areaResults, notes, known, schools, held, corrections };
}

async function interestsOf(personId: string): Promise<InterestResult[]> {
  return (await resultsOf(personId)).map((record) => {
    const { id, name, topAreas, finishedAt } = presentResult(record);
    return { id, name, topAreas, takenOn: finishedAt };
  });
}

async function areaResultsOf(personId: string): Promise<AreaResultBrief[]> {
  const results = await Promise.all(AREA_KINDS.map((kind) => resultsOf(personId, kind)));
  return results.flat().map((record) => {
    const { id, kind, name, topAreas, finishedAt } = presentAreaResult(record);
    return { id, kind, name, topAreas, takenOn: finishedAt };
  });
}

/** A student's record as staff of their course may see it. Looking is noted. */
export async function readRecordOf(
  actor: Actor,
  studentId: string,
  request: AccessRequest,
): Promise<StaffRecord> {
  await requireStudentOf(actor, await coursesInReach(actor), studentId);
  await noteAccess(actor, [studentId], 'record', request);
  return staffRecord(actor, studentId, request.now);
}

/** As `readRecordOf`, after a change that was checked and noted itself. */
export async function staffRecord(
  actor: Actor,
  studentId: string,
  now: Date,
): Promise<StaffRecord> {
  const [results, notes, known, schools] = await Promise.all([
    shownAssessments(actor.role, studentId),
    shownNotes(actor, studentId, now),
    seesAsCounselor(actor) ? knownSchools(studentId) : [],
    seesAsCounselor(actor) ? schoolTimes(studentId) : [],
  ]);
  return { results, notes, known, schools };
}

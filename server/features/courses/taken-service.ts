import { TAKEN_MAX } from '#contracts/course-fields.js';
import type { CoursesTaken, NewTakenCourse } from '#contracts/courses-taken.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { requireStudentOf } from '../class/student-of.js';
import { schoolYearAt } from '../years/school-year.js';
import { catalogByCode } from './catalog-records.js';
import { countCourses } from './counting.js';
import { knownGrade, studentCourse } from './student-courses.js';
import { isOfficial, mayEnterFor, maySeeMarks } from './taken-policy.js';
import {
  insertTaken,
  setTakenRemoved,
  takenOf,
  type TakenRecord,
  updateTaken,
} from './taken-records.js';

/** The student's own courses. */
export async function readOwnTaken(actor: Actor, now: Date): Promise<CoursesTaken> {
  return { ...(await takenWith(actor.personId, true, now)), mayAdd: true };
}

/** A student's courses as staff may see them: teachers see no marks. Looking is noted. */
export async function readTakenOf(
  actor: Actor,
  studentId: string,
  request: AccessRequest,
): Promise<CoursesTaken> {
  await requireStudentOf(actor, studentId);
  await noteAccess(actor, [studentId], 'record', request);
  const taken = await takenWith(studentId, maySeeMarks(actor), request.now);
  return { ...taken, mayAdd: mayEnterFor(actor) };
}

async function takenWith(
  studentId: string,
  hasMarks: boolean,
  now: Date,
): Promise<Omit<CoursesTaken, 'mayAdd'>> {
  const all = await takenOf(studentId);
  const records = all.filter(({ isRemoved }) => !isRemoved);
  const [catalog, thisYear, known] = await Promise.all([
    catalogByCode(),
    schoolYearAt(now),
    knownGrade(studentId, records, now),
  ]);
  const counted = countCourses(
    records.map((record) => studentCourse(record, catalog, known)),
    { takesMiddleSchool: true },
  );
  const sum = (isIn: (place: number) => boolean) =>
    counted
      .filter(({ countedAs }, place) => countedAs === 'counts' && isIn(place))
      .reduce((all_, { credits }) => all_ + credits, 0);
  return {
    thisYear,
    courses: records.map(({ isRemoved: _, mark, ...record }, place) => ({
      ...record,
      area: counted[place]?.area ?? null,
      gradeLevel: counted[place]?.grade ?? null,
      mark: hasMarks ? mark : null,
      isOfficial: isOfficial(record.source),
      countedAs: counted[place]?.countedAs ?? 'failed',
    })),
    credits: {
      earned: sum((place) => counted[place]?.state === 'earned'),
      inProgress: sum((place) => counted[place]?.state === 'in-progress'),
      notOfficial: sum((place) => {
        const record = records[place];
        return record !== undefined && !isOfficial(record.source);
      }),
    },
  };
}

/** The student adds one of their own: it is not official. */
export async function addOwnTaken(actor: Actor, input: NewTakenCourse, now: Date): Promise<void> {
  const own = (await takenOf(actor.personId)).filter(
    ({ source, isRemoved }) => source === 'student' && !isRemoved,
  );
  if (own.length >= TAKEN_MAX)
    throw new AppError('invalid-request', 'There are too many already. Remove one first.');
  const who = { studentId: actor.personId, enteredBy: actor.personId };
  await insertTaken({ ...(await checked(input, now)), ...who, source: 'student' }, now);
}

/** Counselors and administrators enter one for a student of theirs. The student sees it at once. */
export async function addTakenFor(
  actor: Actor,
  studentId: string,
  input: NewTakenCourse,
  request: AccessRequest,
): Promise<void> {
  await requireStudentOf(actor, studentId);
  await noteAccess(actor, [studentId], 'record', request);
  const who = { studentId, enteredBy: actor.personId };
  const course = await checked(input, request.now);
  await insertTaken({ ...course, ...who, source: 'staff' }, request.now);
}

/** @throws AppError `not-found`; `forbidden` for what others entered. */
export async function changeOwnTaken(
  actor: Actor,
  id: string,
  input: NewTakenCourse,
  now: Date,
): Promise<void> {
  await findOwn(actor, id);
  await updateTaken(id, await checked(input, now), now);
}

/** Takes one of the student's own out, or (without a time) puts it back. */
export async function setOwnTakenRemoved(actor: Actor, id: string, at: Date | null): Promise<void> {
  await findOwn(actor, id);
  await setTakenRemoved(id, at);
}

/** Takes an official entry out, or (without a time) puts it back. A file that has it leaves it out then. */
export async function setTakenRemovedFor(
  actor: Actor,
  ids: { personId: string; id: string },
  at: Date | null,
  request: AccessRequest,
): Promise<void> {
  await requireStudentOf(actor, ids.personId);
  const held = (await takenOf(ids.personId)).find(({ id }) => id === ids.id);
  if (!held) throw notFound();
  if (!isOfficial(held.source))
    throw new AppError('forbidden', 'What a student entered is the student’s to take out.');
  await noteAccess(actor, [ids.personId], 'record', request);
  await setTakenRemoved(ids.id, at);
}

async function findOwn(actor: Actor, id: string): Promise<TakenRecord> {
  const held = (await takenOf(actor.personId)).find((one) => one.id === id);
  if (!held || (held.isRemoved && isOfficial(held.source))) throw notFound();
  if (isOfficial(held.source))
    throw new AppError('forbidden', 'Your school entered this. Ask your counselor to change it.');
  return held;
}

/** A year to come is planned, not taken; a failed course gives no credit; a code is one of the catalog's. */
async function checked(input: NewTakenCourse, now: Date): Promise<NewTakenCourse> {
  const refused = (field: string, detail: string) =>
    new AppError('invalid-request', 'The body of this request did not pass the checks.', {
      errors: [{ pointer: `/body/${field}`, detail }],
    });
  if (input.schoolYear > (await schoolYearAt(now)))
    throw refused('schoolYear', 'This school year has not begun: put the course into the plan.');
  if (input.code !== '' && !(await catalogByCode()).has(input.code))
    throw refused('code', 'The catalog has no course with this code.');
  return input.status === 'failed' ? { ...input, credits: 0 } : input;
}

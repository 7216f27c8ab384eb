import type { AssignmentList, Grading, StudentWork } from '#contracts/assignments.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { isNotMarked } from '../roster/enrolment-role.js';
import { groupsOf } from '../class/class-groups.js';
import { coursesOfStaff, coursesOfTeacher } from '../class/joined-courses.js';
import {
  type AssignmentRow,
  findCourseAssignment,
  presentAssignment,
} from './assignment-records.js';
import { presentStudent, presentWork, readStudents } from './grading-records.js';
import { askForResults } from './result-check.js';
import { sendAgain, wantScore } from './score-intents.js';
import { lmsNameOf } from './lms-name.js';
import { lockSubmission } from './submission-records.js';

interface BriefRow extends AssignmentRow {
  course_title: string | null;
  students: string;
  handed_in: string;
  to_read: string;
  not_sent: string;
}

/** The reflections of the class with what waits in each, newest first. */
export async function listAssignments(actor: Actor): Promise<AssignmentList> {
  const courseIds = await coursesOfStaff(actor);
  const rows = await sql<BriefRow>(
    `select a.*, coalesce(c.title, c.label) as course_title,
       (select count(*) from enrolments e join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
        where e.tenant_id = a.tenant_id and e.course_id = a.course_id and e.role = 'student'
          and e.is_active and not p.is_test) as students,
       (select count(*) from submissions s where s.tenant_id = a.tenant_id and s.assignment_id = a.id
          and s.status in ('submitted', 'scored') and ${isNotMarked('s', 'a')}) as handed_in,
       (select count(*) from submissions s where s.tenant_id = a.tenant_id and s.assignment_id = a.id
          and s.status = 'submitted' and ${isNotMarked('s', 'a')}) as to_read,
       (select count(*) from score_intents i where i.tenant_id = a.tenant_id and i.assignment_id = a.id
          and i.state <> 'sent' and ${isNotMarked('i', 'a')}) as not_sent
     from assignments a join courses c on c.tenant_id = a.tenant_id and c.id = a.course_id
     where a.tenant_id = $1 and a.course_id = any($2::uuid[]) order by a.created_at desc, a.id`,
    [actor.tenantId, courseIds],
  );
  return {
    assignments: rows.map((row) => ({
      id: row.id,
      title: row.title,
      grading: row.grading,
      maxPoints: row.max_points,
      dueAt: row.due_at?.toISOString() ?? null,
      students: Number(row.students),
      handedIn: Number(row.handed_in),
      toRead: Number(row.to_read),
      notSent: Number(row.not_sent),
      courseTitle: courseIds.length > 1 ? row.course_title : null,
    })),
  };
}

/** The whole class on one reflection. */
export async function readGrading(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<Grading> {
  const assignment = await findCourseAssignment(await coursesOfStaff(actor), id);
  const rows = await readStudents(actor, assignment, null);
  const begun = rows.filter((row) => row.status !== null).map((row) => row.person_id);
  await noteAccess(actor, begun, 'class list', request);
  return {
    assignment: presentAssignment(assignment),
    students: rows.map((row) => presentStudent(row, actor.locale)),
    ...(await groupsOf(actor, [assignment.course_id])),
    lmsName: await lmsNameOf(assignment.course_id),
    isChecking: await askForResults(assignment),
  };
}

/** One student's work. Looking at it leaves a row in the access log. */
export async function readWork(
  actor: Actor,
  id: string,
  personId: string,
  request: AccessRequest,
): Promise<StudentWork> {
  const assignment = await findCourseAssignment(await coursesOfStaff(actor), id);
  const work = await findWork(actor, assignment, personId);
  await noteAccess(actor, [personId], 'reflection', request);
  return work;
}

async function findWork(
  actor: Actor,
  assignment: AssignmentRow,
  personId: string,
): Promise<StudentWork> {
  const [row] = await readStudents(actor, assignment, personId);
  if (!row) throw notFound();
  return presentWork(row, actor.locale);
}

/**
 * Scores and comments; a second score takes the place of the first, in the gradebook too.
 *
 * @throws AppError `invalid-request` when the points exceed the maximum or don't fit the kind.
 */
export async function scoreWork(
  actor: Actor,
  id: string,
  personId: string,
  score: { points: number | null; comment: string },
  now: Date,
): Promise<StudentWork> {
  const assignment = await findCourseAssignment(await coursesOfTeacher(actor), id);
  const [student] = await readStudents(actor, assignment, personId);
  if (!student) throw notFound();
  checkPoints(assignment, score.points);
  const row = await lockSubmission(id, personId);
  await sql(
    `update submissions set status = case when status = 'draft' then status else 'scored' end, points = $3,
            comment = $4, scored_by = $5, scored_at = $6, updated_at = $6
     where tenant_id = $1 and id = $2`,
    [actor.tenantId, row.id, score.points, score.comment, actor.personId, now.toISOString()],
  );
  // No LMS takes a score for its own test student.
  if (assignment.max_points !== null && !student.is_test)
    await wantScore(assignment, personId, {
      points: score.points,
      comment: score.comment,
      submittedAt: row.submitted_at,
    });
  return findWork(actor, assignment, personId);
}

function checkPoints(assignment: AssignmentRow, points: number | null): void {
  const maximum = assignment.max_points;
  const refuse = (detail: string) =>
    new AppError('invalid-request', detail, { errors: [{ pointer: '/body/points', detail }] });
  if (points === null) return;
  if (maximum === null) throw refuse('This reflection has no score.');
  if (points > maximum) throw refuse(`At most ${maximum} points.`);
  if (assignment.grading === 'complete' && points !== 0 && points !== 1)
    throw refuse('Complete is 1, incomplete is 0.');
}

/** Gives work back for another try, with the comment; what was handed in stays as a version. */
export async function returnWork(
  actor: Actor,
  id: string,
  personId: string,
  comment: string,
  now: Date,
): Promise<StudentWork> {
  const assignment = await findCourseAssignment(await coursesOfTeacher(actor), id);
  const work = await findWork(actor, assignment, personId);
  if (work.status !== 'submitted' && work.status !== 'scored')
    throw new AppError('conflict', 'Only work that was handed in can be given back.');
  await sql(
    `update submissions set status = 'returned', comment = $4, scored_by = $5, scored_at = $6, updated_at = $6
     where tenant_id = $1 and assignment_id = $2 and student_id = $3`,
    [actor.tenantId, id, personId, comment, actor.personId, now.toISOString()],
  );
  return findWork(actor, assignment, personId);
}

export async function sendScoreAgain(
  actor: Actor,
  id: string,
  personId: string,
): Promise<StudentWork> {
  const assignment = await findCourseAssignment(await coursesOfTeacher(actor), id);
  if ((await sendAgain({ assignmentId: id, studentId: personId })) === 0)
    throw new AppError('conflict', 'There is no score that waits to be sent.');
  return findWork(actor, assignment, personId);
}

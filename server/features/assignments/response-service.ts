import type {
  CompletionResult,
  CompletionsDone,
  CompletionsUndo,
  CompletionsUndone,
  NewCompletions,
  Responses,
} from '#contracts/responses.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { groupsOf } from '../class/class-groups.js';
import { coursesOfStaff, coursesOfTeacher } from '../class/joined-courses.js';
import {
  type AssignmentRow,
  findCourseAssignment,
  presentAssignment,
} from './assignment-records.js';
import { presentWork, readStudents } from './grading-records.js';
import { type HeldScore, wantScoresLater, withdrawScores } from './held-scores.js';
import { lmsNameOf } from './lms-name.js';

/** What all wrote, who waits for a score first. Each whose words are shown is noted as looked at. */
export async function readResponses(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<Responses> {
  const assignment = await findCourseAssignment(await coursesOfStaff(actor), id);
  const rows = await readStudents(actor, assignment, null);
  const works = rows.map((row) => presentWork(row, actor.locale));
  const read = works.filter(({ versions }) => versions > 0);
  await noteAccess(
    actor,
    read.map(({ personId }) => personId),
    'reflection',
    request,
  );
  const waits = ({ status }: (typeof works)[number]) => (status === 'submitted' ? 0 : 1);
  return {
    assignment: presentAssignment(assignment),
    works: works.toSorted((a, b) => waits(a) - waits(b)),
    ...(await groupsOf(actor, [assignment.course_id])),
    lmsName: await lmsNameOf(assignment.course_id),
  };
}

interface CompletedRow {
  student_id: string;
  submitted_at: Date | null;
  comment: string;
  is_test: boolean;
}

/**
 * Gives the whole score to each of these students who handed in and has none, with the comment on each; the
 * others stay as they are. The scores leave after the time for undo.
 *
 * @throws AppError `forbidden` for who does not teach the course, `not-found` for another course's.
 */
export async function completeAll(
  actor: Actor,
  id: string,
  { works }: NewCompletions,
  now: Date,
): Promise<CompletionsDone> {
  const assignment = await findCourseAssignment(await coursesOfTeacher(actor), id);
  const wanted = new Map(works.map((work) => [work.personId, work.comment]));
  const points = assignment.max_points;
  const rows = await sql<CompletedRow>(
    `with mine as (
       select s.id, s.student_id, p.is_test from submissions s
       join people p on p.tenant_id = s.tenant_id and p.id = s.student_id
       where s.tenant_id = $1 and s.assignment_id = $2 and s.student_id = any($3::uuid[])
         and exists (select 1 from enrolments e where e.tenant_id = s.tenant_id and e.course_id = $4
                     and e.person_id = s.student_id and e.role = 'student')
       order by s.id for update of s)
     update submissions s
     set status = 'scored', points = $6, comment = w.comment, scored_by = $7, scored_at = $8, updated_at = $8
     from mine join unnest($3::uuid[], $5::text[]) as w (student_id, comment)
                 on w.student_id = mine.student_id
     where s.tenant_id = $1 and s.id = mine.id and s.status = 'submitted' and s.points is null
     returning s.student_id, s.submitted_at, s.comment, mine.is_test`,
    [
      ...[actor.tenantId, id, [...wanted.keys()], assignment.course_id, [...wanted.values()]],
      ...[points, actor.personId, now.toISOString()],
    ],
  );
  // No LMS takes a score for its own test student.
  if (points !== null)
    await wantScoresLater(assignment, points, heldOf(rows.filter((row) => !row.is_test)));
  const done = new Set(rows.map((row) => row.student_id));
  const others = await whyNot(actor, assignment, [...wanted.keys()], done);
  return {
    at: now.toISOString(),
    results: [...wanted.keys()].map((personId) => ({
      personId,
      result: done.has(personId) ? 'completed' : (others.get(personId) ?? 'not-here'),
    })),
  };
}

const heldOf = (rows: readonly CompletedRow[]): HeldScore[] =>
  rows.map((row) => ({
    studentId: row.student_id,
    comment: row.comment,
    submittedAt: row.submitted_at,
  }));

/** Of whom nothing was changed though they are in the class. */
async function whyNot(
  actor: Actor,
  assignment: AssignmentRow,
  wanted: readonly string[],
  done: ReadonlySet<string>,
): Promise<Map<string, CompletionResult['result']>> {
  if (wanted.every((personId) => done.has(personId))) return new Map();
  const students = await readStudents(actor, assignment, null);
  return new Map(
    students.map(({ person_id: personId, status }) => [
      personId,
      status === 'submitted' || status === 'scored' ? 'has-score' : 'not-handed-in',
    ]),
  );
}

/**
 * Takes an own act back where nobody changed the work since. What never left stays here; what has left is
 * taken back in the gradebook.
 */
export async function undoCompletions(
  actor: Actor,
  id: string,
  { at, works }: CompletionsUndo,
  now: Date,
): Promise<CompletionsUndone> {
  const assignment = await findCourseAssignment(await coursesOfTeacher(actor), id);
  const before = new Map(works.map((work) => [work.personId, work.comment]));
  const rows = await sql<CompletedRow>(
    `with mine as (
       select s.id from submissions s
       where s.tenant_id = $1 and s.assignment_id = $2 and s.student_id = any($3::uuid[])
         and s.status = 'scored' and s.scored_by = $5 and s.scored_at = $6
       order by s.id for update)
     update submissions s
     set status = 'submitted', points = null, comment = w.comment, scored_at = null, updated_at = $7,
         scored_by = case when w.comment = '' then null else s.scored_by end
     from mine, unnest($3::uuid[], $4::text[]) as w (student_id, comment), people p
     where s.tenant_id = $1 and s.id = mine.id and w.student_id = s.student_id
       and p.tenant_id = s.tenant_id and p.id = s.student_id
     returning s.student_id, s.submitted_at, s.comment, p.is_test`,
    [
      ...[actor.tenantId, id, [...before.keys()], [...before.values()], actor.personId, at],
      now.toISOString(),
    ],
  );
  const scored = assignment.max_points === null ? [] : rows.filter((row) => !row.is_test);
  return { changed: rows.length, takenBack: await withdrawScores(assignment, heldOf(scored)) };
}

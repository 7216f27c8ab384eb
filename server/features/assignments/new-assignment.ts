import type { z } from 'zod';
import type { Assignment, NewAssignment } from '#contracts/assignments.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { courseOfTeacher } from '../class/course-policy.js';
import { type AssignmentRow, presentAssignment } from './assignment-records.js';

/** Stores a reflection in a course. @throws AppError `invalid-request` for points without a maximum. */
export async function insertAssignment(
  actor: Actor,
  courseId: string,
  input: z.output<typeof NewAssignment>,
): Promise<AssignmentRow> {
  if (input.grading === 'points' && input.maxPoints === null)
    throw new AppError('invalid-request', 'Say how many points it is worth.', {
      errors: [{ pointer: '/body/maxPoints', detail: 'Needed when the work gets points.' }],
    });
  const maxPoints = { points: input.maxPoints, complete: 1, none: null }[input.grading];
  const blocks = input.blocks.map((block, index) => ({ id: `b${index + 1}`, ...block }));
  const [row] = await sql<AssignmentRow>(
    `insert into assignments (tenant_id, id, course_id, created_by, title, instructions, blocks, grading,
                              max_points, due_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10)
     returning id, course_id, title, instructions, blocks, grading, max_points, due_at`,
    [
      actor.tenantId,
      newId(),
      courseId,
      actor.personId,
      input.title,
      input.instructions,
      JSON.stringify(blocks),
      input.grading,
      maxPoints,
      input.dueAt,
    ],
  );
  if (!row) throw new Error('The assignment was not stored.');
  return row;
}

/**
 * Gives a reflection to the class inside Pathlight, without a link in the LMS and so without a grade.
 *
 * @throws AppError `invalid-request` for a grade: there is no column that could take it.
 */
export async function giveHere(
  actor: Actor,
  input: z.output<typeof NewAssignment>,
): Promise<Assignment> {
  const courseId = courseOfTeacher(actor);
  if (input.grading !== 'none')
    throw new AppError('invalid-request', 'For a grade, add it from your course.', {
      errors: [{ pointer: '/body/grading', detail: 'Only work without a grade is given here.' }],
    });
  const row = await insertAssignment(actor, courseId, input);
  await sql(`update assignments set is_given_here = true where tenant_id = $1 and id = $2`, [
    actor.tenantId,
    row.id,
  ]);
  return presentAssignment(row);
}

/**
 * Takes back what was given inside Pathlight.
 *
 * @throws AppError `conflict` once a student has begun: their words would go with it.
 */
export async function takeBack(actor: Actor, id: string): Promise<void> {
  const courseId = courseOfTeacher(actor);
  const [row] = await sql<{ is_begun: boolean }>(
    `select exists (select 1 from submissions s where s.tenant_id = $1 and s.assignment_id = a.id)
            or exists (select 1 from assignment_links l where l.tenant_id = $1 and l.assignment_id = a.id)
            as is_begun
     from assignments a
     where a.tenant_id = $1 and a.id = $2 and a.course_id = $3 and a.is_given_here for update`,
    [actor.tenantId, id, courseId],
  );
  if (!row) throw notFound();
  if (row.is_begun) throw new AppError('conflict', 'A student has begun this. It stays.');
  await sql(`delete from assignments where tenant_id = $1 and id = $2`, [actor.tenantId, id]);
}

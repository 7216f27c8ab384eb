import type { z } from 'zod';
import type { NewAssignment } from '#contracts/assignments.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import type { AssignmentRow } from './assignment-records.js';

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

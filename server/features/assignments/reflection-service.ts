import type { Reflection, ReflectionSaved } from '#contracts/assignments.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { translate } from '../../messages.js';
import { logPlanning } from '../activities/activity-log.js';
import { tellCaliper } from '../caliper/tell-caliper.js';
import { coursesOfStaff } from '../class/joined-courses.js';
import { inReadersLanguage } from '../ready/ready-language.js';
import {
  type AssignmentRow,
  findCourseAssignment,
  findStudentAssignment,
  presentAssignment,
} from './assignment-records.js';
import {
  findSubmission,
  lockSubmission,
  presentReflection,
  type SubmissionRow,
} from './submission-records.js';

/** Handed in is handed in, until the teacher gives it back. */
const isOpen = (row: SubmissionRow | undefined) =>
  !row || row.status === 'draft' || row.status === 'returned';

/** The student's own work on a reflection; staff see the empty page, as a preview. */
export async function readReflection(actor: Actor, id: string): Promise<Reflection> {
  if (actor.role !== 'student') {
    const preview = await findCourseAssignment(await coursesOfStaff(actor), id);
    return presentReflection(await readable(actor, preview), undefined, false);
  }
  const assignment = await findStudentAssignment(actor.personId, id);
  const row = await findSubmission(id, actor.personId);
  return presentReflection(await readable(actor, assignment), row, isOpen(row));
}

/**
 * Keeps what was written so far.
 *
 * @param revision - of the version the writer had; an older one would undo another tab's words.
 * @throws AppError `conflict` when it is not the newest, or the work is handed in.
 */
export async function saveReflection(
  actor: Actor,
  id: string,
  draft: { answers: Record<string, string>; revision: number },
  now: Date,
): Promise<ReflectionSaved> {
  const assignment = await findOwn(actor, id);
  checkBlocks(assignment, draft.answers);
  const row = await lockSubmission(id, actor.personId);
  if (!isOpen(row)) throw new AppError('conflict', 'This is handed in already.');
  if (row.revision !== draft.revision)
    throw new AppError('conflict', 'This was changed in another window.');
  await sql(
    `update submissions set answers = $3::jsonb, revision = revision + 1, updated_at = $4
     where tenant_id = $1 and id = $2`,
    [actor.tenantId, row.id, JSON.stringify(draft.answers), now.toISOString()],
  );
  return { revision: row.revision + 1, savedAt: now.toISOString() };
}

/** Hands in the saved answers and keeps them as a version. Doing it twice hands in once. */
export async function handIn(
  actor: Actor,
  id: string,
  revision: number | undefined,
  now: Date,
): Promise<Reflection> {
  const assignment = await findOwn(actor, id);
  const row = await lockSubmission(id, actor.personId);
  if (isOpen(row)) {
    if (revision !== undefined && revision !== row.revision)
      throw new AppError('conflict', 'This was changed in another window.');
    checkNotEmpty(row.answers);
    await sql(
      `insert into submission_versions (tenant_id, id, submission_id, number, answers, submitted_at)
       select $1, $2, $3, 1 + count(*), $4::jsonb, $5
       from submission_versions where tenant_id = $1 and submission_id = $3`,
      [actor.tenantId, newId(), row.id, JSON.stringify(row.answers), now.toISOString()],
    );
    await sql(
      `update submissions set status = 'submitted', submitted_at = $3, updated_at = $3
       where tenant_id = $1 and id = $2`,
      [actor.tenantId, row.id, now.toISOString()],
    );
    const title = translate(actor.locale, 'hours.log-reflection', { title: assignment.title });
    const event = { kind: 'handed-in', personId: actor.personId, subjectId: id } as const;
    tellCaliper({ ...event, courseId: assignment.course_id }, now);
    await logPlanning(actor, { key: `reflection:${id}`, title }, now);
  }
  const handedIn = await findSubmission(id, actor.personId);
  return presentReflection(await readable(actor, assignment), handedIn, isOpen(handedIn));
}

const readable = (actor: Actor, row: AssignmentRow) =>
  inReadersLanguage(presentAssignment(row), actor.locale);

async function findOwn(actor: Actor, id: string): Promise<AssignmentRow> {
  if (actor.role !== 'student') throw new AppError('forbidden', 'Only students hand in work.');
  return findStudentAssignment(actor.personId, id);
}

function checkBlocks(assignment: AssignmentRow, answers: Record<string, string>): void {
  const known = new Set(assignment.blocks.map((block) => block.id));
  const strange = Object.keys(answers).filter((block) => !known.has(block));
  if (strange.length === 0) return;
  throw new AppError('invalid-request', 'Some answers belong to no question of this reflection.', {
    errors: strange.map((block) => ({
      pointer: `/body/answers/${block}`,
      detail: 'There is no such question.',
    })),
  });
}

function checkNotEmpty(answers: Record<string, string>): void {
  if (Object.values(answers).some((answer) => answer.trim() !== '')) return;
  throw new AppError('invalid-request', 'Write something before you hand it in.', {
    errors: [{ pointer: '/body/answers', detail: 'All answers are empty.' }],
  });
}

import type { z } from 'zod';
import type {
  AttachOptions,
  FormPost,
  NewAssignment,
  NewAttachment,
} from '#contracts/assignments.js';
import type { ContentItem, DeepLinkSettings, LmsServices } from '#lti/types.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql, withTenant } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { courseOfStaff } from '../class/course-policy.js';
import { type AssignmentRow, findCourseAssignment } from './assignment-records.js';
import { REFLECTION_TAG } from './line-items.js';

/** A deep-linking launch that waits for its answer. */
interface OpenRequest {
  settings: DeepLinkSettings;
  registrationId: string;
  deploymentId: string;
}

interface SessionRow {
  deep_link: DeepLinkSettings | null;
  registration_id: string;
  deployment_id: string;
}

async function readOpenRequest(actor: Actor): Promise<OpenRequest | null> {
  const [row] = await sql<SessionRow>(
    `select s.deep_link, c.registration_id, s.deployment_id
     from sessions s join courses c on c.tenant_id = s.tenant_id and c.id = s.course_id
     where s.tenant_id = $1 and s.id = $2`,
    [actor.tenantId, actor.sessionId],
  );
  return row?.deep_link
    ? {
        settings: row.deep_link,
        registrationId: row.registration_id,
        deploymentId: row.deployment_id,
      }
    : null;
}

/** What the teacher can do in this visit, and what they made here before. */
export async function attachOptions(actor: Actor): Promise<AttachOptions> {
  const courseId = courseOfStaff(actor);
  const request = await readOpenRequest(actor);
  const reusable = await sql<{ id: string; title: string }>(
    `select id, title from assignments where tenant_id = $1 and course_id = $2
     order by created_at desc limit 50`,
    [actor.tenantId, courseId],
  );
  return {
    isOpen: request !== null,
    canGrade: request?.settings.acceptsLineItem ?? false,
    reusable,
  };
}

/** What is needed to sign the answer once the transaction is over. */
export interface Attachment extends OpenRequest {
  items: ContentItem[];
}

/**
 * Stores the assignment and prepares the answer to the LMS. It stays stored when the answer never
 * arrives: the teacher finds it under "use again".
 *
 * @throws AppError `conflict` when no LMS waits for a choice.
 */
export async function prepareAttachment(
  actor: Actor,
  input: z.output<typeof NewAttachment>,
  publicUrl: string,
): Promise<Attachment> {
  const courseId = courseOfStaff(actor);
  const request = await requireOpenRequest(actor);
  const row =
    'assignmentId' in input
      ? await findCourseAssignment(courseId, input.assignmentId)
      : await insertAssignment(actor, courseId, input);
  return { ...request, items: [contentItem(row, publicUrl, request.settings)] };
}

export async function requireOpenRequest(actor: Actor): Promise<OpenRequest> {
  courseOfStaff(actor);
  const request = await readOpenRequest(actor);
  if (!request)
    throw new AppError(
      'conflict',
      'Your LMS is not waiting for a choice. Start again with "add" in your course.',
    );
  return request;
}

async function insertAssignment(
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

/** The reference stands in the address too: some systems lose custom parameters on the way. */
function contentItem(
  row: AssignmentRow,
  publicUrl: string,
  settings: DeepLinkSettings,
): ContentItem {
  const isGraded = row.max_points !== null && settings.acceptsLineItem;
  const link = {
    url: `${publicUrl}/lti/launch?ref=${row.id}`,
    custom: { pathlight_ref: row.id },
  };
  return {
    title: row.title,
    ...(row.instructions && { text: row.instructions }),
    ...link,
    ...(isGraded && {
      lineItem: {
        label: row.title,
        scoreMaximum: row.max_points ?? 1,
        resourceId: row.id,
        tag: REFLECTION_TAG,
        submissionReview: link,
      },
    }),
    ...(row.due_at && { dueAt: row.due_at.toISOString() }),
  };
}

/**
 * Signs the answer, after the transaction, and only then closes the request: a second answer in one
 * visit would be refused by the LMS, but a failed signature must not cost the teacher the visit.
 */
export async function answerRequest(
  lms: LmsServices,
  actor: Actor,
  request: OpenRequest,
  items: ContentItem[],
): Promise<FormPost> {
  const { registrationId, deploymentId, settings } = request;
  const form = await lms.answerDeepLink({ registrationId, deploymentId }, settings, items);
  await withTenant(actor.tenantId, () =>
    sql(`update sessions set deep_link = null where tenant_id = $1 and id = $2`, [
      actor.tenantId,
      actor.sessionId,
    ]),
  );
  return form;
}

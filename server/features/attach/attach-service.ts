import type { z } from 'zod';
import type {
  AttachOptions,
  FormPost,
  NewActivity,
  NewAttachment,
  NewPlacement,
  PlacedActivity,
} from '#contracts/attach.js';
import type { ContentItem, LmsServices, PlatformFamily } from '#lti/types.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { translate } from '../../messages.js';
import { assignmentById, findCourseAssignment } from '../assignments/assignment-records.js';
import { insertAssignment } from '../assignments/new-assignment.js';
import { occupations } from '../careers/occupation-store.js';
import { courseOfStaff } from '../class/course-policy.js';
import { contentItem } from './content-items.js';
import {
  claimAnswer,
  type DeepLinkRequest,
  readRequest,
  requireRoom,
  takesTools,
} from './open-request.js';
import {
  findCoursePlacement,
  insertPlacement,
  moveToAnswer,
  notSeenYet,
  type PlacementRow,
  placementsOfAnswer,
  type PlacementWish,
  presentBrief,
} from './placement-records.js';

/** Which dates a family reads from a link; Canvas reads all where it makes the assignment. */
const DATES_TAKEN: Partial<Record<PlatformFamily, AttachOptions['datesTaken']>> = {
  moodle: 'none',
  schoology: 'due',
};

/** What the teacher can do in this visit, and what they made here before. */
export async function attachOptions(actor: Actor, now: Date): Promise<AttachOptions> {
  const courseId = courseOfStaff(actor);
  const request = await readRequest(actor);
  const reusable = await sql<{ id: string; title: string }>(
    `select id, title from assignments where tenant_id = $1 and course_id = $2
     order by created_at desc limit 50`,
    [actor.tenantId, courseId],
  );
  const answered = request?.answeredWith ?? null;
  return {
    isOpen: request !== null && answered === null,
    isAnswered: answered !== null && answered !== CANCELLED,
    ...(request ? whatIsTaken(request) : NOTHING_WAITS),
    reusable,
    notSeen: await notSeenYet(actor, courseId, now),
  };
}

const CANCELLED = 'cancelled';

type Taken = Omit<AttachOptions, 'isOpen' | 'isAnswered' | 'reusable' | 'notSeen'>;

const NOTHING_WAITS: Taken = {
  takesTools: true,
  takesSeveral: false,
  canGrade: false,
  isMadeAtOnce: false,
  datesTaken: 'all',
};

function whatIsTaken({ settings, family }: DeepLinkRequest): Taken {
  return {
    takesTools: takesTools(settings),
    takesSeveral: settings.acceptsMultiple,
    canGrade: settings.acceptsLineItem,
    isMadeAtOnce: settings.autoCreate,
    datesTaken: DATES_TAKEN[family] ?? 'all',
  };
}

/** What is needed to sign the answer once the transaction is over. */
export interface Answer {
  request: DeepLinkRequest;
  items: ContentItem[];
  message?: string;
}

/**
 * Stores what the teacher chose and prepares the answer to the LMS. It stays stored when the answer
 * never arrives: the next visit offers it again.
 *
 * @throws AppError `course-not-waiting`, `course-takes-one`, `course-takes-no-tools`
 */
export async function prepareAnswer(
  actor: Actor,
  input: z.output<typeof NewAttachment>,
  context: { publicUrl: string; now: Date },
): Promise<Answer> {
  const courseId = courseOfStaff(actor);
  const request = await claimAnswer(actor, input.key);
  requireRoom(request, input.items.length);
  const rows = request.isRepeat ? await placementsOfAnswer(actor, request.key) : [];
  if (rows.length === 0)
    for (const [position, item] of input.items.entries())
      rows.push(await place(actor, courseId, item, { key: input.key, position }, context.now));
  return answerOf(request, rows, context.publicUrl);
}

/** The same choice once more, for a teacher who came back without it. */
export async function prepareAgain(actor: Actor, publicUrl: string): Promise<Answer> {
  const request = await claimAnswer(actor, null);
  const rows = await placementsOfAnswer(actor, request.key);
  return answerOf(request, rows, publicUrl);
}

/** Nothing chosen: an empty answer, with a word for the LMS to show. */
export async function prepareCancel(actor: Actor): Promise<Answer> {
  const request = await claimAnswer(actor, CANCELLED);
  return { request, items: [], message: translate(actor.locale, 'assignments.nothing-added') };
}

/** Signs the answer, after the transaction. What was stored before it can be signed again. */
export function signAnswer(lms: LmsServices, answer: Answer): Promise<FormPost> {
  const { request, items, message } = answer;
  const { registrationId, deploymentId, settings } = request;
  return lms.answerDeepLink({ registrationId, deploymentId }, settings, items, message);
}

/** An activity of the course, for its staff. @throws AppError `not-found` */
export async function readActivity(actor: Actor, id: string): Promise<PlacedActivity> {
  const row = await findCoursePlacement(courseOfStaff(actor), id);
  return {
    ...presentBrief(row),
    target: row.target,
    maxPoints: row.max_points,
    dueAt: row.due_at?.toISOString() ?? null,
  };
}

async function answerOf(
  request: DeepLinkRequest,
  rows: PlacementRow[],
  publicUrl: string,
): Promise<Answer> {
  const items: ContentItem[] = [];
  for (const row of rows) {
    const reflection = row.assignment_id ? await assignmentById(row.assignment_id) : undefined;
    items.push(contentItem(row, reflection?.instructions ?? '', publicUrl, request.settings));
  }
  return { request, items };
}

async function place(
  actor: Actor,
  courseId: string,
  item: z.output<typeof NewPlacement>,
  answer: { key: string; position: number },
  now: Date,
): Promise<PlacementRow> {
  if (item.type === 'placed') {
    const row = await findCoursePlacement(courseId, item.placementId);
    await moveToAnswer(row.id, answer);
    return row;
  }
  const wish =
    item.type === 'activity'
      ? await activityWish(item.activity)
      : await reflectionWish(actor, courseId, item);
  return insertPlacement(actor, courseId, answer, wish, now);
}

async function reflectionWish(
  actor: Actor,
  courseId: string,
  item: Extract<z.output<typeof NewPlacement>, { type: 'reflection' | 'reuse' }>,
): Promise<PlacementWish> {
  const isNew = item.type === 'reflection';
  const row = isNew
    ? await insertAssignment(actor, courseId, {
        ...item.reflection,
        dueAt: item.dates?.dueAt ?? null,
      })
    : await findCourseAssignment([courseId], item.assignmentId);
  return {
    kind: 'reflection',
    target: null,
    assignmentId: row.id,
    title: row.title,
    maxPoints: row.max_points,
    dates: isNew ? item.dates : { dueAt: row.due_at?.toISOString() ?? null },
  };
}

async function activityWish(activity: z.output<typeof NewActivity>): Promise<PlacementWish> {
  const { kind, title, grading, maxPoints } = activity;
  const target = kind === 'career' ? activity.target : null;
  const isKnown = kind !== 'career' || (await occupations()).byCode.has(target ?? '');
  if (!isKnown) throw refused('target', 'Choose a career.');
  if (grading === 'points' && maxPoints === null)
    throw refused('maxPoints', 'Needed when the work gets points.');
  return {
    ...{ kind, target, assignmentId: null, title },
    maxPoints: { points: maxPoints, complete: 1, none: null }[grading],
    dates: activity.dates,
  };
}

function refused(field: string, detail: string): AppError {
  return new AppError('invalid-request', detail, {
    errors: [{ pointer: `/body/items/activity/${field}`, detail }],
  });
}

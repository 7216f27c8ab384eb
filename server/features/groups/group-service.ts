import { NewGoal } from '#contracts/goals.js';
import type { FoundGroup, GroupGoal, NewGroup, NewPart } from '#contracts/group-goals.js';
import { GROUP_MEMBERS_MAX, JOIN_CODE_DAYS } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { courseOfTeacher } from '../class/course-policy.js';
import { addGoal } from '../goals/goal-service.js';
import {
  describeGroup,
  groupOfCode,
  type GroupRow,
  presentGroups,
  visibleGroups,
} from './group-records.js';
import { newJoinCode } from './join-code.js';

/** Every group that the actor may know of. Staff leave a row in the access log for each student shown. */
export async function listGroups(actor: Actor, request: AccessRequest): Promise<GroupGoal[]> {
  const { groups, seenIds } = await presentGroups(actor, await visibleGroups(actor), request.now);
  await noteAccess(actor, seenIds, 'plan', request);
  return groups;
}

/**
 * Makes a group: a student's is joined by code, a teacher's is offered to the class as well.
 *
 * @throws AppError `forbidden` for staff who do not teach the course.
 */
export async function makeGroup(
  actor: Actor,
  input: NewGroup,
  request: AccessRequest,
): Promise<GroupGoal[]> {
  const courseId = actor.role === 'student' ? null : courseOfTeacher(actor);
  const { title, why, kind, horizon, targetDate } = input;
  await sql(
    `insert into group_goals (tenant_id, id, created_by, course_id, is_offered, title, why, kind,
                              horizon, target_date, created_at, updated_at)
     values ($1, $2, $3, $4::uuid, $4::uuid is not null, $5, $6, $7, $8, $9, $10, $10)`,
    [
      ...[actor.tenantId, newId(), actor.personId, courseId, title, why ?? '', kind, horizon],
      ...[targetDate, request.now.toISOString()],
    ],
  );
  return listGroups(actor, request);
}

/** What a code opens. @throws AppError `not-found`, alike for a wrong, an ended and a foreign one. */
export async function lookByCode(_: Actor, code: string, now: Date): Promise<FoundGroup> {
  const row = await groupOfCode(code, now);
  if (!row) throw notFound();
  return describeGroup(row);
}

/**
 * Adds the student's part to their plan and makes them a member.
 *
 * @throws AppError `not-found` unless the group is theirs, offered to their class, or opened by the code;
 *   `conflict` for a member; `invalid-request` when the group is full.
 */
export async function joinGroup(
  actor: Actor,
  id: string,
  part: NewPart,
  request: AccessRequest,
): Promise<GroupGoal[]> {
  const group = await joinable(actor, id, part.code, request.now);
  await sql('select id from group_goals where tenant_id = $1 and id = $2 for update', [
    actor.tenantId,
    id,
  ]);
  const members = await sql<{ person_id: string }>(
    `select person_id from group_members where tenant_id = $1 and group_id = $2 and left_at is null`,
    [actor.tenantId, id],
  );
  if (members.some((member) => member.person_id === actor.personId))
    throw new AppError('conflict', 'You are in this group already.');
  if (members.length >= GROUP_MEMBERS_MAX)
    throw new AppError('invalid-request', 'This group is full.');
  const { title, why, visibility, shares } = part;
  const { kind, horizon, target_date: targetDate } = group;
  const wanted = NewGoal.parse({ title, why, visibility, kind, horizon, targetDate });
  const goal = await addGoal(actor, wanted, request.now);
  await sql(
    `insert into group_members (tenant_id, id, group_id, person_id, goal_id, shares, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)
     on conflict (tenant_id, group_id, person_id) do update
       set goal_id = excluded.goal_id, shares = excluded.shares, left_at = null, updated_at = $7`,
    [...[actor.tenantId, newId(), id, actor.personId, goal.id, shares], request.now.toISOString()],
  );
  return listGroups(actor, request);
}

/** Whether the others are shown the part from now on. */
export async function setSharing(
  actor: Actor,
  id: string,
  shares: boolean,
  request: AccessRequest,
): Promise<GroupGoal[]> {
  const [row] = await sql(
    `update group_members set shares = $4, updated_at = $5
     where tenant_id = $1 and group_id = $2 and person_id = $3 and left_at is null returning id`,
    [actor.tenantId, id, actor.personId, shares, request.now.toISOString()],
  );
  if (!row) throw notFound();
  return listGroups(actor, request);
}

/** Leaves the group, or (`isBack`) takes that back. The part is a goal of the student's all along. */
export async function setLeft(
  actor: Actor,
  id: string,
  isBack: boolean,
  request: AccessRequest,
): Promise<GroupGoal[]> {
  const [row] = await sql(
    `update group_members m set left_at = $4, updated_at = $5
     where m.tenant_id = $1 and m.group_id = $2 and m.person_id = $3
       and (m.left_at is null) = ($4::timestamptz is not null)
       and ($4::timestamptz is not null or exists (
         select 1 from group_goals g where g.tenant_id = $1 and g.id = $2 and g.closed_at is null))
     returning id`,
    [
      ...[actor.tenantId, id, actor.personId, isBack ? null : request.now.toISOString()],
      request.now.toISOString(),
    ],
  );
  if (!row) throw notFound();
  return listGroups(actor, request);
}

/** A new code for the maker to pass on, in place of the last; null ends it. */
export function setCode(
  actor: Actor,
  id: string,
  code: 'new' | null,
  request: AccessRequest,
): Promise<GroupGoal[]> {
  const until = new Date(request.now.getTime() + JOIN_CODE_DAYS * 86_400_000).toISOString();
  const values = code ? [newJoinCode(), until] : [null, null];
  return asMaker(actor, id, request, {
    set: 'join_code = $5, code_expires_at = $6',
    where: 'closed_at is null',
    values,
  });
}

/** Ends the group for everybody, or takes that back. Members keep their parts. */
export function setClosed(
  actor: Actor,
  id: string,
  isClosed: boolean,
  request: AccessRequest,
): Promise<GroupGoal[]> {
  return asMaker(actor, id, request, {
    set: 'closed_at = $5',
    where: `(closed_at is null) = ($5::timestamptz is not null)`,
    values: [isClosed ? request.now.toISOString() : null],
  });
}

/** @throws AppError `not-found` for everybody but the maker. */
async function asMaker(
  actor: Actor,
  id: string,
  request: AccessRequest,
  change: { set: string; where: string; values: (string | null)[] },
): Promise<GroupGoal[]> {
  const [row] = await sql(
    `update group_goals set ${change.set}, updated_at = $4
     where tenant_id = $1 and id = $2 and created_by = $3 and ${change.where} returning id`,
    [actor.tenantId, id, actor.personId, request.now.toISOString(), ...change.values],
  );
  if (!row) throw notFound();
  return listGroups(actor, request);
}

async function joinable(
  actor: Actor,
  id: string,
  code: string | null,
  now: Date,
): Promise<GroupRow> {
  const byCode = code === null ? undefined : await groupOfCode(code, now);
  if (byCode?.id === id) return byCode;
  const group = (await visibleGroups(actor)).find((row) => row.id === id);
  if (!group) throw notFound();
  const { closed_at: closedAt, created_by: maker, is_my_class: isMyClass } = group;
  const isIn = await sql(
    `select 1 as found from group_members
     where tenant_id = $1 and group_id = $2 and person_id = $3 and left_at is null`,
    [actor.tenantId, id, actor.personId],
  );
  if (closedAt || !(maker === actor.personId || isMyClass || isIn.length > 0)) throw notFound();
  return group;
}

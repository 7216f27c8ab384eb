import type { GoalHorizon, GoalKind } from '#contracts/goals.js';
import type { GroupGoal } from '#contracts/group-goals.js';
import type { Visibility } from '#contracts/visibility.js';
import { type Actor, isStaff } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { displayName } from '../roster/person-name.js';
import { shownTo } from '../visibility/visibility-policy.js';

export interface GroupRow {
  id: string;
  title: string;
  why: string;
  kind: GoalKind;
  horizon: GoalHorizon;
  target_date: string | null;
  maker: string | null;
  created_by: string | null;
  is_offered: boolean;
  join_code: string | null;
  code_expires_at: Date | null;
  closed_at: Date | null;
  is_my_class: boolean;
}

interface MemberRow {
  group_id: string;
  person_id: string;
  goal_id: string;
  name: string | null;
  pseudonym: string;
  title: string;
  is_reached: boolean;
  is_removed: boolean;
  shares: boolean;
  visibility: Visibility;
  is_mine_to_see: boolean;
}

const FIELDS = `g.id, g.title, g.why, g.kind, g.horizon, g.target_date::text, p.name as maker, g.created_by,
  g.is_offered, g.join_code, g.code_expires_at, g.closed_at`;

/** SQL: the group `g` was offered to a class that the person `$2` is a student of now. */
const OFFERED = `(g.is_offered and exists (
  select 1 from enrolments e where e.tenant_id = $1 and e.course_id = g.course_id
    and e.person_id = $2 and e.role = 'student' and e.is_active))`;

/** SQL: the person `m.person_id` is an active student of the course `$3`. */
const OF_COURSE = `exists (
  select 1 from enrolments e where e.tenant_id = $1 and e.course_id = $3
    and e.person_id = m.person_id and e.role = 'student' and e.is_active)`;

/**
 * Groups that the actor may know of, newest first: own ones, those they are a member of, those offered
 * to their class; for staff also those of the course and those in which they are shown a student's part.
 */
export async function visibleGroups(actor: Actor): Promise<GroupRow[]> {
  return sql<GroupRow>(
    `select ${FIELDS}, ${OFFERED} as is_my_class
     from group_goals g
     left join people p on p.tenant_id = g.tenant_id and p.id = g.created_by
     where g.tenant_id = $1 and (
       g.created_by = $2
       or exists (select 1 from group_members m where m.tenant_id = $1 and m.group_id = g.id
                  and m.person_id = $2 and m.left_at is null)
       or (g.closed_at is null and ${OFFERED})
       or g.course_id = $3
       or exists (select 1 from group_members m
                  join goals o on o.tenant_id = m.tenant_id and o.id = m.goal_id
                  where m.tenant_id = $1 and m.group_id = g.id and m.left_at is null
                    and o.removed_at is null and o.visibility = any($4::text[]) and ${OF_COURSE}))
     order by g.created_at desc, g.id limit 200`,
    [actor.tenantId, actor.personId, courseOf(actor), shownTo(actor.role)],
  );
}

/** The group that a code opens now; a wrong, an ended and a foreign one open nothing. */
export async function groupOfCode(code: string, now: Date): Promise<GroupRow | undefined> {
  const [row] = await sql<GroupRow>(
    `select ${FIELDS}, false as is_my_class
     from group_goals g
     left join people p on p.tenant_id = g.tenant_id and p.id = g.created_by
     where g.tenant_id = $1 and g.join_code = $2 and g.code_expires_at > $3 and g.closed_at is null`,
    [currentTenant(), code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''), now.toISOString()],
  );
  return row;
}

/** Who is in a group with a part that may be shown: whoever keeps theirs to themselves is nobody's to list. */
export async function shownMembers(
  groupId: string,
  shown: readonly Visibility[],
): Promise<Set<string>> {
  const rows = await sql<{ id: string }>(
    `select m.person_id as id from group_members m
     join goals o on o.tenant_id = m.tenant_id and o.id = m.goal_id and o.removed_at is null
     where m.tenant_id = $1 and m.group_id = $2 and m.left_at is null and o.visibility = any($3::text[])`,
    [currentTenant(), groupId, shown],
  );
  return new Set(rows.map(({ id }) => id));
}

/** As the actor may see it, and whose parts of others they were shown as staff. */
export async function presentGroups(
  actor: Actor,
  rows: GroupRow[],
  now: Date,
): Promise<{ groups: GroupGoal[]; seenIds: string[] }> {
  const members = await membersOf(
    actor,
    rows.map(({ id }) => id),
  );
  const seen = new Set<string>();
  const groups = rows.map((row) => {
    const inIt = members.filter((member) => member.group_id === row.id);
    const me = inIt.find(({ person_id: id }) => id === actor.personId);
    const shown = inIt.filter(
      (member) => !member.is_removed && maySee(actor, member, me !== undefined),
    );
    for (const { person_id: id } of shown) seen.add(id);
    return presentGroup(actor, row, { me, shown, now });
  });
  return { groups, seenIds: isStaff(actor) ? [...seen] : [] };
}

/** What anybody who may join is told of it. */
export function describeGroup(row: GroupRow) {
  const { id, title, why, kind, horizon, target_date: targetDate, maker } = row;
  return { id, title, why: why === '' ? null : why, kind, horizon, targetDate, maker };
}

function presentGroup(
  actor: Actor,
  row: GroupRow,
  { me, shown, now }: { me: MemberRow | undefined; shown: MemberRow[]; now: Date },
): GroupGoal {
  const isMaker = row.created_by === actor.personId;
  const isClosed = row.closed_at !== null;
  const { join_code: code, code_expires_at: expiresAt } = row;
  const works = isMaker && !isClosed && code !== null && expiresAt !== null && expiresAt > now;
  return {
    ...describeGroup(row),
    ...{ isMaker, isOffered: row.is_offered, isClosed },
    code: works ? { code, expiresAt: expiresAt.toISOString() } : null,
    me: me ? { goalId: me.goal_id, shares: me.shares } : null,
    canJoin: actor.role === 'student' && !me && !isClosed && (isMaker || row.is_my_class),
    parts: shown.map((member) => ({
      name: displayName(member, actor.locale),
      title: member.title,
      isReached: member.is_reached,
      isMe: member.person_id === actor.personId,
    })),
  };
}

/** Members see what others share with them; staff see what their students show staff of the plan. */
function maySee(actor: Actor, member: MemberRow, isMember: boolean): boolean {
  if (member.person_id === actor.personId) return true;
  if (isStaff(actor))
    return member.is_mine_to_see && shownTo(actor.role).includes(member.visibility);
  return isMember && member.shares;
}

function membersOf(actor: Actor, groupIds: string[]): Promise<MemberRow[]> {
  return sql<MemberRow>(
    `select m.group_id, m.person_id, m.goal_id, m.shares, p.name, p.pseudonym, o.title,
            o.status = 'done' as is_reached, o.removed_at is not null as is_removed, o.visibility,
            ${OF_COURSE} as is_mine_to_see
     from group_members m
     join people p on p.tenant_id = m.tenant_id and p.id = m.person_id
     join goals o on o.tenant_id = m.tenant_id and o.id = m.goal_id
     where m.tenant_id = $1 and m.group_id = any($2::uuid[]) and m.left_at is null
     order by m.created_at, m.id`,
    [actor.tenantId, groupIds, courseOf(actor)],
  );
}

/** Students have no class to look at. */
const courseOf = (actor: Actor) => (isStaff(actor) ? actor.courseId : null);

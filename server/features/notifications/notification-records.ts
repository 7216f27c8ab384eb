import type { NotificationKind } from '#contracts/notification-kinds.js';
import { NOTIFICATIONS_SHOWN } from '#contracts/notification-kinds.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';

export interface NotificationRecord {
  id: string;
  kind: NotificationKind;
  subjectId: string;
  ref: string;
  title: string | null;
  by: string | null;
  aboutId: string | null;
  aboutName: string | null;
  aboutPseudonym: string | null;
  count: number;
  at: Date;
  readAt: Date | null;
}

/**
 * Teachers are told of a student only while they teach them; those who look after every student, always.
 * `$3`: whether the reader does.
 */
const standsWhere = (seesEverybody: string) => `
  n.tenant_id = $1 and n.person_id = $2
  and (n.about_id is null or ${seesEverybody} or exists (
    select 1 from enrolments t
    join enrolments s on s.tenant_id = $1 and s.course_id = t.course_id and s.person_id = n.about_id
      and s.role = 'student' and s.is_active
    where t.tenant_id = $1 and t.person_id = $2 and t.role <> 'student' and t.is_active))`;

const STANDS = standsWhere('$3');

/** SQL: line `n` stands in the list of person `$2` of district `$1`, who is not there to say their role. */
export const STANDS_FOR_STAFF = standsWhere(`exists (
  select 1 from people l where l.tenant_id = $1 and l.id = $2 and l.staff_role is not null)`);

const reader = ({ tenantId, personId, role }: Actor) => [
  ...[tenantId, personId, role === 'counselor' || role === 'admin'],
];

/** What a person's own things are called today. */
const TITLE = `coalesce(
  (select g.title from goals g join plans p on p.tenant_id = $1 and p.id = g.plan_id
    where g.tenant_id = $1 and g.id = n.subject_id and p.student_id = $2 and g.removed_at is null),
  (select m.title from milestones m
    join goals g on g.tenant_id = $1 and g.id = m.goal_id and g.removed_at is null
    join plans p on p.tenant_id = $1 and p.id = g.plan_id and p.student_id = $2
    where m.tenant_id = $1 and m.id = n.subject_id),
  (select t.title from place_tasks t join places l on l.tenant_id = $1 and l.id = t.place_id
    where t.tenant_id = $1 and t.id = n.subject_id and l.student_id = $2 and t.removed_at is null),
  (select l.name from places l
    where l.tenant_id = $1 and l.id = n.subject_id and l.student_id = $2 and l.removed_at is null))`;

/** What stands in the person's list, the latest first. */
export function notificationsOf(actor: Actor): Promise<NotificationRecord[]> {
  return sql<NotificationRecord>(
    `select n.id, n.kind, n.subject_id as "subjectId", n.ref, ${TITLE} as title, b.name as by,
            n.about_id as "aboutId", a.name as "aboutName", a.pseudonym as "aboutPseudonym",
            n.count, n.happened_at as at, n.read_at as "readAt"
     from notifications n
     left join people b on b.tenant_id = $1 and b.id = n.told_by
     left join people a on a.tenant_id = $1 and a.id = n.about_id
     where ${STANDS} order by n.happened_at desc, n.id desc limit ${NOTIFICATIONS_SHOWN}`,
    reader(actor),
  );
}

export async function countUnread(actor: Actor): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from notifications n where ${STANDS} and n.read_at is null`,
    reader(actor),
  );
  return row?.count ?? 0;
}

/** @param ids - null for all. @returns the ids of those that were not so before. */
export async function setRead(
  actor: Actor,
  ids: readonly string[] | null,
  isRead: boolean,
  now: Date,
): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `update notifications n set read_at = case when $5 then $6::timestamptz end
     where ${STANDS} and ($4::uuid[] is null or n.id = any($4)) and (n.read_at is null) = $5
     returning n.id`,
    [...reader(actor), ids, isRead, now.toISOString()],
  );
  return rows.map(({ id }) => id);
}

export async function topicsOff({ tenantId, personId }: Actor): Promise<string[]> {
  const [row] = await sql<{ off: string[] }>(
    'select off_topics as off from notification_settings where tenant_id = $1 and person_id = $2',
    [tenantId, personId],
  );
  return row?.off ?? [];
}

export async function setTopic(
  { tenantId, personId }: Actor,
  topic: string,
  isOn: boolean,
  now: Date,
): Promise<void> {
  await sql(
    `insert into notification_settings (tenant_id, id, person_id, off_topics, created_at, updated_at)
     values ($1, $2, $3, case when $5 then '{}'::text[] else array[$4::text] end, $6, $6)
     on conflict (tenant_id, person_id) do update
       set off_topics = case when $5 then array_remove(notification_settings.off_topics, $4)
             else array_append(array_remove(notification_settings.off_topics, $4), $4) end,
           updated_at = $6`,
    [tenantId, newId(), personId, topic, isOn, now.toISOString()],
  );
}

import type { ConferenceDay, NewConferenceDay } from '#contracts/conference-days.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface DayRecord extends Omit<ConferenceDay, 'isRemoved' | 'hasCome'> {
  counselorId: string;
  counselor: string | null;
  createdAt: Date;
  removedAt: Date | null;
}

const SELECT = `
  select d.id, d.counselor_id as "counselorId", p.name as counselor, d.held_on::text as "heldOn", d.place,
         d.slot_minutes as "slotMinutes", d.created_at as "createdAt", d.removed_at as "removedAt",
         case when d.from_grade is not null
           then jsonb_build_object('from', d.from_grade, 'to', d.to_grade) end as grades,
         (select jsonb_build_object('id', g.id, 'title', g.title) from group_goals g
          where g.tenant_id = d.tenant_id and g.id = d.group_id) as group,
         (select count(*)::int from conference_slots s
          where s.tenant_id = d.tenant_id and s.day_id = d.id) as slots,
         (select count(*)::int from conference_bookings b
          where b.tenant_id = d.tenant_id and b.day_id = d.id and b.cancelled_at is null) as booked,
         (select count(*)::int from conference_bookings b
          join plan_conversations c on c.tenant_id = b.tenant_id and c.id = b.conversation_id
            and c.removed_at is null and c.student_agreed_at is not null and c.staff_agreed_at is not null
          where b.tenant_id = d.tenant_id and b.day_id = d.id and b.cancelled_at is null) as done
  from conference_days d
  join people p on p.tenant_id = d.tenant_id and p.id = d.counselor_id
  where d.tenant_id = $1`;

/** Days of a counselor: those to come by date, those gone by, those called off. */
export const daysBy = (counselorId: string, today: string): Promise<DayRecord[]> =>
  sql<DayRecord>(
    `${SELECT} and d.counselor_id = $2
     order by d.removed_at is not null, d.held_on < $3::date,
              abs(d.held_on - $3::date), d.created_at, d.id limit 100`,
    [currentTenant(), counselorId, today],
  );

/** @param options.lock - for whoever changes who has which slot: one after the other. */
export async function dayById(
  id: string,
  options: { lock?: boolean } = {},
): Promise<DayRecord | undefined> {
  const [row] = await sql<DayRecord>(
    `${SELECT} and d.id = $2 ${options.lock ? 'for update of d' : ''}`,
    [currentTenant(), id],
  );
  return row;
}

/** Days to come, from which somebody of these counselors' students may choose, or has. */
export const daysFor = (
  studentId: string,
  counselorIds: readonly string[],
  grade: number | null,
  today: string,
): Promise<DayRecord[]> =>
  sql<DayRecord>(
    `${SELECT} and d.removed_at is null and d.held_on >= $5::date and (
       (d.counselor_id = any($3::uuid[])
          and (d.from_grade is null or $4::int between d.from_grade and d.to_grade)
          and (d.group_id is null or exists (
            select 1 from group_members m where m.tenant_id = d.tenant_id and m.group_id = d.group_id
              and m.person_id = $2 and m.left_at is null)))
       or exists (select 1 from conference_bookings b where b.tenant_id = d.tenant_id and b.day_id = d.id
                    and b.student_id = $2 and b.cancelled_at is null))
     order by d.held_on, d.created_at, d.id`,
    [currentTenant(), studentId, counselorIds, grade, today],
  );

export async function insertDay(
  counselorId: string,
  day: NewConferenceDay,
  starts: readonly number[],
  now: Date,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into conference_days (tenant_id, id, counselor_id, held_on, place, slot_minutes, from_grade,
                                  to_grade, group_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [
      ...[currentTenant(), id, counselorId, day.heldOn, day.place, day.slotMinutes],
      ...[day.grades?.from ?? null, day.grades?.to ?? null, day.groupId, now.toISOString()],
    ],
  );
  await sql(
    `insert into conference_slots (tenant_id, id, day_id, starts_at, created_at, updated_at)
     select $1, unnest($3::uuid[]), $2, unnest($4::int[]), $5, $5`,
    [currentTenant(), id, starts.map(() => newId()), starts, now.toISOString()],
  );
  return id;
}

/** Calls a day off, or not after all. @returns false where this counselor has none such. */
export async function setDayRemoved(
  counselorId: string,
  id: string,
  isRemoved: boolean,
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    `update conference_days set removed_at = case when $4 then $5::timestamptz end, updated_at = $5
     where tenant_id = $1 and counselor_id = $2 and id = $3 returning id`,
    [currentTenant(), counselorId, id, isRemoved, now.toISOString()],
  );
  return rows.length > 0;
}

import type { BookedBy } from '#contracts/conference-days.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** A slot with who has it. */
export interface SlotRecord {
  id: string;
  startsAt: number;
  booking: BookingRecord | null;
}

export interface BookingRecord {
  id: string;
  studentId: string;
  name: string | null;
  pseudonym: string;
  attendees: string;
  bookedBy: BookedBy;
  conversationId: string | null;
  isAgreed: boolean;
  notices: number;
  noticedOn: string | null;
}

/** Every slot of a day by its time. Notices of a meeting count from the day on which the day was made. */
export const slotsOf = (dayId: string): Promise<SlotRecord[]> =>
  sql<SlotRecord>(
    `select s.id, s.starts_at as "startsAt",
            case when b.id is not null then jsonb_build_object(
              'id', b.id, 'studentId', b.student_id, 'name', p.name, 'pseudonym', p.pseudonym,
              'attendees', b.attendees, 'bookedBy', b.booked_role, 'conversationId', c.id,
              'isAgreed', c.student_agreed_at is not null and c.staff_agreed_at is not null,
              'notices', told.times, 'noticedOn', told.last) end as booking
     from conference_slots s
     join conference_days d on d.tenant_id = s.tenant_id and d.id = s.day_id
     left join conference_bookings b on b.tenant_id = s.tenant_id and b.slot_id = s.id
       and b.cancelled_at is null
     left join people p on p.tenant_id = b.tenant_id and p.id = b.student_id
     left join plan_conversations c on c.tenant_id = b.tenant_id and c.id = b.conversation_id
       and c.removed_at is null
     cross join lateral (
       select count(*)::int as times, max(n.given_on)::text as last from family_notices n
       where n.tenant_id = $1 and n.student_id = b.student_id and n.about = 'meeting'
         and n.removed_at is null and n.created_at >= d.created_at) told
     where s.tenant_id = $1 and s.day_id = $2
     order by s.starts_at`,
    [currentTenant(), dayId],
  );

export async function insertBooking(
  booking: {
    dayId: string;
    slotId: string;
    studentId: string;
    attendees: string;
    by: string;
    role: BookedBy;
    conversationId: string | null;
  },
  now: Date,
): Promise<void> {
  const { dayId, slotId, studentId, attendees, by, role, conversationId } = booking;
  await sql(
    `insert into conference_bookings (tenant_id, id, day_id, slot_id, student_id, attendees, booked_by,
                                      booked_role, conversation_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [
      ...[currentTenant(), newId(), dayId, slotId, studentId, attendees, by, role, conversationId],
      now.toISOString(),
    ],
  );
}

export async function cancelBooking(id: string, now: Date): Promise<void> {
  await sql(
    `update conference_bookings set cancelled_at = $3, updated_at = $3
     where tenant_id = $1 and id = $2 and cancelled_at is null`,
    [currentTenant(), id, now.toISOString()],
  );
}

export async function setConversation(id: string, conversationId: string, now: Date) {
  await sql(
    `update conference_bookings set conversation_id = $3, updated_at = $4
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, conversationId, now.toISOString()],
  );
}

/**
 * The language of each student's family: of an adult who signed up, else of the last letter or invitation. A
 * family of which nobody knows it is not in the map.
 */
export async function familyLocales(studentIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ studentId: string; locale: string }>(
    `select distinct on (k.student_id) k.student_id as "studentId", k.locale
     from (
       select l.student_id, p.locale, 1 as rank, l.started_at as at
       from family_links l join people p on p.tenant_id = l.tenant_id and p.id = l.person_id
       where l.tenant_id = $1 and l.student_id = any($2::uuid[]) and l.ended_at is null
       union all
       select n.student_id, n.locale, 2, n.created_at from family_notices n
       where n.tenant_id = $1 and n.student_id = any($2::uuid[]) and n.removed_at is null
       union all
       select i.student_id, i.locale, 2, i.created_at from family_invitations i
       where i.tenant_id = $1 and i.student_id = any($2::uuid[])) k
     where k.locale is not null
     order by k.student_id, k.rank, k.at desc`,
    [currentTenant(), studentIds],
  );
  return new Map(rows.map(({ studentId, locale }) => [studentId, locale]));
}

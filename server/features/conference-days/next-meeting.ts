import { currentTenant, sql } from '../../db/tenant.js';
import { dayOf, yearRule } from '../years/school-year.js';

/** When and where somebody meets; minutes after midnight where the school is. */
export interface Meeting {
  /** `YYYY-MM-DD` */
  heldOn: string;
  startsAt: number;
  place: string;
}

/** The slot that a student has next on a conference day, today's too. */
export async function nextMeeting(studentId: string, now: Date): Promise<Meeting | null> {
  const [row] = await sql<Meeting>(
    `select d.held_on::text as "heldOn", s.starts_at as "startsAt", d.place
     from conference_bookings b
     join conference_days d on d.tenant_id = b.tenant_id and d.id = b.day_id and d.removed_at is null
     join conference_slots s on s.tenant_id = b.tenant_id and s.id = b.slot_id
     where b.tenant_id = $1 and b.student_id = $2 and b.cancelled_at is null and d.held_on >= $3::date
     order by d.held_on, s.starts_at limit 1`,
    [currentTenant(), studentId, dayOf(now, await yearRule())],
  );
  return row ?? null;
}

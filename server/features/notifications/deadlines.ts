import { daySql } from '../../db/district-day.js';
import { inEachDistrict } from '../../db/each-district.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { notifyAll } from './notify.js';

/** So many days ahead a day is near. */
const DAYS_AHEAD = 3;

interface Due {
  studentId: string;
  subjectId: string;
  ref: 'goal' | 'place';
  on: string;
}

/** What students set themselves a day for and have not done, from today to three days ahead by `$2`. */
const DUE = `
  with due as (
    select p.student_id, m.id as subject_id, 'goal' as ref, m.due_date as due_on
    from milestones m
    join goals g on g.tenant_id = $1 and g.id = m.goal_id and g.removed_at is null
    join plans p on p.tenant_id = $1 and p.id = g.plan_id
    where m.tenant_id = $1 and m.done_at is null
    union all
    select p.student_id, g.id, 'goal', g.target_date
    from goals g join plans p on p.tenant_id = $1 and p.id = g.plan_id
    where g.tenant_id = $1 and g.removed_at is null and g.status = 'active'
    union all
    select l.student_id, t.id, 'place', t.due_on
    from place_tasks t join places l on l.tenant_id = $1 and l.id = t.place_id
    where t.tenant_id = $1 and t.done_at is null and t.removed_at is null and l.removed_at is null
    union all
    select l.student_id, l.id, 'place', l.due_on
    from places l
    where l.tenant_id = $1 and l.removed_at is null and l.status in ('thinking', 'working'))
  select d.student_id as "studentId", d.subject_id as "subjectId", d.ref, d.due_on::text as on
  from due d
  cross join lateral (
    select ${daySql('$2::timestamptz', 't.time_zone')} as today from tenants t where t.id = $1) clock
  where d.due_on between clock.today and clock.today + ${DAYS_AHEAD}
  order by d.subject_id`;

/**
 * Tells students of every district which of their days are near, each day once: a day that is changed is
 * told again. Running it often, or in two processes, does no harm.
 *
 * @param districts - only these; all of the installation by default.
 * @returns how many days were near.
 * @throws AggregateError at the end, of districts where it failed; no other waits for them.
 */
export const tellDeadlines = (now: Date, districts?: readonly string[]): Promise<number> =>
  inEachDistrict(() => tellDistrict(now), 'Some near days were not told.', districts);

async function tellDistrict(now: Date): Promise<number> {
  const rows = await sql<Due>(DUE, [currentTenant(), now.toISOString()]);
  notifyAll(
    rows.map(({ studentId: to, subjectId, ref, on: fact }) => ({
      // The day is what the line says, and the thing is where it leads.
      ...{ to, kind: 'deadline', subjectId, fact, ref: `${fact} ${ref}` },
    })),
    now,
  );
  return rows.length;
}

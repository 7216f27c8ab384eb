import type { HoursExport } from '#contracts/activity-hours.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { translate } from '../../messages.js';
import { noteAccess } from '../access/access-log.js';
import { courseOfStaff } from '../class/course-policy.js';
import { displayName } from '../roster/person-name.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { districtDay } from '../years/school-year.js';
import { CLAIM } from './activity-records.js';
import { toCsv } from '#contracts/csv.js';

interface Row {
  id: string;
  name: string | null;
  pseudonym: string;
  sis_id: string | null;
  school: string | null;
  verified: number;
  claimed: number;
}

/**
 * Service hours of every student in reach, as a file: for a counselor the students of the course they
 * came from, for an administrator the whole district. Only hours that students let the asker see; each
 * student is noted as looked at.
 *
 * @throws AppError `forbidden` for everybody else.
 */
export async function exportServiceHours(
  actor: Actor,
  call: { now: Date; requestId: string },
): Promise<HoursExport> {
  if (actor.role !== 'counselor' && actor.role !== 'admin')
    throw new AppError('forbidden', 'Only counselors and administrators can take this file.');
  const courseId = actor.role === 'counselor' ? courseOfStaff(actor) : null;
  const rows = await sql<Row>(
    `select p.id, p.name, p.pseudonym, p.sis_id, place.school,
            coalesce(sum(a.hours) filter (where c.found), 0)::float8 as verified,
            coalesce(sum(a.hours) filter (where not c.found), 0)::float8 as claimed
     from people p
     cross join lateral (
       select s.name as school from enrolments e
       join courses k on k.tenant_id = e.tenant_id and k.id = e.course_id
       left join schools s on s.tenant_id = k.tenant_id and s.id = k.school_id
       where e.tenant_id = $1 and e.person_id = p.id and e.is_active and e.role = 'student'
         and ($2::uuid is null or e.course_id = $2)
       order by e.created_at desc, e.id desc limit 1) place
     left join activities a on a.tenant_id = $1 and a.student_id = p.id and a.kind = 'service'
       and a.removed_at is null and a.visibility = any($3::text[])
     left join lateral (
       select exists (select 1 from activity_confirmations c
         where c.tenant_id = $1 and c.activity_id = a.id and c.state = 'verified'
           and c.claim = ${CLAIM}) as found) c on true
     where p.tenant_id = $1 and not p.is_test
     group by p.id, p.name, p.family_name, p.pseudonym, p.sis_id, place.school
     order by place.school nulls last, coalesce(p.family_name, p.name), p.pseudonym, p.id`,
    [currentTenant(), courseId, shownTo(actor.role)],
  );
  const ids = rows.map(({ id }) => id);
  await noteAccess(actor, ids, 'service hours', call);
  const day = await districtDay(call.now);
  return {
    fileName: `service-hours-${day}.csv`,
    csv: toCsv([headings(actor.locale), ...rows.map((row) => cellsOf(row, actor.locale))]),
    students: rows.length,
  };
}

function headings(locale: string): string[] {
  return [
    translate(locale, 'hours.csv-school'),
    translate(locale, 'hours.csv-student'),
    translate(locale, 'hours.csv-number'),
    translate(locale, 'hours.csv-verified'),
    translate(locale, 'hours.csv-claimed'),
    translate(locale, 'hours.csv-all'),
  ];
}

function cellsOf(row: Row, locale: string): (string | number)[] {
  const { school, sis_id: number, verified, claimed } = row;
  const all = Math.round((verified + claimed) * 100) / 100;
  return [school ?? '', displayName(row, locale), number ?? '', verified, claimed, all];
}

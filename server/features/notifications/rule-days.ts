import { daysBetween } from '#contracts/days.js';
import type { TemplateClock } from '#contracts/templates.js';
import { daySql } from '../../db/district-day.js';
import { inEachDistrict } from '../../db/each-district.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { membersOf } from '../caseload/caseload-places.js';
import { nearestDay } from '../completion/due-date.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { dayOf, yearRule } from '../years/school-year.js';
import { notifyAll } from './notify.js';

/** So many days before a day of the rule it is told, and so many days before once more. */
const FIRST_DAYS = 14;
const AGAIN_DAYS = 3;
const GRADES = [...Array.from({ length: 10 }, (_, index) => index + 3), null];

/**
 * Students whose plan is not complete, with the nearest day by which the rule wants it, if that is near. `$3` and
 * `$4`: the day of each grade (0: nobody says which); `$5`: days counted from when a student came.
 */
const NEAR = `
  select c.student_id as "studentId", least(g.due_on, a.due_on)::text as on
  from completions c
  left join unnest($3::int[], $4::date[]) as g (grade, due_on) on g.grade = c.grade
  left join lateral (
    select min(x.arrived_on + n.days) as due_on
    from (
      select ${daySql('min(e.created_at)', 't.time_zone')} as arrived_on
      from enrolments e join tenants t on t.id = $1
      where e.tenant_id = $1 and e.person_id = c.student_id and e.role = 'student'
      group by t.time_zone) x
    cross join unnest($5::int[]) as n (days)
    where x.arrived_on + n.days >= $2::date) a on cardinality($5::int[]) > 0
  where c.tenant_id = $1 and not c.is_complete and not c.is_outside
    and least(g.due_on, a.due_on) between $2::date and $2::date + ${FIRST_DAYS}`;

/** With what is told of the day; whoever was told it, or wants no news of days, is left out. */
const UNTOLD = `
  select near."studentId", near.on, told.fact
  from (${NEAR}) near
  cross join lateral (
    select near.on || case when near.on::date - $2::date <= ${AGAIN_DAYS} then ' ${AGAIN_DAYS}'
           else ' ${FIRST_DAYS}' end as fact) told
  where not exists (
    select 1 from notifications n
    where n.tenant_id = $1 and n.person_id = near."studentId" and n.kind = 'rule-day'
      and n.subject_id = near."studentId" and n.fact = told.fact)
  and not exists (
    select 1 from notification_settings s
    where s.tenant_id = $1 and s.person_id = near."studentId" and 'deadlines' = any(s.off_topics))
  order by near."studentId" limit $6`;

/** A larger district hears of the rest within the next hours, of which there are days enough. */
const AT_A_TIME = 20_000;

/**
 * Tells students whose plan is not complete, and the counselors who look after them, that a day of the district's
 * rule is near: two weeks before and three days before. Running it often, or in two processes, does no harm.
 *
 * @param districts - only these; all of the installation by default.
 * @returns how many people were told.
 * @throws AggregateError at the end, of districts where it failed.
 */
export const tellRuleDays = (now: Date, districts?: readonly string[]): Promise<number> =>
  inEachDistrict(() => tellDistrict(now), 'Some days of plan rules were not told.', districts);

async function tellDistrict(now: Date): Promise<number> {
  const [district, rule] = await Promise.all([currentTemplate(), yearRule()]);
  const clocks = district?.template.clocks ?? [];
  if (clocks.length === 0) return 0;
  const today = dayOf(now, rule);
  const byGrade = GRADES.flatMap((grade) => {
    const day = nearestDay(clocks, { grade, arrivedOn: null }, rule, now);
    return day === null ? [] : [{ grade: grade ?? 0, day }];
  });
  const binds = [
    ...[currentTenant(), today, byGrade.map(({ grade }) => grade), byGrade.map(({ day }) => day)],
    clocks.flatMap(daysAfterArrival),
  ];
  const rows = await sql<{ studentId: string; on: string; fact: string }>(UNTOLD, [
    ...[...binds, AT_A_TIME],
  ]);
  notifyAll(
    rows.map(({ studentId: to, on: ref, fact }) => ({
      ...{ to, kind: 'rule-day', subjectId: to, fact, ref },
    })),
    now,
  );
  return rows.length + (await tellCounselors(binds, today, now));
}

const daysAfterArrival = (clock: TemplateClock): number[] =>
  clock.kind === 'days-after-arrival' ? [clock.days] : [];

/** One line for a counselor, of the nearest day in their caseload; it names no student. */
async function tellCounselors(
  binds: readonly unknown[],
  today: string,
  now: Date,
): Promise<number> {
  const near = await sql<{ studentId: string; on: string }>(NEAR, [...binds]);
  if (near.length === 0) return 0;
  const dayOfStudent = new Map(near.map(({ studentId, on }) => [studentId, on]));
  const facts = [...new Set(dayOfStudent.values())].map((day) => factOf(day, today));
  let told = 0;
  for (const counselorId of await counselorsWithout(facts)) {
    const members = await membersOf(counselorId);
    const days = members.flatMap(({ studentId }) => dayOfStudent.get(studentId) ?? []);
    const [ref] = days.toSorted();
    if (ref === undefined) continue;
    const line = { kind: 'rule-day-caseload', fact: factOf(ref, today), ref } as const;
    notifyAll([{ ...line, to: counselorId, subjectId: counselorId }], now);
    told += 1;
  }
  return told;
}

const factOf = (day: string, today: string): string =>
  `${day} ${daysBetween(today, day) <= AGAIN_DAYS ? AGAIN_DAYS : FIRST_DAYS}`;

/** Counselors who were told none of these. A caseload is read for each of them, so none is read in vain. */
async function counselorsWithout(facts: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select p.id from people p
     where p.tenant_id = $1 and p.staff_role = 'counselor'
       and exists (select 1 from caseload_parts c where c.tenant_id = $1 and c.counselor_id = p.id
                     and c.removed_at is null)
       and not exists (select 1 from notifications n where n.tenant_id = $1 and n.person_id = p.id
                         and n.kind = 'rule-day-caseload' and n.fact = any($2))
       and not exists (select 1 from notification_settings s where s.tenant_id = $1 and s.person_id = p.id
                         and 'deadlines' = any(s.off_topics))
     order by p.id`,
    [currentTenant(), facts],
  );
  return rows.map(({ id }) => id);
}

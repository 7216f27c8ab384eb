import type { Look, Looks, Onlooker } from '#contracts/sharing.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { counselorsOf } from '../caseload/caseload-places.js';
import { partPeopleOf } from '../staff-parts/my-students.js';
import { lookersOfFamily } from '../family/link-records.js';

interface Row extends Omit<Onlooker, 'looksAfter' | 'waiting'> {
  id: string;
  toRead: number;
}

/**
 * The student's team: staff of the courses in which they are now, and counselors in whose caseload they are,
 * by name, each with what waits for them; whose part of the staff names them; and who of the family may look.
 */
export async function readOnlookers(actor: Actor, now: Date): Promise<Onlooker[]> {
  const counselors = await counselorsOf(actor.personId);
  const [rows, toAnswer, family, named] = await Promise.all([
    sql<Row>(TEAM, [actor.tenantId, actor.personId, counselors]),
    countToAnswer(actor),
    lookersOfFamily(actor.personId),
    partPeopleOf(actor.personId, now),
  ]);
  const staff = rows.map(({ id, toRead, name, role, courses }) => ({
    ...{ name, role, courses, looksAfter: counselors.includes(id) },
    waiting: toRead + (role === 'counselor' ? toAnswer : 0),
  }));
  const parts = named.map((one) => ({ ...one, courses: [], looksAfter: false, waiting: 0 }));
  const relatives = family.map((name) => ({
    ...{ name, role: 'guardian' as const, courses: [], looksAfter: false, waiting: 0 },
  }));
  return [...staff, ...parts, ...relatives];
}

const TEAM = `
  with taught as (
    select e.person_id, c.id as course_id, coalesce(c.title, c.label) as title
    from enrolments mine
    join enrolments e on e.tenant_id = $1 and e.course_id = mine.course_id and e.is_active
                     and e.role in ('teacher', 'assistant')
    join courses c on c.tenant_id = $1 and c.id = e.course_id
    where mine.tenant_id = $1 and mine.person_id = $2 and mine.role = 'student' and mine.is_active)
  select p.id, p.name, coalesce(p.staff_role, 'teacher') as role,
         array_remove(array_agg(distinct t.title), null) as courses,
         (select count(*)::int from submissions s
          join assignments a on a.tenant_id = $1 and a.id = s.assignment_id
          where s.tenant_id = $1 and s.student_id = $2 and s.status = 'submitted'
            and a.course_id in (select course_id from taught own where own.person_id = p.id)) as "toRead"
  from people p left join taught t on t.person_id = p.id
  where p.tenant_id = $1 and (t.person_id is not null or p.id = any($3::uuid[]))
  group by p.id, p.name, p.staff_role order by p.name nulls last, p.id`;

/** Any counselor may answer these. */
async function countToAnswer({ tenantId, personId }: Actor): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select ((select count(*) from course_plans where tenant_id = $1 and student_id = $2 and is_main
                and state = 'submitted' and removed_at is null)
           + (select count(*) from career_questions where tenant_id = $1 and student_id = $2
                and state = 'waiting' and removed_at is null)
           + (select count(*) from correction_requests where tenant_id = $1 and student_id = $2
                and state = 'open'))::int as count`,
    [tenantId, personId],
  );
  return row?.count ?? 0;
}

const PAGE = 50;

/** Seconds into which looks are put together: a page that is read and read again is one look. */
const WINDOW = 300;

interface LookRow extends Omit<Look, 'at'> {
  bin: string;
  actor_id: string;
  at: Date;
}

/** Who looked at the student's plan, from the access log; records that became part of theirs count too. */
export async function readLooks(actor: Actor, before: string | undefined): Promise<Looks> {
  const [bin = null, actorId = null, what = null] = before?.split('~') ?? [];
  const rows = await sql<LookRow>(
    `select l.bin, l.actor_id, l.what, max(l.actor_role) as role, max(l.at) as at,
            count(*)::int as times, (select p.name from people p
                                     where p.tenant_id = $1 and p.id = l.actor_id) as name
     from (select actor_id, actor_role, what, at, floor(extract(epoch from at) / $3::int)::bigint as bin
           from access_log
           where tenant_id = $1 and (student_id = $2 or student_id in (
             select gone_id from person_merges
             where tenant_id = $1 and kept_id = $2 and undone_at is null))) l
     where $4::bigint is null or (l.bin, l.actor_id, l.what) < ($4::bigint, $5::uuid, $6::text)
     group by l.bin, l.actor_id, l.what
     order by l.bin desc, l.actor_id desc, l.what desc limit $7`,
    [actor.tenantId, actor.personId, WINDOW, bin, actorId, what, PAGE + 1],
  );
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return {
    looks: page.map(({ name, role, what: seen, at, times }) => ({
      ...{ name, role, what: seen, times },
      at: at.toISOString(),
    })),
    next: last ? `${last.bin}~${last.actor_id}~${last.what}` : null,
  };
}

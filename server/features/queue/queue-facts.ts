import type { QueueReason } from '#contracts/queue-reasons.js';
import { ARRIVAL_DAYS, FIRST_WEEK_DAYS, GOAL_DAYS } from '#contracts/queue-reasons.js';
import type { Actor } from '../../auth/actor.js';
import { daySql } from '../../db/district-day.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { shownTo } from '../visibility/visibility-policy.js';

/** A fact about a student that may need their counselor. */
export interface Fact {
  studentId: string;
  reason: QueueReason;
  /** Tells this fact from a later one of its kind. */
  fact: string;
  since: Date;
  about: string | null;
}

/** Each gives the columns of a `Fact` for the students `$2`; `$3` is now, `$4` what the actor may be shown, `$5` who that is. */
const SOURCES = [
  `select c.student_id, 'plan-submitted' as reason, 'plan ' || max(s.at) as fact, max(s.at) as since,
          null as about
   from course_plans c
   join course_plan_steps s on s.tenant_id = $1 and s.course_plan_id = c.id and s.kind = 'submitted'
   where c.tenant_id = $1 and c.student_id = any($2) and c.state = 'submitted' and c.is_main
     and c.removed_at is null
   group by c.student_id, c.id`,
  // No word of the question: who answers reads it where it stands.
  `select q.student_id, 'question', 'question ' || q.id, q.created_at, null
   from career_questions q
   where q.tenant_id = $1 and q.student_id = any($2) and q.state = 'waiting' and q.removed_at is null`,
  `select r.student_id, 'correction', 'correction ' || r.id, r.created_at, null
   from correction_requests r
   where r.tenant_id = $1 and r.student_id = any($2) and r.state = 'open'`,
  `select n.student_id, 'worry', 'worry ' || w.id, w.created_at, a.name
   from worries w
   join advising_notes n on n.tenant_id = $1 and n.id = w.note_id
   left join people a on a.tenant_id = $1 and a.id = n.author_id
   where w.tenant_id = $1 and n.student_id = any($2) and w.settled_at is null and n.removed_at is null
     and n.visibility <> 'me'`,
  // Until somebody sets another day, or says that it has ended.
  `select i.student_id, 'look-again', 'look-again ' || i.id || ' ' || i.look_on,
          i.look_on::timestamp at time zone t.time_zone, i.kind
   from interventions i join tenants t on t.id = $1
   where i.tenant_id = $1 and i.student_id = any($2) and i.ended_on is null and i.removed_at is null
     and i.look_on <= ${daySql('$3::timestamptz', 't.time_zone')}
     and (i.visibility <> 'me' or i.author_id = $5)`,
  // The goal in focus, or the one that was touched last where none is; a comment touches it too.
  `select * from (
     select distinct on (p.student_id) p.student_id, 'goal' as reason,
            'goal ' || g.id || ' ' || touched.at::date as fact, touched.at as since, g.title as about
     from plans p
     join goals g on g.tenant_id = $1 and g.plan_id = p.id and g.removed_at is null
       and g.status = 'active' and g.visibility = any($4::text[])
     cross join lateral (select greatest(g.updated_at, (
       select max(c.created_at) from goal_comments c
       where c.tenant_id = $1 and c.goal_id = g.id and c.removed_at is null)) as at) touched
     where p.tenant_id = $1 and p.student_id = any($2)
     order by p.student_id, g.is_focus desc, touched.at desc, g.id) of_each
   where since < $3::timestamptz - interval '${GOAL_DAYS} days'`,
  `select * from (
     select distinct on (e.person_id) e.person_id as student_id, 'arrival' as reason,
            'arrival ' || e.created_at::date as fact, e.created_at as since, c.title as about
     from enrolments e
     join courses c on c.tenant_id = $1 and c.id = e.course_id
     where e.tenant_id = $1 and e.person_id = any($2) and e.role = 'student'
     order by e.person_id, e.created_at, e.id) first
   where since > $3::timestamptz - interval '${ARRIVAL_DAYS} days' and since > (
     select min(t.created_at) + interval '${FIRST_WEEK_DAYS} days' from enrolments t
     where t.tenant_id = $1)`,
];

const ALL = `select student_id as "studentId", reason, fact, since, about
  from (${SOURCES.join('\n union all ')}) facts`;

/** What stands about these students right now. */
export function factsAbout(
  studentIds: readonly string[],
  actor: Pick<Actor, 'personId' | 'role'>,
  now: Date,
): Promise<Fact[]> {
  return sql<Fact>(ALL.replaceAll('any($2)', 'any($2::uuid[])'), [
    ...[currentTenant(), studentIds, now.toISOString(), shownTo(actor.role), actor.personId],
  ]);
}

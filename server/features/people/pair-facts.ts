import type { MergeMeetings, PersonRecord } from '#contracts/people.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { lmsName } from '../assignments/lms-name.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { displayName } from '../roster/person-name.js';
import type { Pair } from './pair-records.js';

interface Row {
  id: string;
  name: string | null;
  pseudonym: string;
  sis_id: string;
  created_at: Date;
  last_visit_at: Date | null;
  platforms: { family: string | null; name: string | null }[];
  courses: { title: string; isActive: boolean }[];
  goals: number;
  results: number;
  saved_careers: number;
  reflections: number;
}

/** What helps to tell whether records are one student, by id. */
export async function factsOf(ids: string[], locale: string): Promise<Map<string, PersonRecord>> {
  const rows = await sql<Row>(FACTS, [currentTenant(), ids]);
  const facts = new Map<string, PersonRecord>();
  for (const row of rows)
    facts.set(row.id, {
      personId: row.id,
      name: displayName(row, locale),
      sisId: row.sis_id,
      platforms: [...new Set(row.platforms.map(lmsName))],
      courses: row.courses,
      gradeLevel: await gradeLevelOf(row.id),
      firstSeenAt: row.created_at.toISOString(),
      lastVisitAt: row.last_visit_at?.toISOString() ?? null,
      holds: {
        goals: row.goals,
        results: row.results,
        savedCareers: row.saved_careers,
        reflections: row.reflections,
      },
    });
  return facts;
}

const FACTS = `
  select p.id, p.name, p.pseudonym, p.sis_id, p.created_at,
    (select max(s.created_at) from sessions s
     where s.tenant_id = $1 and s.person_id = p.id) as last_visit_at,
    coalesce((select jsonb_agg(jsonb_build_object('family', r.family, 'name', r.name) order by r.name)
      from person_identities i left join lti_registrations r on r.id = i.registration_id
      where i.tenant_id = $1 and i.person_id = p.id), '[]') as platforms,
    coalesce((select jsonb_agg(jsonb_build_object('title', coalesce(c.title, c.label, ''),
                                                  'isActive', e.is_active) order by c.title)
      from enrolments e join courses c on c.tenant_id = $1 and c.id = e.course_id
      where e.tenant_id = $1 and e.person_id = p.id), '[]') as courses,
    (select count(*)::int from goals g join plans n on n.tenant_id = $1 and n.id = g.plan_id
     where g.tenant_id = $1 and n.student_id = p.id and g.removed_at is null) as goals,
    (select count(*)::int from profiler_results r
     where r.tenant_id = $1 and r.student_id = p.id and r.removed_at is null) as results,
    (select count(*)::int from saved_careers v
     where v.tenant_id = $1 and v.student_id = p.id and v.removed_at is null) as saved_careers,
    (select count(*)::int from submissions u
     where u.tenant_id = $1 and u.student_id = p.id and u.status <> 'draft') as reflections
  from people p where p.tenant_id = $1 and p.id = any($2::uuid[])`;

/** What both records of a pair have one of. */
export async function meetingsOf([one, other]: Pair): Promise<MergeMeetings> {
  const [row] = await sql<MergeMeetings>(
    `select
       (select count(distinct n.id) = 2 from goals g join plans n on n.tenant_id = $1 and n.id = g.plan_id
        where g.tenant_id = $1 and n.student_id in ($2, $3) and g.is_focus and g.removed_at is null)
         as "focusGoals",
       (select count(*)::int from saved_careers a join saved_careers b
          on b.tenant_id = $1 and b.code = a.code and b.student_id = $3
        where a.tenant_id = $1 and a.student_id = $2) as "savedCareers",
       (select exists (select 1 from profiler_attempts a
          where a.tenant_id = $1 and a.student_id in ($2, $3) and a.finished_at is null
          group by a.kind having count(*) = 2)) as "openQuestions",
       (select count(*)::int from submissions a join submissions b
          on b.tenant_id = $1 and b.assignment_id = a.assignment_id and b.student_id = $3
        where a.tenant_id = $1 and a.student_id = $2) as reflections`,
    [currentTenant(), one, other],
  );
  return row ?? { focusGoals: false, savedCareers: 0, openQuestions: false, reflections: 0 };
}

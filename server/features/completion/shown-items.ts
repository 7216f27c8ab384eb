import { daySql } from '../../db/district-day.js';

/**
 * Selects of `code`, `title`, `at` and `visibility` of what student $2 of tenant $1 has for a component: the
 * same entries that `evidence-sources.ts` counts. What has no visibility of its own is shown to the student
 * alone, as everywhere else.
 */
export const SHOWN_ITEMS: readonly string[] = [
  `select case r.kind when 'interests' then 'interest' else r.kind end as code, r.name as title,
          r.created_at as at, 'private' as visibility
   from profiler_results r
   where r.tenant_id = $1 and r.student_id = $2 and r.removed_at is null
     and r.kind in ('interests', 'skills', 'values')`,
  `select 'self', s.text, s.created_at, s.visibility from strengths s
   where s.tenant_id = $1 and s.student_id = $2 and s.removed_at is null and s.state = 'mine'
     and s.side = 'strength'`,
  `select 'explore', coalesce(o.title, c.code), c.created_at, 'private' from saved_careers c
   left join occupations o on o.code = c.code
   where c.tenant_id = $1 and c.student_id = $2 and c.removed_at is null`,
  `select fits.code, g.title, g.created_at, g.visibility from plans p
   join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id and g.removed_at is null
   cross join lateral (values
     ('careergoal', g.kind = 'career' or g.horizon = 'life'), ('edgoal', g.kind = 'academic'),
     ('psgoal', g.horizon = 'after'), ('sel', g.kind in ('personal', 'social'))) fits (code, does)
   where p.tenant_id = $1 and p.student_id = $2 and fits.does`,
  `select 'scores', concat_ws(' · ', r.tool, nullif(r.name, '')), r.created_at, r.visibility
   from assessment_results r where r.tenant_id = $1 and r.student_id = $2 and r.removed_at is null`,
  `select fits.code, a.title, a.created_at, a.visibility from activities a
   cross join lateral (values
     ('extra', a.kind = 'extracurricular'), ('work', a.kind = 'work'),
     ('service', a.kind = 'service' and a.hours > 0),
     ('wbl', a.kind = 'work' or (a.kind = 'planning' and a.source = 'me')),
     ('talent', a.kind in ('award', 'certificate'))) fits (code, does)
   where a.tenant_id = $1 and a.student_id = $2 and a.removed_at is null and fits.does`,
  `select 'resume', r.name, r.created_at, 'private' from resumes r
   where r.tenant_id = $1 and r.student_id = $2 and r.removed_at is null`,
  `select 'portfolio', e.title, e.created_at, e.visibility from evidence_items e
   where e.tenant_id = $1 and e.student_id = $2 and e.removed_at is null`,
  `select 'reflect', left(j.text, 60), j.created_at, j.visibility from journal_entries j
   where j.tenant_id = $1 and j.student_id = $2 and j.removed_at is null`,
  `select 'reflect', a.title, s.submitted_at, 'teachers' from submissions s
   join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
   where s.tenant_id = $1 and s.student_id = $2 and s.status in ('submitted', 'scored')`,
  `select k.code, concat_ws(' · ', c.held_on::text, p.name), c.staff_agreed_at, 'teachers'
   from plan_conversations c
   left join people p on p.tenant_id = c.tenant_id and p.id = c.staff_id
   cross join lateral (values ('adult'), ('annual')) k (code)
   where c.tenant_id = $1 and c.student_id = $2 and c.removed_at is null
     and c.student_agreed_at is not null and c.staff_agreed_at is not null`,
  `select fits.code, concat_ws(' · ', c.held_on::text, s.name), s.signed_at, 'teachers'
   from conversation_signatures s
   join plan_conversations c on c.tenant_id = s.tenant_id and c.id = s.conversation_id
   join conversation_records r on r.tenant_id = c.tenant_id and r.conversation_id = c.id
   cross join lateral (values ('ssign', 'student'), ('csign', 'staff'), ('psign', 'guardian'),
     ('parent', 'guardian')) fits (code, role)
   where s.tenant_id = $1 and s.student_id = $2 and c.removed_at is null
     and s.withdrawn_at is null and s.role = fits.role and s.text_hash = r.content->>'textHash'`,
  `select 'courseplan', left(string_agg(e->>'title', ', ' order by (e->>'grade')::integer, e->>'title'), 60),
          c.updated_at, 'teachers'
   from course_plans c cross join lateral jsonb_array_elements(c.entries) e
   where c.tenant_id = $1 and c.student_id = $2 and c.removed_at is null and c.is_main
   group by c.id, c.updated_at having count(distinct e->>'grade') > 1`,
  `select fits.code, g.name, g.at, 'teachers' from signatures g
   cross join lateral (values
     ('ssign', g.signer = 'student'),
     ('psign', g.signer <> 'student' or exists (
        select 1 from rights_moves r where r.tenant_id = g.tenant_id and r.student_id = g.student_id
          and r.ended_at is null))) fits (code, does)
   where g.tenant_id = $1 and g.student_id = $2 and g.voided_at is null and g.answer = 'agreed'
     and fits.does`,
  `select 'csign', coalesce(p.name, ${daySql('s.at')}::text), s.at, 'teachers' from course_plans c
   join course_plan_steps s on s.tenant_id = c.tenant_id and s.course_plan_id = c.id and s.kind = 'approved'
   left join people p on p.tenant_id = s.tenant_id and p.id = s.actor_id
   where c.tenant_id = $1 and c.student_id = $2 and c.removed_at is null and c.is_main
     and c.state = 'approved' and s.at = (select max(l.at) from course_plan_steps l
       where l.tenant_id = $1 and l.course_plan_id = c.id and l.kind = 'approved')`,
  `select 'gradcheck', a->>'name', s.at, 'teachers' from course_plans c
   join course_plan_steps s on s.tenant_id = c.tenant_id and s.course_plan_id = c.id and s.kind = 'approved'
   cross join lateral jsonb_array_elements(s.copy->'audits') a
   where c.tenant_id = $1 and c.student_id = $2 and c.removed_at is null and c.is_main
     and c.state = 'approved' and s.at = (select max(l.at) from course_plan_steps l
       where l.tenant_id = $1 and l.course_plan_id = c.id and l.kind = 'approved')`,
];

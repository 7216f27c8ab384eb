import { schoolYearSql } from '../years/school-year.js';

const whose = (alias: string) =>
  `${alias}.tenant_id = $1 and ${alias}.student_id = any($2::uuid[])`;

/**
 * Where evidence is: selects of `student_id`, `key` and `n` for the students $2 of the tenant $1. A key is a
 * component's code, `<code>@<school year>`, or `<code>-hours`. A feature with evidence of its own adds its
 * select here and its table to a migration with `watchForPlans()`.
 *
 * Entries that a student keeps private count as well: the number is read, never the words.
 */
export const EVIDENCE: readonly string[] = [
  `select r.student_id, case r.kind when 'interests' then 'interest' else r.kind end as key, count(*) as n
   from profiler_results r
   where ${whose('r')} and r.removed_at is null and r.kind in ('interests', 'skills', 'values')
   group by 1, 2`,
  `select s.student_id, 'self', count(*) from strengths s
   where ${whose('s')} and s.removed_at is null and s.state = 'mine' and s.side = 'strength' group by 1`,
  // Saving is the one thing a student does on top of opening a career.
  `select c.student_id, 'explore', count(*) from saved_careers c
   where ${whose('c')} and c.removed_at is null group by 1`,
  // No kind of goal is forced into a job: a life goal of family, art or service is a career goal too.
  `select p.student_id, fits.key, count(*) from plans p
   join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id and g.removed_at is null
   cross join lateral (values
     ('careergoal', g.kind = 'career' or g.horizon = 'life'), ('edgoal', g.kind = 'academic'),
     ('psgoal', g.horizon = 'after'), ('sel', g.kind in ('personal', 'social'))) fits (key, does)
   where ${whose('p')} and fits.does group by 1, 2`,
  `select r.student_id, 'scores', count(*) from assessment_results r
   where ${whose('r')} and r.removed_at is null group by 1`,
  `select a.student_id, fits.key, sum(fits.n) from activities a
   cross join lateral (values
     ('extra', a.kind = 'extracurricular', 1), ('work', a.kind = 'work', 1),
     ('service', a.kind = 'service' and a.hours > 0, 1),
     ('service-hours', a.kind = 'service' and a.hours > 0, a.hours),
     ('wbl', a.kind = 'work' or (a.kind = 'planning' and a.source = 'me'), 1),
     ('talent', a.kind in ('award', 'certificate'), 1)) fits (key, does, n)
   where ${whose('a')} and a.removed_at is null and fits.does group by 1, 2`,
  `select r.student_id, 'resume', count(*) from resumes r
   where ${whose('r')} and r.removed_at is null group by 1`,
  `select e.student_id, k.key, count(*) from evidence_items e
   cross join lateral (values ('portfolio'), ('portfolio@' || ${schoolYearSql('e.created_at')})) k (key)
   where ${whose('e')} and e.removed_at is null group by 1, 2`,
  `select j.student_id, 'reflect', count(*) from journal_entries j
   where ${whose('j')} and j.removed_at is null group by 1`,
  `select s.student_id, 'reflect', count(*) from submissions s
   where ${whose('s')} and s.status in ('submitted', 'scored') group by 1`,
  `select l.student_id, 'change@' || l.school_year, count(*) from look_backs l
   where ${whose('l')} and l.state = 'done' group by 1, 2`,
  // A conversation that both confirmed: with an adult of the plan, in its year, and as the meeting it was.
  `select c.student_id, k.key, count(*) from plan_conversations c
   cross join lateral (values ('adult'), ('adult@' || c.school_year), ('annual@' || c.school_year),
     ('meeting-' || c.kind || '@' || c.school_year)) k (key)
   where ${whose('c')} and c.removed_at is null and c.student_agreed_at is not null
     and c.staff_agreed_at is not null group by 1, 2`,
  // Names under the text of a conversation count once it is closed and its record made.
  `select s.student_id, k.key, count(*) from conversation_signatures s
   join plan_conversations c on c.tenant_id = s.tenant_id and c.id = s.conversation_id
   join conversation_records r on r.tenant_id = c.tenant_id and r.conversation_id = c.id
   cross join lateral (values ('ssign', 'student'), ('csign', 'staff'), ('psign', 'guardian'),
     ('parent', 'guardian')) fits (code, role)
   cross join lateral (values (fits.code), (fits.code || '@' || c.school_year)) k (key)
   where ${whose('s')} and c.removed_at is null and s.withdrawn_at is null and s.role = fits.role
     and s.text_hash = r.content->>'textHash' group by 1, 2`,
  // A plan over years is one with courses in two of them at least. What is only tried out does not count.
  `select c.student_id, 'courseplan', count(*) from course_plans c
   where ${whose('c')} and c.removed_at is null and c.is_main and (
     select count(distinct e->>'grade') from jsonb_array_elements(c.entries) e) > 1 group by 1`,
  // With the rights over the record, a student's own signature stands in the family's place.
  `select g.student_id, k.key, count(*) from signatures g
   cross join lateral (values
     ('ssign', g.signer = 'student'),
     ('psign', g.signer <> 'student' or exists (
        select 1 from rights_moves r where r.tenant_id = g.tenant_id and r.student_id = g.student_id
          and r.ended_at is null))) fits (code, does)
   cross join lateral (values (fits.code), (fits.code || '@' || g.school_year)) k (key)
   where ${whose('g')} and g.voided_at is null and g.answer = 'agreed' and fits.does group by 1, 2`,
  // A counselor signs a plan of courses by approving it, for as long as that holds.
  `select s.student_id, k.key, count(*) from course_plan_steps s
   join course_plans c on c.tenant_id = s.tenant_id and c.id = s.course_plan_id
   cross join lateral (values ('csign'), ('csign@' || ${schoolYearSql('s.at')})) k (key)
   where ${whose('s')} and s.kind = 'approved' and c.state = 'approved' and c.removed_at is null
     and c.is_main and not exists (
       select 1 from course_plan_steps n where n.tenant_id = s.tenant_id
         and n.course_plan_id = s.course_plan_id and n.kind = 'approved' and n.at > s.at)
   group by 1, 2`,
  // An approved plan was audited, and lacks nothing that nobody waived: its copy has the audits.
  `select c.student_id, 'gradcheck', count(*) from course_plans c
   where ${whose('c')} and c.removed_at is null and c.is_main and c.state = 'approved' and exists (
     select 1 from course_plan_steps s where s.tenant_id = $1 and s.course_plan_id = c.id
       and s.kind = 'approved' and s.copy->'audits' <> '[]') group by 1`,
];

/** SQL for the courses of student $2, as the other parts are read. */
export const courses = `select c.id, case c.source when 'student' then 'student' else 'school' end as source,
    case when c.source = 'student' then '' else coalesce(
      (select i.vouched->>'where' from passport_items i
       where i.tenant_id = c.tenant_id and i.record_id = c.id limit 1),
      (select t.name from tenants t where t.id = $1)) end as "where",
    c.code, c.title, c.area, c.school_year as "schoolYear", c.term, c.grade_level as "gradeLevel",
    c.status, c.mark, c.credits, c.school
  from course_records c where c.tenant_id = $1 and c.student_id = $2 and c.removed_at is null
  order by c.school_year, c.title, c.id`;

/** A plan that nobody wrote into says nothing. */
export const coursePlans = `select c.id, c.name, c.targets,
    coalesce((select jsonb_agg(e.entry - 'id' order by e.place)
      from jsonb_array_elements(c.entries) with ordinality e (entry, place)), '[]') as courses
  from course_plans c where c.tenant_id = $1 and c.student_id = $2 and c.removed_at is null
    and (c.entries <> '[]' or c.targets <> '{}' or c.name <> '')
  order by c.is_main desc, c.created_at, c.id`;

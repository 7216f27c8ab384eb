import type { Migration } from '../db/migration.js';
import { unwatchForPlans, watchForPlans } from './plan-watch.js';

/** Every table in which there is evidence, or which says where a student belongs. */
const WATCHED: Readonly<Record<string, string | undefined>> = {
  activities: undefined,
  assessment_results: undefined,
  component_changes: undefined,
  component_records: undefined,
  enrolments: 'r.person_id',
  evidence_items: undefined,
  goals: '(select p.student_id from plans p where p.tenant_id = r.tenant_id and p.id = r.plan_id)',
  journal_entries: undefined,
  look_backs: undefined,
  profiler_results: undefined,
  resumes: undefined,
  saved_careers: undefined,
  strengths: undefined,
  submissions: undefined,
};

/**
 * The database itself notices what changes in a student's record: twelve features write there, and one
 * that forgot to say so would leave a wrong figure. Up to fifty students get a job each; a statement that
 * touches more (a class list, a file) gets one job for the whole district. Without a template there is
 * nothing to judge, and no job.
 */
export const up: Migration = async ({ run }) => {
  await run(
    `create function note_plan_change() returns trigger language plpgsql as $note$
     declare
       tenant bigint := nullif(current_setting('app.tenant_id', true), '')::bigint;
       template uuid;
       changed uuid[] := '{}';
       part uuid[];
       student uuid;
     begin
       if tenant is null then return null; end if;
       select t.id into template from district_templates t
         where t.tenant_id = tenant order by t.number desc limit 1;
       if template is null then return null; end if;
       if tg_op <> 'DELETE' then
         execute format('select array_agg(distinct s) from (
           select %s as s from new_rows r limit 5000) x where s is not null', tg_argv[0]) into part;
         changed := changed || coalesce(part, '{}');
       end if;
       if tg_op <> 'INSERT' then
         execute format('select array_agg(distinct s) from (
           select %s as s from old_rows r limit 5000) x where s is not null', tg_argv[0]) into part;
         changed := changed || coalesce(part, '{}');
       end if;
       if cardinality(changed) > 100 then
         perform queue_door.enqueue('refresh-plans', tenant, template, tenant || ':refresh-plans',
                                    now() + interval '2 seconds', tenant || ':refresh-plans');
         return null;
       end if;
       for student in select distinct unnest(changed) loop
         perform queue_door.enqueue('refresh-plan', tenant, student, tenant || ':refresh-plan:' || student,
                                    now(), tenant || ':refresh-plan:' || student);
       end loop;
       return null;
     end $note$`,
    ...Object.entries(WATCHED).flatMap(([table, student]) => watchForPlans(table, student)),
  );
};

export const down: Migration = async ({ run }) => {
  await run(...Object.keys(WATCHED).flatMap(unwatchForPlans), 'drop function note_plan_change()');
};

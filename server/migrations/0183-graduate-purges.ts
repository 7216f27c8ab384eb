import type { Migration } from '../db/migration.js';
import { addColumns, column, tenantTable } from './dsl.js';

/** SQL of the function that puts students on the queue; `among` narrows `changed` first. */
const notePlanChange = (
  among: string,
) => `create or replace function note_plan_change() returns trigger language plpgsql as $note$
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
     ${among}if cardinality(changed) > 100 then
       perform queue_door.enqueue('refresh-plans', tenant, template, tenant || ':refresh-plans',
                                  now() + interval '2 seconds', tenant || ':refresh-plans');
       return null;
     end if;
     for student in select distinct unnest(changed) loop
       perform queue_door.enqueue('refresh-plan', tenant, student, tenant || ':refresh-plan:' || student,
                                  now(), tenant || ':refresh-plan:' || student);
     end loop;
     return null;
   end $note$`;

/** Whoever is deleted has no plan to judge. What goes with them goes as the owner, who has no queue. */
const STILL_HERE = `if tg_op = 'DELETE' then
       select coalesce(array_agg(p.id), '{}') into changed from people p
         where p.tenant_id = tenant and p.id = any(changed);
     end if;
     `;

/** How long a district keeps plans of graduates, and what it had deleted afterwards: counts, and nobody's name. */
export const up: Migration = async ({ run, roles: { app } }) => {
  const about = (type: string) => column(type, 'system', 1, 'district', false);
  await run(
    notePlanChange(STILL_HERE),
    ...addColumns('tenants', {
      graduates_keep_days: column('integer not null default 365', 'system', 0, 'district', false),
    }),
    ...tenantTable('graduate_purges', app, {
      columns: {
        close_id: about('uuid not null'),
        asked_by: column('uuid', 'staff work', 1, 'district', false),
        asked_at: about('timestamptz not null'),
        /** The rule of that day. */
        keep_days: about('integer not null'),
        total: about('integer not null'),
        done: about('integer not null default 0'),
        /** Deleted records by kind, as the register of what is held names them. */
        counts: about(`jsonb not null default '{}'`),
        finished_at: about('timestamptz'),
      },
      references: [
        { columns: ['close_id'], table: 'year_closes', onDelete: 'cascade' },
        { columns: ['asked_by'], table: 'people', onDelete: 'set null' },
      ],
      unique: ['close_id'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table graduate_purges',
    'alter table tenants drop column graduates_keep_days',
    notePlanChange(''),
  );
};

import type { Migration } from '../db/migration.js';
import { acrossTenants, addColumns, column, tenantTable, timestamps } from './dsl.js';

/**
 * What a student did outside the plan, who may see each entry, and every version of every record.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('record_versions', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        kind: column('text not null', 'student work', 2, 'plan'),
        record_id: column('uuid not null', 'student work', 2, 'plan'),
        number: column('integer not null', 'student work', 2, 'plan'),
        /** Null once the person who made the change is gone. */
        actor_id: column('uuid', 'use statistics', 2, 'plan'),
        at: column('timestamptz not null', 'student work', 2, 'plan'),
        snapshot: column('jsonb not null', 'student work', 3, 'plan'),
        restored_from: column('integer', 'student work', 2, 'plan'),
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['actor_id'], table: 'people', onDelete: 'set null' },
      ],
      unique: ['record_id, number'],
      indexes: ['student_id, at'],
      checks: {
        number_positive: 'number > 0',
        snapshot_size: 'pg_column_size(snapshot) <= 400000',
      },
      // While somebody types, the newest version grows with the text; what older ones say never changes.
      grants: 'select, insert, delete, update (snapshot, at, student_id, actor_id)',
    }),
    ...addColumns('goals', {
      visibility: column(
        `text not null default 'teachers' check (visibility in ('private', 'adviser', 'teachers'))`,
        'student work',
        2,
        'plan',
      ),
    }),
    ...tenantTable('activities', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        kind: column('text not null', 'student work', 3, 'plan'),
        title: column('text not null', 'student work', 3, 'plan'),
        organisation: column(`text not null default ''`, 'student work', 3, 'plan'),
        role: column(`text not null default ''`, 'student work', 3, 'plan'),
        description: column(`text not null default ''`, 'student work', 3, 'plan'),
        honours: column(`text not null default ''`, 'student work', 3, 'plan'),
        /** Club, sport, arts, leadership: for extracurricular activities only. */
        branch: column('text', 'student work', 3, 'plan'),
        skills: column(`text[] not null default '{}'`, 'student work', 3, 'plan'),
        tags: column(`text[] not null default '{}'`, 'student work', 3, 'plan'),
        started_on: column('date', 'student work', 2, 'plan'),
        ended_on: column('date', 'student work', 2, 'plan'),
        /** Grade levels 6 to 12 in which it took place. */
        grades: column(`integer[] not null default '{}'`, 'student work', 2, 'plan'),
        hours: column('numeric(7,2)', 'student work', 2, 'plan'),
        is_paid: column('boolean', 'student work', 2, 'plan'),
        /** The supervisor or leader, as the student names them. */
        supervisor: column(`text not null default ''`, 'student work', 3, 'plan'),
        visibility: column(`text not null default 'teachers'`, 'student work', 2, 'plan'),
        /** Who put it there: the student, or Pathlight when something was finished. */
        source: column(`text not null default 'me'`, 'student work', 1, 'plan'),
        /** What Pathlight logged, so that it is logged once. */
        source_key: column('text', 'student work', 2, 'plan'),
        revision: column('integer not null default 1', 'system', 1, 'plan'),
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      unique: ['student_id, source_key where source_key is not null'],
      checks: {
        kind_known: `kind in ('service', 'work', 'planning', 'extracurricular', 'award', 'certificate')`,
        branch_known: `branch in ('club', 'sport', 'arts', 'leadership', 'other')`,
        source_known: `source in ('me', 'log')`,
        visibility_known: `visibility in ('private', 'adviser', 'teachers')`,
        title_length: 'length(title) between 1 and 160',
        text_lengths:
          'length(organisation) <= 160 and length(role) <= 160 and length(description) <= 2000 ' +
          'and length(honours) <= 500 and length(supervisor) <= 160',
        list_lengths: 'cardinality(skills) <= 20 and cardinality(tags) <= 20',
        grades_known: 'grades <@ array[6, 7, 8, 9, 10, 11, 12]',
        dates_ordered: 'ended_on >= started_on',
        hours_range: 'hours between 0 and 20000',
      },
    }),
  );
  await run(...firstVersions());
};

const TABLES = ['goals', 'plans', 'milestones', 'record_versions'];

/** Goals from before get a first version, or their first change would lose what stood there. */
function firstVersions(): string[] {
  return acrossTenants(TABLES, [
    `insert into record_versions (tenant_id, id, student_id, kind, record_id, number, actor_id, at, snapshot)
     select g.tenant_id, gen_random_uuid(), p.student_id, 'goal', g.id, 1, p.student_id, g.updated_at,
            jsonb_build_object(
              'title', g.title, 'why', g.why, 'kind', g.kind, 'horizon', g.horizon,
              'status', g.status, 'targetDate', g.target_date, 'visibility', g.visibility,
              'removed', g.removed_at is not null,
              'milestones', coalesce((
                select jsonb_agg(jsonb_build_object(
                  'id', m.id, 'title', m.title, 'dueDate', m.due_date, 'done', m.done_at is not null)
                  order by m.position)
                from milestones m where m.tenant_id = g.tenant_id and m.goal_id = g.id), '[]'))
     from goals g join plans p on p.tenant_id = g.tenant_id and p.id = g.plan_id`,
  ]);
}

export const down: Migration = async ({ run }) => {
  await run('drop table activities, record_versions', 'alter table goals drop column visibility');
};

import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const words = (type: string) => column(type, 'student work', 3, 'plan');
const fact = (type: string) => column(type, 'student work', 2, 'plan');

/** Places a student applies to and what there is to do for each: theirs alone. Staff see what they ask for. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('places', app, {
      columns: {
        student_id: fact('uuid not null'),
        kind: fact('text not null'),
        college_code: fact('text'),
        name: words('text not null'),
        status: words(`text not null default 'thinking'`),
        due_on: fact('date'),
        notes: words(`text not null default ''`),
        revision: column('integer not null default 1', 'system', 1, 'plan', false),
        removed_at: fact('timestamptz'),
        ...timestamps,
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      checks: {
        kind_known: `kind in ('college', 'program', 'employer', 'apprenticeship', 'branch', 'other')`,
        college: `college_code is null or kind = 'college'`,
        status_known: `status in ('thinking', 'working', 'sent', 'accepted', 'not-accepted', 'going', 'not-going')`,
        texts: 'length(name) between 1 and 160 and length(notes) <= 1000',
      },
    }),
    ...tenantTable('place_tasks', app, {
      columns: {
        place_id: fact('uuid not null'),
        title: words('text not null'),
        due_on: fact('date'),
        done_at: fact('timestamptz'),
        removed_at: fact('timestamptz'),
        created_at: fact('timestamptz not null default now()'),
      },
      references: [{ columns: ['place_id'], table: 'places', onDelete: 'cascade' }],
      checks: { title_length: 'length(title) between 1 and 160' },
    }),
    ...tenantTable('place_requests', app, {
      columns: {
        student_id: fact('uuid not null'),
        place_id: fact('uuid not null'),
        kind: fact('text not null'),
        note: words(`text not null default ''`),
        state: fact(`text not null default 'requested'`),
        decided_by: column('uuid', 'staff work', 2, 'plan'),
        decided_at: column('timestamptz', 'staff work', 2, 'plan'),
        removed_at: fact('timestamptz'),
        created_at: fact('timestamptz not null default now()'),
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['place_id'], table: 'places', onDelete: 'cascade' },
        { columns: ['decided_by'], table: 'people', onDelete: 'set null' },
      ],
      indexes: [`state where removed_at is null`],
      checks: {
        kind_known: `kind in ('transcript', 'recommendation')`,
        state_known: `state in ('requested', 'in-work', 'talk', 'sent')`,
        note_length: 'length(note) <= 300',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table place_requests, place_tasks, places');
};

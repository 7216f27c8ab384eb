import type { Migration } from '../db/migration.js';
import { column, tenantTable } from './dsl.js';

const words = (type: string) => column(type, 'student work', 3, 'plan');
const lines = () => words(`text[] not null default '{}'`);
const moment = (type: string) => column(type, 'student work', 2, 'plan');

/** What a student says of a college: the same as of a career. */
const said = () => ({
  rating: words('smallint'),
  thought: words(`text not null default ''`),
  still_interested: words('boolean not null default true'),
  pros: lines(),
  cons: lines(),
  confidence: words('smallint'),
  reasons: lines(),
});

/** Colleges a student saved, with every change of mind: theirs alone. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('saved_colleges', app, {
      columns: {
        student_id: moment('uuid not null'),
        code: words('text not null'),
        ...said(),
        removed_at: moment('timestamptz'),
        created_at: moment('timestamptz not null default now()'),
        updated_at: moment('timestamptz not null default now()'),
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      unique: ['student_id, code'],
      checks: {
        rating_range: 'rating between 1 and 5',
        confidence_range: 'confidence between 1 and 5',
        thought_length: 'length(thought) <= 1000',
        lines: 'cardinality(pros) <= 12 and cardinality(cons) <= 12 and cardinality(reasons) <= 12',
      },
    }),
    ...tenantTable('saved_college_changes', app, {
      columns: {
        saved_id: moment('uuid not null'),
        ...said(),
        at: moment('timestamptz not null'),
      },
      references: [{ columns: ['saved_id'], table: 'saved_colleges', onDelete: 'cascade' }],
      indexes: ['saved_id, at'],
      grants: 'select, insert, delete',
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table saved_college_changes, saved_colleges');
};

import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const fact = (type: string) => column(type, 'use statistics', 2, '90 days', false);
const choice = (type: string) => column(type, 'use statistics', 2, 'plan', false);

/** What happened to a person since they last looked: one row for each thing, and no words of anybody. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('notifications', app, {
      columns: {
        person_id: fact('uuid not null'),
        kind: fact('text not null'),
        subject_id: fact('uuid not null'),
        /** What exactly happened last, so that the same is told once. */
        fact: fact('text not null'),
        ref: fact(`text not null default ''`),
        told_by: fact('uuid'),
        about_id: fact('uuid'),
        count: fact('integer not null default 1'),
        happened_at: fact('timestamptz not null'),
        read_at: fact('timestamptz'),
      },
      references: [
        { columns: ['person_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['told_by'], table: 'people', onDelete: 'set null' },
        { columns: ['about_id'], table: 'people', onDelete: 'cascade' },
      ],
      unique: ['person_id, kind, subject_id'],
      indexes: ['person_id, happened_at', 'subject_id', 'happened_at'],
      checks: {
        lengths: 'length(kind) <= 40 and length(fact) <= 100 and length(ref) <= 60 and count > 0',
      },
    }),
    ...tenantTable('notification_settings', app, {
      columns: {
        person_id: choice('uuid not null'),
        off_topics: choice(`text[] not null default '{}'`),
        ...timestamps,
      },
      references: [{ columns: ['person_id'], table: 'people', onDelete: 'cascade' }],
      unique: ['person_id'],
      checks: { few: 'cardinality(off_topics) <= 40' },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table notification_settings', 'drop table notifications');
};

import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** What a student finds out: interest answers, named results, saved careers and thoughts on them. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('profiler_attempts', app, {
      columns: {
        student_id: column('uuid not null', 'survey response', 2, 'exit+60'),
        form: column('text not null', 'survey response', 2, 'exit+60'),
        answers: column(`jsonb not null default '{}'`, 'survey response', 3, 'exit+60'),
        finished_at: column('timestamptz', 'survey response', 2, 'exit+60'),
        ...timestamps,
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      unique: ['student_id where finished_at is null'],
      checks: { form_known: `form in ('short', 'full')` },
    }),
    ...tenantTable('profiler_results', app, {
      columns: {
        student_id: column('uuid not null', 'survey response', 2, 'exit+60'),
        attempt_id: column('uuid not null', 'survey response', 2, 'exit+60'),
        name: column('text not null', 'student work', 3, 'exit+60'),
        form: column('text not null', 'survey response', 2, 'exit+60'),
        answers: column('jsonb not null', 'survey response', 3, 'exit+60'),
        /** Sums in the order r i a s e c. */
        scores: column('integer[] not null', 'survey response', 3, 'exit+60'),
        /** The least and the most one area can reach. */
        minimum: column('integer not null', 'survey response', 1, 'exit+60'),
        maximum: column('integer not null', 'survey response', 1, 'exit+60'),
        is_flat: column('boolean not null', 'survey response', 2, 'exit+60'),
        /** Codes of the compared occupations, best first, at the time; later data don't rewrite them. */
        matches: column('text[] not null', 'survey response', 3, 'exit+60'),
        instrument: column('text not null', 'system', 1, 'exit+60'),
        instrument_version: column('text not null', 'system', 1, 'exit+60'),
        algorithm: column('text not null', 'system', 1, 'exit+60'),
        removed_at: column('timestamptz', 'student work', 2, 'exit+60'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['attempt_id'], table: 'profiler_attempts', onDelete: 'cascade' },
      ],
      unique: ['attempt_id'],
      checks: {
        name_length: 'length(name) between 1 and 80',
        six_scores: 'cardinality(scores) = 6',
      },
    }),
    ...tenantTable('saved_careers', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        code: column('text not null', 'student work', 3, 'plan'),
        rating: column('smallint', 'student work', 3, 'plan'),
        thought: column(`text not null default ''`, 'student work', 3, 'plan'),
        still_interested: column('boolean not null default true', 'student work', 3, 'plan'),
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      unique: ['student_id, code'],
      checks: {
        rating_range: 'rating between 1 and 5',
        thought_length: 'length(thought) <= 1000',
      },
    }),
    ...tenantTable('saved_career_changes', app, {
      columns: {
        saved_id: column('uuid not null', 'student work', 2, 'plan'),
        rating: column('smallint', 'student work', 3, 'plan'),
        thought: column('text not null', 'student work', 3, 'plan'),
        still_interested: column('boolean not null', 'student work', 3, 'plan'),
        at: column('timestamptz not null', 'student work', 2, 'plan'),
      },
      references: [{ columns: ['saved_id'], table: 'saved_careers', onDelete: 'cascade' }],
      indexes: ['saved_id, at'],
      grants: 'select, insert, delete',
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table saved_career_changes, saved_careers, profiler_results, profiler_attempts');
};

import type { Migration } from '../db/migration.js';
import { acrossTenants, addColumns, column } from './dsl.js';

/**
 * What was made for the interest questions serves other questionnaires too: an attempt and a result say
 * of which kind they are, and a result names its own areas.
 */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('profiler_attempts', {
      kind: column(`text not null default 'interests'`, 'survey response', 2, 'exit+60'),
    }),
    ...addColumns('profiler_results', {
      kind: column(`text not null default 'interests'`, 'survey response', 2, 'exit+60'),
      /** What each number of `scores` is about, in its order. */
      areas: column(`text[] not null default '{r,i,a,s,e,c}'`, 'survey response', 2, 'exit+60'),
    }),
    `alter table profiler_attempts
       add constraint profiler_attempts_kind_known check (kind in ('interests', 'skills', 'values'))`,
    `alter table profiler_results
       drop constraint profiler_results_six_scores,
       add constraint profiler_results_kind_known check (kind in ('interests', 'skills', 'values')),
       add constraint profiler_results_score_each
         check (cardinality(scores) = cardinality(areas) and cardinality(areas) > 0)`,
    'drop index profiler_attempts_tenant_id_student_id_idx',
    `create unique index on profiler_attempts (tenant_id, student_id, kind) where finished_at is null`,
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    ...acrossTenants(
      ['profiler_attempts', 'profiler_results'],
      [`delete from profiler_attempts where kind <> 'interests'`],
    ),
    `alter table profiler_results
       drop constraint profiler_results_score_each,
       drop constraint profiler_results_kind_known,
       add constraint profiler_results_six_scores check (cardinality(scores) = 6),
       drop column kind, drop column areas`,
    'drop index profiler_attempts_tenant_id_student_id_kind_idx',
    'alter table profiler_attempts drop column kind',
    `create unique index profiler_attempts_tenant_id_student_id_idx
       on profiler_attempts (tenant_id, student_id) where finished_at is null`,
  );
};

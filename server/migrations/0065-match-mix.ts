import type { Migration } from '../db/migration.js';
import { addColumns, column } from './dsl.js';

/** A result keeps what its list rests on: the weights, and what it took from other questions. */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('profiler_results', {
      /** `{weights, otherScores}`; null in results whose list rests on interests alone. */
      mix: column('jsonb', 'survey response', 3, 'exit+60'),
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('alter table profiler_results drop column mix');
};

import type { Migration } from '../db/migration.js';
import { addColumns, column } from './dsl.js';

const lines = () => column(`text[] not null default '{}'`, 'student work', 3, 'plan');

/** For, against, and "I could do well at this, because": all in the student's own words. */
const said = () => ({
  pros: lines(),
  cons: lines(),
  confidence: column('smallint', 'student work', 3, 'plan'),
  reasons: lines(),
});

const TABLES = ['saved_careers', 'saved_career_changes'] as const;

/**
 * What a student says of a saved career, and who else may see it. What was saved before is the
 * student's alone, as it was until now.
 */
export const up: Migration = async ({ run }) => {
  await run(
    ...TABLES.flatMap((table) => addColumns(table, said())),
    ...addColumns('saved_careers', {
      visibility: column(`text not null default 'private'`, 'student work', 2, 'plan'),
    }),
    `alter table saved_careers
       add constraint saved_careers_confidence_range check (confidence between 1 and 5),
       add constraint saved_careers_lines check (
         cardinality(pros) <= 12 and cardinality(cons) <= 12 and cardinality(reasons) <= 12),
       add constraint saved_careers_visibility_known check (
         visibility in ('private', 'adviser', 'teachers'))`,
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    `alter table saved_careers drop column visibility`,
    ...TABLES.map(
      (table) => `alter table ${table} drop column pros, drop column cons,
                    drop column confidence, drop column reasons`,
    ),
  );
};

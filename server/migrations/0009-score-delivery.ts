import type { Migration } from '../db/migration.js';
import { addColumns, column, tenantTable, timestamps } from './dsl.js';

const SCORE_COLUMNS = {
  /** Who sends it at the moment, until when: a worker that died lets go by itself. */
  busy_until: column('timestamptz', 'system', 1, 'plan', false),
  /** Tries since the LMS last took or refused something, and when that began. */
  tries: column('integer not null default 0', 'system', 1, 'plan', false),
  failing_since: column('timestamptz', 'system', 1, 'plan', false),
  next_try_at: column('timestamptz', 'system', 1, 'plan', false),
  /** What the LMS took last: tells whether a post whose answer was lost arrived. */
  acked_points: column('numeric(6, 2)', 'in-app performance', 3, 'plan'),
  acked_comment: column('text', 'staff work', 3, 'plan'),
  /** What the gradebook showed when we last looked. */
  lms_points: column('numeric(9, 3)', 'in-app performance', 3, 'plan'),
  lms_max: column('numeric(9, 3)', 'in-app performance', 2, 'plan'),
  lms_seen_at: column('timestamptz', 'system', 1, 'plan', false),
};

/** The owner, too, stands behind the wall; here it works on rows of every district. */
const forAllTenants = (statement: string) => [
  'alter table score_intents no force row level security',
  statement,
  'alter table score_intents force row level security',
];

/** What scores need to come through faults, and the gradebook columns that no launch told us of. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    // A score that was taken back is a wish too: for an empty cell.
    'alter table score_intents alter column points drop not null',
    ...addColumns('score_intents', SCORE_COLUMNS),
    ...forAllTenants(
      `update score_intents set acked_points = points, acked_comment = comment where state = 'sent'`,
    ),
    `create index on score_intents (tenant_id, state) where state <> 'sent'`,
    ...tenantTable('grade_columns', app, {
      columns: {
        assignment_id: column('uuid not null', 'course data', 1, 'district', false),
        line_item_url: column('text', 'system', 1, 'district', false),
        /** Who looks for it or makes it, until when: two workers must not make two. */
        held_by: column('uuid', 'system', 1, 'district', false),
        held_until: column('timestamptz', 'system', 1, 'district', false),
        /** When the gradebook's own numbers were last asked for, and last came. */
        check_asked_at: column('timestamptz', 'system', 1, 'district', false),
        checked_at: column('timestamptz', 'system', 1, 'district', false),
        ...timestamps,
      },
      references: [{ columns: ['assignment_id'], table: 'assignments', onDelete: 'cascade' }],
      unique: ['assignment_id'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table grade_columns',
    'drop index score_intents_tenant_id_state_idx',
    ...Object.keys(SCORE_COLUMNS).map((name) => `alter table score_intents drop column ${name}`),
    ...forAllTenants('delete from score_intents where points is null'),
    'alter table score_intents alter column points set not null',
  );
};

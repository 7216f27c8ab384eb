import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const staff = (type: string) => column(type, 'staff work', 1, 'plan', false);
const about = (type: string) => column(type, 'staff work', 2, 'plan');

/** A short message of a counselor to chosen students, and what came of it for each. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('nudges', app, {
      columns: {
        counselor_id: staff('uuid not null'),
        text: column('text not null', 'staff work', 2, 'plan'),
        /** The page of the student that it leads to. */
        place: staff('text not null'),
        finished_at: staff('timestamptz'),
        removed_at: staff('timestamptz'),
        ...timestamps,
      },
      references: [{ columns: ['counselor_id'], table: 'people', onDelete: 'cascade' }],
      checks: { lengths: 'length(text) between 1 and 400 and length(place) <= 40' },
    }),
    ...tenantTable('nudge_students', app, {
      columns: {
        nudge_id: about('uuid not null'),
        student_id: about('uuid not null'),
        state: about(`text not null default 'waiting'`),
        sent_at: about('timestamptz'),
        seen_at: about('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['nudge_id'], table: 'nudges', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
      ],
      checks: { state_known: `state in ('waiting', 'sent', 'limit', 'gone')` },
      indexes: ['student_id, sent_at where sent_at is not null'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table nudge_students, nudges');
};

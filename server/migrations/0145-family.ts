import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/**
 * How families come in: what a district lets them see, invitations, who may look at which student, and the
 * devices that are signed in. A guardian is a row of `people` with a name and a language: no address, no
 * number, no day of birth.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  const about = (type: string) => column(type, 'enrollment', 2, 'plan');
  const secret = (type: string) => column(type, 'technology metadata', 1, 'plan', false);
  const rule = (type: string) => column(type, 'system', 1, 'district', false);
  await run(
    // One row a change, so that it stays known who changed what families see.
    ...tenantTable('family_policies', app, {
      columns: {
        number: rule('integer not null'),
        sections: rule('text[] not null'),
        invite_days: rule('integer not null'),
        device_days: rule('integer not null'),
        leave_days: rule('integer not null'),
        changed_by: column('uuid', 'staff work', 1, 'district', false),
        changed_at: rule('timestamptz not null'),
      },
      references: [{ columns: ['changed_by'], table: 'people', onDelete: 'set null' }],
      unique: ['number'],
      checks: {
        days: 'invite_days between 1 and 60 and device_days between 1 and 400 and leave_days between 0 and 400',
      },
      grants: 'select, insert, update (changed_by)',
    }),
    ...tenantTable('family_invitations', app, {
      columns: {
        student_id: about('uuid not null'),
        state: about(`text not null default 'open'`),
        kind: about('text not null'),
        locale: column('text not null', 'use statistics', 1, 'plan'),
        /** Null once it is used, withdrawn or locked: then no link leads here any more. */
        token_hash: secret('bytea'),
        code_hash: secret('bytea'),
        wrong_codes: secret('integer not null default 0'),
        expires_at: about('timestamptz not null'),
        made_by: column('uuid', 'staff work', 1, 'plan'),
        made_role: column('text not null', 'enrollment', 1, 'plan'),
        /** Who came by it; set before that where it is a new device of somebody known. */
        person_id: about('uuid'),
        ended_at: about('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['person_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['made_by'], table: 'people', onDelete: 'set null' },
      ],
      unique: ['token_hash where token_hash is not null'],
      checks: {
        state_known: `state in ('open', 'used', 'withdrawn', 'locked')`,
        kind_known: `kind in ('guardian', 'designee')`,
        link_while_open: `(state = 'open') = (token_hash is not null and code_hash is not null)`,
      },
    }),
    ...tenantTable('family_links', app, {
      columns: {
        student_id: about('uuid not null'),
        person_id: about('uuid not null'),
        kind: about('text not null'),
        invited_by: column('uuid', 'staff work', 1, 'plan'),
        invited_role: column('text not null', 'enrollment', 1, 'plan'),
        started_at: about('timestamptz not null'),
        ended_at: about('timestamptz'),
        ended_because: about('text'),
        ended_by: column('uuid', 'staff work', 1, 'plan'),
        reason: column(`text not null default ''`, 'staff work', 3, 'plan'),
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['person_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['invited_by'], table: 'people', onDelete: 'set null' },
        { columns: ['ended_by'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        kind_known: `kind in ('guardian', 'designee')`,
        because_known: `ended_because in ('school', 'student', 'guardian', 'rights')`,
        ended_with_reason: '(ended_at is null) = (ended_because is null)',
        reason_length: 'length(reason) <= 500',
      },
    }),
    ...tenantTable('family_devices', app, {
      columns: {
        person_id: column('uuid not null', 'use statistics', 2, '400 days', false),
        token_hash: column('bytea', 'technology metadata', 1, '400 days', false),
        last_seen_at: column('timestamptz not null', 'use statistics', 1, '400 days', false),
        revoked_at: column('timestamptz', 'technology metadata', 1, '400 days', false),
        created_at: column('timestamptz not null', 'use statistics', 1, '400 days', false),
      },
      references: [{ columns: ['person_id'], table: 'people', onDelete: 'cascade' }],
      unique: ['token_hash where token_hash is not null'],
    }),
    // From when on the rights over the record are the student's own: no day of birth is kept to work it out.
    ...tenantTable('rights_moves', app, {
      columns: {
        student_id: about('uuid not null'),
        moved_on: about('date not null'),
        reason: about('text not null'),
        note: column(`text not null default ''`, 'staff work', 3, 'plan'),
        set_by: column('uuid', 'staff work', 1, 'plan'),
        set_at: about('timestamptz not null'),
        ended_at: about('timestamptz'),
        ended_by: column('uuid', 'staff work', 1, 'plan'),
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['set_by'], table: 'people', onDelete: 'set null' },
        { columns: ['ended_by'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        reason_known: `reason in ('eighteen', 'college', 'court', 'other')`,
        note_length: 'length(note) <= 500',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table rights_moves, family_devices, family_links, family_invitations, family_policies',
  );
};

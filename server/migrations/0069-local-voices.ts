import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const words = () => column('text not null', 'staff work', 1, 'district');

/** Interviews that staff held with people of the place, with the release each of them gave. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('local_voices', app, {
      columns: {
        code: column('text not null', 'staff work', 0, 'district'),
        /** The language in which it was told. */
        locale: column('text not null', 'staff work', 0, 'district'),
        /** As the person wishes to be named. */
        speaker: column('text not null', 'name', 1, 'district'),
        told_on: column('date not null', 'staff work', 0, 'district'),
        ...{ workday: words(), likes: words(), dislikes: words(), advice: words() },
        /** What the person agreed to, in the words they were shown. */
        release_text: words(),
        release_locale: column('text not null', 'staff work', 0, 'district'),
        release_signer: column('text not null', 'name', 1, 'district'),
        release_on: column('date not null', 'staff work', 1, 'district'),
        state: column(`text not null default 'waiting'`, 'staff work', 1, 'district'),
        added_by: column('uuid', 'staff work', 1, 'district'),
        decided_by: column('uuid', 'staff work', 1, 'district'),
        decided_at: column('timestamptz', 'staff work', 1, 'district'),
        ...timestamps,
      },
      references: [
        { columns: ['added_by'], table: 'people', onDelete: 'set null' },
        { columns: ['decided_by'], table: 'people', onDelete: 'set null' },
      ],
      indexes: [`code where state = 'shown'`],
      checks: {
        locale_known: `locale in ('en', 'es') and release_locale in ('en', 'es')`,
        state_known: `state in ('waiting', 'shown', 'declined', 'taken-down')`,
        names: 'length(speaker) between 1 and 120 and length(release_signer) between 1 and 120',
        texts: `length(workday) between 1 and 1500 and length(likes) between 1 and 1500
          and length(dislikes) between 1 and 1500 and length(advice) between 1 and 1500`,
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table local_voices');
};

import type { Migration } from '../db/migration.js';
import { acrossTenants } from './dsl.js';

const KINDS = `'adviser', 'mentor', 'case-manager', 'read-only'`;
const rule = (name: string, check: string) => [
  `alter table staff_parts drop constraint if exists staff_parts_${name}`,
  `alter table staff_parts add constraint staff_parts_${name} check (${check})`,
];

/** A part that looks at the students of one school: a principal's or an assistant principal's. */
export const up: Migration = async ({ run }) => {
  await run(
    ...acrossTenants(
      ['staff_parts'],
      [
        ...rule('kind_known', `kind in (${KINDS}, 'principal')`),
        ...rule('school_of_figures', `school_id is null or kind in ('read-only', 'principal')`),
        // Without a school it would be of none, or one day be taken for the whole district's.
        ...rule('school_of_principal', `school_id is not null or kind <> 'principal'`),
      ],
    ),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    ...acrossTenants(
      ['staff_parts'],
      [
        `delete from staff_parts where kind = 'principal'`,
        'alter table staff_parts drop constraint staff_parts_school_of_principal',
        ...rule('school_of_figures', `school_id is null or kind = 'read-only'`),
        ...rule('kind_known', `kind in (${KINDS})`),
      ],
    ),
  );
};

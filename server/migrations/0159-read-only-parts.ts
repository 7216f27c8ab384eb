import type { Migration } from '../db/migration.js';
import { acrossTenants, addColumns, column } from './dsl.js';

const NAMED = `'adviser', 'mentor', 'case-manager'`;
const kindKnown = (kinds: string) => [
  'alter table staff_parts drop constraint staff_parts_kind_known',
  `alter table staff_parts add constraint staff_parts_kind_known check (kind in (${kinds}))`,
];

/** A part that reads figures and names no student: of the whole district, or of one school. */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('staff_parts', {
      /** Null for the whole district. */
      school_id: column('uuid', 'staff work', 1, 'district', false),
    }),
    'create index on staff_parts (tenant_id, school_id)',
    ...acrossTenants(
      ['staff_parts', 'schools'],
      [
        ...kindKnown(`${NAMED}, 'read-only'`),
        `alter table staff_parts add constraint staff_parts_school_of_figures
           check (school_id is null or kind = 'read-only')`,
        // Cleared alone it would be a part for the whole district.
        `alter table staff_parts add foreign key (tenant_id, school_id)
           references schools (tenant_id, id) on delete cascade`,
      ],
    ),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    ...acrossTenants(
      ['staff_parts'],
      [
        `delete from staff_parts where kind = 'read-only'`,
        'alter table staff_parts drop column school_id',
        ...kindKnown(NAMED),
      ],
    ),
  );
};

import { currentTenant, sql } from '../../db/tenant.js';
import { lmsName } from '../assignments/lms-name.js';
import { displayName } from './person-name.js';

/** What `NAMED` reads of a person. */
export interface NamedRow {
  id: string;
  name: string | null;
  pseudonym: string;
  platforms: { family: string | null; name: string | null }[];
}

/** Columns of `people p`, with the LMSs that name the person; $1 is the district. */
export const NAMED = `p.id, p.name, p.pseudonym,
  coalesce((select jsonb_agg(jsonb_build_object('family', r.family, 'name', r.name) order by r.name)
    from person_identities i join lti_registrations r on r.id = i.registration_id
    where i.tenant_id = $1 and i.person_id = p.id), '[]') as platforms`;

/** One person can be a record for each LMS, and only its LMS tells two of one name apart. */
export const presentNamed = (row: NamedRow, locale: string) => ({
  ...{ personId: row.id, name: displayName(row, locale) },
  lms: [...new Set(row.platforms.map(lmsName))],
});

/**
 * The LMSs of whoever shares a name with another in the list, by id: a student of two LMSs stands there twice until
 * somebody says that they are one. Nobody else needs them, nor does one record that stands there twice.
 */
export async function lmsOfNamesakes(
  people: readonly { id: string; name: string | null }[],
): Promise<Map<string, string[]>> {
  const counts = new Map<string | null, number>();
  const each = new Map(people.map(({ id, name }) => [id, name]));
  for (const name of each.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ids = [...each]
    .filter(([, name]) => name !== null && (counts.get(name) ?? 0) > 1)
    .map(([id]) => id);
  if (ids.length === 0) return new Map();
  const rows = await sql<NamedRow>(
    `select ${NAMED} from people p where p.tenant_id = $1 and p.id = any($2::uuid[])`,
    [currentTenant(), ids],
  );
  return new Map(rows.map(({ id, platforms }) => [id, [...new Set(platforms.map(lmsName))]]));
}

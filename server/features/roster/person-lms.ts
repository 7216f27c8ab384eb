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

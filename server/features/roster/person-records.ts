import type { CourseRole, LaunchUser } from '#lti/types.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { type Mark, roleThatCounts, UPSERT_ROLE } from './enrolment-role.js';
import { pseudonymFor } from './person-name.js';

export interface KnownPerson {
  person_id: string | null;
  name: string | null;
  given_name: string | null;
  family_name: string | null;
  email: string | null;
  sis_id: string | null;
}

/**
 * Makes the person of an identity (registration + `sub`) known, or fills in what is new about them.
 *
 * Nothing is cleared: a launch may keep back today what another one told yesterday. People are
 * never matched by e-mail.
 *
 * @returns our id of the person.
 */
export async function savePerson(
  registrationId: string,
  user: LaunchUser,
  options: { known?: KnownPerson; isTest?: boolean } = {},
): Promise<string> {
  const { known } = options;
  if (!known?.person_id) return insertPerson(registrationId, user, options.isTest ?? false);
  const told = columnsOf(user);
  const held = [known.name, known.given_name, known.family_name, known.email, known.sis_id];
  if (told.some((value, index) => value !== null && value !== held[index])) {
    await sql(
      `update people set name = coalesce($3, name), given_name = coalesce($4, given_name),
              family_name = coalesce($5, family_name), email = coalesce($6, email),
              sis_id = coalesce($7, sis_id), updated_at = now()
       where tenant_id = $1 and id = $2`,
      [currentTenant(), known.person_id, ...told],
    );
  }
  return known.person_id;
}

/** Two launches of a new person may race: the identity decides which of the two rows stays. */
async function insertPerson(
  registrationId: string,
  user: LaunchUser,
  isTest: boolean,
): Promise<string> {
  const id = newId();
  const tenantId = currentTenant();
  await sql(
    `insert into people (tenant_id, id, name, given_name, family_name, email, sis_id, pseudonym, is_test)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tenantId, id, ...columnsOf(user), pseudonymFor(id), isTest],
  );
  const [identity] = await sql<{ person_id: string }>(
    `insert into person_identities (tenant_id, id, person_id, registration_id, sub)
     values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, registration_id, sub) do update set sub = excluded.sub
     returning person_id`,
    [tenantId, newId(), id, registrationId, user.sub],
  );
  const winner = identity?.person_id ?? id;
  if (winner !== id)
    await sql(`delete from people where tenant_id = $1 and id = $2`, [tenantId, id]);
  return winner;
}

const cut = (value: string | undefined, length: number) =>
  value?.trim() ? value.trim().slice(0, length) : null;

/** Name, given name, family name, e-mail and SIS id, cut to what our columns take. */
export function columnsOf(user: Omit<LaunchUser, 'sub'>): (string | null)[] {
  const joined = [user.givenName, user.familyName].filter(Boolean).join(' ');
  return [
    cut(user.name, 300) ?? cut(joined, 300),
    cut(user.givenName, 150),
    cut(user.familyName, 150),
    cut(user.email, 320),
    cut(user.sisId, 200),
  ];
}

/**
 * Notes the person's part in the course, that they are (again) active, and who they are to its LMS.
 *
 * @returns the part that counts.
 */
export async function saveEnrolment(
  courseId: string,
  personId: string,
  role: CourseRole,
  known: {
    enrolment_role: string | null;
    enrolment_active: boolean | null;
    marked_as: Mark | null;
    identity_id: string | null;
    enrolment_identity: string | null;
  },
): Promise<CourseRole> {
  const counts = roleThatCounts(role, known.marked_as);
  const { enrolment_identity: identity } = known;
  const isSameIdentity = identity === null || identity === known.identity_id;
  if (known.enrolment_role === counts && known.enrolment_active && isSameIdentity) return counts;
  await sql(
    `insert into enrolments (tenant_id, id, course_id, person_id, role, identity_id)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, course_id, person_id)
     do update set ${UPSERT_ROLE}, is_active = true, updated_at = now(),
       identity_id = coalesce(excluded.identity_id, enrolments.identity_id)`,
    [currentTenant(), newId(), courseId, personId, role, known.identity_id],
  );
  return counts;
}

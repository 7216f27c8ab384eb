import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { pseudonymFor } from './person-name.js';

const FIELDS = ['name', 'given_name', 'family_name', 'email', 'sis_id'] as const;
type Field = (typeof FIELDS)[number];
type Told = Record<Field, string | null>;

interface KnownMember extends Told {
  sub: string;
  person_id: string;
  identity_id: string;
  enrolment_role: string | null;
  enrolment_active: boolean | null;
}

interface StagedMember extends Told {
  sub: string;
  role: string;
  known: KnownMember | undefined;
}

interface List {
  courseId: string;
  registrationId: string;
  runId: string;
}

/**
 * Brings the next people of a list, in the order of their ids at the LMS, into the class. The same
 * people again change nothing.
 *
 * @param after - the last one that is done; empty to begin.
 * @returns the last one now, or undefined when none was left.
 */
export async function applyMembers(
  list: List,
  after: string,
  most: number,
): Promise<string | undefined> {
  await planAnew();
  const members = await nextMembers(list, after, most);
  const newcomers = members.filter((member) => !member.known);
  const people = await addPeople(list.registrationId, newcomers);
  await updatePeople(members.filter(hasNews));
  await enrol(
    list.courseId,
    members.map((member) => ({
      member,
      personId: member.known?.person_id ?? people.get(member.sub) ?? '',
    })),
  );
  return members.at(-1)?.sub;
}

/**
 * Of the next people of the class, those who are not on the list become inactive. Nobody is deleted.
 *
 * @param after - as for `applyMembers()`, in the order of our ids.
 */
export async function releaseLeavers(
  { courseId, registrationId, runId }: List,
  after: string | undefined,
  most: number,
): Promise<string | undefined> {
  await planAnew();
  const tenantId = currentTenant();
  const rows = await sql<{ person_id: string; identity_id: string | null }>(
    `select person_id, identity_id from enrolments
     where tenant_id = $1 and course_id = $2 and is_active and role <> 'none'
       and ($3::uuid is null or person_id > $3)
     order by person_id limit $4`,
    [tenantId, courseId, after ?? null, most],
  );
  const ids = rows.map((row) => row.person_id);
  const identities = await sql<Identity>(
    `select id, person_id, sub from person_identities
     where tenant_id = $1 and registration_id = $2 and person_id = any($3::uuid[])`,
    [tenantId, registrationId, ids],
  );
  const listed = await sql<{ sub: string }>(
    `select sub from roster_staged
     where tenant_id = $1 and run_id = $2 and is_active and sub = any($3)`,
    [tenantId, runId, identities.map(({ sub }) => sub)],
  );
  const present = new Set(listed.map(({ sub }) => sub));
  const listedIdentities = identities.filter(({ sub }) => present.has(sub));
  const stay = new Set(listedIdentities.map((row) => row.person_id));
  await followIdentities(courseId, rows, listedIdentities);
  const leavers = ids.filter((id) => !stay.has(id));
  if (leavers.length > 0)
    await sql(
      `update enrolments set is_active = false, updated_at = now()
       where tenant_id = $1 and course_id = $2 and person_id = any($3::uuid[])`,
      [tenantId, courseId, leavers],
    );
  return ids.at(-1);
}

interface Identity {
  id: string;
  person_id: string;
  sub: string;
}

/** A course that lists a student by another of their ids than before knows them by that one now. */
async function followIdentities(
  courseId: string,
  enrolled: { person_id: string; identity_id: string | null }[],
  listed: Identity[],
): Promise<void> {
  const held = new Set(listed.map(({ id }) => id));
  for (const { person_id: personId, identity_id: identityId } of enrolled) {
    const other = listed.find((identity) => identity.person_id === personId);
    if (identityId === null || held.has(identityId) || !other) continue;
    await sql(
      `update enrolments set identity_id = $4, updated_at = now()
       where tenant_id = $1 and course_id = $2 and person_id = $3`,
      [currentTenant(), courseId, personId, other.id],
    );
  }
}

/**
 * A plan that was made when the tables were empty is kept, and would read a hundred thousand rows for
 * each batch: in this transaction statements are planned for the tables as they are.
 */
async function planAnew(): Promise<void> {
  await sql(`select set_config('plan_cache_mode', 'force_custom_plan', true)`);
}

/**
 * The list first, then what we hold of these people by their ids: a join of both is planned on
 * statistics that know nothing of a table which was filled a second ago.
 */
async function nextMembers(list: List, after: string, most: number): Promise<StagedMember[]> {
  const staged = await sql<Told & { sub: string; role: string }>(
    `select sub, role, name, given_name, family_name, email, sis_id from roster_staged
     where tenant_id = $1 and run_id = $2 and is_active and sub > $3
     order by sub limit $4`,
    [currentTenant(), list.runId, after, most],
  );
  const rows = await sql<KnownMember>(
    `select i.sub, p.id as person_id, p.name, p.given_name, p.family_name, p.email, p.sis_id,
            i.id as identity_id, e.role as enrolment_role, e.is_active as enrolment_active
     from person_identities i
     join people p on p.tenant_id = i.tenant_id and p.id = i.person_id
     left join enrolments e on e.tenant_id = i.tenant_id and e.course_id = $3 and e.person_id = p.id
     where i.tenant_id = $1 and i.registration_id = $2 and i.sub = any($4)`,
    [currentTenant(), list.registrationId, list.courseId, staged.map(({ sub }) => sub)],
  );
  const known = new Map(rows.map((row) => [row.sub, row]));
  return staged.map((member) => ({ ...member, known: known.get(member.sub) }));
}

/** Nothing is cleared: a list may keep back today what another one told yesterday. */
const hasNews = (member: StagedMember): boolean =>
  member.known !== undefined &&
  FIELDS.some((field) => member[field] !== null && member[field] !== member.known?.[field]);

/** @returns our id by the LMS's. A launch may make the same person meanwhile: the first one stays. */
async function addPeople(
  registrationId: string,
  members: StagedMember[],
): Promise<Map<string, string>> {
  if (members.length === 0) return new Map();
  const tenantId = currentTenant();
  const rows = members.map((member) => {
    const id = newId();
    return { ...member, known: undefined, id, identity_id: newId(), pseudonym: pseudonymFor(id) };
  });
  const json = JSON.stringify(rows);
  await sql(
    `insert into people (tenant_id, id, name, given_name, family_name, email, sis_id, pseudonym)
     select $1, m.id, m.name, m.given_name, m.family_name, m.email, m.sis_id, m.pseudonym
     from jsonb_to_recordset($2::jsonb) as m (id uuid, name text, given_name text, family_name text,
       email text, sis_id text, pseudonym text)`,
    [tenantId, json],
  );
  await sql(
    `insert into person_identities (tenant_id, id, person_id, registration_id, sub)
     select $1, m.identity_id, m.id, $3, m.sub
     from jsonb_to_recordset($2::jsonb) as m (identity_id uuid, id uuid, sub text)
     on conflict (tenant_id, registration_id, sub) do nothing`,
    [tenantId, json, registrationId],
  );
  const found = await sql<{ sub: string; person_id: string }>(
    `select sub, person_id from person_identities
     where tenant_id = $1 and registration_id = $2 and sub = any($3)`,
    [tenantId, registrationId, members.map(({ sub }) => sub)],
  );
  const people = new Map(found.map(({ sub, person_id }) => [sub, person_id]));
  const late = rows.filter(({ sub, id }) => people.get(sub) !== id).map(({ id }) => id);
  if (late.length > 0)
    await sql(`delete from people where tenant_id = $1 and id = any($2::uuid[])`, [tenantId, late]);
  return people;
}

async function updatePeople(members: StagedMember[]): Promise<void> {
  if (members.length === 0) return;
  await sql(
    `update people p set name = coalesce(m.name, p.name), given_name = coalesce(m.given_name, p.given_name),
            family_name = coalesce(m.family_name, p.family_name), email = coalesce(m.email, p.email),
            sis_id = coalesce(m.sis_id, p.sis_id), updated_at = now()
     from jsonb_to_recordset($2::jsonb) as m (person_id uuid, name text, given_name text, family_name text,
       email text, sis_id text)
     where p.tenant_id = $1 and p.id = m.person_id`,
    [
      currentTenant(),
      JSON.stringify(
        members.map(({ known, ...told }) => ({ ...told, person_id: known?.person_id })),
      ),
    ],
  );
}

async function enrol(
  courseId: string,
  entries: { member: StagedMember; personId: string }[],
): Promise<void> {
  const rows = entries
    .map(({ member, personId }) => ({ member, personId, role: roleOf(member) }))
    .filter(
      ({ member: { known }, role }) => known?.enrolment_role !== role || !known.enrolment_active,
    )
    .map(({ member, personId, role }) => ({
      id: newId(),
      person_id: personId,
      role,
      identity_id: member.known?.identity_id ?? null,
    }));
  // Somebody with two ids in this LMS may be listed by both; one statement takes each person once.
  const people = [...new Map(rows.map((row) => [row.person_id, row])).values()];
  if (people.length === 0) return;
  await sql(
    `insert into enrolments (tenant_id, id, course_id, person_id, role, identity_id)
     select $1, m.id, $3, m.person_id, m.role, m.identity_id
     from jsonb_to_recordset($2::jsonb) as m (id uuid, person_id uuid, role text, identity_id uuid)
     on conflict (tenant_id, course_id, person_id)
     do update set role = excluded.role, is_active = true, updated_at = now(),
       identity_id = coalesce(excluded.identity_id, enrolments.identity_id)`,
    [currentTenant(), JSON.stringify(people), courseId],
  );
}

/** A launch knows the role better: Moodle lists a non-editing teacher as a learner. */
const roleOf = ({ known, role }: StagedMember) =>
  known?.enrolment_role === 'teacher' && role === 'student' ? 'teacher' : role;

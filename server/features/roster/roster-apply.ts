import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { pseudonymFor } from './person-name.js';

const FIELDS = ['name', 'given_name', 'family_name', 'email', 'sis_id'] as const;
type Field = (typeof FIELDS)[number];
type Told = Record<Field, string | null>;

interface StagedMember extends Told {
  sub: string;
  role: string;
  person_id: string | null;
  enrolment_role: string | null;
  enrolment_active: boolean | null;
  known: Told | null;
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
  const members = await nextMembers(list, after, most);
  const newcomers = members.filter((member) => member.person_id === null);
  const people = await addPeople(list.registrationId, newcomers);
  await updatePeople(members.filter(hasNews));
  await enrol(
    list.courseId,
    members.map((member) => ({
      member,
      personId: member.person_id ?? people.get(member.sub) ?? '',
    })),
  );
  return members.at(-1)?.sub;
}

/** Who is no longer on the list becomes inactive. Nobody is deleted. */
export async function releaseLeavers({ courseId, registrationId, runId }: List): Promise<void> {
  await sql(
    `update enrolments e set is_active = false, updated_at = now()
     where e.tenant_id = $1 and e.course_id = $2 and e.is_active and e.role <> 'none'
       and not exists (
         select 1 from person_identities i
         join roster_staged s on s.tenant_id = i.tenant_id and s.run_id = $4 and s.sub = i.sub and s.is_active
         where i.tenant_id = e.tenant_id and i.registration_id = $3 and i.person_id = e.person_id)`,
    [currentTenant(), courseId, registrationId, runId],
  );
}

async function nextMembers(list: List, after: string, most: number): Promise<StagedMember[]> {
  return sql<StagedMember>(
    `select s.sub, s.role, s.name, s.given_name, s.family_name, s.email, s.sis_id, p.id as person_id,
            e.role as enrolment_role, e.is_active as enrolment_active,
            case when p.id is not null then jsonb_build_object('name', p.name, 'given_name', p.given_name,
              'family_name', p.family_name, 'email', p.email, 'sis_id', p.sis_id) end as known
     from roster_staged s
     left join person_identities i
       on i.tenant_id = s.tenant_id and i.registration_id = $3 and i.sub = s.sub
     left join people p on p.tenant_id = i.tenant_id and p.id = i.person_id
     left join enrolments e
       on e.tenant_id = s.tenant_id and e.course_id = $4 and e.person_id = p.id
     where s.tenant_id = $1 and s.run_id = $2 and s.is_active and s.sub > $5
     order by s.sub limit $6`,
    [currentTenant(), list.runId, list.registrationId, list.courseId, after, most],
  );
}

/** Nothing is cleared: a list may keep back today what another one told yesterday. */
const hasNews = (member: StagedMember): boolean =>
  member.known !== null &&
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
    return { ...member, id, identity_id: newId(), pseudonym: pseudonymFor(id) };
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
    [currentTenant(), JSON.stringify(members)],
  );
}

async function enrol(
  courseId: string,
  entries: { member: StagedMember; personId: string }[],
): Promise<void> {
  const rows = entries
    .map(({ member, personId }) => ({ member, personId, role: roleOf(member) }))
    .filter(({ member, role }) => member.enrolment_role !== role || !member.enrolment_active)
    .map(({ personId, role }) => ({ id: newId(), person_id: personId, role }));
  if (rows.length === 0) return;
  await sql(
    `insert into enrolments (tenant_id, id, course_id, person_id, role)
     select $1, m.id, $3, m.person_id, m.role
     from jsonb_to_recordset($2::jsonb) as m (id uuid, person_id uuid, role text)
     on conflict (tenant_id, course_id, person_id)
     do update set role = excluded.role, is_active = true, updated_at = now()`,
    [currentTenant(), JSON.stringify(rows), courseId],
  );
}

/** A launch knows the role better: Moodle lists a non-editing teacher as a learner. */
const roleOf = ({ enrolment_role, role }: StagedMember) =>
  enrolment_role === 'teacher' && role === 'student' ? 'teacher' : role;

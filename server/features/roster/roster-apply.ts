import type { CourseSection } from '#lti/types.js';
import { asBulkWork } from '../../db/bulk.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { UPSERT_ROLE } from './enrolment-role.js';
import { saveSections } from './section-records.js';

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

interface List {
  courseId: string;
  registrationId: string;
  runId: string;
}

/**
 * Brings the next people of a list, in the order of their ids at the LMS, into the class. The same
 * people again change nothing. No row leaves the database (but for sections, where a course has them), so
 * a list of any length needs no memory here.
 *
 * @param after - the last one that is done; empty to begin.
 * @returns the last one now, or undefined when none was left.
 */
export async function applyMembers(
  list: List,
  after: string,
  most: number,
): Promise<string | undefined> {
  await asBulkWork();
  const {
    last,
    has_news: hasNews,
    has_sections: hasSections,
  } = await savePeople(list, after, most);
  if (last === null) return undefined;
  if (hasNews) await updatePeople(list, after, last);
  await enrol(list, after, last);
  if (hasSections) await divide(list, after, last);
  return last;
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
  await asBulkWork();
  const [row] = await sql<{ last: string | null; leavers: string[] }>(
    `with members as materialized (
       select person_id from enrolments
       where tenant_id = $1 and course_id = $2 and is_active
         and (role <> 'none' or marked_as is not null) and person_id > $5
       order by person_id limit $6)
     select (select person_id from members order by person_id desc limit 1) as last,
            coalesce(array_agg(m.person_id) filter (where listed.is_one is null), '{}') as leavers
     from members m
     left join lateral (
       select true as is_one from (
         select sub from person_identities
         where tenant_id = $1 and person_id = m.person_id and registration_id = $3 offset 0) i
       cross join lateral (
         select 1 from roster_staged
         where tenant_id = $1 and run_id = $4 and sub = i.sub and is_active limit 1) s
       limit 1) listed on true`,
    [currentTenant(), courseId, registrationId, runId, after ?? FIRST, most],
  );
  if (!row?.last) return undefined;
  await followIdentities({ courseId, registrationId, runId }, after ?? FIRST, row.last);
  if (row.leavers.length > 0)
    await sql(
      `update enrolments set is_active = false, updated_at = now()
       where tenant_id = $1 and course_id = $2 and person_id = any($3::uuid[])`,
      [currentTenant(), courseId, row.leavers],
    );
  return row.last;
}

/**
 * Makes newcomers known and looks whether the list says anything new of the others. The identity decides:
 * where a launch has just made the same person, that one stays and ours is not made at all. A row of
 * the list has an id that nothing else has, so what is made from it takes that id.
 */
async function savePeople(
  { registrationId, runId }: List,
  after: string,
  most: number,
): Promise<Saved> {
  const [row] = await sql<Saved>(
    `with batch as materialized (
       select id, sub, name, given_name, family_name, email, sis_id, sections is not null as is_divided
       from roster_staged
       where tenant_id = $1 and run_id = $2 and is_active and sub > $4
       order by sub limit $5),
     held as materialized (
       select batch.*, i.person_id from batch
       left join lateral (
         select person_id from person_identities
         where tenant_id = $1 and registration_id = $3 and sub = batch.sub limit 1) i on true),
     made as (
       insert into person_identities (tenant_id, id, person_id, registration_id, sub)
       select $1, id, id, $3, sub from held where person_id is null
       on conflict (tenant_id, registration_id, sub) do nothing
       returning person_id),
     people_made as (
       insert into people (tenant_id, id, name, given_name, family_name, email, sis_id, pseudonym)
       select $1, s.id, s.name, s.given_name, s.family_name, s.email, s.sis_id,
              upper(right(s.id::text, 4)) -- as pseudonymFor() does
       from made cross join lateral (
         select * from roster_staged where tenant_id = $1 and id = made.person_id limit 1) s)
     select (select sub from batch order by sub desc limit 1) as last,
            exists (select from held h cross join lateral (
              select from people p where p.tenant_id = $1 and p.id = h.person_id and (${HAS_NEWS})
              limit 1) news) as has_news,
            exists (select from batch where is_divided) as has_sections`,
    [currentTenant(), runId, registrationId, after, most],
  );
  return row ?? { last: null, has_news: false, has_sections: false };
}

interface Saved {
  /** The last one of the batch; null when there was none. */
  last: string | null;
  /** Whether the list says something new of people we know. */
  has_news: boolean;
  /** Whether it names sections. */
  has_sections: boolean;
}

/** Nothing is cleared: a list may keep back today what another one told yesterday. */
const HAS_NEWS = ['name', 'given_name', 'family_name', 'email', 'sis_id']
  .map((field) => `h.${field} is not null and h.${field} is distinct from p.${field}`)
  .join(' or ');

async function updatePeople(
  { registrationId, runId }: List,
  after: string,
  last: string,
): Promise<void> {
  await sql(
    `with held as materialized (
       select s.name, s.given_name, s.family_name, s.email, s.sis_id, i.person_id
       from roster_staged s cross join lateral (
         select person_id from person_identities
         where tenant_id = $1 and registration_id = $3 and sub = s.sub limit 1) i
       where s.tenant_id = $1 and s.run_id = $2 and s.is_active and s.sub > $4 and s.sub <= $5)
     update people p set name = coalesce(h.name, p.name), given_name = coalesce(h.given_name, p.given_name),
            family_name = coalesce(h.family_name, p.family_name), email = coalesce(h.email, p.email),
            sis_id = coalesce(h.sis_id, p.sis_id), updated_at = now()
     from held h
     where p.tenant_id = $1 and p.id = any(array(select person_id from held)) and p.id = h.person_id
       and (${HAS_NEWS})`,
    [currentTenant(), runId, registrationId, after, last],
  );
}

/** A launch knows the role better: Moodle lists a non-editing teacher as a learner. */
async function enrol(
  { courseId, registrationId, runId }: List,
  after: string,
  last: string,
): Promise<void> {
  await sql(
    // Somebody with two ids in this LMS may be listed by both; one statement takes each person once.
    `insert into enrolments (tenant_id, id, course_id, person_id, role, identity_id)
     select distinct on (i.person_id) $1, s.id, $4, i.person_id, wanted.role, i.id
     from roster_staged s
     cross join lateral (
       select id, person_id from person_identities
       where tenant_id = $1 and registration_id = $3 and sub = s.sub limit 1) i
     left join lateral (
       select role, is_active, marked_as from enrolments
       where tenant_id = $1 and course_id = $4 and person_id = i.person_id limit 1) e on true
     cross join lateral (
       select case when s.role <> 'student' then s.role
                   when e.role = 'teacher' then 'teacher'
                   -- As roleThatCounts() does.
                   when e.marked_as is not null then 'none' else s.role end as role
     ) wanted
     where s.tenant_id = $1 and s.run_id = $2 and s.is_active and s.sub > $5 and s.sub <= $6
       and (e.role is distinct from wanted.role or not e.is_active)
     on conflict (tenant_id, course_id, person_id)
     do update set ${UPSERT_ROLE}, is_active = true, updated_at = now(),
       identity_id = coalesce(excluded.identity_id, enrolments.identity_id)`,
    [currentTenant(), runId, registrationId, courseId, after, last],
  );
}

/** In which sections of the course the list says that these people are. */
async function divide(
  { courseId, registrationId, runId }: List,
  after: string,
  last: string,
): Promise<void> {
  const rows = await sql<{ personId: string; sections: CourseSection[] }>(
    `select i.person_id as "personId", s.sections
     from roster_staged s
     cross join lateral (
       select person_id from person_identities
       where tenant_id = $1 and registration_id = $3 and sub = s.sub limit 1) i
     where s.tenant_id = $1 and s.run_id = $2 and s.is_active and s.sub > $4 and s.sub <= $5
       and s.sections is not null`,
    [currentTenant(), runId, registrationId, after, last],
  );
  await saveSections(courseId, rows);
}

/**
 * A course that lists a student by another of their ids than before knows them by that one now. Every step
 * looks up one row by its key: a new course has no statistics yet, and a free choice of joins reads all of the
 * list for each member.
 */
async function followIdentities(
  { courseId, registrationId, runId }: List,
  after: string,
  last: string,
): Promise<void> {
  const isListed = (sub: string) => `(
    select true from roster_staged
    where tenant_id = $1 and run_id = $4 and sub = ${sub} and is_active limit 1)`;
  await sql(
    `with members as materialized (
       select id, person_id, identity_id from enrolments
       where tenant_id = $1 and course_id = $2 and is_active and person_id > $5 and person_id <= $6
         and identity_id is not null),
     missing as materialized (
       select m.id, m.person_id, m.identity_id from members m
       left join lateral (
         select sub from person_identities
         where tenant_id = $1 and id = m.identity_id limit 1) held on true
       where held.sub is not null and ${isListed('held.sub')} is null)
     update enrolments e set identity_id = other.id, updated_at = now()
     from missing m cross join lateral (
       select i.id from (
         select id, sub, created_at from person_identities
         where tenant_id = $1 and person_id = m.person_id and registration_id = $3
           and id <> m.identity_id offset 0) i
       where ${isListed('i.sub')}
       order by i.created_at desc limit 1) other
     where e.tenant_id = $1 and e.id = m.id`,
    [currentTenant(), courseId, registrationId, runId, after, last],
  );
}

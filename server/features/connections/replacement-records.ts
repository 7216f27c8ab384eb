import type { Replacement } from '#contracts/connections.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { displayName } from '../roster/person-name.js';

/** Names shown of what stays; the count says how many there are. */
const NAMES_SHOWN = 50;

export interface Pair {
  issuer: string;
  from_id: string;
  from_name: string;
  from_client: string;
  to_id: string;
  to_name: string;
  to_client: string;
}

/**
 * Pairs of registrations of one LMS, the older with installations of this district, the newer of this
 * district alone: brought in by it or bound to it, and to no other. Where both told who they are
 * (`tool_platform.guid`), it must be the same.
 */
export async function replaceablePairs(): Promise<Pair[]> {
  return sql<Pair>(
    `select r.issuer, o.id as from_id, o.name as from_name, o.client_id as from_client,
            r.id as to_id, r.name as to_name, r.client_id as to_client
     from lti_registrations r
     join lti_registrations o on o.issuer = r.issuer and o.id <> r.id and o.created_at < r.created_at
     where exists (select 1 from lti_deployments d where d.registration_id = o.id and d.tenant_id = $1)
       and (r.owner_id = $1 or exists (
         select 1 from lti_deployments d where d.registration_id = r.id and d.tenant_id = $1))
       and not exists (select 1 from lti_deployments d
                       where d.registration_id = r.id and d.tenant_id <> $1)
       and not exists (
         select 1 from lti_deployments n where n.registration_id = r.id and n.platform_guid is not null
           and exists (select 1 from lti_deployments d where d.registration_id = o.id and d.tenant_id = $1
                       and d.platform_guid is not null)
           and not exists (select 1 from lti_deployments d where d.registration_id = o.id
                           and d.tenant_id = $1 and d.platform_guid = n.platform_guid))
     order by r.created_at, o.created_at`,
    [currentTenant()],
  );
}

/** A course or person whom both registrations have brought in. */
const TWICE = {
  courses: `exists (select 1 from courses n where n.tenant_id = $1 and n.registration_id = $3
                      and n.lms_context_id = o.lms_context_id)`,
  people: `exists (select 1 from person_identities n where n.tenant_id = $1 and n.registration_id = $3
                     and n.sub = o.sub)`,
};

/** What a replacement would move, and what stays because it is there twice. */
export async function countReplacement(
  fromId: string,
  toId: string,
  locale: string,
): Promise<Pick<Replacement, 'courses' | 'people' | 'links'>> {
  const binds = [currentTenant(), fromId, toId];
  const courses = await sql<{ is_twice: boolean; title: string | null }>(
    `select ${TWICE.courses} as is_twice, o.title from courses o
     where o.tenant_id = $1 and o.registration_id = $2 order by o.title`,
    binds,
  );
  const [people] = await sql<{ moves: string; stays: string }>(
    `select count(*) filter (where not ${TWICE.people}) as moves,
            count(*) filter (where ${TWICE.people}) as stays
     from person_identities o where o.tenant_id = $1 and o.registration_id = $2`,
    binds,
  );
  const twice = await sql<{ name: string | null; pseudonym: string }>(
    `select p.name, p.pseudonym from person_identities o
     join people p on p.tenant_id = o.tenant_id and p.id = o.person_id
     where o.tenant_id = $1 and o.registration_id = $2 and ${TWICE.people}
     order by p.family_name, p.name, p.id limit ${NAMES_SHOWN}`,
    binds,
  );
  const [links] = await sql<{ count: string }>(
    `select count(*) from assignment_links l
     join courses o on o.tenant_id = $1 and o.id = l.course_id and o.registration_id = $2
     where l.tenant_id = $1 and l.registration_id = $2 and not ${TWICE.courses}`,
    binds,
  );
  const stay = courses.filter((row) => row.is_twice);
  return {
    courses: {
      moves: courses.length - stay.length,
      stays: stay.length,
      names: stay.slice(0, NAMES_SHOWN).map(({ title }) => title ?? ''),
    },
    people: {
      moves: Number(people?.moves ?? 0),
      stays: Number(people?.stays ?? 0),
      names: twice.map((person) => displayName(person, locale)),
    },
    links: Number(links?.count ?? 0),
  };
}

/**
 * Moves this district's courses, links, people and installations from one registration to another of
 * the same LMS. What both have stays as it is: two people are never made one. Launches by the old
 * registration wait for an administrator from now on.
 */
export async function moveRegistration(fromId: string, toId: string): Promise<void> {
  const binds = [currentTenant(), fromId, toId];
  await sql(`select id from lti_registrations where id in ($1, $2) order by id for update`, [
    fromId,
    toId,
  ]);
  await sql(
    `update assignment_links l set registration_id = $3, updated_at = now()
     from courses o
     where l.tenant_id = $1 and l.registration_id = $2 and o.tenant_id = $1 and o.id = l.course_id
       and o.registration_id = $2 and not ${TWICE.courses}
       and not exists (select 1 from assignment_links n
                       where n.tenant_id = $1 and n.registration_id = $3 and n.course_id = l.course_id
                         and n.resource_link_id = l.resource_link_id)`,
    binds,
  );
  await sql(
    `update courses o set registration_id = $3, updated_at = now()
     where o.tenant_id = $1 and o.registration_id = $2 and not ${TWICE.courses}`,
    binds,
  );
  await sql(
    `update person_identities o set registration_id = $3
     where o.tenant_id = $1 and o.registration_id = $2 and not ${TWICE.people}`,
    binds,
  );
  await moveInstallations(binds);
}

/** An installation keeps its address in the app; one that the LMS calls the same is the new one's. */
async function moveInstallations(binds: string[]): Promise<void> {
  const pairs = `from lti_deployments o
     join lti_deployments n on n.registration_id = $3 and n.deployment = o.deployment
     where o.registration_id = $2 and o.tenant_id = $1`;
  // Whose the waiting ones are is known only where this district brought the platform in.
  await sql(
    `update lti_deployments d set tenant_id = $1, school_id = coalesce(d.school_id, s.school_id)
     from (select case when count(distinct coalesce(school_id::text, '')) = 1
                       then (array_agg(school_id))[1] end as school_id
           from lti_deployments where registration_id = $2 and tenant_id = $1) s
     where d.registration_id = $3 and d.tenant_id is null
       and (exists (select 1 from lti_registrations r where r.id = $3 and r.owner_id = $1)
         or exists (select 1 from lti_deployments o where o.registration_id = $2 and o.tenant_id = $1
                    and o.deployment = d.deployment))`,
    binds,
  );
  for (const table of ['courses', 'sessions', 'self_tests'])
    await sql(
      `update ${table} x set deployment_id = p.new_id
       from (select o.id as old_id, n.id as new_id ${pairs}) p
       where x.tenant_id = $1 and x.deployment_id = p.old_id`,
      binds,
    );
  await sql(
    `update lti_deployments d set tenant_id = null, school_id = null
     from (select o.id as old_id ${pairs}) p where d.id = p.old_id`,
    binds,
  );
  await sql(
    `update lti_deployments set registration_id = $3 where registration_id = $2 and tenant_id = $1`,
    binds,
  );
}

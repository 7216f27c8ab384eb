import type { Connection, Connections, ConnectionTrouble } from '#contracts/connections.js';
import { AGS_SCOPES } from '#lti/tool-configuration.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { isNotMarked } from '../roster/enrolment-role.js';
import { offeredReplacements } from './replacement-service.js';
import { districtName } from '../district/district-name.js';

interface Row {
  id: string;
  name: string;
  family: string;
  issuer: string;
  client_id: string;
  deployment: string;
  school_id: string | null;
  school_name: string | null;
  config_url: string | null;
  last_refusal: string | null;
  last_refused_at: Date | null;
  last_launch_at: Date | null;
  courses: string;
  without_roster: string;
  roster_failed: string;
  roster_held: string;
  without_scores: string;
  scores_waiting: string;
  scores_parked: string;
  names_withheld: boolean;
}

/** Refusals that an administrator of the LMS can mend. The rest are single people's bad luck. */
const MENDABLE: Record<string, ConnectionTrouble> = {
  'person-absent': 'person-withheld',
  'deployment-absent': 'launch-refused',
  'resource-link-absent': 'launch-refused',
  'roles-absent': 'launch-refused',
  'claim-invalid': 'launch-refused',
  'version-wrong': 'launch-refused',
  'message-type-wrong': 'launch-refused',
  'target-foreign': 'launch-refused',
};

/**
 * The LMS installations of the administrator's own district, what waits to be bound, and what is
 * still open. The registration tables have no tenant, so the district is asked for by name in each
 * statement here.
 *
 * What waits belongs to nobody yet. It is shown to the district whose invitation (or whose
 * administrator, by hand) brought its platform in, and to no other: one hosted LMS may serve many
 * districts, and the first to see a stranger's installation could take it.
 */
export async function listConnections(actor: Actor, now: Date): Promise<Connections> {
  const { tenantId } = actor;
  const rows = await sql<Row>(CONNECTIONS, [tenantId, AGS_SCOPES.score]);
  const waiting = await sql<WaitingRow>(WAITING, [tenantId]);
  const platforms = await sql<PlatformRow>(BARE, [tenantId]);
  const invitations = await sql<{ id: string; created_at: Date; expires_at: Date }>(
    `select id, created_at, expires_at from lti_invitations
     where tenant_id = $1 and used_at is null and expires_at > $2 order by created_at`,
    [tenantId, now.toISOString()],
  );
  const schools = await sql<{ id: string; name: string }>(
    `select id, name from schools where tenant_id = $1 order by name`,
    [tenantId],
  );
  return {
    districtName: await districtName(),
    connections: rows.map(toConnection),
    waiting: waiting.map((row) => ({
      deploymentId: row.id,
      platformName: row.name,
      issuer: row.issuer,
      clientId: row.client_id,
      deployment: row.deployment,
      firstSeenAt: row.created_at.toISOString(),
    })),
    platforms: platforms.map((row) => ({
      registrationId: row.id,
      platformName: row.name,
      issuer: row.issuer,
      clientId: row.client_id,
    })),
    invitations: invitations.map((row) => ({
      id: row.id,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    })),
    schools,
    replacements: await offeredReplacements(actor.locale),
  };
}

// Visits go after thirty days; the deployment keeps when it was last opened, to the hour.
const CONNECTIONS = `
  select d.id, r.name, r.family, r.issuer, r.client_id, d.deployment, d.school_id, s.name as school_name,
         case when coalesce(r.owner_id, $1) = $1 then r.config_url end as config_url,
         case when coalesce(r.owner_id, $1) = $1 then r.last_refusal end as last_refusal, r.last_refused_at,
         greatest(l.last_launch_at, d.last_launch_at) as last_launch_at, c.courses, c.without_roster, c.roster_failed, c.roster_held, c.without_scores,
         i.scores_waiting, i.scores_parked, p.names_withheld
  from lti_deployments d
  join lti_registrations r on r.id = d.registration_id
  left join schools s on s.tenant_id = $1 and s.id = d.school_id
  cross join lateral (
    select max(n.created_at) as last_launch_at from sessions n
    where n.tenant_id = $1 and n.deployment_id = d.id) l
  cross join lateral (
    select count(*) as courses, count(*) filter (where roster_url is null) as without_roster,
           count(*) filter (where roster_state = 'failed') as roster_failed,
           count(*) filter (where roster_state = 'held') as roster_held,
           count(*) filter (where line_items_url is null or not
             ($2 = any(grade_scopes))) as without_scores
    from courses where tenant_id = $1 and deployment_id = d.id) c
  cross join lateral (
    select count(*) filter (where w.state = 'waiting') as scores_waiting,
           count(*) filter (where w.state = 'parked') as scores_parked
    from courses k join assignments a on a.tenant_id = $1 and a.course_id = k.id
    join score_intents w on w.tenant_id = $1 and w.assignment_id = a.id
    where k.tenant_id = $1 and k.deployment_id = d.id and ${isNotMarked('w', 'a')}) i
  cross join lateral (
    select coalesce(bool_and(q.name is null), false) as names_withheld
    from courses k join enrolments e on e.tenant_id = $1 and e.course_id = k.id and e.role = 'student'
    join people q on q.tenant_id = $1 and q.id = e.person_id and not q.is_test
    where k.tenant_id = $1 and k.deployment_id = d.id) p
  where d.tenant_id = $1
  order by r.name, d.deployment`;

interface WaitingRow {
  id: string;
  name: string;
  issuer: string;
  client_id: string;
  deployment: string;
  created_at: Date;
}

const WAITING = `
  select d.id, r.name, r.issuer, r.client_id, d.deployment, d.created_at
  from lti_deployments d join lti_registrations r on r.id = d.registration_id
  where d.tenant_id is null and r.owner_id = $1
  order by d.created_at`;

type PlatformRow = Pick<WaitingRow, 'id' | 'name' | 'issuer' | 'client_id'>;

const BARE = `
  select r.id, r.name, r.issuer, r.client_id from lti_registrations r
  where r.owner_id = $1 and not exists (select 1 from lti_deployments d where d.registration_id = r.id)
  order by r.created_at`;

function toConnection(row: Row): Connection {
  return {
    deploymentId: row.id,
    platformName: row.name,
    family: row.family,
    issuer: row.issuer,
    clientId: row.client_id,
    deployment: row.deployment,
    schoolId: row.school_id,
    schoolName: row.school_name,
    configUrl: row.config_url,
    lastLaunchAt: row.last_launch_at?.toISOString() ?? null,
    courses: Number(row.courses),
    scoresWaiting: Number(row.scores_waiting),
    scoresParked: Number(row.scores_parked),
    troubles: troublesOf(row),
  };
}

function troublesOf(row: Row): ConnectionTrouble[] {
  const refusal = refusalOf(row);
  const found: [boolean, ConnectionTrouble][] = [
    [Number(row.without_roster) > 0, 'roster-not-given'],
    [Number(row.roster_failed) > 0, 'roster-failed'],
    [Number(row.roster_held) > 0, 'roster-held'],
    [row.names_withheld, 'names-withheld'],
    [Number(row.without_scores) > 0, 'grades-not-given'],
    [Number(row.scores_parked) > 0, 'scores-parked'],
  ];
  const rest = found.flatMap(([isSo, trouble]) => (isSo ? [trouble] : []));
  return refusal ? [refusal, ...rest] : rest;
}

/** A refusal that a good launch has followed is over. */
function refusalOf(row: Row): ConnectionTrouble | undefined {
  const { last_refusal: refusal, last_refused_at: at, last_launch_at: launched } = row;
  if (refusal === null || at === null || (launched && launched > at)) return undefined;
  return MENDABLE[refusal];
}

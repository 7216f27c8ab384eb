import type { Connections } from '#contracts/connections.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';

interface Row {
  id: string;
  name: string;
  family: string;
  issuer: string;
  client_id: string;
  deployment: string;
  school_name: string | null;
  last_launch_at: Date | null;
  courses: string;
  scores_waiting: string;
  scores_parked: string;
}

/**
 * The LMS installations bound to the administrator's own district. The registration tables have no
 * tenant, so the district is asked for by name here.
 */
export async function listConnections(actor: Actor): Promise<Connections> {
  const [district] = await sql<{ name: string }>(`select name from tenants where id = $1`, [
    actor.tenantId,
  ]);
  const rows = await sql<Row>(
    `select d.id, r.name, r.family, r.issuer, r.client_id, d.deployment, s.name as school_name,
            (select max(n.created_at) from sessions n
             where n.tenant_id = $1 and n.deployment_id = d.id) as last_launch_at,
            (select count(*) from courses c where c.tenant_id = $1 and c.deployment_id = d.id) as courses,
            count(i.id) filter (where i.state = 'waiting') as scores_waiting,
            count(i.id) filter (where i.state = 'parked') as scores_parked
     from lti_deployments d
     join lti_registrations r on r.id = d.registration_id
     left join schools s on s.tenant_id = $1 and s.id = d.school_id
     left join courses c on c.tenant_id = $1 and c.deployment_id = d.id
     left join assignments a on a.tenant_id = $1 and a.course_id = c.id
     left join score_intents i on i.tenant_id = $1 and i.assignment_id = a.id
     where d.tenant_id = $1
     group by d.id, r.name, r.family, r.issuer, r.client_id, d.deployment, s.name
     order by r.name, d.deployment`,
    [actor.tenantId],
  );
  return {
    districtName: district?.name ?? '',
    connections: rows.map((row) => ({
      deploymentId: row.id,
      platformName: row.name,
      family: row.family,
      issuer: row.issuer,
      clientId: row.client_id,
      deployment: row.deployment,
      schoolName: row.school_name,
      lastLaunchAt: row.last_launch_at?.toISOString() ?? null,
      courses: Number(row.courses),
      scoresWaiting: Number(row.scores_waiting),
      scoresParked: Number(row.scores_parked),
    })),
  };
}

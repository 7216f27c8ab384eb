import type { Deployment, LtiStore } from '#lti/ports.js';
import { newId } from '../../db/ids.js';
import { globalSql } from '../../db/tenant.js';

export interface DeploymentRow {
  id: string;
  registration_id: string;
  deployment: string;
  tenant_id: string | null;
  school_id: string | null;
  frame_origins: string[];
}

const COLUMNS = 'id, registration_id, deployment, tenant_id, school_id, frame_origins';

type DeploymentStore = Pick<
  LtiStore,
  | 'addDeployment'
  | 'bindDeployment'
  | 'deploymentById'
  | 'findDeployment'
  | 'listDeployments'
  | 'addFrameOrigins'
  | 'noteLaunch'
>;

export function createDeploymentStore(): DeploymentStore {
  return {
    async addDeployment(registrationId, deployment, { tenantId, schoolId }, platformGuid) {
      return only(
        await globalSql<DeploymentRow>(
          `insert into lti_deployments (id, registration_id, deployment, tenant_id, school_id, platform_guid)
           values ($1, $2, $3, $4, $5, $6)
           on conflict (registration_id, deployment) do update set
             tenant_id = coalesce(lti_deployments.tenant_id, excluded.tenant_id)
           returning ${COLUMNS}`,
          [newId(), registrationId, deployment, tenantId, schoolId, platformGuid ?? null],
        ),
      );
    },
    async bindDeployment(registrationId, deployment, { tenantId, schoolId }) {
      return only(
        await globalSql<DeploymentRow>(
          `insert into lti_deployments (id, registration_id, deployment, tenant_id, school_id)
           values ($1, $2, $3, $4, $5)
           on conflict (registration_id, deployment) do update set
             tenant_id = excluded.tenant_id, school_id = excluded.school_id
           returning ${COLUMNS}`,
          [newId(), registrationId, deployment, tenantId, schoolId],
        ),
      );
    },
    async deploymentById(id) {
      const [row] = await globalSql<DeploymentRow>(
        `select ${COLUMNS} from lti_deployments where id = $1`,
        [id],
      );
      return row ? toDeployment(row) : null;
    },
    async findDeployment(registrationId, deployment) {
      const [row] = await globalSql<DeploymentRow>(
        `select ${COLUMNS} from lti_deployments where registration_id = $1 and deployment = $2`,
        [registrationId, deployment],
      );
      return row ? toDeployment(row) : null;
    },
    async listDeployments() {
      const rows = await globalSql<DeploymentRow>(
        `select ${COLUMNS} from lti_deployments order by registration_id, deployment`,
      );
      return rows.map(toDeployment);
    },
    addFrameOrigins,
    noteLaunch,
  };
}

async function addFrameOrigins(deploymentId: string, origins: string[]): Promise<void> {
  await globalSql(
    `update lti_deployments set frame_origins =
           (select array_agg(distinct origin) from unnest(frame_origins || $2::text[]) as origin)
         where id = $1`,
    [deploymentId, origins],
  );
}

async function noteLaunch(id: string, at: Date, platformGuid?: string): Promise<void> {
  // Other nodes note it too: at most one touch an hour.
  await globalSql(
    `update lti_deployments set last_launch_at = $2, platform_guid = coalesce($3, platform_guid)
         where id = $1 and (last_launch_at is null or last_launch_at < $2::timestamptz - interval '1 hour')`,
    [id, at.toISOString(), platformGuid ?? null],
  );
}

function toDeployment(row: DeploymentRow): Deployment {
  return {
    id: row.id,
    registrationId: row.registration_id,
    deployment: row.deployment,
    tenantId: row.tenant_id,
    schoolId: row.school_id,
    frameOrigins: row.frame_origins,
  };
}

function only(rows: DeploymentRow[]): Deployment {
  const [row] = rows;
  if (!row) throw new Error('The deployment was not stored.');
  return toDeployment(row);
}

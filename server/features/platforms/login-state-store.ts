import type { LoginClaim, LtiStore, UsedLoginState } from '#lti/ports.js';
import { globalSql } from '../../db/tenant.js';
import { type DeploymentRow, toDeployment } from './deployment-store.js';

type LoginStateStore = Pick<
  LtiStore,
  | 'saveLoginState'
  | 'readLoginState'
  | 'useLoginState'
  | 'saveLaunchResult'
  | 'removeOldLoginStates'
>;

interface LoginStateRow {
  state_hash: Buffer;
  nonce_hash: Buffer;
  registration_id: string;
  browser_hash: Buffer;
  storage_hash: Buffer | null;
  storage_target: string | null;
  token_hash: Buffer | null;
  resume: string | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export function createLoginStateStore(): LoginStateStore {
  return {
    async saveLoginState(state) {
      await globalSql(
        `insert into lti_login_states (state_hash, nonce_hash, registration_id, browser_hash, storage_hash,
                                       storage_target, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          state.stateHash,
          state.nonceHash,
          state.registrationId,
          state.browserHash,
          state.storageHash,
          state.storageTarget,
          state.createdAt.toISOString(),
          state.expiresAt.toISOString(),
        ],
      );
    },
    async readLoginState(stateHash) {
      const [row] = await globalSql<LoginStateRow>(
        `select * from lti_login_states where state_hash = $1`,
        [stateHash],
      );
      return row ? toLoginState(row) : null;
    },
    useLoginState,
    async saveLaunchResult(stateHash, resume, deploymentId) {
      // At most one touch an hour: a class that launches at once must not queue for one row.
      await globalSql(
        `with noted as (
           update lti_deployments set last_launch_at = now()
           where id = $3 and (last_launch_at is null or last_launch_at < now() - interval '1 hour')
         )
         update lti_login_states set resume = $2 where state_hash = $1`,
        [stateHash, resume, deploymentId],
      );
    },
    async removeOldLoginStates(before) {
      await globalSql(`delete from lti_login_states where expires_at < $1`, [before.toISOString()]);
    },
  };
}

/** One statement checks and marks, so that of two racing posts one wins, on any node. */
async function useLoginState(claim: LoginClaim): ReturnType<LtiStore['useLoginState']> {
  const [row] = await globalSql<Partial<DeploymentRow> & { used: boolean }>(
    `with used as (
       update lti_login_states set used_at = $1, token_hash = $2
       where state_hash = $3 and nonce_hash = $4 and registration_id = $5 and used_at is null
         and expires_at > $1 and (browser_hash = $6 or storage_hash = $7)
       returning registration_id as registration
     )
     select true as used, d.id, d.registration_id, d.deployment, d.tenant_id, d.school_id, d.frame_origins
     from used left join lti_deployments d
       on d.registration_id = used.registration and d.deployment = $8`,
    [
      claim.now.toISOString(),
      claim.tokenHash,
      claim.stateHash,
      claim.nonceHash,
      claim.registrationId,
      claim.browserHash,
      claim.storageHash,
      claim.deployment,
    ],
  );
  if (!row) return null;
  return { deployment: row.id ? toDeployment(row as DeploymentRow) : null };
}

const toLoginState = (row: LoginStateRow): UsedLoginState => ({
  stateHash: row.state_hash,
  nonceHash: row.nonce_hash,
  registrationId: row.registration_id,
  browserHash: row.browser_hash,
  storageHash: row.storage_hash,
  storageTarget: row.storage_target,
  tokenHash: row.token_hash,
  resume: row.resume,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
});

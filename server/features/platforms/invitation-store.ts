import type { LtiStore } from '#lti/ports.js';
import { newId } from '../../db/ids.js';
import { globalSql } from '../../db/tenant.js';

type InvitationStore = Pick<
  LtiStore,
  'addInvitation' | 'takeInvitation' | 'releaseInvitation' | 'settleInvitation'
>;

export function createInvitationStore(): InvitationStore {
  return {
    async addInvitation(tokenHash, tenantId, expiresAt) {
      await globalSql(
        `insert into lti_invitations (id, token_hash, tenant_id, expires_at) values ($1, $2, $3, $4)`,
        [newId(), tokenHash, tenantId, expiresAt.toISOString()],
      );
    },
    async takeInvitation(tokenHash, now) {
      const [row] = await globalSql<{ id: string; tenant_id: string | null }>(
        `update lti_invitations set used_at = $2
         where token_hash = $1 and used_at is null and expires_at > $2 returning id, tenant_id`,
        [tokenHash, now.toISOString()],
      );
      return row ? { id: row.id, tenantId: row.tenant_id } : null;
    },
    async releaseInvitation(id) {
      await globalSql(`update lti_invitations set used_at = null where id = $1`, [id]);
    },
    async settleInvitation(id, registrationId, configUrl) {
      // An owner stays: a second registration must not hand a platform to another district.
      await globalSql(
        `with settled as (
           update lti_invitations set registration_id = $2 where id = $1 returning tenant_id
         )
         update lti_registrations r set owner_id = coalesce(r.owner_id, settled.tenant_id),
                config_url = coalesce($3, r.config_url)
         from settled where r.id = $2`,
        [id, registrationId, configUrl],
      );
    },
  };
}

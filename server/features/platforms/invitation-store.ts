import type { LtiStore } from '#lti/ports.js';
import { newId } from '../../db/ids.js';
import { globalSql } from '../../db/tenant.js';

type InvitationStore = Pick<LtiStore, 'addInvitation' | 'takeInvitation' | 'releaseInvitation'>;

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
  };
}

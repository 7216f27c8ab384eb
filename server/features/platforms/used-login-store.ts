import type { LtiStore } from '#lti/ports.js';
import { globalSql } from '../../db/tenant.js';

interface UsedLoginRow {
  state_hash: Buffer;
  token_hash: Buffer;
  resume: string;
  used_at: Date;
  expires_at: Date;
}

/** Logins that a launch has used up. The launch itself writes them (`features/launch`). */
export function createUsedLoginStore(): Pick<LtiStore, 'readUsedLogin' | 'removeUsedLogins'> {
  return {
    async readUsedLogin(stateHash) {
      const [row] = await globalSql<UsedLoginRow>(
        `select state_hash, token_hash, resume, used_at, expires_at
         from lti_used_logins where state_hash = $1`,
        [stateHash],
      );
      if (!row) return null;
      return {
        stateHash: row.state_hash,
        tokenHash: row.token_hash,
        resume: row.resume,
        usedAt: row.used_at,
        expiresAt: row.expires_at,
      };
    },
    async removeUsedLogins(expiredBefore) {
      await globalSql(`delete from lti_used_logins where expires_at < $1`, [
        expiredBefore.toISOString(),
      ]);
    },
  };
}

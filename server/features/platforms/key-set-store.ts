import type { LtiStore } from '#lti/ports.js';
import { globalSql } from '../../db/tenant.js';

type KeySetStore = Pick<LtiStore, 'readKeySet' | 'saveKeySet'>;

/** The platforms' public keys, so that a restart or another node need not ask for them again. */
export function createKeySetStore(): KeySetStore {
  return {
    async readKeySet(registrationId) {
      const [row] = await globalSql<{ keys: unknown[]; fetched_at: Date }>(
        `select keys, fetched_at from lti_platform_keys where registration_id = $1`,
        [registrationId],
      );
      return row ? { keys: row.keys, fetchedAt: row.fetched_at } : null;
    },
    async saveKeySet(registrationId, { keys, fetchedAt }) {
      await globalSql(
        `insert into lti_platform_keys (registration_id, keys, fetched_at) values ($1, $2::jsonb, $3)
         on conflict (registration_id) do update set keys = excluded.keys, fetched_at = excluded.fetched_at`,
        [registrationId, JSON.stringify(keys), fetchedAt.toISOString()],
      );
    },
  };
}

import type { LtiStore } from '#lti/ports.js';
import { globalSql } from '../../db/tenant.js';

type KeySetStore = Pick<LtiStore, 'readKeySet' | 'saveKeySet'>;

/** The platforms' public keys, so that a restart or another node need not ask for them again. */
export function createKeySetStore(): KeySetStore {
  return {
    async readKeySet(registrationId) {
      const [row] = await globalSql<{
        keys: unknown[];
        fetched_at: Date;
        max_age_seconds: number;
      }>(
        `select keys, fetched_at, max_age_seconds from lti_platform_keys where registration_id = $1`,
        [registrationId],
      );
      if (!row) return null;
      const maxAgeMs = row.max_age_seconds * 1_000;
      return { keys: row.keys, fetchedAt: row.fetched_at, maxAgeMs };
    },
    async saveKeySet(registrationId, { keys, fetchedAt, maxAgeMs }) {
      await globalSql(
        `insert into lti_platform_keys (registration_id, keys, fetched_at, max_age_seconds)
         values ($1, $2::jsonb, $3, $4)
         on conflict (registration_id) do update set keys = excluded.keys,
           fetched_at = excluded.fetched_at, max_age_seconds = excluded.max_age_seconds`,
        [
          registrationId,
          JSON.stringify(keys),
          fetchedAt.toISOString(),
          Math.round(maxAgeMs / 1_000),
        ],
      );
    },
  };
}

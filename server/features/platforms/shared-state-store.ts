import type { LtiStore } from '#lti/ports.js';
import { globalSql } from '../../db/tenant.js';

/**
 * Holds a statement's commit back from waiting for the disk: the state of the last half second before the
 * database server died is of no use to anybody.
 */
const NOT_FOR_DISK = `set_config('synchronous_commit', 'off', true) = 'off'`;

/** Rows that nodes change by compare and swap: one statement each, no lock outlives it. */
export function createSharedStateStore(): LtiStore['sharedStates'] {
  return {
    async read(key) {
      const [row] = await globalSql<{ state: object; version: string }>(
        `select state, version from lti_shared_states where key = $1`,
        [key],
      );
      return row ? { state: row.state, version: Number(row.version) } : null;
    },
    async write(key, state, version) {
      const rows = await globalSql(
        version === 1
          ? `insert into lti_shared_states (key, state, version) select $1, $2::jsonb, $3 where ${NOT_FOR_DISK}
             on conflict (key) do nothing returning key`
          : `update lti_shared_states set state = $2::jsonb, version = $3, updated_at = now()
             where key = $1 and version = $3 - 1 and ${NOT_FOR_DISK} returning key`,
        [key, JSON.stringify(state), version],
      );
      return rows.length > 0;
    },
    async removeOld(before) {
      await globalSql(`delete from lti_shared_states where updated_at < $1`, [
        before.toISOString(),
      ]);
    },
  };
}

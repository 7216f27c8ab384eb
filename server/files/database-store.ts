import { newId } from '../db/ids.js';
import { sql, withTenant } from '../db/tenant.js';
import type { FileKey, FileStore } from './file-store.js';

/** Bytes of one row: small enough to travel, large enough that ten megabytes are a few rows. */
const PART = 512 * 1024;

/** Files in PostgreSQL: nothing to set up, in every backup, held apart by the same rules as all rows. */
export function createDatabaseStore(): FileStore {
  return {
    async put(key, bytes) {
      await withTenant(key.tenantId, async () => {
        await drop(key);
        for (let start = 0, number = 0; start < bytes.length; start += PART, number += 1) {
          const part = Buffer.from(bytes.subarray(start, start + PART));
          await sql(
            `insert into evidence_file_parts (tenant_id, id, file_id, variant, number, bytes)
             values ($1, $2, $3, $4, $5, $6)`,
            [key.tenantId, newId(), key.fileId, key.variant, number, part],
          );
        }
      });
    },
    async *read(key) {
      for (let number = 0; ; number += 1) {
        const part = await readPart(key, number);
        if (!part) {
          if (number === 0) throw new Error('A file has no bytes.');
          return;
        }
        yield part;
      }
    },
    remove: (key) => withTenant(key.tenantId, () => drop(key)),
  };
}

async function readPart(key: FileKey, number: number): Promise<Buffer | undefined> {
  const rows = await withTenant(
    key.tenantId,
    () =>
      sql<{ bytes: Buffer }>(
        `select bytes from evidence_file_parts
         where tenant_id = $1 and file_id = $2 and variant = $3 and number = $4`,
        [key.tenantId, key.fileId, key.variant, number],
      ),
    { readOnly: true },
  );
  return rows[0]?.bytes;
}

async function drop({ tenantId, fileId, variant }: FileKey): Promise<void> {
  await sql(
    `delete from evidence_file_parts where tenant_id = $1 and file_id = $2 and variant = $3`,
    [tenantId, fileId, variant],
  );
}

import type { DocumentStore, StoredDocument } from '#lti/ports.js';
import { globalSql } from '../../db/tenant.js';

interface DocumentRow {
  index: Record<string, unknown>;
  body: string;
  is_encrypted: boolean;
  created_at: Date;
}

/** ltijs's documents in one table: a name, what they are found by, and their text. */
export function createDocumentStore(): DocumentStore {
  const values = (table: string, document: Omit<StoredDocument, 'createdAt'>) => [
    table,
    JSON.stringify(document.index),
    document.body,
    document.isEncrypted,
  ];
  return {
    async find(table, match) {
      const rows = await globalSql<DocumentRow>(
        `select index, body, is_encrypted, created_at from ltijs_store
         where table_name = $1 and index @> $2::jsonb order by id`,
        [table, JSON.stringify(match)],
      );
      return rows.map((row) => ({
        index: row.index,
        body: row.body,
        isEncrypted: row.is_encrypted,
        createdAt: row.created_at,
      }));
    },
    async insert(table, document) {
      await globalSql(
        `insert into ltijs_store (table_name, index, body, is_encrypted) values ($1, $2::jsonb, $3, $4)`,
        values(table, document),
      );
    },
    async replace(table, match, document) {
      await globalSql(
        `with gone as (delete from ltijs_store where table_name = $1 and index @> $5::jsonb)
         insert into ltijs_store (table_name, index, body, is_encrypted) values ($1, $2::jsonb, $3, $4)`,
        [...values(table, document), JSON.stringify(match)],
      );
    },
    async remove(table, match) {
      await globalSql(`delete from ltijs_store where table_name = $1 and index @> $2::jsonb`, [
        table,
        JSON.stringify(match),
      ]);
    },
  };
}

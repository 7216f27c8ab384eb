import type { InstrumentLicence } from '#contracts/instruments.js';
import type { Area } from '#contracts/riasec.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface InstrumentRecord {
  id: string;
  form: 'short' | 'full';
  version: string;
  licence: InstrumentLicence;
  fileName: string;
  sha256: string;
  items: { area: Area; text: string }[];
  answers: string[];
  spanish: { fileName: string; sha256: string; texts: string[]; answers: string[] } | null;
  isUsed: boolean;
  confirmedAt: Date;
  confirmedByName: string | null;
}

const FIELDS = `i.id, i.form, i.version, i.licence, i.file_name as "fileName", i.sha256, i.items, i.answers,
  i.spanish, i.is_used as "isUsed", i.confirmed_at as "confirmedAt"`;

/** The one in use first, then the newest. */
export function listInstruments(): Promise<InstrumentRecord[]> {
  return sql<InstrumentRecord>(
    `select ${FIELDS}, p.name as "confirmedByName" from district_instruments i
     left join people p on p.tenant_id = i.tenant_id and p.id = i.confirmed_by
     where i.tenant_id = $1 order by i.is_used desc, i.confirmed_at desc, i.id desc`,
    [currentTenant()],
  );
}

/** The official questions that the district asks now. */
export async function usedInstrument(): Promise<InstrumentRecord | null> {
  const [record] = await sql<InstrumentRecord>(
    `select ${FIELDS}, null as "confirmedByName" from district_instruments i
     where i.tenant_id = $1 and i.is_used`,
    [currentTenant()],
  );
  return record ?? null;
}

export async function findInstrument(id: string): Promise<InstrumentRecord | null> {
  const [record] = await sql<InstrumentRecord>(
    `select ${FIELDS}, null as "confirmedByName" from district_instruments i
     where i.tenant_id = $1 and i.id = $2`,
    [currentTenant(), id],
  );
  return record ?? null;
}

export async function insertInstrument(
  personId: string,
  record: Omit<InstrumentRecord, 'id' | 'isUsed' | 'confirmedAt' | 'confirmedByName'>,
  now: Date,
): Promise<string> {
  const { form, version, licence, fileName, sha256, items, answers, spanish } = record;
  const id = newId();
  await sql(
    `insert into district_instruments (tenant_id, id, form, version, licence, file_name, sha256, items,
       answers, spanish, confirmed_by, confirmed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10::jsonb, $11, $12)`,
    [
      ...[currentTenant(), id, form, version, licence, fileName, sha256, JSON.stringify(items)],
      ...[JSON.stringify(answers), spanish && JSON.stringify(spanish), personId, now.toISOString()],
    ],
  );
  return id;
}

/** @param id - null for none: the product's own questions. */
export async function setUsed(id: string | null): Promise<void> {
  await sql(
    `update district_instruments set is_used = false where tenant_id = $1 and is_used and id is distinct from $2`,
    [currentTenant(), id],
  );
  if (id !== null)
    await sql(`update district_instruments set is_used = true where tenant_id = $1 and id = $2`, [
      ...[currentTenant(), id],
    ]);
}

import { PART_NAMES, type PassportPart, type PassportParts } from '#contracts/passport-file.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { type ReadItem, readPart } from './part-readers.js';
import { withNames } from './references.js';

/** An entry that came with a passport, as the list of what came has it. */
export interface BroughtItem {
  importId: string;
  part: PassportPart;
  originId: string;
  recordId: string | null;
  isCopy: boolean;
  contentHash: Buffer;
}

export interface OwnPlan {
  /** By the ids that passports know, which an entry keeps wherever it goes. */
  parts: PassportParts;
  /** From those ids to the ones of the rows here. */
  recordIds: ReadonlyMap<string, string>;
  brought: BroughtItem[];
}

/** Parts whose entries are known by what they are about, wherever they are. */
export const SELF_NAMED: readonly PassportPart[] = ['careers', 'colleges', 'marks'];

export const keyOf = (part: PassportPart, id: string) => `${part} ${id}`;

export function broughtItems(studentId: string): Promise<BroughtItem[]> {
  return sql<BroughtItem>(
    `select i.import_id as "importId", i.part, i.origin_id as "originId", i.record_id as "recordId",
            i.is_copy as "isCopy", i.content_hash as "contentHash"
     from passport_imports m
     join passport_items i on i.tenant_id = m.tenant_id and i.import_id = m.id
     where m.tenant_id = $1 and m.student_id = $2`,
    [currentTenant(), studentId],
  );
}

/** All that is in a student's plan now. */
export async function readOwnPlan(studentId: string): Promise<OwnPlan> {
  const [brought, ...lists] = await Promise.all([
    broughtItems(studentId),
    ...PART_NAMES.map((part) => readPart(part, studentId)),
  ]);
  // A copy stands beside the entry of its origin, so it needs an id of its own.
  const origins = new Map<string, string>();
  for (const { part, recordId, originId, isCopy } of brought)
    if (recordId !== null && !isCopy && !SELF_NAMED.includes(part))
      origins.set(keyOf(part, recordId), originId);
  const stable = (part: PassportPart, id: string) => origins.get(keyOf(part, id)) ?? id;
  const recordIds = new Map<string, string>();
  const parts = Object.fromEntries(
    PART_NAMES.map((part, place) => [
      part,
      (lists[place] ?? []).map(({ rowId, ...item }: ReadItem<PassportPart>) => {
        const id = stable(part, item.id);
        recordIds.set(keyOf(part, id), rowId ?? item.id);
        return { ...withNames(part, item as never, stable), id };
      }),
    ]),
  ) as unknown as PassportParts;
  return { parts, recordIds, brought };
}

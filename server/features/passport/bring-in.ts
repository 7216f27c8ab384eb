import type { PassportFile, PassportItem, PassportPart } from '#contracts/passport-file.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { CLAIM } from '../activities/activity-records.js';
import { fileArrived } from '../evidence/file-records.js';
import { ensurePlan } from '../goals/plan-records.js';
import type { Meeting } from './comparison.js';
import { contentHash } from './content.js';
import type { OpenPassport } from './open-package.js';
import { keyOf, readOwnPlan, SELF_NAMED } from './own-plan.js';
import { SCHOOL_CLAIM } from './part-readers.js';
import { withNames } from './references.js';
import { refused } from './refusal.js';
import { asKept } from './kept-entries.js';
import { type Writing, writeItem } from './writers.js';

interface Bringing {
  actor: Actor;
  opened: OpenPassport;
  meetings: Meeting[];
  files: ReadonlyMap<string, string>;
  now: Date;
  /** Of staff, who bring it in for the student; null for the student. */
  by: string | null;
}

/**
 * Writes what is new, beside what is here, and notes what came. In a transaction.
 *
 * @returns the id under which it is noted; null where nothing came.
 */
export async function bringIn(bringing: Bringing): Promise<string | null> {
  const { actor, opened, meetings, files, now, by } = bringing;
  const coming = meetings.filter(({ fate }) => fate !== 'same');
  if (coming.length === 0) return null;
  const importId = await insertImport(bringing);
  const before = await readOwnPlan(actor.personId);
  const writing: Writing = {
    ...{ actor, now, files, planId: await ensurePlan(actor.personId) },
    mayFocus: before.parts.goals.every(({ isFocus }) => !isFocus),
  };
  const rows = new Map<string, string>();
  for (const { part, item, recordId } of meetings)
    if (recordId !== null) rows.set(keyOf(part, item.id), recordId);
  for (const meeting of coming) {
    const kept = keptFor(meeting, rows, opened.passport);
    const recordId = kept === null ? await place(meeting, rows, writing) : null;
    if (meeting.fate === 'added' && recordId !== null)
      rows.set(keyOf(meeting.part, meeting.item.id), recordId);
    await insertItem(importId, meeting, { recordId, kept });
  }
  await noteAsPlaced(actor.personId, importId);
  if (by !== null) await nameHand(importId, by);
  return importId;
}

/** The words are the student's; that somebody else put them here is what the history of each says. */
async function nameHand(importId: string, by: string): Promise<void> {
  await sql(
    `update record_versions v set actor_id = $3
     from passport_items i
     where i.tenant_id = $1 and i.import_id = $2 and v.tenant_id = $1 and v.record_id = i.record_id`,
    [currentTenant(), importId, by],
  );
}

/** @returns the new row; null for what has no place of its own. */
async function place(
  { part, item }: Meeting,
  rows: ReadonlyMap<string, string>,
  writing: Writing,
): Promise<string | null> {
  if (part === 'kept') return null;
  const file = part === 'evidence' ? writing.files.get(item.id) : undefined;
  if (part === 'evidence' && (item as PassportItem<'evidence'>).file) {
    // Put away before, or given up since: then the next try does it.
    if (file === undefined || !(await fileArrived(file))) throw refused('damaged', item.id);
  }
  const here = withNames(part, item as never, (one, id) =>
    SELF_NAMED.includes(one) ? id : (rows.get(keyOf(one, id)) ?? null),
  );
  return writeItem(part, here, writing);
}

/** What is kept as it came: nothing here has a place for it. */
function keptFor(
  { part, item, fate }: Meeting,
  rows: ReadonlyMap<string, string>,
  passport: PassportFile,
): object | null {
  if (part === 'kept') return item;
  const goalId = 'goalId' in item && (part === 'citations' || part === 'choices') && item.goalId;
  const isLost = typeof goalId === 'string' && !rows.has(keyOf('goals', goalId));
  return fate === 'copy' || isLost ? asKept<PassportPart>(part, item, passport) : null;
}

async function insertImport({ actor, opened, now, by }: Bringing): Promise<string> {
  const { passport, isOurs, digest } = opened;
  const id = newId();
  await sql(
    `insert into passport_imports (tenant_id, id, student_id, issuer, issuer_url, is_known, made_at,
                                   brought_by, digest, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [
      ...[actor.tenantId, id, actor.personId, passport.issuer.name, passport.issuer.url, isOurs],
      ...[passport.madeAt, by, digest, now.toISOString()],
    ],
  );
  return id;
}

async function insertItem(
  importId: string,
  { part, item, fate, hash }: Meeting,
  { recordId, kept }: { recordId: string | null; kept: object | null },
): Promise<void> {
  const vouched = vouchedIn(part, item);
  await sql(
    `insert into passport_items (tenant_id, id, import_id, part, origin_id, record_id, is_copy,
                                 content_hash, kept, vouched)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb || jsonb_build_object('claim', case $4
       when 'activities' then (select ${CLAIM} from activities a where a.tenant_id = $1 and a.id = $6)
       when 'schools' then (select ${SCHOOL_CLAIM} from education_history h
                            where h.tenant_id = $1 and h.id = $6) end)`,
    [
      ...[currentTenant(), newId(), importId, part, item.id, recordId, fate === 'copy', hash],
      ...[kept && JSON.stringify(kept), vouched && JSON.stringify(vouched)],
    ],
  );
}

/** What somebody elsewhere vouched for, and the name of course work that is not here. */
function vouchedIn(part: PassportPart, item: Meeting['item']): object | null {
  if (part === 'activities') return (item as PassportItem<'activities'>).verified;
  if (part === 'schools') return (item as PassportItem<'schools'>).confirmed;
  if (part === 'results' || part === 'courses') {
    const { source, where } = item as PassportItem<'results' | 'courses'>;
    return source === 'school' ? { where } : null;
  }
  if (part === 'lookBacks') {
    const { returnedBy, returnedAt } = item as PassportItem<'lookBacks'>;
    return returnedBy === null ? null : { by: returnedBy, on: returnedAt };
  }
  const work = part === 'evidence' ? (item as PassportItem<'evidence'>).work : null;
  return work === null ? null : { work };
}

/** What each entry says now that it is here, so that a later change of it can be told. */
async function noteAsPlaced(studentId: string, importId: string): Promise<void> {
  const plan = await readOwnPlan(studentId);
  const itemOf = new Map<string, object>();
  for (const part of Object.keys(plan.parts) as PassportPart[])
    for (const item of plan.parts[part])
      itemOf.set(keyOf(part, plan.recordIds.get(keyOf(part, item.id)) ?? ''), item);
  for (const { importId: ofImport, part, recordId } of plan.brought) {
    const item = recordId === null ? undefined : itemOf.get(keyOf(part, recordId));
    if (ofImport !== importId || !item) continue;
    await sql(
      `update passport_items set placed_hash = $4
       where tenant_id = $1 and import_id = $2 and record_id = $3`,
      [currentTenant(), importId, recordId, contentHash(item)],
    );
  }
}

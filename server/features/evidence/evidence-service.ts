import type {
  EvidenceChanges,
  EvidenceItem,
  EvidenceList,
  NewEvidence,
} from '#contracts/evidence.js';
import { EVIDENCE_ITEMS_MAX, EVIDENCE_QUOTA } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { readChoices } from '../entries/choices.js';
import { checkHasPortfolio } from './evidence-policy.js';
import {
  evidenceOf,
  type EvidenceRow,
  findEvidence,
  presentEvidence,
  tieEntries,
} from './evidence-records.js';
import { isWhole, keepEvidenceVersion } from './evidence-versions.js';
import { cleanLater } from './file-cleaning.js';
import { usedBytes } from './file-records.js';

/** What the actor keeps to show, the newest first, and the room that is left. */
export async function listEvidence(actor: Actor): Promise<EvidenceList> {
  checkHasPortfolio(actor);
  const rows = await evidenceOf(actor.personId);
  return {
    items: await presentEvidence(actor.personId, rows),
    usedBytes: (await usedBytes(actor.personId)).live,
    quotaBytes: EVIDENCE_QUOTA,
  };
}

/**
 * Keeps a link or a piece of course work.
 *
 * @throws AppError `not-found` for work or an entry that is not the student's own.
 */
export async function addEvidence(
  actor: Actor,
  input: NewEvidence,
  now: Date,
): Promise<EvidenceItem> {
  checkHasPortfolio(actor);
  if (input.kind === 'work') await checkOwnWork(actor, input.work);
  const id = await insertItem(actor, {
    ...{ kind: input.kind, title: input.title, why: input.why, visibility: input.visibility, now },
    url: input.kind === 'link' ? input.url : null,
    assignmentId: input.kind === 'work' && input.work.kind === 'reflection' ? input.work.id : null,
    taggedItemId: input.kind === 'work' && input.work.kind === 'item' ? input.work.id : null,
  });
  await tieEntries(actor.personId, id, plain(input.entries));
  return keepAndPresent(actor, id, now);
}

async function checkOwnWork(
  actor: Actor,
  work: { kind: 'reflection' | 'item'; id: string },
): Promise<void> {
  const { works } = await readChoices(actor);
  if (!works.some(({ kind, id }) => kind === work.kind && id === work.id)) throw notFound();
}

/** A row of its own for a new item. @throws AppError `storage-full` when there are too many. */
export async function insertItem(
  actor: Actor,
  item: {
    kind: EvidenceItem['kind'];
    title: string;
    why?: string;
    visibility?: EvidenceItem['visibility'];
    url?: string | null;
    fileId?: string;
    assignmentId?: string | null;
    taggedItemId?: string | null;
    now: Date;
  },
): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `insert into evidence_items (tenant_id, id, student_id, kind, title, why, visibility, url, file_id,
       assignment_id, tagged_item_id, created_at, updated_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12
     where (select count(*) from evidence_items
            where tenant_id = $1 and student_id = $3 and removed_at is null) < $13
     returning id`,
    [
      ...[actor.tenantId, newId(), actor.personId, item.kind, item.title, item.why ?? ''],
      ...[item.visibility ?? 'private', item.url ?? null, item.fileId ?? null],
      ...[item.assignmentId ?? null, item.taggedItemId ?? null, item.now.toISOString()],
      EVIDENCE_ITEMS_MAX,
    ],
  );
  if (!row) throw new AppError('storage-full', 'There are too many pieces of evidence.');
  return row.id;
}

/** @throws AppError `not-found` when it is not the actor's, or an entry is not. */
export async function changeEvidence(
  actor: Actor,
  id: string,
  changes: EvidenceChanges,
  now: Date,
): Promise<EvidenceItem> {
  const row = await findOwn(actor, id);
  if (row.removed_at) throw notFound();
  const { title, why, visibility, entries } = changes;
  const url = row.kind === 'link' ? (changes.url ?? row.url) : row.url;
  await sql(
    `update evidence_items set title = $3, why = $4, visibility = $5, url = $6, updated_at = $7
     where tenant_id = $1 and id = $2`,
    [
      ...[actor.tenantId, id, title ?? row.title, why ?? row.why],
      ...[visibility ?? row.visibility, url, now.toISOString()],
    ],
  );
  if (entries) await tieEntries(actor.personId, id, plain(entries));
  return keepAndPresent(actor, id, now);
}

/** Takes it out of the portfolio. It can be put back; a file goes for good after 30 days. */
export async function removeEvidence(actor: Actor, id: string, now: Date): Promise<EvidenceItem> {
  const row = await findOwn(actor, id);
  if (!row.removed_at) {
    await sql('update evidence_items set removed_at = $3 where tenant_id = $1 and id = $2', [
      actor.tenantId,
      id,
      now.toISOString(),
    ]);
    if (row.file_id) await cleanLater(row.file_id, now, 'removed');
  }
  return keepAndPresent(actor, id, now);
}

/** @throws AppError `not-found` also when its file is gone for good. */
export async function restoreEvidence(actor: Actor, id: string, now: Date): Promise<EvidenceItem> {
  const row = await findOwn(actor, id);
  if (!isWhole(row)) throw notFound();
  await sql('update evidence_items set removed_at = null where tenant_id = $1 and id = $2', [
    actor.tenantId,
    id,
  ]);
  return keepAndPresent(actor, id, now);
}

/** Locked until the transaction ends, and read after that. */
async function findOwn(actor: Actor, id: string): Promise<EvidenceRow> {
  checkHasPortfolio(actor);
  await sql('select id from evidence_items where tenant_id = $1 and id = $2 for update', [
    actor.tenantId,
    id,
  ]);
  const row = await findEvidence(actor.personId, id);
  if (!row) throw notFound();
  return row;
}

export async function keepAndPresent(actor: Actor, id: string, now: Date): Promise<EvidenceItem> {
  const row = await findEvidence(actor.personId, id);
  if (!row) throw notFound();
  await keepEvidenceVersion(actor, row, now);
  const [item] = await presentEvidence(actor.personId, [row]);
  if (!item) throw notFound();
  return item;
}

/** Only goals and activities can have something to show for them. */
function plain(entries: { kind: string; ref: string }[]) {
  return entries.map(({ kind, ref }) => {
    if (kind !== 'goal' && kind !== 'activity')
      throw new AppError('invalid-request', 'Evidence is for a goal or an activity.', {
        errors: [{ pointer: '/body/entries', detail: 'Name goals and activities only.' }],
      });
    return { kind, ref } as const;
  });
}

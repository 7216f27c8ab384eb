import type {
  ApplyReference,
  NewReferenceImport,
  ReferenceImport,
  ReferenceImports,
} from '#contracts/reference-imports.js';
import { REFERENCE_PIECE } from '#contracts/reference-parts.js';
import type { z } from 'zod';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { isShrunk, presentImport } from './import-presenter.js';
import {
  currentList,
  dropOpen,
  type ImportRow,
  listImports,
  lockImport,
} from './import-records.js';
import { mayLoadReference, refuseOthers } from './keeper.js';
import { applyReleases, undoReleases } from './release-records.js';

/** Files are read one after the other, whoever sent them: each may take a processor for a while. */
const QUEUE = 'reference-imports';

interface Call {
  now: Date;
  requestId: string;
}

/** How things stand; asked again each second while a file is read. */
export async function readImports(): Promise<ReferenceImports> {
  const [mayLoad, rows, current] = await Promise.all([
    mayLoadReference(),
    listImports(),
    currentList(),
  ]);
  const isPast = ({ state }: ImportRow) => state === 'applied' || state === 'undone';
  const open = rows.find((row) => !isPast(row));
  return {
    ...{ mayLoad, open: open ? presentImport(open) : null },
    ...{ past: rows.filter(isPast).map(presentImport), current },
  };
}

/** Begins to take a file in. One begun before and never applied is thrown away. */
export async function beginImport(
  actor: Actor,
  { fileName, size }: z.infer<typeof NewReferenceImport>,
  now: Date,
): Promise<ReferenceImports> {
  await refuseOthers();
  await dropOpen();
  await sql(
    `insert into reference_imports (tenant_id, id, file_name, size, loaded_by, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [actor.tenantId, newId(), fileName, size, actor.personId, now.toISOString()],
  );
  return readImports();
}

/** @throws AppError when nobody waits for a piece of this file. */
export async function admitPiece(id: string): Promise<void> {
  await openImport(id, ['receiving']);
}

/** Keeps a piece. All are of one length but the last, so what has come tells where to go on. */
export async function keepPiece(
  tenantId: string,
  { id, number }: { id: string; number: number },
  bytes: Buffer,
): Promise<{ received: number }> {
  return withTenant(tenantId, async () => {
    const held = await openImport(id, ['receiving']);
    const size = Number(held.size);
    const isWhole = bytes.length === Math.min(REFERENCE_PIECE, size - number * REFERENCE_PIECE);
    if (!isWhole)
      throw new AppError('invalid-request', 'This piece is not as long as it has to be.');
    await sql(
      `insert into reference_pieces (tenant_id, id, import_id, number, bytes) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, import_id, number) do update set bytes = excluded.bytes`,
      [tenantId, newId(), id, number, bytes],
    );
    const [row] = await sql<{ received: string }>(
      `update reference_imports set updated_at = now(), received = (
         select coalesce(sum(octet_length(bytes)), 0) from reference_pieces
         where tenant_id = $1 and import_id = $2)
       where tenant_id = $1 and id = $2 returning received`,
      [tenantId, id],
    );
    return { received: Number(row?.received ?? 0) };
  });
}

/** All pieces have come: the file is read in the background. */
export async function startReading(id: string): Promise<ReferenceImports> {
  const held = await openImport(id, ['receiving']);
  if (held.received !== held.size)
    throw new AppError('conflict', 'Not all of the file has come. Choose it again.');
  await sql(
    `update reference_imports set state = 'reading', step_total = size, updated_at = now()
     where tenant_id = $1 and id = $2`,
    [...[currentTenant(), id]],
  );
  await enqueue('read-reference', id, { queue: QUEUE });
  return readImports();
}

/**
 * Makes the release count. Its facts lie there already, so this is one short transaction and either all
 * of it is so or nothing.
 */
export async function applyImport(
  actor: Actor,
  id: string,
  wish: ApplyReference,
  { now, requestId }: Call,
): Promise<ReferenceImports> {
  const held = await openImport(id, ['ready']);
  if (held.parts.some(isShrunk) && !wish.acceptsShrink)
    throw new AppError('conflict', 'Much would be gone. Say that this is meant.');
  await applyReleases(id, wish, held.parts, now);
  await sql(
    `update reference_imports set state = 'applied', release = $3, year = $4, applied_at = $5, loaded_by = $6
     where tenant_id = $1 and id = $2`,
    [actor.tenantId, id, wish.release, wish.year, now.toISOString(), actor.personId],
  );
  await noteAdminAct(actor.personId, 'reference-applied', id, requestId);
  return readImports();
}

/** Goes back to the release before, part by part; without one, to what came with the product. */
export async function undoImport(
  actor: Actor,
  id: string,
  { now, requestId }: Call,
): Promise<ReferenceImports> {
  const held = await openImport(id, ['applied']);
  if (!held.is_current)
    throw new AppError('conflict', 'Newer files have replaced all of this one.');
  await undoReleases(id);
  await sql(
    `update reference_imports set state = 'undone', undone_at = $3 where tenant_id = $1 and id = $2`,
    [actor.tenantId, id, now.toISOString()],
  );
  await noteAdminAct(actor.personId, 'reference-undone', id, requestId);
  return readImports();
}

/** Stops, wherever it is: nothing of the file is kept. */
export async function dropImport(id: string): Promise<ReferenceImports> {
  await openImport(id, ['receiving', 'reading', 'ready', 'refused']);
  await dropOpen(id);
  return readImports();
}

async function openImport(id: string, states: ReferenceImport['state'][]): Promise<ImportRow> {
  const row = await lockImport(id);
  if (!row) throw notFound();
  await refuseOthers();
  if (!states.includes(row.state))
    throw new AppError('conflict', 'This file is not at that step any more. Load the page again.');
  return row;
}

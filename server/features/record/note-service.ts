import type { NewNote, NoteChanges } from '#contracts/advising.js';
import { NOTE_ADDITIONS_MAX } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { counselorsOf } from '../caseload/caseload-places.js';
import { coursesToWorkIn } from '../class/reach.js';
import { notifyAll, takeBackNews } from '../notifications/notify.js';
import { insertWorry } from '../worries/worry-records.js';
import { type NoteRecord, ownNote } from './note-records.js';
import { requireStudentOf } from './record-policy.js';

/** @throws AppError `forbidden` for who does not work with students, `not-found` for another's. */
export async function addNote(
  actor: Actor,
  studentId: string,
  input: NewNote,
  request: AccessRequest,
): Promise<void> {
  await requireStudentOf(actor, await coursesToWorkIn(actor), studentId);
  await noteAccess(actor, [studentId], 'record', request);
  const id = newId();
  await sql(
    `insert into advising_notes (tenant_id, id, student_id, author_id, contact, contact_on, text,
                                 visibility, follow_up_on, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [
      ...[actor.tenantId, id, studentId, actor.personId, input.contact, input.contactOn],
      ...[input.text, input.visibility, input.followUpOn, request.now.toISOString()],
    ],
  );
  if (input.tellsCounselor) await passOn(actor, studentId, id, request.now);
}

/** All counselors find it in their list; those who look after the student are told. */
async function passOn(actor: Actor, studentId: string, noteId: string, now: Date): Promise<void> {
  await insertWorry(noteId, now);
  const about = { subjectId: noteId, fact: noteId, by: actor.personId, aboutId: studentId };
  notifyAll(
    (await counselorsOf(studentId)).map((to) => ({ ...about, to, kind: 'worry' })),
    now,
  );
}

/**
 * The author changes a note, or takes it out, within a day of writing it.
 *
 * @throws AppError `conflict` after that: it can be added to, and nothing that was written changes.
 */
export async function changeNote(
  actor: Actor,
  ids: { personId: string; id: string },
  changes: NoteChanges,
  request: AccessRequest,
): Promise<void> {
  const held = await requireOwn(actor, ids, request);
  if (held.changeableUntil === null)
    throw new AppError('conflict', 'This note is older than a day. You can add to it.');
  const next = { ...held, ...changes };
  await sql(
    `update advising_notes set contact = $3, contact_on = $4, text = $5, visibility = $6,
            follow_up_on = $7, removed_at = $8, updated_at = $9
     where tenant_id = $1 and id = $2`,
    [
      ...[actor.tenantId, ids.id, next.contact, next.contactOn, next.text, next.visibility],
      ...[next.followUpOn, next.isRemoved ? request.now.toISOString() : null],
      request.now.toISOString(),
    ],
  );
  if (next.isRemoved || next.visibility === 'me') takeBackNews('worry', [ids.id], [ids.id]);
}

/** The author adds to a note, at any time. */
export async function addToNote(
  actor: Actor,
  ids: { personId: string; id: string },
  text: string,
  request: AccessRequest,
): Promise<void> {
  const held = await requireOwn(actor, ids, request);
  if (held.isRemoved) throw notFound();
  if (held.additions.length >= NOTE_ADDITIONS_MAX)
    throw new AppError('invalid-request', 'This note is full. Write a new one.');
  await sql(
    `update advising_notes set additions = additions || $3::jsonb, updated_at = $4
     where tenant_id = $1 and id = $2`,
    [
      ...[actor.tenantId, ids.id, JSON.stringify([{ text, at: request.now.toISOString() }])],
      request.now.toISOString(),
    ],
  );
}

async function requireOwn(
  actor: Actor,
  ids: { personId: string; id: string },
  request: AccessRequest,
): Promise<NoteRecord> {
  await requireStudentOf(actor, await coursesToWorkIn(actor), ids.personId);
  await sql('select 1 from advising_notes where tenant_id = $1 and id = $2 for update', [
    ...[actor.tenantId, ids.id],
  ]);
  const held = await ownNote(actor, ids, request.now);
  if (!held) throw notFound();
  await noteAccess(actor, [ids.personId], 'record', request);
  return held;
}

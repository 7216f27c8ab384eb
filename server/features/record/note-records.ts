import type { AdvisingNote } from '#contracts/advising.js';
import { NOTE_CHANGE_HOURS } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { seesAsCounselor } from './record-policy.js';

interface Row {
  id: string;
  author_id: string | null;
  author: string | null;
  contact: AdvisingNote['contact'];
  contact_on: string;
  text: string;
  additions: AdvisingNote['additions'];
  visibility: AdvisingNote['visibility'];
  follow_up_on: string | null;
  created_at: Date;
  removed_at: Date | null;
  is_passed_on: boolean;
  is_looked_at: boolean;
}

export interface NoteRecord extends AdvisingNote {
  isRemoved: boolean;
}

/** All of a student's, the removed ones too, the newest contact first. */
async function notesOf(studentId: string, actor: Actor, now: Date): Promise<NoteRecord[]> {
  const rows = await sql<Row>(
    `select n.id, n.author_id, p.name as author, n.contact, n.contact_on::text, n.text, n.additions,
            n.visibility, n.follow_up_on::text, n.created_at, n.removed_at,
            w.id is not null as is_passed_on, w.looked_at is not null as is_looked_at
     from advising_notes n
     left join people p on p.tenant_id = n.tenant_id and p.id = n.author_id
     left join worries w on w.tenant_id = n.tenant_id and w.note_id = n.id
     where n.tenant_id = $1 and n.student_id = $2
     order by n.contact_on desc, n.created_at desc, n.id`,
    [currentTenant(), studentId],
  );
  return rows.map((row) => {
    const isMine = row.author_id === actor.personId;
    const until = new Date(row.created_at.getTime() + NOTE_CHANGE_HOURS * 3_600_000);
    return {
      ...{ id: row.id, contact: row.contact, contactOn: row.contact_on, text: row.text, isMine },
      ...{ additions: row.additions, visibility: row.visibility, followUpOn: row.follow_up_on },
      author: row.author,
      worry: isMine && row.visibility !== 'me' ? receiptOf(row) : null,
      changeableUntil: isMine && now < until ? until.toISOString() : null,
      at: row.created_at.toISOString(),
      isRemoved: row.removed_at !== null,
    };
  });
}

function receiptOf({ is_passed_on, is_looked_at }: Row): AdvisingNote['worry'] {
  if (!is_passed_on) return null;
  return is_looked_at ? 'looked-at' : 'received';
}

/**
 * A student's notes as the actor may see them: the student those for them; staff their own, those for
 * the student, and as counselor or administrator those for staff. That the student is theirs is checked
 * before.
 */
export async function shownNotes(
  actor: Actor,
  studentId: string,
  now: Date,
): Promise<AdvisingNote[]> {
  const all = await notesOf(studentId, actor, now);
  return all.filter((note) => !note.isRemoved && isShown(actor, note));
}

function isShown(actor: Actor, { visibility, isMine }: AdvisingNote): boolean {
  if (visibility === 'student') return true;
  if (actor.role === 'student') return false;
  return isMine || (visibility === 'staff' && seesAsCounselor(actor));
}

/** The actor's own note on a student, removed or not. */
export async function ownNote(
  actor: Actor,
  { personId, id }: { personId: string; id: string },
  now: Date,
): Promise<NoteRecord | undefined> {
  return (await notesOf(personId, actor, now)).find((note) => note.id === id && note.isMine);
}

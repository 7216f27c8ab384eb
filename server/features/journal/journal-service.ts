import type { EntryKind } from '#contracts/entries.js';
import type { JournalDraft, JournalEntry, JournalSaved } from '#contracts/journal.js';
import { JOURNAL_ENTRIES_MAX } from '#contracts/limits.js';
import type { Visibility } from '#contracts/visibility.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { checkOwnEntry, nameEntries } from '../entries/own-entries.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { schoolYearAt } from '../years/school-year.js';
import { checkHasJournal, checkIsOfThisYear } from './journal-policy.js';
import {
  bandOf,
  findJournal,
  type JournalRow,
  presentJournal,
  wordsSql,
} from './journal-records.js';
import { keepJournalVersion } from './journal-versions.js';

/**
 * One entry of the actor's journal, a removed one too.
 *
 * @param on - `free`, or `kind:ref` of what a new entry is to be about; without it only what is there.
 * @throws AppError `not-found`
 */
export async function readEntry(
  actor: Actor,
  id: string,
  on: string | undefined,
  now: Date,
): Promise<JournalEntry> {
  checkHasJournal(actor);
  const row = await findJournal(actor.personId, id);
  if (row) return presentOne(row, now);
  if (on === undefined) throw notFound();
  const [kind, ref] = on.split(':');
  const entry = ref === undefined ? null : { kind: kind as EntryKind, ref };
  if (entry) await checkOwnEntry(actor.personId, entry);
  const gradeLevel = await gradeLevelOf(actor.personId);
  return {
    id,
    entry: entry && (await nameEntries(actor.personId, [entry]))(entry),
    ...{ prompt: null, text: '', visibility: 'private' },
    gradeBand: bandOf(gradeLevel),
    gradeLevel,
    schoolYear: await schoolYearAt(now),
    ...{ revision: 0, isRemoved: false, canWrite: true },
    writtenAt: now.toISOString(),
    updatedAt: now.toISOString(),
  };
}

/**
 * Keeps what was written so far, and begins the entry with the first words.
 *
 * Sent twice it is kept once: the browser makes the id, and what says the same is no conflict. Writing in
 * a removed entry brings it back.
 *
 * @throws AppError `conflict` when another window was faster, `forbidden` when its year is over.
 */
export async function saveEntry(
  actor: Actor,
  id: string,
  draft: JournalDraft,
  now: Date,
): Promise<JournalSaved> {
  checkHasJournal(actor);
  const year = await schoolYearAt(now);
  const row = await findJournal(actor.personId, id, { lock: true });
  if (!row) return beginEntry(actor, id, draft, year, now);
  checkIsOfThisYear(row, year);
  const isSame = row.text === draft.text && row.prompt === draft.prompt;
  if (row.revision !== draft.revision) {
    if (isSame && row.removed_at === null)
      return { revision: row.revision, savedAt: row.updated_at.toISOString() };
    throw new AppError('conflict', 'This was changed in another window.');
  }
  await change(
    actor,
    id,
    `text = $3, words = ${wordsSql('$3')}, prompt = $4, removed_at = null, updated_at = $5`,
    [draft.text, draft.prompt, now.toISOString()],
    { now, isTyping: true },
  );
  return { revision: row.revision + 1, savedAt: now.toISOString() };
}

async function beginEntry(
  actor: Actor,
  id: string,
  draft: JournalDraft,
  year: number,
  now: Date,
): Promise<JournalSaved> {
  if (draft.revision !== 0) throw notFound();
  if (draft.text.trim() === '')
    throw new AppError('invalid-request', 'Write something first.', {
      errors: [{ pointer: '/body/text', detail: 'The text is empty.' }],
    });
  if (draft.entry) await checkOwnEntry(actor.personId, draft.entry);
  const rows = await sql<JournalRow>(
    `insert into journal_entries (tenant_id, id, student_id, entry_kind, entry_id, career_code, prompt,
       text, words, visibility, grade_level, school_year, created_at, updated_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, ${wordsSql('$8')}, $9, $10, $11, $12, $12
     where (select count(*) from journal_entries where tenant_id = $1 and student_id = $3) < $13
     on conflict (tenant_id, id) do nothing returning id`,
    [
      ...[actor.tenantId, id, actor.personId, ...aboutColumns(draft.entry)],
      ...[draft.prompt, draft.text, draft.visibility, await gradeLevelOf(actor.personId), year],
      ...[now.toISOString(), JOURNAL_ENTRIES_MAX],
    ],
  );
  const row = rows.length > 0 ? await findJournal(actor.personId, id) : undefined;
  // Somebody else's id and a journal that is full: neither is a reason to say more.
  if (!row) throw notFound();
  await keepJournalVersion(actor, row, { now });
  return { revision: 1, savedAt: now.toISOString() };
}

/** Kind, id and career code. */
function aboutColumns(entry: JournalDraft['entry']): (string | null)[] {
  if (!entry) return [null, null, null];
  const { kind, ref } = entry;
  return kind === 'career' ? [kind, null, ref] : [kind, ref, null];
}

/** Who may see it is the student's to say at any time, also of an old entry. */
export async function showEntry(
  actor: Actor,
  id: string,
  visibility: Visibility,
  now: Date,
): Promise<JournalEntry> {
  await findOwn(actor, id);
  return presentOne(await change(actor, id, 'visibility = $3', [visibility], { now }), now);
}

/** Takes an entry out of the journal; it can be put back as it was. */
export async function removeEntry(actor: Actor, id: string, now: Date): Promise<JournalEntry> {
  const row = await findOwn(actor, id);
  checkIsOfThisYear(row, await schoolYearAt(now));
  if (row.removed_at) return presentOne(row, now);
  const at = now.toISOString();
  return presentOne(await change(actor, id, 'removed_at = $3', [at], { now }), now);
}

export async function restoreEntry(actor: Actor, id: string, now: Date): Promise<JournalEntry> {
  const row = await findOwn(actor, id);
  if (!row.removed_at) return presentOne(row, now);
  return presentOne(await change(actor, id, 'removed_at = null', [], { now }), now);
}

async function findOwn(actor: Actor, id: string): Promise<JournalRow> {
  checkHasJournal(actor);
  const row = await findJournal(actor.personId, id, { lock: true });
  if (!row) throw notFound();
  return row;
}

/**
 * Changes an entry and keeps the version. Binds begin at $3. Who sees it is no other version of the
 * words, so that alone leaves the revision as it is.
 */
async function change(
  actor: Actor,
  id: string,
  assignments: string,
  binds: unknown[],
  kept: { now: Date; isTyping?: boolean },
): Promise<JournalRow> {
  const step = assignments.startsWith('visibility') ? 0 : 1;
  await sql(
    `update journal_entries set ${assignments}, revision = revision + ${step}
     where tenant_id = $1 and id = $2`,
    [actor.tenantId, id, ...binds],
  );
  const row = await findJournal(actor.personId, id);
  if (!row) throw notFound();
  await keepJournalVersion(actor, row, kept);
  return row;
}

async function presentOne(row: JournalRow, now: Date): Promise<JournalEntry> {
  const [entry] = await presentJournal(row.student_id, [row], await schoolYearAt(now));
  if (!entry) throw notFound();
  return entry;
}

import type { EntryKind, EntryRef } from '#contracts/entries.js';
import type { GradeBand, JournalEntry } from '#contracts/journal.js';
import type { Visibility } from '#contracts/visibility.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { nameEntries } from '../entries/own-entries.js';

export interface JournalRow {
  id: string;
  student_id: string;
  entry_kind: EntryKind | null;
  entry_id: string | null;
  career_code: string | null;
  prompt: number | null;
  text: string;
  visibility: Visibility;
  grade_level: number | null;
  school_year: number;
  revision: number;
  removed_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

export const JOURNAL_COLUMNS = `id, student_id, entry_kind, entry_id, career_code, prompt, text, visibility,
  grade_level, school_year, revision, removed_at, created_at, updated_at`;

/** SQL for a text as it is searched: the same for both languages, and without accents. */
export const wordsSql = (text: string) => `to_tsvector('simple', translate(lower(${text}::text),
  'áàâäãéèêëíìîïóòôöõúùûüñç', 'aaaaaeeeeiiiiooooouuuunc'))`;

/** The student's own entry, a removed one too. @param lock - keeps it until the transaction ends. */
export async function findJournal(
  studentId: string,
  id: string,
  { lock = false } = {},
): Promise<JournalRow | undefined> {
  const [row] = await sql<JournalRow>(
    `select ${JOURNAL_COLUMNS} from journal_entries
     where tenant_id = $1 and student_id = $2 and id = $3 ${lock ? 'for update' : ''}`,
    [currentTenant(), studentId, id],
  );
  return row;
}

/** Entries that the student lets be seen so far, the newest first. */
export function shownJournal(
  studentId: string,
  shown: readonly Visibility[],
): Promise<JournalRow[]> {
  return sql<JournalRow>(
    `select ${JOURNAL_COLUMNS} from journal_entries
     where tenant_id = $1 and student_id = $2 and removed_at is null and visibility = any($3::text[])
     order by created_at desc limit 100`,
    [currentTenant(), studentId, [...shown]],
  );
}

export function entryOf(row: JournalRow): EntryRef | null {
  const ref = row.entry_id ?? row.career_code;
  return row.entry_kind && ref ? { kind: row.entry_kind, ref } : null;
}

/** Which questions suit a grade level. */
export function bandOf(gradeLevel: number | null): GradeBand {
  if (gradeLevel === null) return 'any';
  if (gradeLevel <= 8) return 'low';
  return gradeLevel <= 10 ? 'middle' : 'high';
}

/**
 * @param currentYear - the school year whose entries may still be changed; null for a reader.
 * @param shown - for others than the student: how far what it is about must be shown.
 */
export async function presentJournal(
  studentId: string,
  rows: JournalRow[],
  currentYear: number | null,
  shown?: readonly Visibility[],
): Promise<JournalEntry[]> {
  const refs = rows.flatMap((row) => entryOf(row) ?? []);
  const name = await nameEntries(studentId, refs, shown);
  return rows.map((row) => {
    const entry = entryOf(row);
    return {
      id: row.id,
      entry: entry && name(entry),
      prompt: row.prompt,
      text: row.text,
      visibility: row.visibility,
      gradeBand: bandOf(row.grade_level),
      gradeLevel: row.grade_level,
      schoolYear: row.school_year,
      revision: row.revision,
      isRemoved: row.removed_at !== null,
      canWrite: row.school_year === currentYear,
      writtenAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    };
  });
}

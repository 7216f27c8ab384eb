import { randomUUID } from 'node:crypto';
import { type Journal, JournalEntry, JournalSaved } from '#contracts/journal.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from './api.js';
import type { Person } from './builders.js';
import { reply } from './reply.js';

/** A reflection as the browser begins it. @returns its id. */
export async function writeEntry(
  student: Person,
  text: string,
  fields: object = {},
): Promise<string> {
  const id = randomUUID();
  await keepWriting(student, id, { text, revision: 0, ...fields });
  return id;
}

export async function keepWriting(student: Person, id: string, draft: object) {
  const api = await apiAs(student);
  return JournalSaved.parse(await reply(api.put(`/api/journal/${id}`, draft)));
}

export async function entryOf(student: Person, id: string): Promise<JournalEntry> {
  return JournalEntry.parse(await reply((await apiAs(student)).get(`/api/journal/${id}`)));
}

export async function journalOf(student: Person, query = ''): Promise<Journal> {
  return reply<Journal>((await apiAs(student)).get(`/api/journal${query}`));
}

/** The texts that a search finds, in order. */
export async function textsOf(student: Person, query = ''): Promise<string[]> {
  const { items } = await journalOf(student, query);
  return items.map((item) => (item.source === 'journal' ? item.journal.text : item.handedIn.title));
}

/** The student's grade level, as the district's files give it. */
export async function giveGrade({ tenantId, personId }: Person, grade: number): Promise<void> {
  await withTenant(tenantId, async () => {
    await sql('update people set sis_id = $3 where tenant_id = $1 and id = $2', [
      ...[tenantId, personId, personId],
    ]);
    await sql(
      `insert into sis_records (tenant_id, id, kind, source_id, data) values ($1, $2, 'users', $3, $4)
       on conflict (tenant_id, kind, source_id) do update set data = excluded.data`,
      [tenantId, newId(), personId, JSON.stringify({ grades: [String(grade).padStart(2, '0')] })],
    );
  });
}

/** Something the student did outside the plan. */
export async function buildDeed(
  { tenantId, personId }: Person,
  title: string,
  visibility = 'teachers',
) {
  const id = newId();
  await withTenant(tenantId, () =>
    sql(
      `insert into activities (tenant_id, id, student_id, kind, title, visibility)
       values ($1, $2, $3, 'service', $4, $5)`,
      [tenantId, id, personId, title, visibility],
    ),
  );
  return id;
}

/** Moves an entry back in time, as if it had been written then. */
export async function backdate(
  { tenantId }: Person,
  id: string,
  written: { at: string; schoolYear: number; grade: number },
): Promise<void> {
  await withTenant(tenantId, () =>
    sql(
      `update journal_entries set created_at = $3, updated_at = $3, school_year = $4, grade_level = $5
       where tenant_id = $1 and id = $2`,
      [tenantId, id, written.at, written.schoolYear, written.grade],
    ),
  );
}

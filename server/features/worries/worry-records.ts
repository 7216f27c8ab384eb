import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** A worry as it lies in the database, with what its note says. */
export interface WorryRecord {
  id: string;
  noteId: string;
  studentId: string;
  name: string | null;
  pseudonym: string;
  text: string;
  additions: { text: string; at: string }[];
  from: string | null;
  at: Date;
  lookedAt: Date | null;
}

/** A note that was taken out, or that its author keeps for themselves now, is passed on no longer. */
const PASSED_ON = `n.removed_at is null and n.visibility <> 'me'`;

const SELECT = `
  select w.id, w.note_id as "noteId", n.student_id as "studentId", s.name, s.pseudonym, n.text,
         n.additions, a.name as "from", w.created_at as at, w.looked_at as "lookedAt"
  from worries w
  join advising_notes n on n.tenant_id = w.tenant_id and n.id = w.note_id
  join people s on s.tenant_id = w.tenant_id and s.id = n.student_id
  left join people a on a.tenant_id = w.tenant_id and a.id = n.author_id
  where w.tenant_id = $1 and ${PASSED_ON}`;

/** Passes a note on to the counselors. */
export async function insertWorry(noteId: string, now: Date): Promise<void> {
  await sql(
    `insert into worries (tenant_id, id, note_id, created_at, updated_at) values ($1, $2, $3, $4, $4)
     on conflict (tenant_id, note_id) do nothing`,
    [currentTenant(), newId(), noteId, now.toISOString()],
  );
}

/**
 * Worries that no counselor has settled, the oldest first.
 *
 * @param studentIds - only about these students, such as one counselor's; null: about all of the district.
 */
export async function openWorries(studentIds: readonly string[] | null): Promise<WorryRecord[]> {
  return sql<WorryRecord>(
    `${SELECT} and w.settled_at is null and ($2::uuid[] is null or n.student_id = any($2))
     order by w.created_at, w.id`,
    [currentTenant(), studentIds],
  );
}

/** What this person passed on about students of these courses, the latest first. */
export async function worriesToldBy(
  personId: string,
  courseIds: readonly string[],
): Promise<WorryRecord[]> {
  return sql<WorryRecord>(
    `${SELECT} and n.author_id = $2 and n.student_id in (
       select e.person_id from enrolments e where e.tenant_id = $1 and e.course_id = any($3::uuid[])
         and e.role = 'student' and e.is_active)
     order by w.created_at desc, w.id desc limit 100`,
    [currentTenant(), personId, courseIds],
  );
}

/** Whom a worry is about, and who passed which note on. */
interface Touched {
  studentId: string;
  authorId: string | null;
  noteId: string;
}

/** Notes that a counselor looked; who looked first stays. @returns the student, where there is such a worry. */
export async function markLooked(id: string, by: string, now: Date): Promise<Touched | undefined> {
  return change(
    `looked_by = case when w.looked_at is null then $3::uuid else w.looked_by end,
     looked_at = coalesce(w.looked_at, $4::timestamptz)`,
    [id, by, now.toISOString()],
  );
}

/** A counselor is done with it, or is not after all. Who settles has looked. */
export async function markSettled(
  id: string,
  isSettled: boolean,
  by: string,
  now: Date,
): Promise<Touched | undefined> {
  return change(
    `looked_by = case when w.looked_at is null then $3::uuid else w.looked_by end,
     looked_at = coalesce(w.looked_at, $4::timestamptz),
     settled_by = case when $5 then $3::uuid end,
     settled_at = case when $5 then $4::timestamptz end`,
    [id, by, now.toISOString(), isSettled],
  );
}

async function change(set: string, values: unknown[]): Promise<Touched | undefined> {
  const [row] = await sql<Touched>(
    `update worries w set ${set}, updated_at = $4::timestamptz from advising_notes n
     where w.tenant_id = $1 and w.id = $2 and n.tenant_id = w.tenant_id and n.id = w.note_id
       and ${PASSED_ON}
     returning n.student_id as "studentId", n.author_id as "authorId", n.id as "noteId"`,
    [currentTenant(), ...values],
  );
  return row;
}

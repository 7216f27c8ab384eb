import type { Pick, PickChanges } from '#contracts/scholarships.js';
import type { PickStatus } from '#contracts/scholarship-fields.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface PickRecord extends Pick {
  removedAt: Date | null;
}

/** SQL: a kept scholarship `k` beside the list's `s`, whose facts go before those of the student. */
export const PICK_FACTS = `coalesce(s.name, k.name) as name, coalesce(s.giver, k.giver) as giver,
  coalesce(s.link, k.link) as link,
  (case when s.id is null then k.due_on else s.due_on end)::text as "dueOn"`;
export const PICKS_WITH_LIST = `scholarship_picks k
  left join scholarships s on s.tenant_id = k.tenant_id and s.id = k.scholarship_id`;

const SELECT = `
  select k.id, k.scholarship_id as "scholarshipId", ${PICK_FACTS}, coalesce(s.amount, '') as amount,
         s.retired_at is not null as "isRetired", k.status, k.notes, k.revision,
         k.removed_at as "removedAt"
  from ${PICKS_WITH_LIST}
  where k.tenant_id = $1 and k.student_id = $2`;

/** What a student keeps and did not take out, the first kept first. */
export function picksOf(studentId: string): Promise<PickRecord[]> {
  return sql<PickRecord>(`${SELECT} and k.removed_at is null order by k.created_at, k.id`, [
    ...[currentTenant(), studentId],
  ]);
}

/** One of theirs, taken out or not, locked for a change. */
export async function lockPick(studentId: string, id: string): Promise<PickRecord | null> {
  const [record] = await sql<PickRecord>(`${SELECT} and k.id = $3 for update of k`, [
    ...[currentTenant(), studentId, id],
  ]);
  return record ?? null;
}

export interface OwnFacts {
  scholarshipId: string | null;
  name: string;
  giver: string;
  link: string;
  dueOn: string | null;
}

export async function insertPick(
  studentId: string,
  { scholarshipId, name, giver, link, dueOn }: OwnFacts,
  { status = 'looking', notes = '' }: { status?: PickStatus; notes?: string },
  now: Date,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into scholarship_picks (tenant_id, id, student_id, scholarship_id, name, giver, link, due_on,
                                    status, notes, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      ...[currentTenant(), id, studentId, scholarshipId, name, giver, link, dueOn],
      ...[status, notes, now.toISOString()],
    ],
  );
  return id;
}

/** Facts of one of the list are the list's, and are not written beside it. */
export async function updatePick(
  { id, scholarshipId, ...pick }: PickRecord & Partial<PickChanges>,
  now: Date,
): Promise<void> {
  const { name, giver, link, dueOn, status, notes } = pick;
  const own = scholarshipId === null ? [name, giver, link, dueOn] : ['', '', '', null];
  await sql(
    `update scholarship_picks set (name, giver, link, due_on, status, notes, updated_at, revision) =
       ($3, $4, $5, $6::date, $7, $8, $9::timestamptz, revision + 1)
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, ...own, status, notes, now.toISOString()],
  );
}

export async function setPickRemoved(id: string, removedAt: Date | null): Promise<void> {
  await sql(
    'update scholarship_picks set removed_at = $3::timestamptz where tenant_id = $1 and id = $2',
    [currentTenant(), id, removedAt?.toISOString() ?? null],
  );
}

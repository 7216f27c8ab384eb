import type { NewPlaceTask, PlaceKind, PlaceStatus } from '#contracts/places.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface PlaceRecord {
  id: string;
  kind: PlaceKind;
  collegeCode: string | null;
  name: string;
  status: PlaceStatus;
  dueOn: string | null;
  notes: string;
  revision: number;
  removedAt: Date | null;
}

export interface TaskRecord {
  id: string;
  placeId: string;
  title: string;
  dueOn: string | null;
  doneAt: Date | null;
}

const FIELDS = `id, kind, college_code as "collegeCode", name, status, due_on::text as "dueOn", notes,
  revision, removed_at as "removedAt"`;
const TASK = `t.id, t.place_id as "placeId", t.title, t.due_on::text as "dueOn", t.done_at as "doneAt"`;

/** A student's places without the removed ones, the first begun first. */
export function placesOf(studentId: string): Promise<PlaceRecord[]> {
  return sql<PlaceRecord>(
    `select ${FIELDS} from places
     where tenant_id = $1 and student_id = $2 and removed_at is null order by created_at, id`,
    [currentTenant(), studentId],
  );
}

/** One of them, removed or not, locked for a change. */
export async function lockPlace(studentId: string, id: string): Promise<PlaceRecord | null> {
  const [record] = await sql<PlaceRecord>(
    `select ${FIELDS} from places where tenant_id = $1 and student_id = $2 and id = $3 for update`,
    [currentTenant(), studentId, id],
  );
  return record ?? null;
}

export async function insertPlace(
  studentId: string,
  place: Pick<PlaceRecord, 'kind' | 'collegeCode' | 'name' | 'dueOn'> &
    Partial<Pick<PlaceRecord, 'status' | 'notes'>>,
  now: Date,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into places (tenant_id, id, student_id, kind, college_code, name, due_on, status, notes,
                         created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [
      ...[currentTenant(), id, studentId, place.kind, place.collegeCode, place.name, place.dueOn],
      ...[place.status ?? 'thinking', place.notes ?? '', now.toISOString()],
    ],
  );
  return id;
}

export async function updatePlace(
  id: string,
  { name, status, dueOn, notes }: Pick<PlaceRecord, 'name' | 'status' | 'dueOn' | 'notes'>,
  now: Date,
): Promise<void> {
  await sql(
    `update places set (name, status, due_on, notes, updated_at, revision) =
       ($3, $4, $5::date, $6, $7::timestamptz, revision + 1)
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, name, status, dueOn, notes, now.toISOString()],
  );
}

export async function setPlaceRemoved(id: string, removedAt: Date | null): Promise<void> {
  await sql('update places set removed_at = $3::timestamptz where tenant_id = $1 and id = $2', [
    ...[currentTenant(), id, removedAt?.toISOString() ?? null],
  ]);
}

/** What there is to do for the student's places: what has a date first, by date. */
export function tasksOf(studentId: string): Promise<TaskRecord[]> {
  return sql<TaskRecord>(
    `select ${TASK} from places p
     join place_tasks t on t.tenant_id = p.tenant_id and t.place_id = p.id and t.removed_at is null
     where p.tenant_id = $1 and p.student_id = $2 and p.removed_at is null
     order by t.due_on nulls last, t.created_at, t.id`,
    [currentTenant(), studentId],
  );
}

export async function insertTask(
  placeId: string,
  { title, dueOn, doneAt = null }: NewPlaceTask & { doneAt?: string | null },
  now: Date,
): Promise<void> {
  await sql(
    `insert into place_tasks (tenant_id, id, place_id, title, due_on, done_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [currentTenant(), newId(), placeId, title, dueOn, doneAt, now.toISOString()],
  );
}

/** A task of a place of the student's that stands, removed or not. */
export async function lockTask(
  studentId: string,
  id: string,
): Promise<(TaskRecord & { removedAt: Date | null }) | null> {
  const [record] = await sql<TaskRecord & { removedAt: Date | null }>(
    `select ${TASK}, t.removed_at as "removedAt" from place_tasks t
     join places p on p.tenant_id = t.tenant_id and p.id = t.place_id and p.removed_at is null
     where t.tenant_id = $1 and p.student_id = $2 and t.id = $3 for update of t`,
    [currentTenant(), studentId, id],
  );
  return record ?? null;
}

export async function updateTask({
  id,
  title,
  dueOn,
  doneAt,
}: Omit<TaskRecord, 'placeId'>): Promise<void> {
  await sql(
    `update place_tasks set (title, due_on, done_at) = ($3, $4::date, $5::timestamptz)
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, title, dueOn, doneAt?.toISOString() ?? null],
  );
}

export async function setTaskRemoved(id: string, removedAt: Date | null): Promise<void> {
  await sql(
    'update place_tasks set removed_at = $3::timestamptz where tenant_id = $1 and id = $2',
    [...[currentTenant(), id, removedAt?.toISOString() ?? null]],
  );
}

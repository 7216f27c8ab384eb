import type {
  CaseloadNumbers,
  CaseloadPart,
  CaseloadRule,
  Caseloads,
  NewCaseloadPart,
  PartPreview,
} from '#contracts/caseload.js';
import { CASELOAD_PARTS_MAX } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { NAMED, type NamedRow, presentNamed } from '../roster/person-lms.js';
import {
  membersOf,
  PART_COLUMNS,
  type PartColumns,
  partFrom,
  type PartRow,
} from './caseload-places.js';
import { findByNumbers } from './student-numbers.js';

/** Every counselor with their parts; a counselor sees their own. */
export async function listCaseloads(actor: Actor): Promise<Caseloads> {
  const people = await sql<NamedRow>(
    `select ${NAMED} from people p
     where p.tenant_id = $1 and p.staff_role = 'counselor' and ($2::uuid is null or p.id = $2)
     order by name_key(p.family_name, p.name), p.name, p.id`,
    [currentTenant(), actor.role === 'admin' ? null : actor.personId],
  );
  const [parts, schools] = await Promise.all([
    shownParts(people.map(({ id }) => id)),
    sql<{ id: string; name: string }>(
      'select id, name from schools where tenant_id = $1 order by name, id',
      [currentTenant()],
    ),
  ]);
  return {
    counselors: people.map((person) => ({
      ...presentNamed(person, actor.locale),
      parts: parts.get(person.id) ?? [],
    })),
    schools,
    teachers: [],
  };
}

/** Parts that stand, by counselor. */
export async function shownParts(
  counselorIds: readonly string[],
): Promise<Map<string, CaseloadPart[]>> {
  const rows = await sql<
    PartColumns & { counselor_id: string; school: string | null; listed: number }
  >(
    `select ${PART_COLUMNS}, counselor_id,
            (select s.name from schools s where s.tenant_id = $1 and s.id = school_id) as school,
            (select count(distinct s.student_id)::int from caseload_students s
             where s.tenant_id = $1 and s.part_id = caseload_parts.id) as listed
     from caseload_parts
     where tenant_id = $1 and counselor_id = any($2::uuid[]) and removed_at is null
     order by created_at, id`,
    [currentTenant(), counselorIds],
  );
  const parts = new Map<string, CaseloadPart[]>();
  for (const row of rows) {
    const { schoolId, ...part } = partFrom(row);
    const school = schoolId === null ? null : { id: schoolId, name: row.school ?? '' };
    const own = parts.get(row.counselor_id) ?? [];
    own.push({ ...part, school, listed: row.listed });
    parts.set(row.counselor_id, own);
  }
  return parts;
}

/**
 * Adds a part: the counselor to their own caseload, an administrator to any.
 *
 * @throws AppError `not-found` for whom is no counselor, `invalid-request` for an unknown school, letters in
 * the wrong order, or numbers that nobody has.
 */
export async function addPart(
  actor: Actor,
  counselorId: string,
  input: NewCaseloadPart,
  now: Date,
): Promise<Caseloads> {
  await requireCounselor(actor, counselorId);
  const [held] = await sql<{ count: number }>(
    `select count(*)::int as count from caseload_parts
     where tenant_id = $1 and counselor_id = $2 and removed_at is null`,
    [currentTenant(), counselorId],
  );
  if ((held?.count ?? 0) >= CASELOAD_PARTS_MAX)
    throw new AppError('conflict', 'This caseload has too many parts. Remove one first.');
  if (input.kind === 'rule') await insertRule(actor, counselorId, input, now);
  else await insertList(actor, counselorId, input, now);
  return listCaseloads(actor);
}

async function insertRule(
  actor: Actor,
  counselorId: string,
  input: CaseloadRule,
  now: Date,
): Promise<void> {
  const { grades, schoolId } = input;
  if (schoolId !== null && !(await isSchool(schoolId)))
    throw refused('schoolId', 'There is no such school.');
  const letters = input.letters && (await keysOf(input.letters));
  if (letters && letters.from.slice(0, letters.to.length) > letters.to)
    throw refused('letters/to', 'The last letters come before the first.');
  await insertPart(actor, counselorId, now, {
    ...{ kind: 'rule', name: '', schoolId, grades, letters },
  });
}

/** Letters as names are compared: large, and without accents. */
async function keysOf({ from, to }: { from: string; to: string }) {
  const [keys] = await sql<{ from: string; to: string }>(
    `select name_key($1::text, null) as from, name_key($2::text, null) as to`,
    [from, to],
  );
  return keys ?? { from, to };
}

async function isSchool(id: string): Promise<boolean> {
  const rows = await sql('select id from schools where tenant_id = $1 and id = $2', [
    currentTenant(),
    id,
  ]);
  return rows.length > 0;
}

async function insertList(
  actor: Actor,
  counselorId: string,
  { name, numbers }: CaseloadNumbers,
  now: Date,
): Promise<void> {
  const { found } = await findByNumbers(numbers);
  if (found.length === 0) throw refused('numbers', 'Nobody here has one of these numbers.');
  const id = await insertPart(actor, counselorId, now, {
    ...{ kind: 'list', name, letters: null, grades: null, schoolId: null },
  });
  await sql(
    `insert into caseload_students (tenant_id, id, part_id, student_id)
     select $1, unnest($3::uuid[]), $2, unnest($4::uuid[])`,
    [currentTenant(), id, found.map(() => newId()), found],
  );
}

async function insertPart(
  actor: Actor,
  counselorId: string,
  now: Date,
  part: Omit<PartRow, 'id'>,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into caseload_parts (tenant_id, id, counselor_id, kind, name, from_letters, to_letters,
       from_grade, to_grade, school_id, added_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
    [
      ...[currentTenant(), id, counselorId, part.kind, part.name],
      ...[part.letters?.from ?? null, part.letters?.to ?? null],
      ...[part.grades?.from ?? null, part.grades?.to ?? null, part.schoolId, actor.personId],
      now.toISOString(),
    ],
  );
  return id;
}

/** What a list would add: found by number, and what was not. Nothing is kept. */
export async function previewList(
  actor: Actor,
  counselorId: string,
  { numbers }: CaseloadNumbers,
): Promise<PartPreview> {
  await requireCounselor(actor, counselorId);
  const { found, unknown, several } = await findByNumbers(numbers);
  const known = new Set((await membersOf(counselorId)).map(({ studentId }) => studentId));
  return {
    ...{ students: found.length, known: found.filter((id) => known.has(id)).length },
    ...{ unknown, several },
  };
}

/** Takes a part away, or puts it back. @throws AppError `not-found` */
export async function setPartRemoved(
  actor: Actor,
  { counselorId, id }: { counselorId: string; id: string },
  isRemoved: boolean,
  now: Date,
): Promise<Caseloads> {
  await requireCounselor(actor, counselorId);
  const rows = await sql(
    `update caseload_parts set removed_at = $4, updated_at = $5
     where tenant_id = $1 and counselor_id = $2 and id = $3 returning id`,
    [
      ...[currentTenant(), counselorId, id, isRemoved ? now.toISOString() : null],
      now.toISOString(),
    ],
  );
  if (rows.length === 0) throw notFound();
  return listCaseloads(actor);
}

/** A counselor keeps their own caseload; an administrator anybody's. */
async function requireCounselor(actor: Actor, counselorId: string): Promise<void> {
  const isOwn = actor.role === 'counselor' && actor.personId === counselorId;
  if (!isOwn && actor.role !== 'admin') throw notFound();
  const [row] = await sql(
    `select 1 as found from people where tenant_id = $1 and id = $2 and staff_role = 'counselor'`,
    [currentTenant(), counselorId],
  );
  if (!row) throw notFound();
}

const refused = (field: string, detail: string) =>
  new AppError('invalid-request', 'The body of this request did not pass the checks.', {
    errors: [{ pointer: `/body/${field}`, detail }],
  });

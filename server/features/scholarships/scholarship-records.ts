import type { NewScholarship, Scholarship } from '#contracts/scholarships.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { recordKey } from './scholarship-key.js';

const FIELDS = `id, name, giver, amount, due_on::text as "dueOn", grades, who, link,
  retired_at is not null as "isRetired", revision`;

/** The district's list, the next last day first, those without one at the end. */
export function scholarships({ withRetired }: { withRetired: boolean }): Promise<Scholarship[]> {
  return sql<Scholarship>(
    `select ${FIELDS} from scholarships where tenant_id = $1 and ($2 or retired_at is null)
     order by due_on nulls last, name, id`,
    [currentTenant(), withRetired],
  );
}

export async function scholarshipById(id: string): Promise<Scholarship | null> {
  const [record] = await sql<Scholarship>(
    `select ${FIELDS} from scholarships where tenant_id = $1 and id = $2 for update`,
    [currentTenant(), id],
  );
  return record ?? null;
}

export async function countScholarships(): Promise<number> {
  const [row] = await sql<{ count: number }>(
    'select count(*)::int as count from scholarships where tenant_id = $1',
    [currentTenant()],
  );
  return row?.count ?? 0;
}

/** @returns the id of another one with this name and giver, on the list or off it. */
export async function scholarshipNamed(
  named: { name: string; giver: string },
  except: string | null = null,
): Promise<string | null> {
  const [row] = await sql<{ id: string }>(
    `select id from scholarships
     where tenant_id = $1 and record_key = $2 and ($3::uuid is null or id <> $3)`,
    [currentTenant(), recordKey(named), except],
  );
  return row?.id ?? null;
}

const valuesOf = (one: NewScholarship) => [
  ...[recordKey(one), one.name, one.giver, one.amount, one.dueOn, one.grades, one.who, one.link],
];

export async function insertScholarship(one: NewScholarship, now: Date): Promise<string> {
  const id = newId();
  await sql(
    `insert into scholarships (tenant_id, id, record_key, name, giver, amount, due_on, grades, who, link,
                               created_at, updated_at)
     values ($1, $2, $4, $5, $6, $7, $8, $9, $10, $11, $3, $3)`,
    [currentTenant(), id, now.toISOString(), ...valuesOf(one)],
  );
  return id;
}

export async function updateScholarship(id: string, one: NewScholarship, now: Date): Promise<void> {
  await sql(
    `update scholarships set
       (record_key, name, giver, amount, due_on, grades, who, link, updated_at, revision) =
       ($4, $5, $6, $7, $8::date, $9::integer[], $10, $11, $3::timestamptz, revision + 1)
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, now.toISOString(), ...valuesOf(one)],
  );
}

/** @param at - null puts it back on the list. */
export async function setRetired(id: string, at: Date | null, now: Date): Promise<void> {
  await sql(
    `update scholarships set retired_at = $3::timestamptz, updated_at = $4, revision = revision + 1
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, at?.toISOString() ?? null, now.toISOString()],
  );
}

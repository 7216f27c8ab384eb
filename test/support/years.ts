import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { type ApiClient, apiAs } from './api.js';
import { type Person, signIn } from './builders.js';
import { testSystem } from './system.js';

const DAY = 86_400_000;

/** The school year that the test's own day is in, by the calendar year in which it begins. */
export function yearNow(): number {
  const today = new Date();
  return today.getUTCFullYear() - (today.getUTCMonth() < 7 ? 1 : 0);
}

/** Moves the clock so many years ahead and signs the person in there; the caller resets the clock. */
export async function inYears(years: number, person: Person): Promise<ApiClient> {
  const { clock } = await testSystem();
  clock.reset();
  clock.advance(years * 365 * DAY);
  return apiAs({ token: await signIn(person) });
}

/** The district's file says, today, that the student is in this grade. */
export async function saysGrade({ tenantId, personId }: Person, grade: number): Promise<void> {
  const sisId = `sis-${personId}`;
  await withTenant(tenantId, async () => {
    await sql('update people set sis_id = $3 where tenant_id = $1 and id = $2', [
      ...[tenantId, personId, sisId],
    ]);
    await sql(
      `insert into sis_records (tenant_id, id, kind, source_id, data) values ($1, $2, 'users', $3, $4)`,
      [tenantId, newId(), sisId, JSON.stringify({ grades: [String(grade).padStart(2, '0')] })],
    );
  });
}

export interface SisRecord {
  grades: string[];
  role?: string | undefined;
  /** The name of a school; one record a name. */
  school?: string | undefined;
  isActive?: boolean;
}

/** People in the district's file, brought in a while ago. @returns their ids there. */
export async function addSisRecords(tenantId: string, records: SisRecord[]): Promise<string[]> {
  const ids = records.map(() => `sis-${newId()}`);
  const rows = records.flatMap(({ grades, role, school, isActive = true }, index) => {
    const user = ids[index]!;
    const org = school === undefined ? undefined : `org-${school}`;
    return [
      { kind: 'users', source_id: user, data: { grades }, is_active: isActive },
      ...((role ?? school)
        ? [
            {
              ...{ kind: 'roles', source_id: `role-${user}`, is_active: true },
              data: { userSourcedId: user, role: role ?? 'student', orgSourcedId: org ?? '' },
            },
          ]
        : []),
      ...(org ? [{ kind: 'orgs', source_id: org, data: { name: school }, is_active: true }] : []),
    ];
  });
  await withTenant(tenantId, () =>
    sql(
      `insert into sis_records (tenant_id, id, kind, source_id, data, is_active)
       select $1, gen_random_uuid(), kind, source_id, data, is_active
       from jsonb_to_recordset($2::jsonb) as r (kind text, source_id text, data jsonb, is_active boolean)
       on conflict do nothing`,
      [tenantId, JSON.stringify(rows)],
    ),
  );
  return ids;
}

/** Every row of a district, by table, each in the order of its id. */
export async function districtRows(
  tenantId: string,
): Promise<Record<string, Record<string, unknown>[]>> {
  return withTenant(tenantId, async () => {
    const tables = await sql<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
    );
    const found: Record<string, Record<string, unknown>[]> = {};
    for (const { name } of tables) {
      const rows = await sql<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from ${name} t where tenant_id = $1 order by t.id::text`,
        [tenantId],
      );
      if (rows.length > 0) found[name] = rows.map(({ row }) => row);
    }
    return found;
  });
}

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

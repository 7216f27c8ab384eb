import type { WorkPlaces } from '#contracts/course-work.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import type { SupportGrants } from '#contracts/support.js';
import type { MadeApiToken } from '#contracts/public-api.js';
import { apiAs } from '../support/api.js';
import type { Person } from '../support/builders.js';
import { givePart } from '../support/parts.js';
import { reply } from '../support/reply.js';

export interface DistrictIds {
  supportGrant: string;
  apiToken: string;
  /** An LMS whose course work may be read. */
  lms: string;
  yearClose: string;
  districtSchool: string;
  /** Somebody of the staff, and the part that they have. */
  helper: string;
  staffPart: string;
}

/** What an administrator does for the district itself. */
export async function districtAs(
  { admin, student, teacher }: Record<'admin' | 'student' | 'teacher', Person>,
  marker: string,
): Promise<DistrictIds> {
  const api = await apiAs(admin);
  const { grants } = await reply<SupportGrants>(
    api.post('/api/support-grants', { reason: `${marker} opens slowly`, hours: 1 }),
    201,
  );
  const key = { name: `${marker} hub`, scopes: ['schools'], days: 30 };
  const { tokens } = await reply<MadeApiToken>(api.post('/api/api-tokens', key), 201);
  const { places } = await reply<WorkPlaces>(api.get('/api/admin/work'));
  const lms = places[0]!.registrationId;
  const site = `https://${marker.toLowerCase()}.instructure.com`;
  await reply(
    api.put(`/api/admin/work/${lms}`, { kind: 'canvas', site, token: `${marker}-token` }),
  );
  const { parts } = await givePart(admin, { to: teacher, kind: 'mentor', students: [student] });
  return {
    ...{ helper: teacher.personId, staffPart: parts[0]!.id },
    ...{ supportGrant: grants[0]!.id, apiToken: tokens[0]!.id, lms },
    ...{ yearClose: await closedYear(admin), districtSchool: await schoolOf(admin) },
  };
}

/** As the worker leaves it: a year can be closed on some days only. */
async function closedYear({ tenantId, personId }: Person): Promise<string> {
  const id = newId();
  await withTenant(tenantId, () =>
    sql(
      `insert into year_closes (tenant_id, id, year, state, started_by, started_at, finished_at, total)
       values ($1, $2, 2020, 'done', $3, now(), now(), 0)`,
      [tenantId, id, personId],
    ),
  );
  return id;
}

async function schoolOf({ tenantId }: Person): Promise<string> {
  const [school] = await withTenant(tenantId, () =>
    sql<{ id: string }>('select id from schools where tenant_id = $1 order by id limit 1', [
      tenantId,
    ]),
  );
  return school!.id;
}

import type { WorkOutcome } from '#contracts/course-work.js';
import { failureOf, LmsError } from '#lti/lms-error.js';
import type { LmsWork, WorkState } from '#lti/rest/types.js';
import { inEachDistrict } from '../../db/each-district.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import {
  grantById,
  type GrantRecord,
  noteOutcome,
  pairsToRead,
  storeState,
  type WorkPair,
} from './work-records.js';

/** Then the job makes room for others, and goes on. */
const AT_A_TIME = 100;
const EVERY_MS = 24 * 3_600_000;

export interface ReadWorkDeps {
  lms: { work: LmsWork };
  now: () => Date;
}

/**
 * Reads the tagged work of one grant that was not read since it was last wanted, one student's piece after
 * the other. What it is for is looked up anew before each piece: whatever was untagged meanwhile is not
 * asked for.
 *
 * @throws LmsError what another try may cure; the pieces before it are kept.
 */
export async function readWork({ tenantId, subjectId }: TaskSubject, deps: ReadWorkDeps) {
  const start = await withTenant(tenantId, () => startOf(subjectId));
  if (!start) return;
  const { grant, pairs } = start;
  const note = (outcome: WorkOutcome) =>
    withTenant(tenantId, () => noteOutcome(subjectId, outcome, deps.now()));
  try {
    const { work } = deps.lms;
    if (pairs.length === 0) await work.probe(grant);
    for (const pair of pairs.slice(0, AT_A_TIME)) {
      if (!(await withTenant(tenantId, () => isStillWanted(grant, pair)))) continue;
      const found = await readOne(work, grant, pair);
      await withTenant(tenantId, () => storeState(pair, found, deps.now()));
    }
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    await note(failureOf(error));
    if (error.isTransient) throw error;
    return;
  }
  if (pairs.length > AT_A_TIME) {
    await withTenant(tenantId, () => enqueue('read-work', subjectId));
    return;
  }
  await note('read');
}

async function startOf(id: string): Promise<{ grant: GrantRecord; pairs: WorkPair[] } | undefined> {
  const grant = await grantById(id);
  if (!grant) return undefined;
  return { grant, pairs: await pairsToRead(grant.registrationId, grant.wantedAt) };
}

/** The district may have taken its word back, and a teacher a tag, since the list was made. */
async function isStillWanted(grant: GrantRecord, { itemId }: WorkPair): Promise<boolean> {
  const [row] = await sql(
    `select 1 from work_grants w
     where w.tenant_id = $1 and w.id = $2 and w.sealed_token = $4 and exists (
       select 1 from goal_tags t where t.tenant_id = $1 and t.item_id = $3 and t.removed_at is null)`,
    [currentTenant(), grant.id, itemId, grant.sealedToken],
  );
  return row !== undefined;
}

/** An address that names no such work is not asked for; a piece that makes no sense is passed over. */
async function readOne(
  work: LmsWork,
  grant: GrantRecord,
  pair: WorkPair,
): Promise<WorkState | null> {
  if (!work.canRead(grant, pair)) return null;
  try {
    return await work.read(grant, pair);
  } catch (error) {
    if (error instanceof LmsError && error.status === 400) return null;
    throw error;
  }
}

/**
 * What a teacher tags is read at once where the district allows it. It is put on the queue with the tag;
 * where there is no grant, nothing is.
 */
export async function askForWork(courseId: string): Promise<void> {
  const [row] = await sql<{ id: string }>(
    `select g.id from work_grants g join courses c on c.tenant_id = g.tenant_id
       and c.registration_id = g.registration_id
     where g.tenant_id = $1 and c.id = $2`,
    [currentTenant(), courseId],
  );
  if (row) await enqueue('read-work', row.id);
}

/**
 * Wants all that is tagged to be read anew, in every district whose last reading is a day old. Running it
 * often, or in two processes, does no harm.
 *
 * @param districts - only these; all of the installation by default.
 * @returns how many readings are wanted.
 * @throws AggregateError at the end, of districts where it failed.
 */
export const wantWork = (now: Date, districts?: readonly string[]): Promise<number> =>
  inEachDistrict(() => wantDistrict(now), 'Some work is not asked for.', districts);

async function wantDistrict(now: Date): Promise<number> {
  const rows = await sql<{ id: string }>(
    `update work_grants set wanted_at = $2, outcome = 'waiting', updated_at = $2
     where tenant_id = $1 and wanted_at <= $3 returning id`,
    [currentTenant(), now.toISOString(), new Date(now.getTime() - EVERY_MS).toISOString()],
  );
  for (const { id } of rows) await enqueue('read-work', id);
  return rows.length;
}

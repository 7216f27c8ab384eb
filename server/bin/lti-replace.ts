import { withTenant } from '../db/tenant.js';
import { noteAdminAct } from '../features/connections/admin-log.js';
import {
  countReplacement,
  moveRegistration,
  replaceablePairs,
} from '../features/connections/replacement-records.js';
import { subjectOf } from '../features/connections/replacement-service.js';
import { districtNames } from '../features/platforms/district-service.js';
import { UsageError } from './usage-error.js';

/** Stands in the log where no administrator of the district did it, but who runs Pathlight. */
const OPERATOR = '00000000-0000-0000-0000-000000000000';

/**
 * Shows, and once confirmed does, what lets a newer registration take an older one's place. Tells
 * numbers only: who they are is for the district's own console.
 *
 * @throws UsageError for names that are not known or do not fit together.
 */
export async function replaceByName(
  names: { district: string; issuer: string; from: string; to: string },
  { isConfirmed, acceptsStays }: { isConfirmed: boolean; acceptsStays: boolean },
): Promise<string> {
  const [tenantId] = [...(await districtNames())].find(([, name]) => name === names.district) ?? [];
  if (tenantId === undefined) throw new UsageError(`--district ${names.district} is not known.`);
  return withTenant(tenantId, async () => {
    const pair = (await replaceablePairs()).find(
      (each) =>
        each.issuer === names.issuer &&
        each.from_client === names.from &&
        each.to_client === names.to,
    );
    if (!pair) throw new UsageError(`${names.to} can't replace ${names.from} in this district.`);
    const { courses, people, links } = await countReplacement(pair.from_id, pair.to_id, 'en');
    const counts = `${courses.moves} courses, ${people.moves} people and ${links} links`;
    const stays = `${courses.stays} courses and ${people.stays} people are there twice and stay`;
    if (!isConfirmed) return `Would move ${counts}; ${stays}. Add --confirm to do it.`;
    if (courses.stays + people.stays > 0 && !acceptsStays)
      throw new UsageError(`Nothing moved: ${stays}. Add --accept-stays to move the rest.`);
    await moveRegistration(pair.from_id, pair.to_id);
    await noteAdminAct(OPERATOR, 'registration-replaced', subjectOf(pair));
    return `Moved ${counts}; ${stays}.`;
  });
}

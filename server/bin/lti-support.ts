import { districtNames } from '../features/platforms/district-service.js';
import { openSupportVisit } from '../features/support/support-visit.js';
import { UsageError } from './usage-error.js';

/**
 * A way in for whoever runs Pathlight, under the permission of a district that is open now.
 *
 * @throws UsageError for a district that is not known, or that allows no look.
 */
export async function visitAsSupport(
  district: string,
  publicUrl: string,
  now: Date,
): Promise<string> {
  const [tenantId] = [...(await districtNames())].find(([, name]) => name === district) ?? [];
  if (tenantId === undefined) throw new UsageError(`--district ${district} is not known.`);
  const visit = await openSupportVisit(tenantId, publicUrl, now);
  if (!visit)
    throw new UsageError(
      `${district} allows no look now. Ask an administrator there: District, “Let support look”.`,
    );
  return [`Why:   ${visit.reason}`, `Until: ${visit.endsAt.toISOString()}`, visit.address].join(
    '\n',
  );
}

import type { LmsServices } from '#lti/types.js';
import { sql, withTenant } from '../../db/tenant.js';
import type { Intent } from './score-delivery.js';

/**
 * The gradebook column of an assignment: as a launch told it, else found by our own id among the
 * columns that the LMS shows us. None is made: a teacher who wanted no column gets none.
 */
export async function findLineItem(
  intent: Intent,
  lms: LmsServices,
  tenantId: string,
): Promise<string | null> {
  if (intent.line_item_url) return intent.line_item_url;
  if (!intent.line_items_url) return null;
  const items = await lms.listLineItems(intent.registration_id, intent.line_items_url);
  const found = items.find((item) => item.resourceId === intent.assignment_id);
  if (!found) return null;
  await withTenant(tenantId, () =>
    sql(
      `update assignment_links set line_item_url = $3, updated_at = now()
       where tenant_id = $1 and assignment_id = $2 and line_item_url is null`,
      [tenantId, intent.assignment_id, found.url],
    ),
  );
  return found.url;
}

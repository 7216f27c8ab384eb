import type { DeliveryReason } from '#contracts/assignments.js';
import { LmsError } from '#lti/lms-error.js';
import { AGS_SCOPES } from '#lti/tool-configuration.js';
import type { LineItem, LmsServices } from '#lti/types.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import type { Wish } from './score-records.js';

export const REFLECTION_TAG = 'pathlight.reflection';
/** Longer than making a column may take; then a worker that died lets go. */
const HELD = `interval '2 minutes'`;

/** Another worker looks for the same column; a moment later it is there. */
export class ColumnBusy extends Error {
  override readonly name = 'ColumnBusy';
}

/**
 * The gradebook column of an assignment: as a launch told it, else found by our own id among the
 * columns that the LMS shows us, else made. Only one worker at a time looks and makes, and each looks
 * before it makes, so that neither a race nor a lost answer leaves two.
 *
 * @throws LmsError, ColumnBusy - what another try may cure.
 */
export async function findColumn(
  tenantId: string,
  wish: Wish,
  deps: { lms: LmsServices; publicUrl: string },
): Promise<{ url: string } | { reason: DeliveryReason }> {
  if (wish.line_item_url) return { url: wish.line_item_url };
  if (!wish.line_items_url) return { reason: 'no-column' };
  const holder = newId();
  const hold = await withTenant(tenantId, () => holdColumn(wish.assignment_id, holder));
  if (!hold) throw new ColumnBusy('Another worker looks for this column.');
  try {
    if (hold.line_item_url) return { url: hold.line_item_url };
    const items = await deps.lms.listLineItems(wish.registration_id, wish.line_items_url);
    const url = ownItem(items, wish)?.url ?? (await makeColumn(tenantId, wish, holder, deps));
    if (!url) return { reason: 'no-column' };
    await withTenant(tenantId, () => keepColumn(wish.assignment_id, url));
    return { url };
  } finally {
    await withTenant(tenantId, () => letGo(wish.assignment_id, holder));
  }
}

/** Some LMSs copy our id along with a course: then the column names the assignment ours was copied from. */
function ownItem(items: LineItem[], wish: Wish): LineItem | undefined {
  const named = (id: string | null) => items.find((item) => id !== null && item.resourceId === id);
  const copied = named(wish.copied_from);
  return named(wish.assignment_id) ?? (copied?.tag === REFLECTION_TAG ? copied : undefined);
}

async function makeColumn(
  tenantId: string,
  wish: Wish,
  holder: string,
  { lms, publicUrl }: { lms: LmsServices; publicUrl: string },
): Promise<string | null> {
  const mayMake = wish.grade_scopes.length === 0 || wish.grade_scopes.includes(AGS_SCOPES.lineItem);
  if (!mayMake || !wish.line_items_url) return null;
  // Reading may have taken long: make sure that nobody else has begun.
  if (!(await withTenant(tenantId, () => holdColumn(wish.assignment_id, holder))))
    throw new ColumnBusy('Another worker makes this column.');
  try {
    const made = await lms.createLineItem(wish.registration_id, wish.line_items_url, {
      label: wish.title,
      scoreMaximum: wish.max_points,
      resourceId: wish.assignment_id,
      tag: REFLECTION_TAG,
      launchUrl: `${publicUrl}/lti/launch?ref=${wish.assignment_id}`,
    });
    return made.url;
  } catch (error) {
    const isRefused = error instanceof LmsError && [401, 403, 405].includes(error.status ?? 0);
    if (isRefused && !error.isTransient) return null;
    throw error;
  }
}

/** @returns undefined when somebody else holds it; with an address when it was found meanwhile. */
async function holdColumn(
  assignmentId: string,
  holder: string,
): Promise<{ line_item_url: string | null } | undefined> {
  const [row] = await sql<{ line_item_url: string | null }>(
    `insert into grade_columns (tenant_id, id, assignment_id, held_by, held_until)
     values ($1, $2, $3, $4, clock_timestamp() + ${HELD})
     on conflict (tenant_id, assignment_id) do update
       set held_by = excluded.held_by, held_until = excluded.held_until, updated_at = now()
       where grade_columns.held_by is null or grade_columns.held_by = excluded.held_by
          or grade_columns.held_until <= clock_timestamp()
     returning line_item_url`,
    [currentTenant(), newId(), assignmentId, holder],
  );
  return row;
}

async function keepColumn(assignmentId: string, url: string): Promise<void> {
  await sql(
    `update grade_columns set line_item_url = $3, updated_at = now()
     where tenant_id = $1 and assignment_id = $2`,
    [currentTenant(), assignmentId, url],
  );
}

async function letGo(assignmentId: string, holder: string): Promise<void> {
  await sql(
    `update grade_columns set held_by = null, held_until = null
     where tenant_id = $1 and assignment_id = $2 and held_by = $3`,
    [currentTenant(), assignmentId, holder],
  );
}

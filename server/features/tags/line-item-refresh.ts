import type { TagBoard } from '#contracts/tags.js';
import type { LineItem, LmsServices } from '#lti/types.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import type { TaskSubject } from '../../jobs/task-names.js';

interface OwnRow {
  id: string;
  copied_from: string | null;
  line_item_url: string | null;
}

interface CourseRow {
  registration_id: string;
  line_items_url: string | null;
}

/**
 * Reads the gradebook columns that the LMS shows us (most show only our own) into the list of course
 * work. Our own assignments are left out: they are in it already.
 */
export async function refreshLineItems(subject: TaskSubject, lms: LmsServices): Promise<void> {
  const { tenantId, subjectId: courseId } = subject;
  const [course] = await withTenant(tenantId, () =>
    sql<CourseRow>(
      `select registration_id, line_items_url from courses where tenant_id = $1 and id = $2`,
      [tenantId, courseId],
    ),
  );
  if (!course?.line_items_url) {
    await withTenant(tenantId, () => noteListing(courseId, 'idle'));
    return;
  }
  let items: LineItem[];
  try {
    items = await lms.listLineItems(course.registration_id, course.line_items_url);
  } catch (error) {
    await withTenant(tenantId, () => noteListing(courseId, 'failed'));
    throw error; // The queue tries again later.
  }
  await withTenant(tenantId, async () => {
    const ours = await sql<OwnRow>(
      `select a.id, a.copied_from, l.line_item_url from assignments a
       left join assignment_links l on l.tenant_id = a.tenant_id and l.assignment_id = a.id
       where a.tenant_id = $1 and a.course_id = $2`,
      [tenantId, courseId],
    );
    const ids = new Set(ours.map((row) => row.id));
    const copies = new Map(ours.map((row) => [row.copied_from, row.id]));
    const urls = new Set(ours.map((row) => row.line_item_url));
    for (const item of items) {
      if (ids.has(item.resourceId ?? '') || urls.has(item.url)) continue;
      const copyId = copies.get(item.resourceId ?? '');
      if (copyId !== undefined) {
        await keepCopiedColumn(copyId, item.url);
        continue;
      }
      await sql(
        `insert into tagged_items (tenant_id, id, course_id, line_item_url, title, due_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (tenant_id, course_id, line_item_url) where line_item_url is not null
         do update set title = excluded.title, due_at = excluded.due_at, updated_at = now()`,
        [
          tenantId,
          newId(),
          courseId,
          item.url,
          (item.label.trim() || item.url).slice(0, 200),
          item.endDateTime ?? null,
        ],
      );
    }
    await noteListing(courseId, 'idle');
  });
}

/** A course copy brought the column along: it belongs to the copy of the work that it names. */
async function keepCopiedColumn(assignmentId: string, url: string): Promise<void> {
  await sql(
    `insert into grade_columns (tenant_id, id, assignment_id, line_item_url) values ($1, $2, $3, $4)
     on conflict (tenant_id, assignment_id) do update set
       line_item_url = coalesce(grade_columns.line_item_url, excluded.line_item_url)`,
    [currentTenant(), newId(), assignmentId, url],
  );
}

export async function noteListing(courseId: string, state: TagBoard['listing']): Promise<void> {
  await sql(
    `update courses set line_items_state = $3, line_items_state_at = now()
     where tenant_id = $1 and id = $2`,
    [currentTenant(), courseId, state],
  );
}

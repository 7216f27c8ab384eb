import type { TaggedItem } from '#contracts/tags.js';
import { daySql } from '../../db/district-day.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { themesOfItems } from './theme-records.js';

interface ItemRow {
  id: string;
  item_id: string | null;
  assignment_id: string | null;
  line_item_url: string | null;
  title: string;
  url: string | null;
  due_date: string | null;
  goal_ids: string[] | null;
}

/**
 * SQL: the day on which the work `i`, or the reflection `a` that it stands for, is due where the district is:
 * typed in as a day, or of the LMS's moment.
 */
export const DUE_DATE = `coalesce(i.due_on, ${daySql('coalesce(a.due_at, i.due_at)')})`;

/**
 * The work of a course, the latest first. Every reflection counts as an item; its key is the assignment's
 * own id.
 */
export async function itemsOfCourse(courseId: string): Promise<TaggedItem[]> {
  const rows = await sql<ItemRow>(
    `select coalesce(a.id, i.id) as id, i.id as item_id, a.id as assignment_id, i.line_item_url,
            coalesce(a.title, i.title) as title, i.url, ${DUE_DATE}::text as due_date,
            (select array_agg(t.goal_id) from goal_tags t
             where t.tenant_id = $1 and t.item_id = i.id and t.removed_at is null) as goal_ids
     from (select * from assignments where tenant_id = $1 and course_id = $2) a
     full join (select * from tagged_items where tenant_id = $1 and course_id = $2) i
       on i.assignment_id = a.id
     order by coalesce(a.created_at, i.created_at) desc`,
    [currentTenant(), courseId],
  );
  const themes = await themesOfItems(rows.flatMap((row) => row.item_id ?? []));
  return rows.map((row) => ({
    key: row.id,
    source: row.assignment_id ? 'ours' : row.line_item_url ? 'course' : 'typed',
    title: row.title,
    url: row.url,
    dueDate: row.due_date,
    goalIds: row.goal_ids ?? [],
    themes: themes.get(row.item_id ?? '') ?? [],
  }));
}

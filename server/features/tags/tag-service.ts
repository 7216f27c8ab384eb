import type { z } from 'zod';
import type { GoalStep } from '#contracts/goals.js';
import type { NewTaggedItem, TagBoard, TaggableStudent, TaggedItem } from '#contracts/tags.js';
import type { ThemeKind } from '#contracts/themes.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { occupations } from '../careers/occupation-store.js';
import { groupsOf } from '../class/class-groups.js';
import { courseOfTeacher } from '../class/course-policy.js';
import { askForWork } from '../course-work/read-work.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { displayName } from '../roster/person-name.js';
import { stepsOfGoals } from './goal-steps.js';
import { noteListing } from './line-item-refresh.js';
import { itemsOfCourse } from './item-records.js';
import { setTheme, themeIds } from './theme-records.js';

/** The course's work and its students' goals, side by side. */
export async function readBoard(actor: Actor, request: AccessRequest): Promise<TagBoard> {
  const courseId = courseOfTeacher(actor);
  const [course] = await sql<{
    line_items_url: string | null;
    line_items_state: TagBoard['listing'];
    line_items_state_at: Date | null;
    class_size: string;
  }>(
    `select line_items_url, line_items_state, line_items_state_at,
       (select count(*) from enrolments e where e.tenant_id = $1 and e.course_id = $2
          and e.role = 'student' and e.is_active) as class_size
     from courses where tenant_id = $1 and id = $2`,
    [actor.tenantId, courseId],
  );
  const students = await readTaggableStudents(actor, courseId);
  await noteAccess(
    actor,
    students.map((student) => student.personId),
    'class list',
    request,
  );
  return {
    canListLineItems: Boolean(course?.line_items_url),
    listing: course?.line_items_state ?? 'idle',
    listingAt: course?.line_items_state_at?.toISOString() ?? null,
    items: await itemsOfCourse(courseId),
    themes: themeIds(await occupations()),
    students,
    classSize: Number(course?.class_size ?? 0),
    ...(await groupsOf(actor, [courseId])),
  };
}

interface GoalRow {
  person_id: string;
  name: string | null;
  pseudonym: string;
  goal_id: string;
  title: string;
  is_focus: boolean;
}

async function readTaggableStudents(actor: Actor, courseId: string): Promise<TaggableStudent[]> {
  const rows = await sql<GoalRow>(
    `select p.id as person_id, p.name, p.pseudonym, g.id as goal_id, g.title, g.is_focus
     from enrolments e
     join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
     join plans n on n.tenant_id = e.tenant_id and n.student_id = p.id
     join goals g on g.tenant_id = e.tenant_id and g.plan_id = n.id
     where e.tenant_id = $1 and e.course_id = $2 and e.role = 'student' and e.is_active
       and g.removed_at is null and g.status = 'active' and g.visibility = any($3::text[])
     order by coalesce(p.family_name, p.name), p.name, p.id, g.is_focus desc, g.created_at`,
    [actor.tenantId, courseId, shownTo(actor.role)],
  );
  const students = new Map<string, TaggableStudent>();
  for (const row of rows) {
    const student = students.get(row.person_id) ?? {
      personId: row.person_id,
      name: displayName(row, actor.locale),
      goals: [],
    };
    student.goals.push({ id: row.goal_id, title: row.title, isFocus: row.is_focus });
    students.set(row.person_id, student);
  }
  return [...students.values()];
}

/** Course work named by the teacher, for an LMS that does not show us its columns. */
export async function addItem(
  actor: Actor,
  input: z.output<typeof NewTaggedItem>,
): Promise<TaggedItem> {
  const courseId = courseOfTeacher(actor);
  const id = newId();
  await sql(
    `insert into tagged_items (tenant_id, id, course_id, title, url, due_on) values ($1, $2, $3, $4, $5, $6)`,
    [actor.tenantId, id, courseId, input.title, input.url, input.dueDate],
  );
  return {
    key: id,
    source: 'typed',
    title: input.title,
    url: input.url,
    dueDate: input.dueDate,
    goalIds: [],
    themes: [],
  };
}

/** Asks for the LMS's columns in the background and answers with what is known by now. */
export async function requestRefresh(actor: Actor, request: AccessRequest): Promise<TagBoard> {
  const courseId = courseOfTeacher(actor);
  await noteListing(courseId, 'asking');
  await enqueue('list-line-items', courseId);
  return readBoard(actor, request);
}

/**
 * Ties an item to a goal of a student of this course; again after untagging.
 *
 * @throws AppError `not-found` for an item or a goal of anywhere else.
 */
export async function tagGoal(actor: Actor, key: string, goalId: string): Promise<void> {
  const courseId = courseOfTeacher(actor);
  await requireGoalOfCourse(actor, courseId, goalId);
  const itemId = await itemOf(actor, courseId, key);
  await sql(
    `insert into goal_tags (tenant_id, id, item_id, goal_id, tagged_by) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, item_id, goal_id)
     do update set removed_at = null, tagged_by = excluded.tagged_by, updated_at = now()`,
    [actor.tenantId, newId(), itemId, goalId, actor.personId],
  );
  await askForWork(courseId);
}

/** Takes the tag off; that it was there, and what the student wrote on it, stays. */
export async function untagGoal(
  actor: Actor,
  key: string,
  goalId: string,
  now: Date,
): Promise<void> {
  const courseId = courseOfTeacher(actor);
  await requireGoalOfCourse(actor, courseId, goalId);
  const itemId = await itemOf(actor, courseId, key);
  await sql(
    `update goal_tags set removed_at = $4, updated_at = $4
     where tenant_id = $1 and item_id = $2 and goal_id = $3 and removed_at is null`,
    [actor.tenantId, itemId, goalId, now.toISOString()],
  );
}

/**
 * Says that an item trains something, or (`removedAt`) that it does not after all.
 *
 * @throws AppError `not-found` for an item of anywhere else, and for what no career has.
 */
export async function tagTheme(
  actor: Actor,
  { key, kind, theme }: { key: string; kind: ThemeKind; theme: string },
  removedAt: Date | null,
): Promise<void> {
  const courseId = courseOfTeacher(actor);
  if (!themeIds(await occupations())[kind].includes(theme)) throw notFound();
  await setTheme(
    await itemOf(actor, courseId, key),
    { kind, id: theme },
    actor.personId,
    removedAt,
  );
}

async function requireGoalOfCourse(actor: Actor, courseId: string, goalId: string): Promise<void> {
  const [row] = await sql(
    `select 1 as found from goals g
     join plans n on n.tenant_id = g.tenant_id and n.id = g.plan_id
     join enrolments e on e.tenant_id = g.tenant_id and e.person_id = n.student_id
     where g.tenant_id = $1 and g.id = $2 and g.removed_at is null and e.course_id = $3
       and e.role = 'student' and e.is_active and g.visibility = any($4::text[])`,
    [actor.tenantId, goalId, courseId, shownTo(actor.role)],
  );
  if (!row) throw notFound();
}

/** The item of a key; a reflection gets its item with its first tag. */
async function itemOf(actor: Actor, courseId: string, key: string): Promise<string> {
  const [item] = await sql<{ id: string }>(
    `select id from tagged_items
     where tenant_id = $1 and course_id = $2 and (id = $3 or assignment_id = $3)`,
    [actor.tenantId, courseId, key],
  );
  if (item) return item.id;
  const [made] = await sql<{ id: string }>(
    `insert into tagged_items (tenant_id, id, course_id, assignment_id, title)
     select tenant_id, $4, course_id, id, title from assignments
     where tenant_id = $1 and course_id = $2 and id = $3
     on conflict (tenant_id, course_id, assignment_id) where assignment_id is not null
     do update set updated_at = now() returning id`,
    [actor.tenantId, courseId, key, newId()],
  );
  if (!made) throw notFound();
  return made.id;
}

/** The student's own "helps me because…" on a step of their own goal. */
export async function explainStep(
  actor: Actor,
  tagId: string,
  helpsBecause: string | null,
): Promise<GoalStep> {
  const [tag] = await sql<{ goal_id: string }>(
    `update goal_tags t set helps_because = $3, updated_at = now()
     from goals g join plans n on n.tenant_id = g.tenant_id and n.id = g.plan_id
     where t.tenant_id = $1 and t.id = $2 and t.removed_at is null
       and g.tenant_id = t.tenant_id and g.id = t.goal_id and n.student_id = $4
     returning t.goal_id`,
    [actor.tenantId, tagId, helpsBecause ?? '', actor.personId],
  );
  const steps = tag ? (await stepsOfGoals([tag.goal_id])).get(tag.goal_id) : undefined;
  const step = steps?.find((candidate) => candidate.tagId === tagId);
  if (!step) throw notFound();
  return step;
}

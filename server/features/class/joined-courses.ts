import type { TaughtCourse } from '#contracts/class.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { courseOfStaff, courseOfTeacher } from './course-policy.js';

/** SQL: the person `$2` teaches the course `c` now. */
const TEACHES = `exists (
  select 1 from enrolments t where t.tenant_id = $1 and t.course_id = c.id and t.person_id = $2
    and t.is_active and t.role in ('teacher', 'assistant'))`;

/**
 * The courses whose people make up the class that the actor sees: the one they launched from, and those
 * that they joined to it and still teach. Who only looks sees the one.
 *
 * @throws AppError as `courseOfStaff`
 */
export async function coursesOfStaff(actor: Actor): Promise<string[]> {
  const courseId = courseOfStaff(actor);
  if (!actor.canTeach) return [courseId];
  const joined = await sql<{ id: string }>(
    `select c.id from joined_courses own
     join joined_courses other on other.tenant_id = $1 and other.person_id = $2
                              and other.view_id = own.view_id and other.course_id <> $3
     join courses c on c.tenant_id = $1 and c.id = other.course_id
     where own.tenant_id = $1 and own.person_id = $2 and own.course_id = $3 and ${TEACHES}
     order by c.title, c.id`,
    [actor.tenantId, actor.personId, courseId],
  );
  return [courseId, ...joined.map(({ id }) => id)];
}

/** As `coursesOfStaff`, for changing something. @throws AppError as `courseOfTeacher` */
export function coursesOfTeacher(actor: Actor): Promise<string[]> {
  courseOfTeacher(actor);
  return coursesOfStaff(actor);
}

/** The teacher's other courses, and which of them are shown together with this one. */
export async function taughtCourses(
  actor: Actor,
  shownIds: string[],
): Promise<{ taught?: TaughtCourse[] }> {
  if (!actor.canTeach) return {};
  const rows = await sql<{ id: string; title: string | null }>(
    `select c.id, coalesce(c.title, c.label) as title from courses c
     where c.tenant_id = $1 and c.id <> $3 and ${TEACHES} order by c.title, c.id`,
    [actor.tenantId, actor.personId, courseOfTeacher(actor)],
  );
  const taught = rows.map((row) => ({ ...row, isShown: shownIds.includes(row.id) }));
  return taught.length > 0 ? { taught } : {};
}

/**
 * Shows these courses together with the one the teacher launched from, and no others; none at all ends
 * it. A course is in one such view: it leaves the one it was in.
 *
 * @throws AppError `not-found` for a course that they don't teach now.
 */
export async function showTogether(actor: Actor, courseIds: string[]): Promise<void> {
  const own = courseOfTeacher(actor);
  const { taught = [] } = await taughtCourses(actor, []);
  const others = [...new Set(courseIds)].filter((id) => id !== own);
  if (!others.every((id) => taught.some((course) => course.id === id))) throw notFound();
  const key = [actor.tenantId, actor.personId];
  await sql(
    `delete from joined_courses where tenant_id = $1 and person_id = $2
       and (course_id = any($3::uuid[]) or view_id in (
         select view_id from joined_courses where tenant_id = $1 and person_id = $2 and course_id = $4))`,
    [...key, others, own],
  );
  if (others.length === 0) return;
  const all = [own, ...others];
  await sql(
    `insert into joined_courses (tenant_id, id, person_id, view_id, course_id)
     select $1, unnest($3::uuid[]), $2, $4, unnest($5::uuid[])`,
    [...key, all.map(() => newId()), newId(), all],
  );
}

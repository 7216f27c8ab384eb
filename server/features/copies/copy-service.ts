import type { CourseCopy } from '#contracts/course-copy.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import { courseOfStaff, courseOfTeacher } from '../class/course-policy.js';
import { displayName } from '../roster/person-name.js';
import { noteListing } from '../tags/line-item-refresh.js';
import { bringThings, copiedAssignments, removeUnused, thingsToCome } from './copied-things.js';
import { answerFor, sourceOf } from './course-source.js';

const titles = (rows: { title: string }[]) => rows.map(({ title }) => title);

/** Whether the course is a copy of one we know, what would come, and what was decided by whom. */
export async function readCourseCopy(actor: Actor): Promise<CourseCopy> {
  const courseId = courseOfStaff(actor);
  const [source, answered] = [await sourceOf(courseId), await answerFor(courseId)];
  const toCome = source
    ? await thingsToCome(source.id, courseId)
    : { assignments: [], activities: [], items: [] };
  const copied = await copiedAssignments(courseId);
  return {
    source: source && { title: source.title },
    answer: answered && {
      choice: answered.choice,
      by:
        answered.pseudonym === null
          ? null
          : displayName({ name: answered.name, pseudonym: answered.pseudonym }, actor.locale),
      at: answered.answered_at.toISOString(),
    },
    toCome: {
      assignments: titles(toCome.assignments),
      activities: titles(toCome.activities),
      items: titles(toCome.items),
    },
    copied: {
      unused: titles(copied.filter((row) => !row.is_used)),
      used: titles(copied.filter((row) => row.is_used)),
    },
  };
}

/**
 * Takes the teacher's answer; also a changed one. The work comes once, however often it is asked for;
 * a fresh start takes out what nobody has used, and nothing of what somebody has.
 *
 * @throws AppError `not-found` where the course is no copy of one we know.
 */
export async function answerCourseCopy(
  actor: Actor,
  choice: 'copy' | 'fresh',
  now: Date,
): Promise<CourseCopy> {
  const courseId = courseOfTeacher(actor);
  // Two teachers may answer at once: the second waits for the first.
  await sql(`select id from courses where tenant_id = $1 and id = $2 for update`, [
    actor.tenantId,
    courseId,
  ]);
  const source = await sourceOf(courseId);
  if (!source) throw notFound();
  await sql(
    `insert into course_copies (tenant_id, id, course_id, source_course_id, choice, answered_by, answered_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, course_id) do update set
       source_course_id = excluded.source_course_id, choice = excluded.choice,
       answered_by = excluded.answered_by, answered_at = excluded.answered_at, updated_at = now()`,
    [actor.tenantId, newId(), courseId, source.id, choice, actor.personId, now.toISOString()],
  );
  if (choice === 'fresh') await removeUnused(courseId);
  else {
    await bringThings(await thingsToCome(source.id, courseId), courseId);
    // Some systems copy our columns too: they name the work that a link may have lost.
    await noteListing(courseId, 'asking');
    await enqueue('list-line-items', courseId);
  }
  return readCourseCopy(actor);
}

import type { ClassEvidence, WorkUse } from '#contracts/class-report.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { courseOfStaff } from '../class/course-policy.js';
import { STUDENTS_OF_COURSE } from '../relevance/class-facts.js';
import { type Counted, safeFigures } from '../relevance/safe-figures.js';
import { displayName } from '../roster/person-name.js';
import { itemsOfCourse } from '../tags/item-records.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { usesOfWork } from './work-uses.js';

interface Student {
  id: string;
  name: string | null;
  pseudonym: string;
}

/**
 * Which work of the course became evidence: how many use each, and by name only who shows it to the reader.
 * Each of those is noted as looked at.
 *
 * @throws AppError as `courseOfStaff`
 */
export async function readClassEvidence(
  actor: Actor,
  request: AccessRequest,
): Promise<ClassEvidence> {
  const courseId = courseOfStaff(actor);
  const students = await sql<Student>(
    `select p.id, p.name, p.pseudonym from people p
     where p.tenant_id = $1 and p.id in (${STUDENTS_OF_COURSE})
     order by coalesce(p.family_name, p.name), p.name, p.pseudonym, p.id`,
    [actor.tenantId, courseId],
  );
  const items = await itemsOfCourse(courseId);
  const uses = await usesOfWork(courseId, shownTo(actor.role));
  const told = new Map(items.map(({ key }) => [key, new Set<string>()]));
  const counts = new Map(
    items.map(({ key }): [string, Counted] => [key, { code: key, careers: null, all: 0, told: 0 }]),
  );
  for (const use of uses) {
    const count = counts.get(use.key);
    if (!count) continue;
    count.all += 1;
    if (!use.is_told) continue;
    count.told += 1;
    told.get(use.key)?.add(use.student_id);
  }
  const figures = safeFigures(students.length, [...counts.values()]);
  const named = new Set([...told.values()].flatMap((ids) => [...ids]));
  await noteAccess(actor, [...named], 'plan', request);
  return {
    courseTitle: await courseTitle(actor, courseId),
    students: students.length,
    items: items.map(({ key, title, dueDate, goalIds }): WorkUse => {
      const people = students
        .filter(({ id }) => told.get(key)?.has(id))
        .map((student) => ({ personId: student.id, name: displayName(student, actor.locale) }));
      const figure = figures.get(key) ?? { low: 0, high: students.length };
      return { ...{ key, title, dueDate, figure, people }, isTied: goalIds.length > 0 };
    }),
  };
}

export async function courseTitle(actor: Actor, courseId: string): Promise<string | null> {
  const [course] = await sql<{ title: string | null }>(
    'select title from courses where tenant_id = $1 and id = $2',
    [actor.tenantId, courseId],
  );
  return course?.title ?? null;
}

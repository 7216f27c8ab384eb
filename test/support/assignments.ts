import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { Reflection, ReflectionSaved, StudentWork } from '#contracts/assignments.js';
import { Goal } from '#contracts/goals.js';
import { apiAs } from './api.js';
import type { Course, Person } from './builders.js';
import { reply } from './reply.js';

interface AssignmentOptions {
  title?: string;
  grading?: 'points' | 'complete' | 'none';
  maxPoints?: number | null;
  dueAt?: string | null;
  /** The gradebook column that a launch told us of; null for none yet. */
  lineItemUrl?: string | null;
}

/** A plan reflection with two questions (`b1`, `b2`) and a link to it in the course. */
export async function buildAssignment(
  course: Course,
  options: AssignmentOptions = {},
): Promise<string> {
  const id = newId();
  const grading = options.grading ?? 'points';
  const maxPoints = { points: options.maxPoints ?? 10, complete: 1, none: null }[grading];
  const blocks = [
    { id: 'b1', prompt: 'What went well?', hint: '' },
    { id: 'b2', prompt: 'What is next?', hint: '' },
  ];
  await withTenant(course.tenantId, async () => {
    await sql(
      `insert into assignments (tenant_id, id, course_id, title, blocks, grading, max_points, due_at)
       values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8)`,
      [
        course.tenantId,
        id,
        course.courseId,
        options.title ?? 'Look back on the term',
        JSON.stringify(blocks),
        grading,
        maxPoints,
        options.dueAt ?? null,
      ],
    );
    await sql(
      `insert into assignment_links (tenant_id, id, assignment_id, registration_id, course_id,
                                     resource_link_id, line_item_url)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        course.tenantId,
        newId(),
        id,
        course.registrationId,
        course.courseId,
        `link-${id}`,
        options.lineItemUrl === undefined ? `https://lms.test/items/${id}` : options.lineItemUrl,
      ],
    );
  });
  return id;
}

export const ANSWERS = { b1: 'I kept my goal in sight.', b2: 'Visit the college.' };

/** Writes on top of what is saved. */
export async function write(student: Person, id: string, answers: object = ANSWERS) {
  const api = await apiAs(student);
  const before = Reflection.parse(await reply(api.get(`/api/assignments/${id}/submission`)));
  const { revision } = before.submission;
  return ReflectionSaved.parse(
    await reply(api.put(`/api/assignments/${id}/submission`, { answers, revision })),
  );
}

export async function handIn(student: Person, id: string, answers?: object): Promise<Reflection> {
  await write(student, id, answers);
  const api = await apiAs(student);
  return Reflection.parse(await reply(api.post(`/api/assignments/${id}/submission/submit`, {})));
}

export async function score(
  teacher: Person,
  id: string,
  student: Person,
  mark: { points: number | null; comment?: string },
): Promise<StudentWork> {
  const api = await apiAs(teacher);
  const path = `/api/assignments/${id}/submissions/${student.personId}/score`;
  return StudentWork.parse(await reply(api.put(path, mark)));
}

export async function readWork(teacher: Person, id: string, student: Person): Promise<StudentWork> {
  const api = await apiAs(teacher);
  return StudentWork.parse(
    await reply(api.get(`/api/assignments/${id}/submissions/${student.personId}`)),
  );
}

export async function buildGoal(student: Person, fields: object = {}): Promise<Goal> {
  const api = await apiAs(student);
  const goal = { title: 'Visit two colleges', kind: 'career', horizon: 'year', ...fields };
  return Goal.parse(await reply(api.post('/api/goals', goal), 201));
}

/** The students whose rows the access log holds for this actor. */
export async function accessesBy(actor: Person): Promise<{ student_id: string; what: string }[]> {
  return withTenant(actor.tenantId, () =>
    sql<{ student_id: string; what: string }>(
      `select student_id, what from access_log where tenant_id = $1 and actor_id = $2 order by at, id`,
      [actor.tenantId, actor.personId],
    ),
  );
}

import { randomUUID } from 'node:crypto';
import { CourseCopy } from '#contracts/course-copy.js';
import { TaggedItem } from '#contracts/tags.js';
import type { LaunchContext } from '#lti/types.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { apiAs } from './api.js';
import { buildAssignment, buildGoal, handIn, score } from './assignments.js';
import { buildActivity, launchInto, lmsIdOf, registeredCourse } from './attach.js';
import { buildPerson, type Course, type Person } from './builders.js';
import { reply } from './reply.js';
import { testSystem } from './system.js';

/** A course of last year with one of everything in it, used by a student whose work was scored. */
export async function usedCourse(place?: Course) {
  const course = place ?? (await registeredCourse());
  const [teacher, student] = [
    await buildPerson({ course, role: 'teacher' }),
    await buildPerson({ course, name: 'Maya Okafor' }),
  ];
  const reflection = await buildAssignment(course, { title: 'Look back' });
  const unused = await buildAssignment(course, { title: 'Look ahead', grading: 'none' });
  const activity = await buildActivity(course, 'Write a goal');
  await handIn(student, reflection, { b1: 'Maya’s own words', b2: 'more' });
  await score(teacher, reflection, student, { points: 8, comment: 'A comment on Maya' });
  const goal = await buildGoal(student, { title: 'Maya’s goal' });
  const api = await apiAs(teacher);
  const item = async (title: string, url: string | null) => {
    const made = TaggedItem.parse(await reply(api.post('/api/tags/items', { title, url }), 201));
    await reply(api.put(`/api/tags/${made.key}/goals/${goal.id}`));
    return made.key;
  };
  const items = [
    await item('A video on welding', 'https://videos.example/welding'),
    await item('Essay one', `https://lms.test/courses/1/essay`),
  ];
  await reply(api.put(`/api/tags/${reflection}/goals/${goal.id}`));
  return { course, teacher, student, reflection, unused, activity, items };
}

export type UsedCourse = Awaited<ReturnType<typeof usedCourse>>;

/** Another registration of the same LMS (or of another one), bound to the district of this course. */
export async function otherRegistration(course: Course, issuer?: string): Promise<Course> {
  const { lti } = await testSystem();
  const known = await lti.registrationById(course.registrationId);
  const at = issuer ?? known!.issuer;
  const registration = await lti.registerPlatform({
    ...{ issuer: at, clientId: randomUUID(), name: 'LMS', family: 'canvas', serviceHosts: [] },
    authEndpoint: `${at}/auth`,
    tokenEndpoint: `${at}/token`,
    jwksUrl: `${at}/jwks`,
  });
  const binding = { tenantId: course.tenantId, schoolId: course.schoolId };
  const deployment = await createLtiStore().bindDeployment(registration.id, 'd1', binding);
  return { ...course, registrationId: registration.id, deploymentId: deployment.id };
}

/** Launches from a copy of this course, whose LMS names the old one in its history. */
export async function copyOf(source: Course, through: Course = source) {
  const [lmsId, old] = [randomUUID(), await lmsIdOf(source)];
  const course = (history = [old]) => ({ lmsId, title: 'Next year', history });
  const launch = (fields: Partial<LaunchContext> = {}) =>
    launchInto(through, { course: course(), ...fields });
  return { lmsId, old, course, launch };
}

export type CopiedCourse = Awaited<ReturnType<typeof copyOf>>;

/** The course that the launches made, for the builders. */
export async function courseOf(through: Course, lmsId: string): Promise<Course> {
  const [row] = await withTenant(through.tenantId, () =>
    sql<{ id: string }>(
      `select id from courses where tenant_id = $1 and registration_id = $2 and lms_context_id = $3`,
      [through.tenantId, through.registrationId, lmsId],
    ),
  );
  return { ...through, courseId: row!.id };
}

export const readCopy = async (teacher: Person): Promise<CourseCopy> =>
  CourseCopy.parse(await reply((await apiAs(teacher)).get('/api/course-copy')));

export const answerCopy = async (teacher: Person, choice: 'copy' | 'fresh'): Promise<CourseCopy> =>
  CourseCopy.parse(await reply((await apiAs(teacher)).put('/api/course-copy', { choice })));

/** How many rows of each table belong to this course, and all text in them. */
export async function contentsOf(course: Course) {
  const own = `select id from assignments where tenant_id = $1 and course_id = $2`;
  const items = `select id from tagged_items where tenant_id = $1 and course_id = $2`;
  const tables = {
    assignments: 'course_id = $2',
    placements: 'course_id = $2',
    tagged_items: 'course_id = $2',
    submissions: `assignment_id in (${own})`,
    score_intents: `assignment_id in (${own})`,
    goal_tags: `item_id in (${items})`,
    enrolments: 'course_id = $2',
  };
  const counts: Record<string, number> = {};
  let text = '';
  for (const [table, condition] of Object.entries(tables)) {
    const rows = await withTenant(course.tenantId, () =>
      sql(`select * from ${table} where tenant_id = $1 and ${condition}`, [
        course.tenantId,
        course.courseId,
      ]),
    );
    counts[table] = rows.length;
    text += JSON.stringify(rows);
  }
  return { counts, text };
}

import { randomUUID } from 'node:crypto';
import type { CoursePlan } from '#contracts/course-plans.js';
import type { CoursesTaken } from '#contracts/courses-taken.js';
import { apiAs } from '../support/api.js';
import type { Person } from '../support/builders.js';
import { buildCatalogCourse, uploadCourses } from '../support/courses.js';
import { reply } from '../support/reply.js';

/** A catalog, courses taken, a plan with a copy and a diploma. */
export async function coursesAs(
  { admin, student, counselor }: Record<'admin' | 'student' | 'counselor', Person>,
  marker: string,
) {
  const course = { code: `${marker}1`, title: `${marker} course`, description: marker };
  const { id: catalogCourse } = await buildCatalogCourse(admin, course);
  const file = await uploadCourses(admin, 'catalog', [{ code: `${marker}2`, title: marker }]);
  const title = `${marker} taken`;
  const taken = { title, credits: 500, status: 'earned', term: 'year', schoolYear: 2025 };
  const path = '/api/courses-taken';
  await reply((await apiAs(student)).post(path, taken), 201);
  const ofStudent = `/api/class/${student.personId}/courses-taken`;
  const { courses } = await reply<CoursesTaken>(
    (await apiAs(counselor)).post(ofStudent, taken),
    201,
  );
  const diploma = {
    ...{ key: 'standard', follows: 0, kind: 'diploma', name: `${marker} diploma` },
    ...{ takesMiddleSchool: true, source: `${marker} policy`, checkedOn: '2026-08-01' },
    requirements: [
      {
        ...{ id: 'arts', name: `${marker} arts`, nameEs: marker, credits: 500, codes: [] },
        ...{ areas: ['arts'], mark: null },
      },
    ],
  };
  await reply((await apiAs(counselor)).post('/api/diplomas', diploma), 201);
  const own = await apiAs(student);
  const plan = await reply<CoursePlan>(own.get('/api/course-plans/main'));
  const entry = { id: randomUUID(), code: course.code, grade: 9, term: 'fall' };
  await reply(
    own.put(`/api/course-plans/${plan.id}/entries`, { revision: plan.revision, entries: [entry] }),
  );
  const copy = { fromId: plan.id, name: `${marker} copy` };
  const planCopy = (await reply<CoursePlan>(own.post('/api/course-plans', copy), 201)).id;
  const from = (source: string) => courses.find((one) => one.source === source)!.id;
  return {
    ...{ catalogCourse, courseImport: file.id, courseRow: file.badRows[0]!.id },
    ...{ ownTaken: from('student'), taken: from('staff'), coursePlan: plan.id, planCopy },
  };
}

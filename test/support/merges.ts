import { randomUUID } from 'node:crypto';
import { SamePeople } from '#contracts/people.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from './api.js';
import { registeredCourse } from './attach.js';
import { buildCourse, buildDistrict, buildPerson, type Course, type Person } from './builders.js';
import { reply } from './reply.js';

/** A district with two LMSs, a course in each, and an administrator. */
export interface TwoLms {
  canvas: Course;
  moodle: Course;
  admin: Person;
}

/** @param options - `isKnown: false` leaves out the registration of the LMSs, which takes long. */
export async function twoLms(options: { isKnown?: boolean } = {}): Promise<TwoLms> {
  const district = await buildDistrict();
  if (options.isKnown === false) {
    const canvas = await buildCourse({ district });
    const other = { ...district, registrationId: newId(), deploymentId: newId() };
    const moodle = await buildCourse({ district: other });
    return { canvas, moodle, admin: await buildPerson({ course: canvas, role: 'admin' }) };
  }
  const canvas = await registeredCourse('canvas', { district, title: 'Careers 8' });
  const moodle = await registeredCourse('moodle', { district, title: 'Summer school' });
  return { canvas, moodle, admin: await buildPerson({ course: canvas, role: 'admin' }) };
}

/** A student of the course with this id of the student information system. */
export async function studentWith(
  course: Course,
  sisId: string | null,
  options: { name?: string; isTest?: boolean } = {},
): Promise<Person> {
  const student = await buildPerson({ course, ...options });
  await withTenant(course.tenantId, () =>
    sql('update people set sis_id = $3 where tenant_id = $1 and id = $2', [
      course.tenantId,
      student.personId,
      sisId,
    ]),
  );
  return student;
}

/** The same student in both LMSs. */
export async function twins({ canvas, moodle }: TwoLms, sisId: string = randomUUID()) {
  const kept = await studentWith(canvas, sisId, { name: 'Maya Okafor' });
  const gone = await studentWith(moodle, sisId, { name: 'Maya Okafor' });
  return { kept, gone };
}

export async function proposals(admin: Person): Promise<SamePeople> {
  return SamePeople.parse(await reply((await apiAs(admin)).get('/api/same-people')));
}

export async function merge(admin: Person, kept: Person, gone: Person): Promise<SamePeople> {
  const ids = { keptId: kept.personId, goneId: gone.personId };
  return SamePeople.parse(await reply((await apiAs(admin)).post('/api/same-people/merges', ids)));
}

export async function takeApart(admin: Person, mergeId: string): Promise<SamePeople> {
  const address = `/api/same-people/merges/${mergeId}/undo`;
  return SamePeople.parse(await reply((await apiAs(admin)).post(address)));
}

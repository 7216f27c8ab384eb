import type { PartKind } from '#contracts/part-kinds.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import {
  buildCourse,
  buildDistrict,
  buildPerson,
  type Course,
  type Person,
} from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { type Gift, withPart } from '../support/parts.js';
import type { World } from './isolation-world.js';

/**
 * Ways to act in Pathlight today. A counselor by caseload came from no course; a part names its students, looks at the
 * school of the course, or reads figures of it or of the district.
 */
export const ROLES = [
  ...(['student', 'classmate', 'teacher', 'counselor', 'counselor by caseload'] as const),
  ...(['administrator', 'teaching administrator', 'observer', 'none'] as const),
  ...([
    'adviser',
    'mentor',
    'case manager',
    'principal',
    'read only',
    'read only of school',
  ] as const),
] as const;
export type Role = (typeof ROLES)[number];

/** Where somebody stands to the student and the course of the world. */
export const POSITIONS = ['own', 'other class', 'other school', 'other district'] as const;
export type Position = (typeof POSITIONS)[number];

export type Actors = Record<Position, Record<Role, Person>>;

/** Everybody, once in each position. */
export async function buildActors(world: World): Promise<Actors> {
  const { student, teacher, counselor, admin } = world.people;
  const own = await courseOf(student);
  const otherClass = await buildCourse({ district: own, title: 'Other class' });
  const otherSchool = await buildCourse({
    district: { ...own, schoolId: await addSchool(own.tenantId) },
    title: 'Other school',
  });
  const otherDistrict = await buildCourse({ district: await buildDistrict() });
  return {
    own: {
      ...(await peopleOf(own, OF_STUDENT, student)),
      student,
      teacher,
      counselor,
      administrator: admin,
    },
    'other class': await peopleOf(otherClass, OF_NOBODY),
    'other school': await peopleOf(otherSchool, OF_NOBODY),
    'other district': await peopleOf(otherDistrict, OF_STUDENT),
  };
}

async function courseOf({ tenantId, courseId }: Person): Promise<Course> {
  const [row] = await withTenant(tenantId, () =>
    sql<{ school_id: string; registration_id: string; deployment_id: string }>(
      'select school_id, registration_id, deployment_id from courses where tenant_id = $1 and id = $2',
      [tenantId, courseId],
    ),
  );
  return {
    ...{ tenantId, courseId: courseId!, schoolId: row!.school_id },
    ...{ registrationId: row!.registration_id, deploymentId: row!.deployment_id },
  };
}

async function addSchool(tenantId: string): Promise<string> {
  const id = newId();
  await withTenant(tenantId, () =>
    sql(`insert into schools (tenant_id, id, name) values ($1, $2, 'Other school')`, [
      tenantId,
      id,
    ]),
  );
  return id;
}

/** The student of a world is named “<marker> student”; nobody begins with an X. */
const OF_STUDENT = { from: 'S', to: 'S' };
const OF_NOBODY = { from: 'X', to: 'X' };

/**
 * @param letters - of the caseload of the counselor who came from no course.
 * @param named - whom the parts of the staff name; the student of this very course by default.
 */
async function peopleOf(
  course: Course,
  letters: { from: string; to: string },
  named?: Person,
): Promise<Record<Role, Person>> {
  const person = (role: Person['role'], options = {}) =>
    buildPerson({ course, role, name: `Pat Zz${role}`, ...options });
  const byCaseload = await buildPerson({ district: course, role: 'counselor', name: 'Pat Zz' });
  await addPart(byCaseload, byCaseload, ruleOf({ letters }));
  const [student, administrator] = [await person('student'), await person('admin')];
  const inPart = async (
    kind: PartKind,
    scope: Pick<Gift, 'students' | 'school'> = { students: [named ?? student] },
  ) => withPart(administrator, { to: await person('none'), kind, ...scope });
  return {
    student,
    classmate: await person('student'),
    teacher: await person('teacher'),
    counselor: await person('counselor'),
    'counselor by caseload': byCaseload,
    administrator,
    'teaching administrator': await person('admin', { teaches: true }),
    observer: await person('observer'),
    none: await person('none'),
    adviser: await inPart('adviser'),
    mentor: await inPart('mentor'),
    'case manager': await inPart('case-manager'),
    principal: await inPart('principal', { school: course.schoolId }),
    'read only': await inPart('read-only', {}),
    'read only of school': await inPart('read-only', { school: course.schoolId }),
  };
}

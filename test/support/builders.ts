import { randomUUID } from 'node:crypto';
import { openSession, redeemCode } from '#server/auth/sessions.js';
import type { ActorRole } from '#server/auth/actor.js';
import { newId } from '#server/db/ids.js';
import { globalSql, sql, withTenant } from '#server/db/tenant.js';
import { testSystem } from './system.js';

/** Made-up rows for tests: say only what matters. Each call makes something new. */
export interface District {
  tenantId: string;
  schoolId: string;
  registrationId: string;
  deploymentId: string;
}

export interface Course extends District {
  courseId: string;
}

export interface Person {
  tenantId: string;
  personId: string;
  /** Their id in the LMS. */
  sub: string;
  role: ActorRole;
  courseId: string | null;
  deploymentId: string;
  /** Bearer token of an open session. */
  token: string;
}

export async function buildDistrict(name = `District ${randomUUID()}`): Promise<District> {
  await testSystem();
  const [tenant] = await globalSql<{ id: string }>(
    'insert into tenants (name) values ($1) returning id',
    [name],
  );
  const tenantId = tenant!.id;
  const schoolId = newId();
  await withTenant(tenantId, () =>
    sql(`insert into schools (tenant_id, id, name) values ($1, $2, 'School')`, [
      tenantId,
      schoolId,
    ]),
  );
  return { tenantId, schoolId, registrationId: newId(), deploymentId: newId() };
}

export async function buildCourse(
  options: { district?: District; title?: string; rosterUrl?: string; lineItemsUrl?: string } = {},
): Promise<Course> {
  const district = options.district ?? (await buildDistrict());
  const courseId = newId();
  await withTenant(district.tenantId, () =>
    sql(
      `insert into courses (tenant_id, id, school_id, registration_id, deployment_id, lms_context_id,
                            title, roster_url, line_items_url, grade_scopes)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        district.tenantId,
        courseId,
        district.schoolId,
        district.registrationId,
        district.deploymentId,
        randomUUID(),
        options.title ?? 'Career Explorations 8',
        options.rosterUrl ?? null,
        options.lineItemsUrl ?? null,
        [],
      ],
    ),
  );
  return { ...district, courseId };
}

interface PersonOptions {
  course?: Course;
  district?: District;
  role?: ActorRole;
  name?: string | null;
  locale?: string;
  isTest?: boolean;
  /** An administrator who teaches the course; others only look at it. */
  teaches?: boolean;
}

/** A person enrolled in the course (a new one by default), with an open session. */
export async function buildPerson(options: PersonOptions = {}): Promise<Person> {
  const course = options.course ?? (options.district ? null : await buildCourse());
  const district = course ?? options.district!;
  const role = options.role ?? 'student';
  const personId = newId();
  const sub = randomUUID();
  await withTenant(district.tenantId, () =>
    insertPerson({ district, course, role, personId, sub, options }),
  );
  const signedIn = {
    tenantId: district.tenantId,
    personId,
    courseId: course?.courseId ?? null,
    deploymentId: district.deploymentId,
    role,
  };
  return { ...signedIn, sub, token: await signIn(signedIn, options) };
}

async function insertPerson(row: {
  district: District;
  course: Course | null;
  role: ActorRole;
  personId: string;
  sub: string;
  options: PersonOptions;
}): Promise<void> {
  const { district, course, role, personId, options } = row;
  const name = options.name === undefined ? `Person ${personId.slice(-4)}` : options.name;
  const staffRole = role === 'counselor' || role === 'admin' ? role : null;
  await sql(
    `insert into people (tenant_id, id, name, given_name, pseudonym, staff_role, is_test)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      district.tenantId,
      personId,
      name,
      name?.split(' ')[0] ?? null,
      personId.slice(-4).toUpperCase(),
      staffRole,
      options.isTest ?? false,
    ],
  );
  await sql(
    `insert into person_identities (tenant_id, id, person_id, registration_id, sub)
     values ($1, $2, $3, $4, $5)`,
    [district.tenantId, newId(), personId, district.registrationId, row.sub],
  );
  if (!course) return;
  const courseRole = role === 'admin' && !options.teaches ? 'none' : staffRole ? 'teacher' : role;
  await sql(
    `insert into enrolments (tenant_id, id, course_id, person_id, role)
     values ($1, $2, $3, $4, $5)`,
    [district.tenantId, newId(), course.courseId, personId, courseRole],
  );
}

/** Opens a session the way a launch does. @returns the bearer token. */
export async function signIn(
  person: Omit<Person, 'sub' | 'token'> & { deploymentId: string },
  options: { locale?: string; deepLink?: object | null; isTest?: boolean } = {},
): Promise<string> {
  const { clock } = await testSystem();
  const { code } = await withTenant(person.tenantId, () =>
    openSession(
      {
        personId: person.personId,
        courseId: person.courseId,
        deploymentId: person.deploymentId,
        role: person.role,
        locale: options.locale ?? 'en',
        view: '',
        deepLink: options.deepLink ?? null,
        isTest: options.isTest ?? false,
      },
      clock.now(),
    ),
  );
  const { token } = await redeemCode(code, clock.now());
  return token;
}

/** Somebody is no longer in any course. */
export const leave = ({ tenantId, personId }: Person) =>
  withTenant(tenantId, () =>
    sql('update enrolments set is_active = false where tenant_id = $1 and person_id = $2', [
      tenantId,
      personId,
    ]),
  );

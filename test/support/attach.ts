import { randomBytes, randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { FormPost, type NewPlacement } from '#contracts/attach.js';
import type { DeepLinkSettings, LaunchContext, PlatformFamily } from '#lti/types.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { takeLaunch } from '#server/features/launch/launch-service.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { apiAs } from './api.js';
import {
  buildCourse,
  buildDistrict,
  buildPerson,
  type Course,
  type District,
  signIn,
} from './builders.js';
import { reply } from './reply.js';
import { testSystem } from './system.js';

export const DEEP_LINK = 'https://purl.imsglobal.org/spec/lti-dl/claim';
export const SETTINGS: DeepLinkSettings = {
  returnUrl: 'https://lms.test/return',
  acceptTypes: ['ltiResourceLink'],
  documentTargets: ['iframe', 'window'],
  ...{ acceptsMultiple: false, acceptsLineItem: true, autoCreate: true, data: 'opaque-1' },
};
export const REFLECTION = {
  title: 'Look back',
  blocks: [{ prompt: 'What went well?' }, { prompt: 'What is next?', hint: 'One thing.' }],
  ...({ grading: 'points', maxPoints: 20 } as const),
};

/** One choice of these items, as the browser sends it. */
export const choice = (...items: object[]) => ({ key: randomUUID(), items });

/** A course on a registered platform, whose deployment is bound to its district. */
export async function registeredCourse(
  family: PlatformFamily = 'canvas',
  options: { district?: District; title?: string } = {},
): Promise<Course> {
  const { lti } = await testSystem();
  const district = options.district ?? (await buildDistrict());
  const issuer = `https://lms.test/${randomUUID()}`;
  const registration = await lti.registerPlatform({
    ...{ issuer, clientId: 'client', name: 'LMS', family, serviceHosts: [] },
    authEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    jwksUrl: `${issuer}/jwks`,
  });
  const binding = { tenantId: district.tenantId, schoolId: district.schoolId };
  const deployment = await createLtiStore().bindDeployment(registration.id, 'd1', binding);
  const ids = { registrationId: registration.id, deploymentId: deployment.id };
  return buildCourse({ ...options, district: { ...district, ...ids } });
}

/** A teacher whose LMS waits for a choice; `again` opens another such visit. */
export async function choosingTeacher(settings: Partial<DeepLinkSettings> = {}, place?: Course) {
  const course = place ?? (await registeredCourse());
  const teacher = await buildPerson({ course, role: 'teacher' });
  const visit = { ...teacher, deploymentId: course.deploymentId };
  const again = async (changes: Partial<DeepLinkSettings> = {}) =>
    apiAs({
      token: await signIn(visit, { deepLink: { ...SETTINGS, ...settings, ...changes } }),
    });
  return { course, teacher, again, api: await again() };
}

export type Chooser = Awaited<ReturnType<typeof choosingTeacher>>['api'];

/** Hands these items over and reads what the LMS gets. */
export async function place(api: Chooser, ...items: NewPlacement[]): Promise<LinkItem[]> {
  return itemsIn(await reply<FormPost>(api.post('/api/attach', choice(...items)), 201));
}

export interface LinkItem extends Record<string, unknown> {
  title: string;
  url: string;
  custom: Record<string, string>;
}

export const claimsIn = (form: FormPost) => decodeJwt(FormPost.parse(form).fields.JWT ?? '');
export const itemsIn = (form: FormPost) =>
  claimsIn(form)[`${DEEP_LINK}/content_items`] as LinkItem[];

/** A launch from some course of this platform; `course` in the fields says which. */
export const launchInto = (course: Course, fields: Partial<LaunchContext>): LaunchContext => ({
  ...{ messageType: 'resource-link', family: 'canvas', courseRole: 'student' },
  registrationId: course.registrationId,
  deploymentId: course.deploymentId,
  tenantId: course.tenantId,
  schoolId: course.schoolId,
  user: { sub: randomUUID(), name: 'Maya Okafor' },
  ...{ isAdministrator: false, isTestUser: false },
  course: { lmsId: randomUUID(), title: 'Careers 8', history: [] },
  resourceLink: { id: 'link-1' },
  ...{ custom: {}, target: '/lti/launch' },
  ...fields,
});

/** Something that was put into this course and opened there. */
export async function buildActivity(course: Course, title: string): Promise<string> {
  const id = newId();
  await withTenant(course.tenantId, () =>
    sql(
      `insert into placements (tenant_id, id, course_id, answer_key, position, kind, title, opened_at)
       values ($1, $2, $3, $4, 0, 'goal', $5, now())`,
      [course.tenantId, id, course.courseId, randomUUID(), title],
    ),
  );
  return id;
}

/** The id that the LMS has for this course. */
export async function lmsIdOf(course: Course): Promise<string> {
  const [row] = await withTenant(course.tenantId, () =>
    sql<{ lms_context_id: string }>(
      'select lms_context_id from courses where tenant_id = $1 and id = $2',
      [course.tenantId, course.courseId],
    ),
  );
  return row?.lms_context_id ?? '';
}

/** The view that the session of this launch opens. */
export async function viewOf(launch: LaunchContext): Promise<string> {
  const now = new Date();
  const login = {
    stateHash: randomBytes(32),
    tokenHash: randomBytes(32),
    usedAt: now,
    expiresAt: now,
  };
  const outcome = await takeLaunch(launch, login);
  const [tenantId = '', sessionId = ''] = outcome!.resume.split(':');
  const [row] = await withTenant(tenantId, () =>
    sql<{ view: string }>('select view from sessions where tenant_id = $1 and id = $2', [
      tenantId,
      sessionId,
    ]),
  );
  return row?.view ?? 'none';
}

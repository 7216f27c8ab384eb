import { expect } from 'chai';
import { randomBytes, randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { AttachOptions, FormPost } from '#contracts/assignments.js';
import type { DeepLinkSettings, LaunchContext } from '#lti/types.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { takeLaunch } from '#server/features/launch/launch-service.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { apiAs } from '../support/api.js';
import { buildAssignment } from '../support/assignments.js';
import {
  buildCourse,
  buildDistrict,
  buildPerson,
  signIn,
  type Course,
} from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const CLAIM = 'https://purl.imsglobal.org/spec/lti-dl/claim';
const SETTINGS: DeepLinkSettings = {
  returnUrl: 'https://lms.test/return',
  acceptTypes: ['ltiResourceLink'],
  ...{ acceptsMultiple: false, acceptsLineItem: true, autoCreate: true, data: 'opaque-1' },
};
const NEW = {
  title: 'Look back',
  blocks: [{ prompt: 'What went well?' }, { prompt: 'What is next?', hint: 'One thing.' }],
  ...{ grading: 'points', maxPoints: 20 },
};

/** A course on a registered platform, whose deployment is bound to its district. */
async function registeredCourse(): Promise<Course> {
  const { lti } = await testSystem();
  const district = await buildDistrict();
  const issuer = `https://lms.test/${randomUUID()}`;
  const registration = await lti.registerPlatform({
    ...{ issuer, clientId: 'client', name: 'LMS', family: 'canvas', serviceHosts: [] },
    authEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    jwksUrl: `${issuer}/jwks`,
  });
  const binding = { tenantId: district.tenantId, schoolId: district.schoolId };
  const deployment = await createLtiStore().bindDeployment(registration.id, 'd1', binding);
  const ids = { registrationId: registration.id, deploymentId: deployment.id };
  return buildCourse({ district: { ...district, ...ids } });
}

async function choosingTeacher(settings: DeepLinkSettings = SETTINGS) {
  const course = await registeredCourse();
  const teacher = await buildPerson({ course, role: 'teacher' });
  const visit = { ...teacher, deploymentId: course.deploymentId };
  const token = await signIn(visit, { deepLink: settings });
  return { course, teacher, api: await apiAs({ token }) };
}

const itemsIn = (form: FormPost) =>
  decodeJwt(form.fields.JWT ?? '')[`${CLAIM}/content_items`] as Record<string, unknown>[];

describe('putting a plan reflection into the course', function () {
  this.timeout(30_000);

  it('F54: answers the LMS with a link, a column and its own data', async () => {
    const { api, course } = await choosingTeacher();
    const form = FormPost.parse(await reply(api.post('/api/assignments/attach', NEW), 201));
    expect(form.action).to.equal(SETTINGS.returnUrl);
    expect(decodeJwt(form.fields.JWT ?? '')).to.include({ [`${CLAIM}/data`]: 'opaque-1' });
    const [row] = await withTenant(course.tenantId, () =>
      sql<{ id: string }>('select id from assignments where tenant_id = $1 and course_id = $2', [
        course.tenantId,
        course.courseId,
      ]),
    );
    const [item] = itemsIn(form);
    expect(item).to.deep.include({ type: 'ltiResourceLink', title: 'Look back' });
    expect(item?.url).to.match(new RegExp(`/lti/launch\\?ref=${row!.id}$`));
    expect(item?.custom).to.deep.equal({ pathlight_ref: row!.id });
    expect(item?.lineItem).to.deep.include({
      ...{ scoreMaximum: 20, resourceId: row!.id },
      submissionReview: { url: item?.url, custom: { pathlight_ref: row!.id } },
    });
  });

  it('“complete” asks for a column of one point, ungraded work for none', async () => {
    const complete = (await choosingTeacher()).api;
    const graded = await reply<FormPost>(
      complete.post('/api/assignments/attach', { ...NEW, grading: 'complete', maxPoints: null }),
      201,
    );
    expect(itemsIn(graded)[0]?.lineItem).to.include({ scoreMaximum: 1 });
    const { api } = await choosingTeacher();
    const ungraded = await reply<FormPost>(
      api.post('/api/assignments/attach', { ...NEW, grading: 'none', maxPoints: null }),
      201,
    );
    expect(itemsIn(ungraded)[0]).not.to.have.property('lineItem');
  });

  it('a choice is made once; what was made can be used again', async () => {
    const { api, teacher, course } = await choosingTeacher();
    await reply(api.post('/api/assignments/attach', NEW), 201);
    await reply(api.post('/api/assignments/attach', NEW), 409);
    const visit = { ...teacher, deploymentId: course.deploymentId };
    const next = await apiAs({ token: await signIn(visit, { deepLink: SETTINGS }) });
    const options = AttachOptions.parse(await reply(next.get('/api/assignments/attach')));
    expect(options).to.include({ isOpen: true, canGrade: true });
    const [again] = options.reusable;
    const body = { assignmentId: again!.id };
    const form = await reply<FormPost>(next.post('/api/assignments/attach', body), 201);
    expect(itemsIn(form)[0]?.custom).to.deep.equal({ pathlight_ref: again!.id });
  });

  it('cancelling answers with nothing chosen', async () => {
    const { api } = await choosingTeacher();
    const form = await reply<FormPost>(api.post('/api/assignments/attach/cancel'));
    expect(itemsIn(form)).to.deep.equal([]);
  });

  it('bad input, students, and visits without a waiting LMS are refused', async () => {
    const { api, course, teacher } = await choosingTeacher();
    for (const wrong of [{ maxPoints: 101 }, { maxPoints: null }, { blocks: [] }, { title: ' ' }])
      await reply(api.post('/api/assignments/attach', { ...NEW, ...wrong }), 400);
    await reply((await apiAs(teacher)).post('/api/assignments/attach', NEW), 409);
    const student = await apiAs(await buildPerson({ course }));
    await reply(student.post('/api/assignments/attach', NEW), 403);
  });
});

const launchInto = (course: Course, fields: Partial<LaunchContext>): LaunchContext => ({
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

/** The view that the session of this launch opens. */
async function viewOf(launch: LaunchContext): Promise<string> {
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

describe('what a launch opens', function () {
  this.timeout(30_000);

  it('the home of the person’s role when no reflection was clicked', async () => {
    const course = await buildCourse();
    expect(await viewOf(launchInto(course, {}))).to.equal('');
    expect(await viewOf(launchInto(course, { courseRole: 'teacher' }))).to.equal('class');
    const choosing = { messageType: 'deep-linking', deepLink: SETTINGS } as const;
    expect(await viewOf(launchInto(course, { ...choosing, courseRole: 'teacher' }))).to.equal(
      'attach',
    );
    expect(await viewOf(launchInto(course, choosing))).to.equal('');
  });

  it('an unknown or malformed reference opens the home', async () => {
    const course = await buildCourse();
    for (const pathlight_ref of [randomUUID(), '../../class', "' or 1=1 --"])
      expect(await viewOf(launchInto(course, { custom: { pathlight_ref } }))).to.equal('');
  });

  it('F54: a copied course gets its own copy of the reflection, once, without student data', async () => {
    const old = await buildCourse();
    const id = await buildAssignment(old, { title: 'Look back' });
    const next = { lmsId: randomUUID(), title: 'Careers 8, next year', history: [] };
    const target = `/lti/launch?ref=${id}`;
    const lineItemUrl = 'https://lms.test/items/77';
    const views = await Promise.all(
      ['a', 'b', 'c'].map((sub) =>
        viewOf(
          launchInto(old, {
            ...{ course: next, target, user: { sub } },
            grades: { lineItemUrl, scopes: [] },
          }),
        ),
      ),
    );
    expect(new Set(views).size).to.equal(1);
    const copy = views[0]!.replace('reflections/', '');
    expect(copy).not.to.equal(id);
    // A later launch that tells no column keeps the one we know.
    const teacher = { course: next, target, courseRole: 'teacher' } as const;
    expect(await viewOf(launchInto(old, teacher))).to.equal(`assignments/${copy}`);
    const links = await withTenant(old.tenantId, () =>
      sql(
        'select line_item_url from assignment_links where tenant_id = $1 and assignment_id = $2',
        [old.tenantId, copy],
      ),
    );
    expect(links).to.deep.equal([{ line_item_url: lineItemUrl }]);
  });

  it('a submission review opens the student’s work', async () => {
    const course = await registeredCourse();
    const id = await buildAssignment(course);
    const [known] = await withTenant(course.tenantId, () =>
      sql<{ lms_context_id: string }>(
        'select lms_context_id from courses where tenant_id = $1 and id = $2',
        [course.tenantId, course.courseId],
      ),
    );
    const student = await buildPerson({ course });
    const view = await viewOf(
      launchInto(course, {
        ...{ messageType: 'submission-review', courseRole: 'teacher', forUserSub: student.sub },
        course: { lmsId: known!.lms_context_id, history: [] },
        custom: { pathlight_ref: id },
      }),
    );
    expect(view).to.equal(`assignments/${id}?student=${student.personId}`);
  });
});
